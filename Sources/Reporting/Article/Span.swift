/// Part of a line of text.
indirect enum Span: Hashable, Sendable {
  case text(String)
  case emphasis([Span])
  case strong([Span])
  case struck([Span])
  case code(String)
  case link(url: String, [Span], Place)
  /// A line break of the source.
  case softBreak
  /// A line break that the author asked for.
  case lineBreak
  case math(tex: String, Place)
  case display(tex: String, Attributes, Place)
  case value(ValueUse)
  case citation(Citation)
  /// A reference to the n-th footnote.
  case footnote(Int)
  /// A picture, until it is known to stand alone.
  case image(url: String, [Span], Attributes, Place)
  /// Attributes whose owner is not yet found.
  case attributes(Attributes)
  /// The start of a table's caption.
  case captionStart(Place)
}

/// A value and how it is to be shown: `{{ path | format argument }}`.
struct ValueUse: Hashable, Sendable {
  var path: String
  var format: FormatUse?
  var place: Place
}

/// A format as written: its name, its arguments, and where it stands.
struct FormatUse: Hashable, Sendable {
  var name: String
  var arguments: [String]
  var place: Place
}

/// One or several references or citations: `@fig-x`, `[@key, p. 3; @other]`.
struct Citation: Hashable, Sendable {
  struct Item: Hashable, Sendable {
    /// Words before the key.
    var prefix: String
    /// Whether the word (Figure) or the authors are left out.
    var isBare: Bool
    var key: String
    /// Words after the key, such as a page.
    var suffix: String
    var place: Place
  }

  var items: [Item]
  /// Whether it stands in brackets.
  var isBracketed: Bool
}

/// `{#label .class key="value"}`.
struct Attributes: Hashable, Sendable {
  var label: String?
  var classes: [String] = []
  var options: [String: String] = [:]
  var place: Place
  /// The attributes as written.
  var source: String
}
