import Approximation
import Formula
import Networks

/// What `fit` is asked for.
public struct FitRequest: Sendable {
  /// An expression in x; nil with data.
  public var function: Input?
  /// A finite interval `A..B`; nil with data.
  public var interval: Input?
  /// An expression in x that weights the mean square.
  public var weight: Input?
  /// The path of a file of measured values; nil with a function.
  public var data: Input?
  /// The activation's name, or a polynomial in x.
  public var activation: Input
  /// The number of layers.
  public var depth: Int
  /// The number of units in a layer.
  public var width: Int
  /// Whether layers add their input to their output.
  public var isResidual: Bool
  /// Whether there are biases and an affine output.
  public var hasBiases: Bool
  /// The number of starts.
  public var starts: Int
  /// What the random starts are drawn from.
  public var seed: UInt64
  /// Bits to carry the best start on with; nil for doubles.
  public var precision: Int?

  /// A request for a chain with the given activation and depth; the rest can be set.
  public init(activation: Input, depth: Int) {
    self.activation = activation
    self.depth = depth
    (width, isResidual, hasBiases, starts, seed) = (1, false, false, 20, 1)
  }
}

extension FitRequest {
  /// A request whose texts have been read.
  struct Resolved: Sendable {
    var activation: Activation
    var target: FitTarget
    var expression: Expression?
    var weightText: String
    var samples: [FitTarget.Sample]?
    /// The ends of the interval as they were written.
    var ends: IntervalText?

    var sampleCount: Int? { samples?.count }

    /// The target for arithmetic beyond doubles; nil for weighted functions.
    var preciseTarget: PreciseFit.Target? {
      if let samples { return .data(samples) }
      return expression.map { .function($0, on: target.interval, ends: ends) }
    }
  }

  /// Reads everything.
  ///
  /// - Throws: `Failure` with all faults found.
  func resolved() throws(Failure) -> Resolved {
    var problems = Problems()
    let activation = problems.collect { () throws(Failure) in try self.activation.activation() }
    if let activation {
      problems.collect { () throws(Failure) in try checkSize(activation) }
    }
    guard let data else {
      let expression = problems.collect { () throws(Failure) in try function?.expression() }
      let domain = problems.collect { () throws(Failure) in try interval?.finiteInterval() }
      try problems.check()
      guard let activation, let expression, let expression, let domain, let domain, let function
      else { throw Failure([]) }
      let target = try target(expression, on: domain, activation, at: function)
      return Resolved(
        activation: activation, target: target, expression: expression,
        weightText: weight?.text ?? "1", samples: nil, ends: try interval?.ends())
    }
    let file = problems.collect { () throws(Failure) in try DataFile(data) }
    try problems.check()
    guard let activation, let file else { throw Failure([]) }
    return Resolved(
      activation: activation, target: FitTarget(file.samples), expression: nil,
      weightText: file.hasWeights ? "column 3" : "1", samples: file.samples, ends: nil)
  }

  private func target(
    _ expression: Expression, on domain: Interval, _ activation: Activation, at function: Input
  ) throws(Failure) -> FitTarget {
    let samples = (0...64).map { domain.lower + domain.length * (Double($0) + 0.5) / 65 }
    guard samples.dropLast().allSatisfy({ expression($0).isFinite }) else {
      throw function.failure("the function is not finite everywhere on \(domain)")
    }
    let target = RealFunction(expression, on: domain)
    guard let weight else { return FitTarget(target, on: domain) }
    let basis = try weight.generatedBasis(on: domain, degree: FitTarget.basisDegree)
    do {
      return try FitTarget(target, in: basis)
    } catch {
      throw function.failure(error.message)
    }
  }

  private func checkSize(_ activation: Activation) throws(Failure) {
    if precision != nil, activation.polynomial != nil {
      let degree = chainFamily(activation).degree
      guard let degree, degree <= PreciseFit.degreeLimit else {
        throw Failure(
          "the degree \(degree.map(String.init) ?? "of this network") is above "
            + "\(PreciseFit.degreeLimit), the limit with --precision")
      }
    }
    guard width > 1 else { return }
    let count = networkFamily(activation).freeParameters
    guard count <= NetworkFitProblem.parameterLimit else {
      throw Failure(
        "\(depth) layers of \(width) units have \(count) parameters; "
          + "at most \(NetworkFitProblem.parameterLimit) are fitted",
        hint: "make the network narrower or shallower")
    }
  }

  func chainFamily(_ activation: Activation) -> ChainFamily {
    ChainFamily(
      activation: activation, isResidual: isResidual, depth: depth, hasBiases: hasBiases,
      hasHead: hasBiases)
  }

  func networkFamily(_ activation: Activation) -> NetworkFamily {
    NetworkFamily(
      activation: activation, width: width, depth: depth, isResidual: isResidual,
      hasBiases: hasBiases)
  }
}
