/// A piece of an expression's text.
struct Token: Equatable {
  enum Kind: Equatable {
    case number
    case name
    /// An operator, bracket, bar, comma or `..`, in its ASCII spelling.
    case symbol(String)
    case end
  }

  let kind: Kind
  /// Its place in UTF-8 offsets.
  let range: Range<Int>

  func isSymbol(_ text: String) -> Bool { kind == .symbol(text) }
}
