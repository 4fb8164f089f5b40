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
  /// Whether the weights are the ones written, not the nearest doubles.
  private let isExact: Bool

  /// Expands a chain with given weights, or one whose weights are symbols.
  ///
  /// - Throws: `Failure` for bad input and chains that are too large.
  public init(_ request: ChainRequest) throws(Failure) {
    guard request.weights != nil else {
      family = try Self.family(request)
      symbolic = try Self.symbolic(family, request)
      (chain, expansion, isExact) = (nil, nil, true)
      return
    }
    let given = try request.chain()
    do {
      expansion = try ChainExpansion(given.value)
    } catch {
      throw request.activation.failure(
        error.message,
        hint: "'--at C --degree N' gives a Taylor polynomial, '--on A..B --degree N' a projection")
    }
    (chain, isExact) = (given.value, given.isExact)
    family = given.value.family
    symbolic = nil
  }

  private static func family(_ request: ChainRequest) throws(Failure) -> ChainFamily {
    let depth = Int(request.depth?.text ?? "1") ?? 0
    guard (1...16).contains(depth) else {
      throw request.depth?.failure("--depth takes 1 to 16") ?? Failure("--depth takes 1 to 16")
    }
    return ChainFamily(
      activation: try request.activation.activation(), isResidual: request.isResidual, depth: depth,
      hasBiases: request.hasSymbolicBiases, hasHead: request.head != nil)
  }

  private static func symbolic(
    _ family: ChainFamily, _ request: ChainRequest
  ) throws(Failure) -> SymbolicExpansion {
    do {
      return try SymbolicExpansion(family)
    } catch {
      guard case .tooManyTerms = error, let depth = request.depth else {
        throw request.activation.failure(error.message)
      }
      var largest = 0
      for candidate in 1..<max(family.depth, 1) {
        var smaller = family
        smaller.depth = candidate
        guard (try? SymbolicExpansion(smaller)) != nil else { break }
        largest = candidate
      }
      throw depth.failure(
        error.message, hint: largest > 0 ? "depth \(largest) is the largest that works" : nil)
    }
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    let polynomial = expansion?.polynomial
    return [
      "activation": .text(family.activation.description),
      "exactParameters": .flag(isExact),
      "residual": .flag(family.isResidual),
      "depth": .integer(family.depth),
      "weights": chain.map { .texts($0.weights.map(written)) } ?? .null,
      "biases": chain.map { .texts($0.biases.map(written)) } ?? .null,
      "degree": .optional(expansion?.degree ?? symbolic?.degree),
      "coefficients": polynomial.map { .numbers($0.doubles) } ?? .null,
      "exact": (isExact ? polynomial : nil).map { .texts($0.coefficients.map(\.description)) }
        ?? .null,
      "symbolic": symbolic.map { .array($0.terms.map(Self.json)) } ?? .null,
      "polynomial": .optional(
        isExact && isPrintable ? polynomial?.description ?? symbolic?.text : nil),
      "tex": .optional(isExact && isPrintable ? notation?.tex : nil),
      "mathml": .optional(
        isExact && isPrintable ? notation?.mathML(display: true) : nil),
      "freeParameters": .integer(family.freeParameters),
      "rank": .optional(family.rank),
      "parity": parity,
      "signs": .array((expansion?.signs ?? symbolicSigns ?? []).map(JSON.integer)),
      "facts": .array(facts.map(Self.json)),
      "overflowDepth": .optional(expansion?.overflowDepth),
      "pieces": pieces,
    ]
  }

  /// A weight exactly, or as the double that was taken for it.
  private func written(_ value: Rational) -> String {
    isExact ? value.description : value.doubleValue.description
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

  /// The pieces where the activation has kinks, even if they are one in the end.
  private var pieces: JSON {
    guard family.activation.polynomial == nil else { return .null }
    return expansion?.function.piecesJSON(isExact: isExact) ?? .null
  }

  private static func json(_ fact: ExpansionFact) -> JSON {
    .pairs([
      "law": .text(fact.law.rawValue), "statement": .text(fact.statement),
      "value": .optional(fact.value?.description), "holds": .flag(fact.holds),
    ])
  }

  /// What holds for the first coefficients of residual chains of squares.
  private var facts: [ExpansionFact] {
    if let symbolic { return ExpansionFact.found(in: symbolic) }
    guard isExact, let expansion, let chain else { return [] }
    return ExpansionFact.found(in: expansion, of: chain)
  }

  /// Longer sums are cut in text; `--json` has every coefficient.
  private static let textLimit = 2000

  private static func shortened(_ sum: String) -> String {
    guard sum.utf8.count > textLimit else { return sum }
    let kept = sum.prefix(textLimit)
    let end = kept.lastIndex(of: " ") ?? kept.endIndex
    return kept[..<end] + " … (\(sum.utf8.count) characters; --json lists every coefficient)"
  }

  private static func json(_ term: SymbolicExpansion.Term) -> JSON {
    .pairs([
      "power": .integer(term.power),
      "polynomial": .text(term.polynomial.description),
      "factored": .text(term.text),
      "tex": .text(term.shortNotation.tex),
      "mathml": .text(term.shortNotation.mathML(display: false)),
    ])
  }

  /// The polynomial or the pieces, then what is known of the family.
  public var text: String {
    var lines: [String] = []
    if let symbolic {
      lines.append("F(x) = \(symbolic.text)")
    } else if !isExact, let function = expansion?.function {
      lines.append("weights taken to the nearest doubles; coefficients rounded")
      lines.append(function.coefficientsText)
    } else if let polynomial = expansion?.polynomial {
      lines.append("F(x) = \(Self.shortened(polynomial.description))")
    } else if let function = expansion?.function {
      lines.append(function.piecesText)
    }
    lines.append("degree           \(expansion?.degree ?? symbolic?.degree ?? -1)")
    lines.append("free parameters  \(family.freeParameters)")
    if let rank = family.rank { lines.append("rank             \(rank)") }
    if case .text(let parity) = parity { lines.append("parity           \(parity)") }
    lines += facts.filter(\.holds).map {
      "checked: \($0.statement)" + ($0.value.map { ", \($0)" } ?? "")
    }
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
