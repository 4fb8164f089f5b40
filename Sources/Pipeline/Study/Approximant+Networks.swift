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

  /// A wide network fitted to the target.
  static func wide(
    _ family: NetworkFamily, _ plan: NetworkSpec.FitSpec, target: Study.Target,
    on domain: Interval, at input: Input
  ) throws(Failure) -> Made {
    guard family.freeParameters <= NetworkFitProblem.parameterLimit else {
      throw input.failure(
        "\(family.freeParameters) parameters; at most \(NetworkFitProblem.parameterLimit) are fitted",
        hint: "make the network narrower or shallower")
    }
    let fit = NetworkFitProblem(
      family, to: FitTarget(target.function, on: domain), starts: plan.starts,
      seed: UInt64(plan.seed)
    ).run()
    guard let network = fit.function.exact else {
      throw input.failure("no start of the fit stayed finite")
    }
    return made(network, on: domain, name: "network", kind: family.activation.description)
  }

  private static func made(
    _ network: Network, on domain: Interval?, name: String, kind: String
  ) -> Made {
    var study = NetworkStudy(network)
    study.domain = domain
    let polynomial = study.output?.polynomial
    let activation = network.layers.first { $0.activation != .identity }?.activation
    return Made(
      method: .network("\(kind) \(network.width)x\(network.depth)"), object: .network(study),
      name: name, label: .text("\(activation.map(\.description) ?? "affine") network"),
      methodLabel: nil, degree: polynomial?.degree, parameters: network.parameterCount,
      function: study.function, coefficients: polynomial?.doubles ?? [])
  }
}
