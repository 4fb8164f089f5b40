public import Approximation

/// A network fitted to a function by least squares from several starts.
public struct Fit: Sendable {
  /// One start and where it led.
  public struct Start: Sendable, Equatable {
    /// Its place in the sequence of starts.
    public let index: Int
    /// The root mean square error it ended with; infinite when it left the finite numbers.
    public let rms: Double
    /// The steps it took.
    public let iterations: Int
    /// Whether it ended at a stationary point.
    public let isConverged: Bool
  }

  /// The spread of the errors over all starts.
  public struct Spread: Sendable, Equatable {
    /// The smallest error.
    public let best: Double
    /// The error in the middle.
    public let median: Double
    /// The largest error.
    public let worst: Double
    /// How many starts ended within 1 % of the best.
    public let nearBest: Int
  }

  /// The best network found.
  public let chain: ChainFunction
  /// Its root mean square error over the interval.
  public let rms: Double
  /// Its largest error, with place.
  public let sup: Extremum
  /// Its error as a curve.
  public let errorCurve: ErrorCurve
  /// The degree of the network; nil unless it is a polynomial.
  public let degree: Int?
  /// The root mean square error of the best polynomial of the same degree; nil without a degree.
  ///
  /// Never above ``rms`` but for rounding: the network is one of these polynomials.
  public let bestPolynomialRms: Double?
  /// All starts, in their order.
  public let starts: [Start]
  /// Whether the best start ended at a stationary point.
  public let isConverged: Bool

  /// The spread over all starts.
  public var spread: Spread {
    let errors = starts.map(\.rms).sorted()
    return Spread(
      best: errors[0], median: errors[errors.count / 2], worst: errors[errors.count - 1],
      nearBest: errors.count { $0 <= 1.01 * errors[0] })
  }
}

/// What to fit, and how long to try.
public struct FitProblem: Sendable {
  /// The form of the chain; biases usually go with a head.
  public var family: ChainFamily
  /// The function to come close to.
  public var target: RealFunction
  /// Where; finite.
  public var interval: Interval
  /// The number of starts.
  public var starts: Int
  /// What the random starts are drawn from.
  public var seed: UInt64

  /// A fit of `family` to `target` on a finite interval, in the mean square.
  ///
  /// - Precondition: a finite interval and at least one start.
  public init(
    _ family: ChainFamily, to target: RealFunction, on interval: Interval, starts: Int = 20,
    seed: UInt64 = 1
  ) {
    precondition(interval.isFinite && starts >= 1)
    self.family = family
    self.target = target
    self.interval = interval
    self.starts = starts
    self.seed = seed
  }

  /// Runs all starts, one after the other; equal inputs give equal results on every machine.
  ///
  /// Starts are random but for three kinds: the first is scaling and squaring, the third is the best
  /// residual chain of one layer less with a layer put before it, and plain chains with biases also
  /// start near Chebyshev's folding. Chains of x² with biases and head are one class with and
  /// without skips (F + (wF + b)² = (wF + b + 1/(2w))² − b/w − 1/(4w²)): starts take turns between
  /// the two forms, whichever is asked for.
  ///
  /// - Parameter progress: called after each start with the number done; answering false ends the
  ///   fit with the best so far.
  public func run(progress: (Int) -> Bool = { _ in true }) -> Fit {
    let degree = family.activation.polynomial == nil ? nil : family.degree
    let grid = FitGrid(target, on: interval, perPanel: min(max(64, 2 * (degree ?? 48) + 32), 320))
    let search = ChainSearch(family: family, grid: grid, reach: reach, seed: seed)
    let (outcomes, best) = search.run(starts, progress)
    let chain = search.chain(outcomes[best])
    // More than twice as many points as the degree: no polynomial of it vanishes on them by chance.
    let fine = FitGrid(target, on: interval, perPanel: max(128, 2 * (degree ?? 64) + 64))
    let rms = fine.error(of: chain)
    let floor = degree.map { fine.bestPolynomial(degree: $0, on: interval) }
    if let floor {
      precondition(
        !(rms < floor * (1 - 1e-9) - 1e-9 * fine.size), "a network beat the best polynomial")
    }
    let curve = ErrorCurve(
      of: target, minus: RealFunction { chain($0) }, on: interval,
      degree: min(degree ?? 64, 256))
    return Fit(
      chain: chain, rms: rms, sup: curve.sup, errorCurve: curve, degree: degree,
      bestPolynomialRms: floor,
      starts: outcomes.enumerated().map {
        Fit.Start(
          index: $0, rms: $1.rms, iterations: $1.iterations, isConverged: $1.isConverged)
      },
      isConverged: outcomes[best].isConverged)
  }

  private var reach: Double { max(abs(interval.lower), abs(interval.upper)) }
}

extension FitGrid {
  /// The root mean square error of a chain on these points.
  func error(of chain: ChainFunction) -> Double {
    var sum = 0.0
    for index in points.indices {
      let difference = scales[index] * chain(points[index]) - target[index]
      sum += difference * difference
    }
    return sum.squareRoot()
  }
}
