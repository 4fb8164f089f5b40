/// Mathematical notation as a tree: the one form that every printer reads.
///
/// Expressions, symbolic coefficients and the TeX subset of articles become notation; plain text,
/// TeX, MathML and glyphs are made from it. It says how things look on paper, not what they mean.
public indirect enum Notation: Hashable, Sendable {
  /// A variable or one-letter function name, set in italics: `x`, `f`, `α`.
  case variable(String)
  /// An upright name: `sin`, `RMS`, `ReLU`.
  case name(String)
  /// An unsigned numeral, exactly as printed: `2`, `0.25`.
  case number(String)
  /// Running prose inside notation, in the surrounding language.
  case text(String)
  /// An operator, relation or punctuation mark, such as `+`, `−`, `=`, `≤`, `,`.
  case symbol(String, Spacing)
  /// Parts side by side.
  case row([Notation])
  /// A part between delimiters; an empty string leaves that side open.
  case fenced(open: String, Notation, close: String)
  /// A base with a subscript, a superscript or both.
  case scripts(Notation, sub: Notation?, sup: Notation?)
  /// A fraction with a bar.
  case fraction(Notation, Notation)
  /// A binomial coefficient: one part over another in parentheses, without a bar.
  case binomial(Notation, Notation)
  /// A root; `index` is nil for a square root.
  case root(Notation, index: Notation?)
  /// A function applied to an argument, which carries its own fence where it needs one.
  case application(Notation, Notation)
  /// A large operator (`∑`, `∏`, `∫`, `lim`, `max`) with its limits.
  case large(String, lower: Notation?, upper: Notation?)
  /// A mark over a base: `hat`, `tilde`, `bar`, `dot`, `ddot`, `check`, `vec`, `overbrace`; below
  /// it: `underbrace`, `underline`.
  ///
  /// A mark over more than one character is as wide as its base.
  case accent(String, Notation)
  /// Parts set small below and above a base: `def` over `=`, the length under a brace.
  case stacked(Notation, below: Notation?, above: Notation?)
  /// Rows and columns: matrices, cases, aligned equations.
  case table([[Notation]], Alignment)
  /// White space, in ems.
  case space(Double)
  /// A part set in bold.
  case bold(Notation)
  /// A part with the large operators and fractions of a displayed formula, or of running text.
  case style(Notation, display: Bool)

  /// How much room an operator keeps around it (TeX's atom classes).
  public enum Spacing: String, Hashable, Sendable {
    case ordinary, binary, relation, punctuation, prefix
  }

  /// How the columns of a table line up.
  public enum Alignment: Hashable, Sendable {
    /// Every column centred, as in a matrix.
    case centered
    /// Every column flush left, as in a definition by cases.
    case leading
    /// Right, left, right, left, … as in aligned equations.
    case alternating
    /// Column by column, one of the letters `l`, `c`, `r` each; more columns repeat the last.
    case columns(String)

    /// How one column lines up: `l`, `c` or `r`.
    public func letter(ofColumn column: Int) -> Character {
      switch self {
      case .centered: "c"
      case .leading: "l"
      case .alternating: column.isMultiple(of: 2) ? "r" : "l"
      case .columns(let letters): letters.dropFirst(column).first ?? letters.last ?? "c"
      }
    }
  }
}
