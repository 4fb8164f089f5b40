public import ComplexModule
public import Formula
public import RealModule

/// The rational function of a small type (m, n) with the smallest sup error on an interval.
///
/// Remez's exchange where each levelling is a generalised eigenvalue problem: of its real
/// eigenvalues the one is taken whose denominator keeps its sign on the reference. Even and odd
/// functions on symmetric intervals are solved in y = x².
///
/// Source: Trefethen, *Approximation Theory and Approximation Practice* (2019), chapter 24;
/// Filip, Nakatsukasa, Trefethen and Beckermann, *Rational minimax approximation via adaptive
/// barycentric representations*, SISC 40 (2018), for what limits this way to small types.
public struct RationalMinimax: Sendable {
  /// The largest error, located.
  public let error: Extremum
  /// The levelled error on the reference: no function of the type has a smaller one.
  public let lowerBound: Double
  /// The points where the error alternates.
  public let reference: [Double]
  /// Whether error and lower bound met.
  public let converged: Bool
  /// The symmetry that was used.
  public let parity: Parity?
  /// The poles.
  public let poles: [Complex<Double>]
  /// The zeros.
  public let zeros: [Complex<Double>]
  /// The same function as a value.
  public let function: RealFunction
  private let fraction: ChebyshevFraction

  /// Finds the best function of type (m, n); nil where no iterate without poles was found.
  ///
  /// - Complexity: O((m + n)³) for each exchange.
  public init?(
    of target: RealFunction, on interval: Interval, numeratorDegree m: Int, denominatorDegree n: Int
  ) {
    precondition(interval.isFinite && m >= 0 && n >= 0 && m + n <= 60)
    let symmetry = foundParity(target, nil, interval)
    let reduction = ParityReduction(target, nil, interval, m, symmetry)
    let halves = symmetry != nil
    let degrees = (max(reduction.problem.degree, 0), halves ? n / 2 : n)
    var run = FractionExchange(problem: reduction.problem, degrees: degrees)
    guard let best = run.solve(start: reduction.start) else { return nil }
    fraction = best.fraction
    parity = symmetry
    lowerBound = best.levelled
    reference = reduction.fullReference(best.reference)
    let value = best.fraction
    let function = RealFunction { reduction.value(value.callAsFunction, $0) }
    self.function = function
    let curve = ErrorCurve(
      of: target, minus: function, on: interval, degree: m + n, knots: reference)
    error = curve.sup
    converged = error.size - lowerBound <= max(1e-8 * error.size, 4 * curve.noiseFloor)
    func unfolded(_ roots: [Complex<Double>]) -> [Complex<Double>] {
      guard symmetry != nil else { return roots }
      return roots.flatMap { y in
        let root = Complex.sqrt(y)
        return [root, -root]
      }
    }
    poles = unfolded(fraction.poles)
    zeros = unfolded(fraction.zeros) + (symmetry == .odd ? [.zero] : [])
  }

  /// The residue at a simple pole.
  public func residue(at z: Complex<Double>) -> Complex<Double> {
    switch parity {
    case nil: fraction.residue(at: z)
    // d(y)/dx = 2x: residues in y are divided by 2x; an odd function carries a factor x.
    case .even: fraction.residue(at: z * z) / (Complex(2) * z)
    case .odd: fraction.residue(at: z * z) / Complex(2)
    }
  }
}

/// A quotient of two Chebyshev series on one interval.
struct ChebyshevFraction: Sendable {
  let interval: Interval
  let numerator: [Double]
  let denominator: [Double]

  func callAsFunction(_ x: Double) -> Double {
    ChebyshevSeries(on: interval, coefficients: numerator)(x)
      / ChebyshevSeries(on: interval, coefficients: denominator)(x)
  }

  private var half: Double { interval.length / 2 }
  private func point(_ t: Complex<Double>) -> Complex<Double> {
    Complex(interval.midpoint) + Complex(half) * t
  }
  var poles: [Complex<Double>] { chebyshevRoots(denominator).map(point) }
  var zeros: [Complex<Double>] { chebyshevRoots(numerator).map(point) }

