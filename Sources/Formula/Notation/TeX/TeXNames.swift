/// How names, fences, spaces and environments are spelt in TeX.
enum TeXNames {
  /// Functions with a command of their own.
  static let functions: Set<String> = [
    "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh",
    "coth", "exp", "log", "ln", "lg", "deg", "det", "dim", "ker", "hom", "arg", "gcd", "Pr",
  ]

  /// Large operators by their commands.
  static let largeOperators: [(name: String, symbol: String)] = [
    ("sum", "∑"), ("prod", "∏"), ("coprod", "∐"), ("int", "∫"), ("iint", "∬"), ("iiint", "∭"),
    ("oint", "∮"), ("bigcup", "⋃"), ("bigcap", "⋂"), ("bigoplus", "⨁"), ("bigotimes", "⨂"),
    ("bigvee", "⋁"), ("bigwedge", "⋀"), ("lim", "lim"), ("limsup", "lim sup"),
    ("liminf", "lim inf"), ("max", "max"), ("min", "min"), ("sup", "sup"), ("inf", "inf"),
  ]

  private static let largeNames = Dictionary(
    largeOperators.map { ($0.symbol, $0.name) }, uniquingKeysWith: { first, _ in first })

  /// The symbols of large operators by their commands.
  static let largeCommands = Dictionary(
    largeOperators.map { ($0.name, $0.symbol) }, uniquingKeysWith: { first, _ in first })

  static func large(_ symbol: String) -> String {
    if let name = largeNames[symbol] { return "\\" + name }
    if symbol.count == 1, !symbol.isLetters { return "\\mathop{\(self.symbol(symbol))}" }
    return "\\operatorname*{\(escaped(name: symbol))}"
  }

  static func function(_ name: String) -> String {
    functions.contains(name) ? "\\" + name : "\\operatorname{\(escaped(name: name))}"
  }

  /// Names may hold thin spaces.
  static func escaped(name: String) -> String {
    escaped(text: name).split(separator: " ", omittingEmptySubsequences: false)
      .joined(separator: "\\,")
  }

  /// Prose for `\text{…}`.
  static func escaped(text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "{", "}", "$", "%", "&", "#", "_": result += "\\\(character)"
      case "\\": result += "\\textbackslash{}"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      case "\u{A0}": result += "~"
      default: result.append(character)
      }
    }
    return result
  }

  static let spaces: [(name: String, ems: Double)] = [
    (",", 3.0 / 18), (":", 4.0 / 18), (";", 5.0 / 18), ("!", -3.0 / 18), (" ", 6.0 / 18),
    ("enspace", 0.5), ("quad", 1), ("qquad", 2),
  ]

  static func space(_ ems: Double) -> String {
    if let known = spaces.first(where: { $0.ems == ems }) { return "\\" + known.name }
    return "\\hspace{\(MathMLPrinter.ems(ems) == "0" ? "0em" : MathMLPrinter.ems(ems))}"
  }

  /// The marks that accents set.
  static let accents = [
    "hat": "hat", "widehat": "hat", "tilde": "tilde", "widetilde": "tilde", "bar": "bar",
    "overline": "bar", "vec": "vec", "overrightarrow": "vec", "dot": "dot", "ddot": "ddot",
    "check": "check", "underline": "underline", "underbrace": "underbrace",
    "overbrace": "overbrace",
  ]

  static func accent(_ mark: String, isWide: Bool) -> String {
    guard isWide else { return mark }
    return ["hat": "widehat", "tilde": "widetilde", "bar": "overline", "vec": "overrightarrow"][
      mark] ?? mark
  }

  /// Characters typed as themselves rather than by a command.
  static let typed: Set<String> = ["+", "−", "∗", "/", "=", "<", ">", ":", ",", ";", ".", "!", "?"]

  /// Signs that would be read as delimiters when they stand alone.
  static let delimiters: Set<String> = ["(", ")", "[", "]", "|", "{", "}", "‖"]

  /// A symbol's spelling where its class does not matter.
  static func symbol(_ text: String) -> String {
    if let ascii = ["−": "-", "∗": "*"][text] { return ascii }
    if typed.contains(text) || ["(", ")", "[", "]", "|"].contains(text) { return text }
    for spacing in [Notation.Spacing.ordinary, .binary, .relation] {
      if let name = TeXSymbols.names[.init(character: text, spacing: spacing)] {
        return "\\" + name
      }
    }
    return text
  }

  private static let fences = [
    "{": "\\{", "}": "\\}", "⟨": "\\langle", "⟩": "\\rangle", "⌊": "\\lfloor", "⌋": "\\rfloor",
    "⌈": "\\lceil", "⌉": "\\rceil", "": ".", "<": "\\langle", ">": "\\rangle",
  ]

  static func fence(_ text: String, isOpen: Bool) -> String {
    switch text {
    case "|": isOpen ? "\\lvert" : "\\rvert"
    case "‖": isOpen ? "\\lVert" : "\\rVert"
    default: fences[text] ?? text
    }
  }

  /// Whether two delimiters find each other without `\left` and `\right`.
  static func matches(_ open: String, _ close: String) -> Bool {
    switch open {
    case "(", "[": close == ")" || close == "]"
    case "|", "‖": open == close
    default: pairs[open] == close
    }
  }

  static let pairs = ["{": "}", "⟨": "⟩", "⌊": "⌋", "⌈": "⌉", "|": "|", "‖": "‖"]

  /// Environments of tables with their fences.
  static let environments:
    [(name: String, open: String, alignment: Notation.Alignment, close: String)] = [
      ("cases", "{", .leading, ""), ("pmatrix", "(", .centered, ")"),
      ("bmatrix", "[", .centered, "]"), ("vmatrix", "|", .centered, "|"),
      ("Vmatrix", "‖", .centered, "‖"), ("Bmatrix", "{", .centered, "}"),
    ]

  static func environment(
    _ open: String, _ alignment: Notation.Alignment, _ close: String
  ) -> String? {
    environments.first { $0.open == open && $0.alignment == alignment && $0.close == close }?.name
  }
}
