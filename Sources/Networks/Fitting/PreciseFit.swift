public import Approximation
public import Exact
public import Formula

/// A fit carried on beyond double precision.
public struct PreciseFit: Sendable {
  /// The most bits.
  public static let precisionLimit = 4096
  /// The largest degree of a polynomial network.
  public static let degreeLimit = 256

  /// The bits of all arithmetic.
  public let precision: Int
  /// The parameters, exact numbers of that many bits, of which about half are the optimum's, since
  /// a minimum is flat: in the order of the family's model, then the
  /// head's factors and constant.
  public let parameters: [Ball]
  /// The root mean square error, on other quadrature points than those of the descent.
  public let rms: Ball
  /// The largest error over the interval, or over the data, with its place.
  public let sup: (error: Ball, x: Double)
  /// The first place at which the error could not be enclosed, so that ``sup`` leaves it out.
  public let unenclosedAt: Double?
  /// The root mean square error of the best polynomial of the same degree; nil without a degree.
  public let bestPolynomialRms: Ball?
  /// Root mean squares below this are rounding errors.
  public let noiseFloor: Ball
  /// The steps taken.
  public let iterations: Int
  /// Whether the descent ended at a stationary point.
  public let isConverged: Bool
  /// Whether the caller ended the descent; the parameters are then the best so far.
  public let isInterrupted: Bool

  /// What is fitted to, exactly.
  public enum Target: Sendable {
    /// A function on a finite interval, weight 1; the interval's doubles count as exact unless its
    /// ends are given as the constants they round.
    case function(Expression, on: Interval, ends: IntervalText? = nil)
    /// Measured values.
    case data([FitTarget.Sample])
  }

  /// Carries on the fit of a chain; see ``init(refining:in:to:precision:goesOn:)-(NetworkFunction,_,_,_,_)``.
  public init?(
    refining chain: ChainFunction, to target: Target, precision: Int,
    goesOn: (_ step: Int) -> Bool = { _ in true }
  ) {
    let family = chain.family
    var start = chain.weights + chain.biases
    if family.hasHead { start += [chain.head.scale, chain.head.offset] }
    let degree = family.activation.polynomial == nil ? nil : family.degree
    self.init(
      PreciseModel(family, precision: precision), start, degree, target, precision, goesOn)
  }

  /// Carries on the fit of a wide network from its doubles.
  ///
  /// Levenberg–Marquardt on all parameters, output included, by normal equations: with twice the
  /// digits of a double and more, squaring the condition costs nothing that matters.
  ///
  /// - Parameters:
  ///   - precision: bits of all arithmetic.
  ///   - goesOn: asked before every attempt at a step, with the number of the step.
  /// - Returns: nil where the target or a unit cannot be enclosed.
  /// - Complexity: O(steps · points · parameters²) ball operations.
  public init?(
    refining network: NetworkFunction, in family: NetworkFamily, to target: Target, precision: Int,
    goesOn: (_ step: Int) -> Bool = { _ in true }
  ) {
    var start: [Double] = []
    for layer in network.layers {
      start += layer.weights.flatMap { $0 }
      if family.hasBiases { start += layer.biases }
    }
    self.init(
      PreciseModel(family, precision: precision), start, family.degree, target, precision, goesOn)
  }

  private init?(
    _ model: PreciseModel, _ start: [Double], _ degree: Int?, _ target: Target, _ precision: Int,
    _ goesOn: (_ step: Int) -> Bool
  ) {
    precondition((53...Self.precisionLimit).contains(precision))
    let perPanel = max(96, (degree ?? 96) + 48)
    guard let grid = Self.grid(target, perPanel, precision),
      let check = Self.grid(target, perPanel + 13, precision)
    else { return nil }
    var descent = PreciseDescent(model, grid, start, precision)
    guard descent.run(goesOn) else { return nil }
    self.precision = precision
    parameters = descent.parameters
    iterations = descent.iterations
    isConverged = descent.isConverged
    isInterrupted = descent.isInterrupted
    let found = descent.parameters
    func error(_ point: Ball, _ value: Ball) -> Ball? {
      model.value(found, at: point).map { value - $0 }
    }
    let residual = zip(check.points, check.target).compactMap { error($0, $1) }
    guard residual.count == check.points.count else { return nil }
    rms = check.rms(residual)
    // Ten bits for the sums.
    noiseFloor =
      check.rms(check.target)
      * Ball(Rational(1, 2).power(precision - 10), precision: precision)
    bestPolynomialRms = degree.map { check.bestPolynomial(degree: $0) }
    guard let largest = Self.largest(target, check, residual, precision, error) else { return nil }
    sup = (largest.error, largest.x)
    unenclosedAt = largest.unenclosedAt
  }

