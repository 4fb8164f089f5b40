import RealModule

/// A power series cut after a fixed number of terms.
struct TruncatedSeries {
  var terms: [Double]

  init(_ terms: [Double]) { self.terms = terms }

  init(constant: Double, count: Int) {
    terms = [Double](repeating: 0, count: count)
    terms[0] = constant
  }

  var count: Int { terms.count }

  /// The value by Horner's rule.
  func callAsFunction(_ s: Double) -> Double {
    var sum = 0.0
    for c in terms.reversed() { sum = sum * s + c }
    return sum
  }

  /// The values at eight points.
  func callAsFunction(_ s: SIMD8<Double>) -> SIMD8<Double> {
    var sum = SIMD8<Double>()
    for c in terms.reversed() { sum = sum * s + c }
    return sum
  }

  static func + (a: Self, b: Self) -> Self { Self(zip(a.terms, b.terms).map { $0 + $1 }) }
  static func - (a: Self, b: Self) -> Self { Self(zip(a.terms, b.terms).map { $0 - $1 }) }
  static func * (c: Double, a: Self) -> Self { Self(a.terms.map { c * $0 }) }

  static func * (a: Self, b: Self) -> Self {
    var result = Self(constant: 0, count: a.count)
    for i in a.terms.indices where a.terms[i] != 0 {
      for j in 0..<(a.count - i) { result.terms[i + j] += a.terms[i] * b.terms[j] }
    }
    return result
  }

  static func / (a: Self, b: Self) -> Self {
    var result = a
    for k in a.terms.indices {
      var sum = a.terms[k]
      for j in 0..<k { sum -= result.terms[j] * b.terms[k - j] }
      result.terms[k] = sum / b.terms[0]
    }
    return result
  }

  /// The square root of a series with a positive constant term.
  var squareRoot: Self {
    var result = Self(constant: terms[0].squareRoot(), count: count)
    for k in 1..<count {
      var sum = terms[k]
      for j in stride(from: 1, to: k, by: 1) { sum -= result.terms[j] * result.terms[k - j] }
      result.terms[k] = sum / (2 * result.terms[0])
    }
    return result
  }

  /// The derivative, with a last term of 0.
  var derivative: Self {
    Self((1..<count).map { Double($0) * terms[$0] } + [0])
  }

  /// The series times its variable.
  var shifted: Self { Self([0] + terms.dropLast()) }

  /// Without trailing terms that cannot matter up to `radius`, relative to `scale`.
  func trimmed(radius: Double, scale: Double) -> Self {
    var kept = count
    while kept > 1, abs(terms[kept - 1]) * .pow(radius, kept - 1) < 1e-18 * scale { kept -= 1 }
    return Self(Array(terms.prefix(kept)))
  }
}
