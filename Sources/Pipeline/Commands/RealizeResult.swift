public import Encoding
import Exact
import Formula
import Networks

/// A network that computes a polynomial exactly, as `realize` prints it.
public struct RealizeResult: CommandResult {
  /// The name of the command.
  public static let command = "realize"

  private let realization: Realization

  /// Builds the network.
  ///
  /// - Parameters:
  ///   - function: a polynomial in x; nil when its coefficients are given.
  ///   - coefficients: `c0,c1,…` from degree 0 upwards.
  ///   - activation: `square`.
  /// - Throws: `Failure` for anything but a polynomial, too high a degree, another activation.
  public init(of function: Input?, coefficients: Input?, activation: Input) throws(Failure) {
    guard try activation.activation() == .square else {
      throw activation.failure(
        "polynomials are realised exactly by squares only", hint: "--activation square")
    }
    let polynomial: RationalPolynomial
    guard let input = function ?? coefficients else {
      throw Failure("give a polynomial, or --coefficients c0,c1,…")
    }
    if let function {
      let expression = try function.expression()
      guard let found = expression.polynomial else {
        throw function.failure(
          "'\(function.text)' is not a polynomial in x with rational coefficients and a degree up to "
            + "\(Realization.degreeLimit)",
          hint: Self.hint(for: expression))
      }
      polynomial = found
    } else {
      polynomial = RationalPolynomial(try input.rationals())
    }
    guard let realization = Realization(polynomial) else {
      throw input.failure(
        "degree \(polynomial.degree) is above the limit of \(Realization.degreeLimit)")
    }
    self.realization = realization
  }

  /// What stands in the way, where the form of the expression tells.
  private static func hint(for expression: Expression) -> String? {
    switch expression.polynomialForm {
    case .tooLarge: "its degree is above the limit"
    case .irrational: "its coefficients are not rational: give them as fractions or decimals"
    case .other: nil
    }
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    let network = realization.network
    return [
      "polynomial": .text(realization.polynomial.description),
      "coefficients": .numbers(realization.polynomial.coefficients.map(\.doubleValue)),
      "exact": .texts(realization.polynomial.coefficients.map(\.description)),
      "activation": .text("square"),
      "layers": .array(
        network.layers.map { layer in
          .pairs([
            "activation": .text(layer.activation.description),
            "residual": .flag(layer.isResidual),
            "weights": .array(layer.weights.map { .texts($0.map(\.description)) }),
            "biases": .texts(layer.biases.map(\.description)),
          ])
        }),
      "depth": .integer(realization.depth),
      "width": .integer(realization.width),
      "parameters": .integer(network.parameterCount),
      "verified": .flag(realization.isVerified),
    ]
  }

  /// The layers as formulas.
  public var text: String {
    var lines: [String] = []
    var names = ["x"]
    for (index, layer) in realization.network.layers.enumerated() {
      let isOutput = index == realization.network.layers.count - 1
      let units = layer.weights.indices.map { unit -> String in
        let sum = Self.sum(Array(zip(layer.weights[unit], names)), plus: layer.biases[unit])
        return isOutput ? "p = \(sum)" : "h\(index + 1)_\(unit + 1) = (\(sum))^2"
      }
      lines += units
      names = layer.weights.indices.map { "h\(index + 1)_\($0 + 1)" }
    }
    lines.append("")
    lines.append(
      "depth \(realization.depth), width \(realization.width); multiplied out again in exact "
        + "arithmetic: \(realization.isVerified ? "the same polynomial" : "NOT the same polynomial")"
    )
    return lines.joined(separator: "\n") + "\n"
  }

  /// `3/4*h1_1 - h1_2 - 1/2`.
  static func sum(_ terms: [(Rational, String)], plus constant: Rational) -> String {
    var written: [(isNegative: Bool, text: String)] = terms.filter { !$0.0.isZero }.map { terms in
      let size = terms.0.magnitude
      return (terms.0.sign < 0, size == 1 ? terms.1 : "\(size)*\(terms.1)")
    }
    if !constant.isZero || written.isEmpty {
      written.append((constant.sign < 0, "\(constant.magnitude)"))
    }
    return written.enumerated().map { place, term in
      place == 0
        ? (term.isNegative ? "-" : "") + term.text : (term.isNegative ? " - " : " + ") + term.text
    }.joined()
  }
}
