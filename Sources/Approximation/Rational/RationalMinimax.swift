public import ComplexModule
public import Formula
public import RealModule

/// The degrees of numerator and denominator of rational functions.
public struct RationalType: Hashable, Sendable {
  /// The degree m of the numerator.
  public let numerator: Int
  /// The degree n of the denominator.
  public let denominator: Int

  /// Creates the type (m, n).
  public init(_ numerator: Int, _ denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// m + n + 1: how many numbers a function of the type is determined by.
  public var parameters: Int { numerator + denominator + 1 }
}

/// The rational function of a type (m, n) with the smallest sup error on an interval.
///
/// Remez's exchange in barycentric form, from small types to larger ones, and differential
/// corrections where that finds no levelled function without poles. Even and odd functions on
/// symmetric intervals are solved in y = x², since the best function shares the symmetry: types with
/// a degree of the wrong parity are those of a smaller one.
///
/// Source: Filip, Nakatsukasa, Trefethen and Beckermann, *Rational minimax approximation via
/// adaptive barycentric representations*, SISC 40 (2018); Trefethen, *Approximation Theory and
/// Approximation Practice* (2019), chapter 24.
public struct RationalMinimax: Sendable {
  /// The type of the function found: smaller than that asked for where the best has a defect.
  public let type: RationalType
  /// The largest error, located.
  public let error: Extremum
  /// The levelled error on the reference: no function of `boundType` has a smaller one.
  public let lowerBound: Double
  /// The type the lower bound is known for: that asked for, or only that of the function found.
  public let boundType: RationalType
  /// The points where the error alternates.
  public let reference: [Double]
  /// Whether error and lower bound met, and the error alternates as often as the type asked for
  /// demands; or all of the error is rounding.
  public let converged: Bool
  /// Whether the error is the rounding of values.
  public let isAtRoundingLevel: Bool
  /// The symmetry that was used.
  public let parity: Parity?
  /// The poles.
  public let poles: [Complex<Double>]
  /// The zeros.
  public let zeros: [Complex<Double>]
  /// The same function as a value.
  public let function: RealFunction
  private let fraction: BarycentricFraction

  /// Finds the best function of type (m, n); nil where no iterate without poles was found.
  ///
  /// - Complexity: O((m + n)⁴).
  public init?(
    of target: RealFunction, on interval: Interval, numeratorDegree m: Int, denominatorDegree n: Int
  ) {
    precondition(interval.isFinite && m >= 0 && n >= 0 && m + n <= 60)
    let problem = ParityProblem(target, interval)
    let asked = RationalType(m, n)
    let type = problem.reduced(asked)
    guard type.0 >= 0 else {
      self.init(zeroOn: interval, for: target, problem, asked: asked)
      return
    }
    guard let step = problem.exchange.best(of: type) else { return nil }
    self.init(step, problem, target, interval, asked: asked)
  }

  /// The best functions of all types (m, n) with m + n = `sum` for each of some sums.
  ///
  /// All types are tried for sums up to 8 in the variable the problem is solved in, x or x², beyond
  /// it those with |m − n| ≤ 2 there; a sum without a levelled function of its own, or without a
  /// better one, has that of a smaller sum.
  /// - Parameters:
  ///   - sums: each at most 60.
  /// - Returns: no entry for sums where no function was found.
  public static func best(
    of target: RealFunction, on interval: Interval, degreeSums sums: [Int]
  ) -> [Int: RationalMinimax] {
    precondition(interval.isFinite && sums.allSatisfy { (0...60).contains($0) })
    let problem = ParityProblem(target, interval)
    let reduced = sums.map { problem.reducedSum($0) }
    let top = reduced.max() ?? 0
    var found: [Int: RationalStep] = [:]
    for offset in -max(2, min(top, 8))...max(2, min(top, 8)) {
      let limit = abs(offset) <= 2 ? top : min(top, 8)
      let last = (limit - abs(offset)) >= 0 ? (limit - abs(offset)) / 2 : -1
      guard last >= 0, reduced.contains(where: { ($0 - offset) % 2 == 0 }) else { continue }
      let type = offset >= 0 ? (last + offset, last) : (last, last - offset)
      for case let step? in problem.exchange.ladder(to: type) where step.isLevel || step.isNoise {
        let sum = step.fraction.type.0 + step.fraction.type.1
        if step.largest < found[sum]?.largest ?? .infinity { found[sum] = step }
      }
    }
    var result: [Int: RationalMinimax] = [:]
    for (sum, small) in zip(sums, reduced) {
      if small < 0 {
        result[sum] = RationalMinimax(
          zeroOn: interval, for: target, problem, asked: RationalType(0, sum))
        continue
      }
      let candidates = (0...small).compactMap { found[$0] }
      guard
        let best = candidates.enumerated().min(by: { first, second in
          // What is noise is not told apart: the smallest type of those.
          let (a, b) = (first.element, second.element)
          if a.isNoise && b.isNoise { return first.offset < second.offset }
          return a.largest < b.largest
        })?.element
      else { continue }
      result[sum] = RationalMinimax(best, problem, target, interval, asked: nil)
    }
    return result
  }

