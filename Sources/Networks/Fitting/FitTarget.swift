public import Approximation

/// What a network is brought close to, and the mean square in which closeness is measured.
public struct FitTarget: Sendable {
  /// One measured value.
  public struct Sample: Sendable, Equatable {
    /// Where.
    public var x: Double
    /// What.
    public var y: Double
    /// How much it counts; not negative.
    public var weight: Double

    /// The value y at x, counting `weight` times.
    public init(x: Double, y: Double, weight: Double = 1) {
      (self.x, self.y, self.weight) = (x, y, weight)
    }
  }

  /// The interval; of data the one that holds all points.
  public let interval: Interval
  /// The function; nil for data.
  public let function: RealFunction?
  /// The inner product; nil for the weight 1 and for data.
  let basis: PolynomialBasis?
  /// The weight of ``basis``, where it is as smooth between its breakpoints as panels of
  /// Gauss–Legendre points ask for.
  let density: RealFunction?
  /// The points themselves; nil for functions.
  let data: FitGrid?

  /// The degree to which the polynomials of a weight are best generated for a fit.
  public static let basisDegree = FitRuler.gaussCount

  /// A function on a finite interval with weight 1: √(∫(f − F)²/length).
  ///
  /// - Precondition: a finite interval.
  public init(_ function: RealFunction, on interval: Interval) {
    precondition(interval.isFinite, "fits need a finite interval")
    (self.function, self.interval) = (function, interval)
    (basis, density, data) = (nil, nil, nil)
  }

  /// A function in the inner product of a basis: √(∫(f − F)²w/∫w).
  ///
  /// - Throws: `IntegrationError` where ∫f²w does not exist.
  /// - Precondition: the basis has a finite interval.
  public init(
    _ function: RealFunction, in basis: PolynomialBasis
  ) throws(IntegrationError) {
    precondition(basis.interval.isFinite, "fits need a finite interval")
    let rule = try basis.samples(of: function, degree: 0)
    // The weight is trusted where it gives the sizes of the target and of x.
    let probes = [function, RealFunction { $0 }]
    density = basis.generated.map(\.weight.function).flatMap { weight in
      probes.allSatisfy { probe in
        let accurate = FitGrid(
          points: rule.nodes, values: probe.values(at: rule.nodes), weights: rule.weights)
        let split = RealFunction(
          breakpoints: function.breakpoints, features: function.features, probe.evaluate)
        let grid = FitGrid(
          split, weight: weight, on: basis.interval, perPanel: FitRuler.gaussCount)
        return abs(grid.size - accurate.size) <= 1e-12 * accurate.size
      } ? weight : nil
    }
    (self.function, interval, self.basis, data) = (function, basis.interval, basis, nil)
  }

  /// Measured values: √(Σw(y − F(x))²/Σw).
  ///
  /// - Precondition: finite numbers, weights that are not negative, and two different places of
  ///   positive weight.
  public init(_ samples: [Sample]) {
    let used = samples.filter { $0.weight > 0 }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    guard let first = used.first, let last = used.last,
      let interval = try? Interval(first.x, last.x)
    else { preconditionFailure("data need two different places") }
    (function, self.interval, basis, density) = (nil, interval, nil, nil)
    data = FitGrid(points: used.map(\.x), values: used.map(\.y), weights: used.map(\.weight))
  }

  /// The largest |x|.
  var reach: Double { max(abs(interval.lower), abs(interval.upper)) }
}
