import Approximation
import ComplexModule
import Formula

/// A rational approximant with its poles and zeros.
struct RationalStudy: Sendable {
  /// How it was made.
  let recipe: Recipe
  /// Degrees of numerator and denominator as they came out.
  let type: (numerator: Int, denominator: Int)
  /// The approximation itself.
  let function: RealFunction
  /// Zeros of the denominator.
  let poles: [Complex<Double>]
  /// Zeros of the numerator.
  let zeros: [Complex<Double>]
  /// Residues at the poles, in their order.
  let residues: [Complex<Double>]
  /// What no function of the type falls below; nil where no bound is known.
  var lowerBound: Double?
  /// Where the error of a best approximation alternates.
  var reference: [Double] = []

  /// What is asked for.
  enum Recipe: Hashable, Sendable {
    /// The best function of a type.
    case minimax(Int, Int)
    /// AAA to a tolerance of the largest value, up to a degree.
    case aaa(tolerance: Double, degree: Int)
    /// Padé's approximant of a type about a centre.
    case pade(Int, Int, center: Double)
  }

  /// Why there is no such approximation.
  enum Fault: Error, Hashable, Sendable {
    /// The exchange found none without poles.
    case notFound(Int, Int)
    /// The function is a polynomial of the numerator's degree itself, up to rounding.
    case polynomial(Int)
    /// There is no Taylor series to start from.
    case series(SeriesFault)
  }

  /// Approximates a function on a finite interval.
  init(
    _ recipe: Recipe, of expression: Expression, _ function: RealFunction, on domain: Interval
  ) throws(Fault) {
    self.recipe = recipe
    switch recipe {
    case .minimax(let m, let n):
      guard
        let found = RationalMinimax(
          of: function, on: domain, numeratorDegree: m, denominatorDegree: n)
      else {
        let polynomial = MinimaxPolynomial(of: function, on: domain, degree: m)
        let size = function.largestSample(on: domain)
        throw polynomial.error.size > 64 * .ulpOfOne * size ? .notFound(m, n) : .polynomial(m)
      }
      type = (found.type.numerator, found.type.denominator)
      self.function = found.function
      (poles, zeros) = (found.poles, found.zeros)
      residues = found.poles.map { found.residue(at: $0) }
      (lowerBound, reference) = (found.lowerBound, found.reference)
    case .aaa(let tolerance, let degree):
      let found = RationalApproximation(
        of: function, on: domain, tolerance: tolerance, maximumDegree: degree)
      type = (found.degree, found.degree)
      self.function = found.rational.function
      (poles, zeros, residues) = (found.poles, found.zeros, found.residues)
    case .pade(let l, let m, let center):
      let series: [Double]
      do {
        series = try expression.series(at: center, order: l + m).coefficients
      } catch {
        throw .series(error)
      }
      let found = PadeApproximant(
        taylor: series, center: center, numeratorDegree: l, denominatorDegree: m)
      type = (found.numerator.count - 1, found.denominator.count - 1)
      self.function = found.function
      (poles, zeros) = (found.poles, found.zeros)
      residues = found.poles.map { found.residue(at: $0) }
    }
  }

  /// The function with breakpoints beside the poles near an interval, so that integrals and searches
  /// see what happens there.
  func function(on interval: Interval) -> RealFunction {
    let places = poles.flatMap { pole -> [Double] in
      guard abs(pole.imaginary) < interval.length / 8 else { return [] }
      return [-1.0, 1].map { pole.real + $0 * abs(pole.imaginary) }
    }.filter { interval.lower < $0 && $0 < interval.upper }
    return places.isEmpty
      ? function
      : RealFunction(breakpoints: Set(places).sorted()) { [function] in function($0) }
  }

  /// Free numbers: all coefficients but a common factor.
  var parameters: Int { type.numerator + type.denominator + 1 }

  /// The poles on an interval, where no error is finite.
  func poles(on interval: Interval) -> [Double] {
    poles.filter {
      abs($0.imaginary) <= 1e-12 * interval.length && interval.contains($0.real)
    }.map(\.real)
  }
}

extension RationalStudy.Recipe {
  /// The degree AAA may reach on its own.
  static let largestDegree = 100

  /// What it shares with the same method at other degrees.
  var family: RationalStudy.Recipe {
    switch self {
    case .minimax(let m, let n): .minimax(m - min(m, n), n - min(m, n))
    case .aaa: .aaa(tolerance: 0, degree: 0)
    case .pade(let l, let m, let center):
      .pade(l - min(l, m), m - min(l, m), center: center)
    }
  }

  /// The same method with n as the larger of its degrees and their difference kept; nil where the
  /// other one would be negative.
  func raised(to n: Int) -> RationalStudy.Recipe? {
    func type(_ l: Int, _ m: Int) -> (Int, Int)? {
      let other = n - abs(l - m)
      return other < 0 ? nil : l >= m ? (n, other) : (other, n)
    }
    switch self {
    case .minimax(let l, let m): return type(l, m).map { .minimax($0, $1) }
    case .pade(let l, let m, let center): return type(l, m).map { .pade($0, $1, center: center) }
    case .aaa(let tolerance, _): return .aaa(tolerance: min(tolerance, 1e-14), degree: n)
    }
  }

  /// The method's name as printed.
  var title: String {
    switch self {
    case .minimax: "rational minimax"
    case .aaa: "AAA"
    case .pade: "Padé"
    }
  }

  /// The method's name in values.
  var name: String {
    switch self {
    case .minimax: "rational"
    case .aaa: "aaa"
    case .pade: "pade"
    }
  }
}
