public import Approximation

/// A network in double precision with one input and one output, as a fit returns it.
public protocol FittedFunction: Sendable {
  /// The value at x.
  func callAsFunction(_ x: Double) -> Double
}

extension ChainFunction: FittedFunction {}

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
  public var spread: FitSpread {
    let errors = starts.map(\.rms).sorted()
    return FitSpread(
      best: errors[0], median: errors[errors.count / 2], worst: errors[errors.count - 1],
      nearBest: errors.count { $0 <= 1.01 * errors[0] })
  }

  /// Measures what a search has found.
  init(
    _ function: Function, of target: FitTarget, on grid: FitGrid, degree: Int?,
    search: MultiStart.Result, starts: Int
  ) {
    let measured = grid.error(of: function)
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
        of: $0, minus: RealFunction { function($0) }, on: target.interval,
        degree: min(degree ?? 64, 256))
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
  /// The steps it took.
  public let iterations: Int
  /// Whether it ended at a stationary point.
  public let isConverged: Bool
}

/// The spread of the errors over all starts.
public struct FitSpread: Sendable, Equatable {
  /// The smallest error.
  public let best: Double
  /// The error in the middle.
  public let median: Double
  /// The largest error.
  public let worst: Double
  /// How many starts ended within 1 % of the best.
  public let nearBest: Int
}
