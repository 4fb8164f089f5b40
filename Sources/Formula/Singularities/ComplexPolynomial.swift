import ComplexModule
import RealModule

/// Roots of polynomials with complex coefficients.
enum ComplexPolynomial {
  /// All roots, by closed forms up to degree 2 and Aberth's simultaneous iteration above.
  ///
  /// Coefficients from degree 0 upwards. Simple roots come out to a few ulps of their condition
  /// (Aberth 1973; starting points on circles after Bini 1996). O(degree²) per sweep.
  static func roots(_ coefficients: [Complex<Double>]) -> [Complex<Double>] {
    var c = coefficients
    while let last = c.last, last == .zero { c.removeLast() }
    let zeros = c.prefix { $0 == .zero }.count
    c.removeFirst(zeros)
    let atZero = [Complex<Double>](repeating: .zero, count: zeros)
    switch c.count {
    case 0, 1: return atZero
    case 2: return atZero + [-c[0] / c[1]]
    case 3: return atZero + quadratic(c)
    default: return atZero + aberth(c)
    }
  }

  private static func quadratic(_ c: [Complex<Double>]) -> [Complex<Double>] {
    let root = Complex.sqrt(c[1] * c[1] - Complex(4) * c[0] * c[2])
    // The sign that does not cancel.
    let same = c[1].real * root.real + c[1].imaginary * root.imaginary >= 0
    let q = (c[1] + (same ? root : -root)) * Complex(-0.5)
    if q == .zero { return [.zero, .zero] }
    return [q / c[2], c[0] / q]
  }

  private static func aberth(_ c: [Complex<Double>]) -> [Complex<Double>] {
    let degree = c.count - 1
    var points = start(c)
    for _ in 0..<200 {
      var largest = 0.0
      for i in points.indices {
        let step = newton(c, points[i])
        var repulsion = Complex<Double>.zero
        for j in points.indices where j != i {
          let gap = points[i] - points[j]
          if gap != .zero { repulsion += Complex(1) / gap }
        }
        let change = step / (Complex(1) - step * repulsion)
        guard change.isFinite else { continue }
        points[i] -= change
        largest = max(largest, change.length / max(points[i].length, 1e-300))
      }
      if largest < 1e-15 * Double(degree) { break }
    }
    return points
  }

  /// p/p′, from the reversed polynomial outside the unit circle, where powers would overflow.
  private static func newton(_ c: [Complex<Double>], _ z: Complex<Double>) -> Complex<Double> {
    if z.length <= 1 {
      let (value, slope) = horner(c.reversed(), z)
      return value == .zero ? .zero : value / slope
    }
    let inverse = Complex(1) / z
    let (value, slope) = horner(c, inverse)
    if value == .zero { return .zero }
    let degree = Complex<Double>(Double(c.count - 1))
    return z / (degree - inverse * slope / value)
  }

  /// Value and derivative of Σ descending[k] z^(n−k).
  private static func horner(
    _ descending: some Sequence<Complex<Double>>, _ z: Complex<Double>
  ) -> (Complex<Double>, Complex<Double>) {
    var value = Complex<Double>.zero
    var slope = Complex<Double>.zero
    for coefficient in descending {
      slope = slope * z + value
      value = value * z + coefficient
    }
    return (value, slope)
  }

  /// Points on circles whose radii follow the upper hull of log|cₖ|.
  private static func start(_ c: [Complex<Double>]) -> [Complex<Double>] {
    let heights = c.map { $0 == .zero ? -Double.infinity : Double.log($0.length) }
    var hull = [0]
    for k in 1..<c.count where heights[k].isFinite {
      while hull.count >= 2 {
        let (a, b) = (hull[hull.count - 2], hull[hull.count - 1])
        let before = (heights[b] - heights[a]) / Double(b - a)
        let after = (heights[k] - heights[b]) / Double(k - b)
        if before > after { break }
        hull.removeLast()
      }
      hull.append(k)
    }
    var points: [Complex<Double>] = []
    for (a, b) in zip(hull, hull.dropFirst()) {
      let radius = Double.exp((heights[a] - heights[b]) / Double(b - a))
      for k in 0..<(b - a) {
        let angle = 2 * Double.pi * (Double(k) / Double(b - a) + 0.7 / Double(c.count)) + Double(a)
        points.append(Complex(length: radius, phase: angle))
      }
    }
    return points
  }
}