  private init(
    _ step: RationalStep, _ problem: ParityProblem, _ target: RealFunction, _ interval: Interval,
    asked: RationalType?
  ) {
    let symmetry = problem.parity
    let reduction = problem.reduction
    fraction = step.fraction
    parity = symmetry
    type = problem.full(step.fraction.type)
    let value = step.fraction
    let function = RealFunction { reduction.value(value.callAsFunction, $0) }
    self.function = function
    let points = reduction.fullReference(step.reference)
    reference = points
    let curve = ErrorCurve(
      of: target, minus: function, on: interval, degree: type.parameters, knots: points,
      rounding: 8 * step.noise)
    error = curve.sup
    isAtRoundingLevel = curve.sup.size <= curve.noiseFloor
    lowerBound = max(0, min(step.levelled - step.noise / 2, curve.sup.size))
    var isBest = error.size - step.levelled <= max(1e-8 * error.size, curve.noiseFloor)
    if let asked, asked != type {
      let defect = min(asked.numerator - type.numerator, asked.denominator - type.denominator)
      let needed = asked.parameters + 1 - defect
      isBest = isBest && max(points.count, curve.alternations(above: 1 - 1e-6)) >= needed
    }
    converged = isBest || isAtRoundingLevel
    boundType = isBest ? asked ?? type : type
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

  /// The zero function, the best for an odd function without an odd power in the numerator.
  private init(
    zeroOn interval: Interval, for target: RealFunction, _ problem: ParityProblem,
    asked: RationalType
  ) {
    type = RationalType(0, 0)
    boundType = asked
    fraction = BarycentricFraction(constant: 0)
    function = RealFunction(parity: .even) { _ in 0 }
    let curve = ErrorCurve(of: target, minus: function, on: interval, degree: 4)
    error = curve.sup
    lowerBound = curve.sup.size
    reference = [-abs(curve.sup.x), abs(curve.sup.x)]
    (poles, zeros, parity) = ([], [], problem.parity)
    (converged, isAtRoundingLevel) = (true, false)
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

  /// The nodes t_k and the coefficients α_k, β_k of Σ α_k/(z − t_k) / Σ β_k/(z − t_k), where z is x,
  /// or x² for functions of a parity; odd ones have a factor x before it.
  public var barycentric: (nodes: [Double], numerator: [Double], denominator: [Double]) {
    (fraction.nodes, fraction.numerator, fraction.denominator)
  }
}

/// The problem in x or in y = x², and how types of the two belong together.
private struct ParityProblem {
  let parity: Parity?
  let reduction: ParityReduction
  var exchange: RationalExchange { RationalExchange(problem: reduction.problem, parity: parity) }

  init(_ target: RealFunction, _ interval: Interval) {
    parity = foundParity(target, nil, interval)
    // The degree serves polynomials only; 1 is one that both parities have.
    reduction = ParityReduction(target, nil, interval, 1, parity)
  }

  /// The type in the variable of the problem; a negative degree where the function is 0.
  func reduced(_ type: RationalType) -> (Int, Int) {
    switch parity {
    case nil: (type.numerator, type.denominator)
    case .even: (type.numerator / 2, type.denominator / 2)
    case .odd: ((type.numerator - 1) >> 1, type.denominator / 2)
    }
  }

  func full(_ type: (Int, Int)) -> RationalType {
    switch parity {
    case nil: RationalType(type.0, type.1)
    case .even: RationalType(2 * type.0, 2 * type.1)
    case .odd: RationalType(2 * type.0 + 1, 2 * type.1)
    }
  }

  /// The largest sum of degrees in the problem's variable that a sum in x has room for.
  func reducedSum(_ sum: Int) -> Int {
    switch parity {
    case nil: sum
    case .even: sum / 2
    case .odd: (sum - 1) >> 1
    }
  }
}

extension ErrorCurve {
  /// How many extrema of alternating sign reach this share of the largest.
  fileprivate func alternations(above share: Double) -> Int {
    var count = 0
    var last = 0.0
    for e in extrema where e.size >= share * sup.size && (count == 0 || (e.value < 0) != (last < 0))
    {
      (count, last) = (count + 1, e.value)
    }
    return count
  }
}
