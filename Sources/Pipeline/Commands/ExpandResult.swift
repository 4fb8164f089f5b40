public import Encoding
import Exact
import Formula
import Networks

/// The expansion of a chain, as `expand` prints it.
public struct ExpandResult: CommandResult {
  /// The name of the command.
  public static let command = "expand"

  private let family: ChainFamily
  private let chain: Chain?
  private let expansion: ChainExpansion?
  private let symbolic: SymbolicExpansion?

  /// Expands a chain with given weights, or one whose weights are symbols.
  ///
  /// - Parameters:
  ///   - activation: the activation's name.
  ///   - residual: whether every layer adds its input.
  ///   - weights: `w1,w2,…`; nil for symbols.
  ///   - biases: `b1,b2,…`.
  ///   - head: `a,b` of an affine head a·F + b.
  ///   - depth: number of layers of a symbolic chain.
  /// - Throws: `Failure` for bad input and chains that are too large.
  public init(
    activation: Input, residual: Bool, weights: Input?, biases: Input?, head: Input?, depth: Int?
  ) throws(Failure) {
    guard let function = Activation(activation.text) else { throw activation.unknownActivation }
    guard let weights else {
      let depth = depth ?? 1
      guard (1...16).contains(depth) else { throw Failure("--depth takes 1 to 16") }
      family = ChainFamily(
        activation: function, isResidual: residual, depth: depth, hasBiases: biases != nil,
        hasHead: head != nil)
      do {
        symbolic = try SymbolicExpansion(family)
      } catch {
        throw activation.failure(error.message)
      }
      (chain, expansion) = (nil, nil)
      return
    }
    let values = try weights.rationals()
    let shifts = try biases?.rationals() ?? []
    guard shifts.isEmpty || shifts.count == values.count else {
      throw (biases ?? weights).failure(
        "\(shifts.count) biases for \(values.count) weights", hint: "give one for every layer")
    }
    let ends = try head?.rationals() ?? []
    guard ends.isEmpty || ends.count == 2 else {
      throw (head ?? weights).failure("a head is two numbers a,b", hint: "for a·F + b")
    }
    let chain = Chain(
      activation: function, isResidual: residual, weights: values, biases: shifts,
      head: ends.count == 2 ? Chain.Head(scale: ends[0], offset: ends[1]) : nil)
    do {
      expansion = try ChainExpansion(chain)
    } catch {
      throw activation.failure(error.message)
    }
    self.chain = chain
    family = chain.family
    symbolic = nil
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    let polynomial = expansion?.polynomial
    return [
      "activation": .text(family.activation.description),
      "residual": .flag(family.isResidual),
      "depth": .integer(family.depth),
      "weights": chain.map { .texts($0.weights.map(\.description)) } ?? .null,
      "biases": chain.map { .texts($0.biases.map(\.description)) } ?? .null,
      "degree": .optional(expansion?.degree ?? symbolic?.degree),
      "coefficients": polynomial.map { .numbers($0.doubles) } ?? .null,
      "exact": polynomial.map { .texts($0.coefficients.map(\.description)) } ?? .null,
      "symbolic": symbolic.map { .array($0.terms.map(Self.json)) } ?? .null,
      "polynomial": .optional(isPrintable ? polynomial?.description ?? symbolic?.text : nil),
      "tex": .optional(isPrintable ? notation?.tex : nil),
      "freeParameters": .integer(family.freeParameters),
      "rank": .optional(family.rank),
      "parity": parity,
      "signs": .array((expansion?.signs ?? symbolicSigns ?? []).map(JSON.integer)),
      "overflowDepth": .optional(expansion?.overflowDepth),
      "pieces": pieces,
    ]
  }

  /// Whether anyone would read the sum; the coefficients stand under `exact` in any case.
  private var isPrintable: Bool { (expansion?.polynomial?.degree ?? 0) <= 256 }

  private var parity: JSON {
    .text((expansion?.parity ?? symbolic?.parity).map { "\($0)" } ?? "neither")
  }

  private var symbolicSigns: [Int]? { symbolic?.terms.compactMap(\.sign) }

  private var notation: Notation? {
    symbolic?.notation ?? expansion?.polynomial.map { Notation(polynomial: $0) }
  }

  private var pieces: JSON { expansion?.function.piecesJSON ?? .null }

  private static func json(_ term: SymbolicExpansion.Term) -> JSON {
    .pairs([
      "power": .integer(term.power),
      "polynomial": .text(term.polynomial.description),
      "factored": .text(term.factored?.description ?? term.polynomial.description),
      "tex": .text(term.shortNotation.tex),
    ])
  }

  /// The polynomial or the pieces, then what is known of the family.
  public var text: String {
    var lines: [String] = []
    if let symbolic {
      lines.append("F(x) = \(symbolic.text)")
    } else if let polynomial = expansion?.polynomial {
      lines.append("F(x) = \(polynomial.description)")
    } else if let function = expansion?.function {
      lines.append(function.piecesText)
    }
    lines.append("degree           \(expansion?.degree ?? symbolic?.degree ?? -1)")
    lines.append("free parameters  \(family.freeParameters)")
    if let rank = family.rank { lines.append("rank             \(rank)") }
    if case .text(let parity) = parity { lines.append("parity           \(parity)") }
    if let depth = expansion?.overflowDepth {
      lines.append("doubles overflow at depth \(depth) when the weights go on repeating")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Input {
  /// The text as rational constants separated by commas.
  ///
  /// - Throws: `Failure` at the first part that is not one.
  func rationals() throws(Failure) -> [Rational] {
    var values: [Rational] = []
    for part in parts() { values.append(try part.rational()) }
    return values
  }

  /// The pieces between commas that stand outside parentheses, each at its own place.
  func parts() -> [Input] {
    var parts: [Input] = []
    var (depth, start, column) = (0, 1, 1)
    var current = ""
    func piece() -> Input { part(current, column: start) }
    for character in text {
      if character == ",", depth == 0 {
        parts.append(piece())
        (current, start) = ("", column + 1)
      } else {
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        current.append(character)
      }
      column += 1
    }
    return parts + [piece()]
  }
}
