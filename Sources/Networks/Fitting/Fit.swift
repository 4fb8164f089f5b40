public import Approximation

/// A network fitted by least squares from several starts.
public struct Fit<Function: FittedFunction>: Sendable {
  /// The best network found.
  public let function: Function
  /// Its root mean square error in the measure of the target.
  public let rms: Double
  /// Its largest error, with place: over the interval, or over the data.
  public let sup: Extremum
  /// Its error as a curve; nil for data.
  public let errorCurve: ErrorCurve?
  /// The degree of the network; nil unless it is a polynomial.
  public let degree: Int?
  /// The root mean square error of the best polynomial of the same degree; nil without a degree.
  ///
  /// Never above ``rms`` but for rounding: the network is one of these polynomials.
  public let bestPolynomialRms: Double?
  /// Root mean squares below this are rounding errors.
  public let noiseFloor: Double
  /// All starts, in their order.
  public let starts: [FitStart]
  /// Whether the best start ended at a stationary point.
  public let isConverged: Bool
  /// Whether the fit was ended before all starts were done.
  public let isInterrupted: Bool

  /// The spread over all starts.
  ///
  /// Its best is ``rms``: starts are ranked by the error that is reported.
  public var spread: FitSpread { FitSpread(starts.map(\.rms)) }

  /// Measures what a search has found.
  init(
    _ function: Function, by ruler: FitRuler, degree: Int?, search: MultiStart.Result, starts: Int
  ) {
    let (grid, target) = (ruler.measure, ruler.target)
    let measured = ruler.error(of: function)
    let floor = degree.map { grid.bestPolynomial(degree: $0, on: target.interval) }
    if let floor {
      precondition(
        !(measured.rms < floor * (1 - 1e-9) - 1e-9 * grid.size),
        "a network beat the best polynomial")
    }
    self.function = function
    rms = measured.rms
    errorCurve = target.function.map {
      ErrorCurve(
        of: $0,
        minus: RealFunction(breakpoints: function.breakpoints(inside: target.interval)) {
          function($0)
        }, on: target.interval, degree: min(degree ?? 64, 256))
    }
    sup = errorCurve?.sup ?? measured.sup
    self.degree = degree
    bestPolynomialRms = floor
    noiseFloor = 2 * .ulpOfOne * grid.size
    self.starts = search.outcomes.enumerated().map {
      FitStart(
        index: $0, rms: $1.rms, iterations: $1.iterations, isConverged: $1.isConverged)
    }
    isConverged = search.outcomes[search.best].isConverged
    isInterrupted = search.isInterrupted || search.outcomes.count < starts
  }
}

extension Fit where Function == ChainFunction {
  /// The best chain found.
  public var chain: ChainFunction { function }
}

/// One start of a fit and where it led.
public struct FitStart: Sendable, Equatable {
  /// Its place in the sequence of starts.
  public let index: Int
  /// The root mean square error it ended with; infinite when it left the finite numbers.
  public let rms: Double
  /// The steps it took, of all its stages together.
  public let iterations: Int
  /// Whether it ended at a stationary point.
  public let isConverged: Bool
}

/// The spread of the errors over all starts that stayed finite.
public struct FitSpread: Sendable, Equatable {
  /// The smallest error; infinite when all starts diverged.
  public let best: Double
  /// The error in the middle.
  public let median: Double
  /// The largest error.
  public let worst: Double
  /// How many starts ended within 1 % of the best.
  public let nearBest: Int
  /// How many starts left the finite numbers.
  public let diverged: Int

  /// The spread of these errors, infinite ones for starts that diverged.
  init(_ errors: [Double]) {
    let finite = errors.filter(\.isFinite).sorted()
    diverged = errors.count - finite.count
    best = finite.first ?? .infinity
    median = finite.isEmpty ? .infinity : finite[finite.count / 2]
    worst = finite.last ?? .infinity
    nearBest = finite.count { $0 <= 1.01 * finite[0] }
  }
}
