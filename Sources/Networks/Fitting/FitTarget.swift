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
  private let grid: FitGrid?

  /// A function on a finite interval with weight 1: √(∫(f − F)²/length).
  ///
  /// - Precondition: a finite interval.
  public init(_ function: RealFunction, on interval: Interval) {
    precondition(interval.isFinite, "fits need a finite interval")
    (self.function, self.interval, grid) = (function, interval, nil)
  }

  /// A function in the inner product of a basis: √(∫(f − F)²w/∫w).
  ///
  /// - Parameter degree: of the networks that will be fitted, where they are polynomials.
  /// - Throws: `IntegrationError` where ∫f²w does not exist.
  /// - Precondition: the basis has a finite interval.
  public init(
    _ function: RealFunction, in basis: PolynomialBasis, degree: Int
  ) throws(IntegrationError) {
    precondition(basis.interval.isFinite, "fits need a finite interval")
    let rule = try basis.samples(of: function, degree: degree)
    (self.function, interval) = (function, basis.interval)
    grid = FitGrid(
      points: rule.nodes, values: function.values(at: rule.nodes), weights: rule.weights)
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
    (function, self.interval) = (nil, interval)
    grid = FitGrid(points: used.map(\.x), values: used.map(\.y), weights: used.map(\.weight))
  }

  /// The points of the descent, and the finer ones its result is measured on.
  ///
  /// The finer ones are more than twice as many as the degree, so that no polynomial of it vanishes
  /// on them by chance.
  func grids(degree: Int?) -> (descent: FitGrid, measure: FitGrid) {
    guard let function, grid == nil else {
      let grid = grid ?? FitGrid(points: [], values: [], weights: [])
      return (grid, grid)
    }
    return (
      FitGrid(function, on: interval, perPanel: min(max(64, 2 * (degree ?? 48) + 32), 320)),
      FitGrid(function, on: interval, perPanel: max(128, 2 * (degree ?? 64) + 64))
    )
  }

  /// The largest |x|.
  var reach: Double { max(abs(interval.lower), abs(interval.upper)) }
}
