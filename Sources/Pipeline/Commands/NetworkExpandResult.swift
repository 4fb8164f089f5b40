import Approximation
public import Encoding
import Exact
import Formula
import Networks

/// The expansion of a trained network, as `expand --network` prints it.
public struct NetworkExpandResult: CommandResult {
  /// The name of the command.
  public static let command = "expand"

  private let path: String
  private let file: NetworkFile
  private let functions: Functions

  /// What the outputs are, by the way they were found.
  enum Functions: Sendable {
    /// Exact pieces, or one exact polynomial, per output.
    case exact([PiecewisePolynomial])
    /// Exact polynomials in several inputs, up to a total degree where given.
    case multivariate([SymbolicPolynomial], degree: Int?)
    /// A Taylor polynomial per output.
    case taylor(NetworkSeries)
    /// A projection per output, with exact coefficients where they are known.
    case projection([Projection], exact: [[Rational]?])
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
    self.path = path.text
    self.file = file
    let network = file.network
    if network.inputCount > 1 {
      guard domain == nil, point.map(\.isZero) ?? true else {
        throw path.failure(
          "the network has \(network.inputCount) inputs; only networks of one are projected, or "
            + "expanded away from 0")
      }
      functions = try Self.multivariate(network, degree, at: path)
    } else if let point {
      functions = try Self.taylor(network, point, degree ?? 8, at: path)
    } else if let domain, let interval {
      functions = try Self.projection(
        network, domain, try basis?.basis(on: domain), degree ?? 8, at: path, interval)
    } else {
      functions = try Self.exact(network, at: path)
    }
  }

  private static func exact(_ network: Network, at path: Input) throws(Failure) -> Functions {
    do {
      return .exact(try NetworkExpansion(network).outputs)
    } catch {
      throw path.failure(
        error.message,
        hint: "'--at C --degree N' gives a Taylor polynomial, '--on A..B --degree N' a projection")
    }
  }

  private static func multivariate(
    _ network: Network, _ degree: Int?, at path: Input
  ) throws(Failure) -> Functions {
    do {
      return .multivariate(
        try NetworkExpansion.multivariate(network, degree: degree), degree: degree)
    } catch {
      throw path.failure(
        error.message, hint: degree == nil ? "'--degree N' keeps terms of total degree N" : nil)
    }
  }

  private static func taylor(
    _ network: Network, _ center: Rational, _ degree: Int, at path: Input
  ) throws(Failure) -> Functions {
    guard degree <= NetworkSeries.degreeLimit else {
      throw path.failure(
        "degree \(degree); a network is expanded to \(NetworkSeries.degreeLimit) at most")
    }
    do {
      return .taylor(try NetworkSeries(network, at: center, degree: degree))
    } catch {
      throw path.failure(
        "no Taylor series at \(center): \(error)",
        hint: "a unit stands on a kink of its activation there")
    }
  }

  private static func projection(
    _ network: Network, _ domain: Interval, _ basis: PolynomialBasis?, _ degree: Int,
    at path: Input, _ interval: Input
  ) throws(Failure) -> Functions {
    let basis = basis ?? PolynomialBasis.natural(on: domain)
    let expansion = try? NetworkExpansion(network)
    let function = NetworkFunction(network)
    var projections: [Projection] = []
    for output in 0..<network.outputCount {
      let kinks = expansion?.outputs[output].breakpoints.map(\.doubleValue) ?? []
      do {
        projections.append(
          try Projection(
            of: RealFunction(breakpoints: kinks) { function([$0])[output] }, onto: basis,
            degree: degree))
      } catch {
        throw path.failure(error.message)
      }
    }
    let ends = [domain.lower, domain.upper].compactMap { Rational(exactly: $0) }
    let exact = (0..<network.outputCount).map { output -> [Rational]? in
      guard basis.family == .legendre, ends.count == 2 else { return nil }
      return expansion?.outputs[output]
        .legendreCoefficients(from: ends[0], to: ends[1], degree: degree)
    }
    return .projection(projections, exact: exact)
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    let outputs = functions.outputs
    return [
      "network": .text(path),
      "format": .text(file.format.rawValue),
      "inputs": .integer(file.network.inputCount),
      "outputs": .integer(file.network.outputCount),
      "layers": .array(
        file.network.layers.map { layer in
          .pairs([
            "width": .integer(layer.width), "activation": .text(layer.activation.description),
            "residual": .flag(layer.isResidual),
          ])
        }),
      "freeParameters": .integer(file.network.parameterCount),
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
    let layers = file.network.layers.map {
      "\($0.width) \($0.activation)\($0.isResidual ? " + skip" : "")"
    }
    let head =
      "\(path): \(file.network.inputCount) in, " + layers.joined(separator: ", ")
      + "; \(file.network.parameterCount) weights\n\n"
    return head + functions.outputs.map(\.text).joined(separator: "\n")
  }
}