  /// p/q′ at a pole, derivatives by T_k′ = k U_{k−1}.
  func residue(at x: Complex<Double>) -> Complex<Double> {
    let t = (x - Complex(interval.midpoint)) / Complex(half)
    var p = Complex<Double>.zero
    var slope = Complex<Double>.zero
    var (t0, t1) = (Complex(1.0), t)
    var (u0, u1) = (Complex<Double>.zero, Complex(1.0))
    for k in 0..<max(numerator.count, denominator.count) {
      if k < numerator.count { p += Complex(numerator[k]) * t0 }
      if k < denominator.count { slope += Complex(Double(k) * denominator[k]) * u0 }
      (t0, t1) = (t1, Complex(2) * t * t1 - t0)
      (u0, u1) = (u1, Complex(2) * t * u1 - u0)
    }
    return p * Complex(half) / slope
  }
}

/// Remez's exchange for quotients.
private struct FractionExchange {
  let problem: ExchangeProblem
  let degrees: (Int, Int)

  struct Solution {
    var fraction: ChebyshevFraction
    var levelled: Double
    var largest: Double
    var reference: [Double]
  }

  mutating func solve(start: [Double]) -> Solution? {
    // The start holds the right number of points for n = 0; more are needed now.
    let count = degrees.0 + degrees.1 + 2
    var reference = count == start.count ? start : spread(count)
    var best: Solution?
    for _ in 0..<60 {
      guard let (fraction, h) = level(reference) else { break }
      let error = { @Sendable [problem] x in
        (problem.target(x) - fraction(x)) * problem.weight(x)
      }
      let extrema = problem.alternatingExtrema(reference, error)
      let top = extrema.map(\.size).max() ?? .infinity
      if top < best?.largest ?? .infinity {
        best = Solution(fraction: fraction, levelled: abs(h), largest: top, reference: reference)
      }
      if top - abs(h) <= 1e-10 * top { break }
      guard let next = problem.exchanged(reference, extrema, error), next != reference else {
        break
      }
      reference = next
    }
    return best
  }

  /// Chebyshev-spaced points; squares of them next to 0 where the problem is one in y = x².
  private func spread(_ count: Int) -> [Double] {
    let t = chebyshevPoints(degree: count - 1)
    guard problem.interval.lower == 0 else {
      return t.map {
        problem.interval.midpoint + problem.interval.length / 2 * ($0 + 0.02 * (1 - $0 * $0))
      }
    }
    let low = 1 / Double(4 * count)
    return t.map { problem.interval.upper * .pow(low + (1 - low) * (1 + $0) / 2, 2) }
  }

  /// p − (g − (−1)^i h/u) q = 0 on the reference, with q of one sign there.
  private func level(_ reference: [Double]) -> (ChebyshevFraction, Double)? {
    let (m, n) = degrees
    let map = AffineMap(center: problem.interval.midpoint, scale: problem.interval.length / 2)
    var a: [[Double]] = []
    var b: [[Double]] = []
    for (i, x) in reference.enumerated() {
      let t = map(x)
      let values = OrthogonalFamily.chebyshev(.first).recurrence(count: max(m, n) + 1)
        .values(at: t, degree: max(m, n))
      let shift = (i % 2 == 0 ? 1.0 : -1.0) / problem.weight(x)
      let g = problem.target(x)
      a.append(values.prefix(m + 1) + values.prefix(n + 1).map { -g * $0 })
      b.append([Double](repeating: 0, count: m + 1) + values.prefix(n + 1).map { -shift * $0 })
    }
    let candidates = generalizedEigenvalues(a, b)
      .filter { abs($0.imaginary) <= 1e-8 * $0.length }.map(\.real)
      .sorted { abs($0) < abs($1) }
    for h in candidates {
      let rows = zip(a, b).map { zip($0, $1).map { $0 - h * $1 } }
      guard let v = rightSingularVectors(rows).vectors.last else { continue }
      let fraction = ChebyshevFraction(
        interval: problem.interval, numerator: Array(v.prefix(m + 1)),
        denominator: Array(v.suffix(n + 1)))
      let q = ChebyshevSeries(on: problem.interval, coefficients: fraction.denominator)
      let signs = q.values(at: checkPoints(reference))
      if signs.allSatisfy({ $0 > 0 }) || signs.allSatisfy({ $0 < 0 }) { return (fraction, h) }
    }
    return nil
  }

  private func checkPoints(_ reference: [Double]) -> [Double] {
    [problem.interval.lower] + reference + [problem.interval.upper]
  }
}
