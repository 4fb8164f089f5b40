import Approximation
public import Encoding
import Exact
import Formula
import Networks

/// The expansion of a network, as `expand --network` prints it, and of a chain by series or
/// projection.
public struct NetworkExpandResult: CommandResult {
  /// The name of the command.
  public static let command = "expand"

  private let origin: Origin
  private let functions: Functions

  /// Where the layers come from.
  private enum Origin: Sendable {
    case file(String, NetworkFile)
    case chain(ChainRequest.Given)

    var network: Network {
      switch self {
      case .file(_, let file): file.network
      case .chain(let chain): Network(chain.value)
      }
    }

    /// Whether the parameters are the ones written, not the nearest doubles.
    var isExact: Bool {
      if case .chain(let chain) = self { return chain.isExact }
      return true
    }
  }

  /// What the outputs are, by the way they were found.
  enum Functions: Sendable {
    /// Exact pieces, or one exact polynomial, per output.
    case exact([PiecewisePolynomial])
    /// Exact polynomials in several inputs, up to a total degree where given.
    case multivariate([SymbolicPolynomial], degree: Int?)
    /// Taylor polynomials in several inputs at 0.
    case multivariateTaylor(MultivariateSeries, degree: Int)
    /// A Taylor polynomial per output.
    case taylor(NetworkSeries)
    /// A projection per output, with coefficients from exact integrals where they are known.
    case projection([Projection], integrals: [ExactIntegrals?])
  }

  /// Expands a network read from disk.
  ///
  /// - Parameters:
  ///   - network: the path of a description in YAML, or of an ONNX file.
  ///   - interval: where to project, `A..B`; nil for no projection.
  ///   - center: the centre of a Taylor expansion; nil for none.
  ///   - basis: the family to project onto; nil for the interval's own.
  ///   - degree: of the projection, the Taylor polynomial or the truncation.
  /// - Throws: `Failure` for bad input and networks that are too large.
  public init(
    network path: Input, on interval: Input?, at center: Input?, basis: Input?, degree: Int?
  ) throws(Failure) {
    var problems = Problems()
    let file = problems.collect { () throws(Failure) in try NetworkFile(path) }
    let domain = problems.collect { () throws(Failure) in try interval?.interval() }
    let point = problems.collect { () throws(Failure) in try center?.rational() }
    try problems.check()
    guard let file, let domain, let point else { throw Failure([]) }
    origin = .file(path.text, file)
    let network = file.network
    if network.inputCount > 1 {
      guard domain == nil, point.map(\.isZero) ?? true else {
        throw path.failure(
          "the network has \(network.inputCount) inputs; only networks of one are projected, or "
            + "expanded away from 0")
      }
      functions = try .multivariate(of: network, degree, at: path)
    } else if let point {
      functions = try .taylor(of: network, point, degree ?? 8, at: path)
    } else if let domain, let interval {
      functions = try .projection(
        of: network, domain, try basis?.basis(on: domain), degree ?? 8, at: path, interval)
    } else {
      functions = try .exact(of: network, at: path)
    }
  }

  /// Expands a chain with given weights in a Taylor series, or projects it.
  ///
  /// - Parameters:
  ///   - request: the chain; it needs weights.
  ///   - interval: where to project, `A..B`; nil for a Taylor series.
  ///   - center: the centre of a Taylor expansion, 0 when nil.
  ///   - basis: the family to project onto; nil for the interval's own.
  ///   - degree: of the projection or the Taylor polynomial.
  /// - Throws: `Failure` for bad input and centres on a kink.
  public init(
    chain request: ChainRequest, on interval: Input?, at center: Input?, basis: Input?,
    degree: Int?
  ) throws(Failure) {
    var problems = Problems()
    let chain = problems.collect { () throws(Failure) in try request.chain() }
    let domain = problems.collect { () throws(Failure) in try interval?.interval() }
    let point = problems.collect { () throws(Failure) in try center?.rational() }
    try problems.check()
    guard let chain, let weights = request.weights, let domain, let point else {
      throw Failure([])
    }
    origin = .chain(chain)
    let network = Network(chain.value)
    if let domain, let interval {
      functions = try .projection(
        of: network, domain, try basis?.basis(on: domain), degree ?? 8, at: weights, interval)
    } else {
      functions = try .taylor(of: network, point ?? 0, degree ?? 8, at: weights)
    }
  }

  private var outputs: [NetworkOutput] {
    functions.outputs(
      isExact: origin.isExact,
      isPiecewise: origin.network.layers.contains { $0.activation.polynomial == nil })
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    let outputs = outputs
    let network = origin.network
    var (path, format, chain) = (JSON.null, JSON.null, Chain?.none)
    switch origin {
    case .file(let name, let file): (path, format) = (.text(name), .text(file.format.rawValue))
    case .chain(let given): chain = given.value
    }
    let written = { (value: Rational) in
      origin.isExact ? value.description : value.doubleValue.description
    }
    return [
      "network": path,
      "exactParameters": .flag(origin.isExact),
      "format": format,
      "activation": .optional(chain?.activation.description),
      "residual": chain.map { .flag($0.isResidual) } ?? .null,
      "weights": chain.map { .texts($0.weights.map(written)) } ?? .null,
      "biases": chain.map { .texts($0.biases.map(written)) } ?? .null,
      "inputs": .integer(network.inputCount),
      "outputs": .integer(network.outputCount),
      "layers": .array(
        network.layers.map { layer in
          .pairs([
            "width": .integer(layer.width), "activation": .text(layer.activation.description),
            "residual": .flag(layer.isResidual),
          ])
        }),
      "freeParameters": .integer(chain?.family.freeParameters ?? network.parameterCount),
      "mode": .text(functions.mode),
      "degree": outputs.first?.degree ?? .null,
      "coefficients": outputs.first?.coefficients ?? .null,
      "exact": outputs.first?.exact ?? .null,
      "pieces": outputs.first?.pieces ?? .null,
      "functions": .array(outputs.map(\.json)),
    ]
  }

  /// The layers, then each output.
  public var text: String {
    let outputs = outputs.map(\.text).joined(separator: "\n")
    guard case .file(let path, let file) = origin else {
      return (origin.isExact ? "" : "parameters taken to the nearest doubles\n") + outputs
    }
    let layers = file.network.layers.map {
      "\($0.width) \($0.activation)\($0.isResidual ? " + skip" : "")"
    }
    return "\(path): \(file.network.inputCount) in, " + layers.joined(separator: ", ")
      + "; \(file.network.parameterCount) weights\n\n" + outputs
  }
}
