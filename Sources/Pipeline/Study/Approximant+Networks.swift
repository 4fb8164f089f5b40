import Approximation
import Exact
import Formula
import Networks
import Specification

extension Approximant {
  /// A trained network from a file, its path relative to the specification.
  static func trained(_ path: Input, in context: Context) throws(Failure) -> Made {
    let folder = context.source.isArgument ? nil : Files.folder(of: context.source.name)
    let file = try NetworkFile(path, relativeTo: folder)
    let network = file.network
    guard network.inputCount == 1, network.outputCount == 1 else {
      throw path.failure(
        "the network has \(network.inputCount) inputs and \(network.outputCount) outputs",
        hint: "a figure draws networks of one input and one output")
    }
    return made(network, on: context.domain, name: Files.stem(of: path.text), kind: "trained")
  }

  /// A network whose layers are written out.
  static func written(_ layers: [NetworkLayerSpec], in context: Context) throws(Failure) -> Made {
    var problems = Problems()
    let read = layers.compactMap { layer in
      problems.collect { () throws(Failure) in try layer.layer(in: context.source) }
    }
    try problems.check()
    var width = 1
    for (spec, layer) in zip(layers, read) {
      guard layer.inputCount == width else {
        throw Input(spec.weights[0][0], in: context.source).failure(
          "\(layer.inputCount) columns of weights for \(width) input\(width == 1 ? "" : "s")",
          hint: "a layer has one column for each unit of the layer before, the first one for x")
      }
      width = layer.width
    }
    guard width == 1, let last = layers.last else {
      throw Input(layers[layers.count - 1].weights[0][0], in: context.source).failure(
        "the network has \(width) outputs", hint: "the last layer has one row of weights")
    }
    return made(
      Network(read), on: context.domain, name: "network",
      kind: last.activation?.value ?? "written")
  }

  /// A wide network fitted to the target.
  static func wide(
    _ family: NetworkFamily, _ plan: NetworkSpec.FitSpec, target: FitTarget, at input: Input
  ) throws(Failure) -> Made {
    guard family.freeParameters <= NetworkFitProblem.parameterLimit else {
      throw input.failure(
        "\(family.freeParameters) parameters; at most \(NetworkFitProblem.parameterLimit) are fitted",
        hint: "make the network narrower or shallower")
    }
    let fit = NetworkFitProblem(
      family, to: target, starts: plan.starts, seed: UInt64(plan.seed)
    ).run()
    guard let network = fit.function.exact else {
      throw input.failure("no start of the fit stayed finite")
    }
    return made(
      network, on: target.interval, name: "network", kind: family.activation.description, fit: fit)
  }

  private static func made(
    _ network: Network, on domain: Interval?, name: String, kind: String,
    fit: Fit<NetworkFunction>? = nil
  ) -> Made {
    var study = NetworkStudy(network)
    (study.domain, study.fit) = (domain, fit)
    let polynomial = study.output?.polynomial
    let activation = network.layers.first { $0.activation != .identity }?.activation
    return Made(
      method: .network("\(kind) \(network.width)x\(network.depth)"), object: .network(study),
      name: name, label: .row([activation?.label ?? .text("affine"), .text(" network")]),
      methodLabel: nil, degree: polynomial?.degree, parameters: network.parameterCount,
      function: study.function, coefficients: polynomial?.doubles ?? [])
  }
}

extension NetworkLayerSpec {
  /// The layer with its numbers read.
  fileprivate func layer(in source: SourceText) throws(Failure) -> Network.Layer {
    var problems = Problems()
    let activation = problems.collect { () throws(Failure) in
      try self.activation.map { name throws(Failure) in try Input(name, in: source).activation() }
    }
    func numbers(_ texts: [Located<String>]) -> [Rational] {
      texts.compactMap { text in
        problems.collect { () throws(Failure) in try Input(text, in: source).rational() }
      }
    }
    let rows = weights.map(numbers)
    let shifts = numbers(biases)
    try problems.check()
    guard shifts.isEmpty || shifts.count == rows.count else {
      throw Input(biases[0], in: source).failure(
        "\(shifts.count) biases for \(rows.count) units", hint: "give one for every row of weights")
    }
    guard !residual || rows.count == rows[0].count else {
      throw Input(weights[0][0], in: source).failure(
        "a residual layer needs as many units as inputs; this one has \(rows.count) and "
          + "\(rows[0].count)")
    }
    return Network.Layer(
      weights: rows, biases: shifts.isEmpty ? rows.map { _ in 0 } : shifts,
      activation: (activation ?? nil) ?? .identity, isResidual: residual)
  }
}
