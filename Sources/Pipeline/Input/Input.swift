import Specification

/// A piece of the author's text that is to be read as mathematics, and where it stands.
public struct Input: Sendable {
  /// The piece.
  public let text: String
  let source: SourceText
  let place: Place

  /// A command line argument, named as in the usage: `EXPR`, `--on`.
  public init(argument name: String, _ text: String) {
    self.text = text
    source = SourceText(argument: name, text: text)
    place = Place(line: 1, column: 1)
  }

  /// A value of a specification.
  init(_ value: Located<String>, in source: SourceText) {
    text = value.value
    self.source = source
    place = value.place
  }

  private init(_ text: String, source: SourceText, place: Place) {
    self.text = text
    self.source = source
    self.place = place
  }

  /// A part of the piece that starts at a column of it.
  func part(_ text: String, column: Int) -> Input {
    Input(text, source: source, place: place.advanced(by: column - 1))
  }

  /// Where a part of the piece stands, from its column in it.
  func location(column: Int = 1, length: Int = 1) -> Diagnostic.Location {
    source.location(line: place.line, column: place.column + column - 1, length: length)
  }

  /// A failure that points at the whole piece.
  func failure(_ message: String, hint: String? = nil) -> Failure {
    Failure(message, at: location(length: max(1, text.count)), hint: hint)
  }

  /// The place of a part given in UTF-8 offsets; the whole piece for nil.
  func location(of range: Range<Int>?) -> Diagnostic.Location {
    guard let range else { return location(length: max(1, text.count)) }
    let bytes = Array(text.utf8)
    let part = range.clamped(to: 0..<bytes.count)
    let before = String(decoding: bytes[..<part.lowerBound], as: UTF8.self).count
    let inside = String(decoding: bytes[part], as: UTF8.self).count
    return location(column: before + 1, length: max(1, inside))
  }
}