  private static func grid(_ target: Target, _ perPanel: Int, _ precision: Int) -> PreciseGrid? {
    switch target {
    case .data(let samples): return PreciseGrid(samples, precision: precision)
    case .function(let expression, let interval, _):
      guard let ends = target.ends(precision) else { return nil }
      let breaks = expression.breakpoints(in: interval.lower...interval.upper)
        .filter { $0 > interval.lower && $0 < interval.upper }
        .map { Ball($0, precision: precision) }
      return PreciseGrid(
        expression, ends: [ends.lower] + breaks + [ends.upper], perPanel: perPanel,
        precision: precision)
    }
  }

  /// The largest error among the points and the ends, moved to the top of its arc.
  private static func largest(
    _ target: Target, _ grid: PreciseGrid, _ residual: [Ball], _ precision: Int,
    _ error: (Ball, Ball) -> Ball?
  ) -> (error: Ball, x: Double, unenclosedAt: Double?)? {
    guard case .function(let expression, let interval, _) = target,
      let ends = target.ends(precision)
    else {
      let top =
        residual.indices.max {
          abs(residual[$0].doubleValue) < abs(residual[$1].doubleValue)
        } ?? 0
      return (residual[top], grid.points[top].doubleValue, nil)
    }
    func at(_ point: Ball) -> Ball? {
      // Next to the end of a domain its constants need more bits than the point has.
      let sharp = point.withPrecision(precision + 64)
      let value = try? expression.ballSeries(at: sharp, order: 0).first
      return value.flatMap { error(point, $0) }.flatMap { $0.isFinite ? $0 : nil }
    }
    func at(_ x: Double) -> Ball? { at(Ball(x, precision: precision)) }
    func size(_ error: Ball?) -> Double { error.map { abs($0.doubleValue) } ?? -1 }
    let all = [ends.lower] + grid.points + [ends.upper]
    let errors = all.map { at($0) }
    let missing = errors.firstIndex { $0 == nil }.map { all[$0].doubleValue }
    let sizes = errors.map { size($0) }
    let top = sizes.indices.max { sizes[$0] < sizes[$1] } ?? 0
    var low = all[max(top - 1, 0)].doubleValue
    var high = all[min(top + 1, all.count - 1)].doubleValue
    // Golden sections would save half of these; the function is cheap.
    for _ in 0..<60 where high - low > 1e-12 * interval.length {
      let (left, right) = (low + (high - low) / 3, high - (high - low) / 3)
      if size(at(left)) < size(at(right)) { low = left } else { high = right }
    }
    if let middle = at((low + high) / 2), size(middle) > sizes[top] {
      return (middle, (low + high) / 2, missing)
    }
    return errors[top].map { ($0, all[top].doubleValue, missing) }
  }
}

extension PreciseFit.Target {
  /// The ends of the interval to a number of bits; nil for data, and where one can't be enclosed.
  fileprivate func ends(_ precision: Int) -> (lower: Ball, upper: Ball)? {
    guard case .function(_, let interval, let written) = self else { return nil }
    guard let written else {
      return (
        Ball(interval.lower, precision: precision), Ball(interval.upper, precision: precision)
      )
    }
    // The descent takes points as numbers: the inner ends of enclosures, 64 bits narrower than
    // those, since outside the interval the target may have no value.
    let balls = [written.lower, written.upper].map {
      $0.constantBall(precision: precision + 64).withPrecision(precision)
    }
    return balls.allSatisfy(\.isFinite) ? (balls[0].upperEnd, balls[1].lowerEnd) : nil
  }
}
