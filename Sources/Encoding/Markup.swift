/// Text made safe for XML and HTML.
///
/// It works below characters: a quotation mark followed by a combining mark is one grapheme, which
/// an escaper that compares characters lets through. What XML forbids becomes U+FFFD.
public enum Markup {
  /// Where the text will stand.
  public enum Place: Sendable {
    /// Between tags.
    case content
    /// Between quotation marks of either kind; line breaks are kept as references.
    case attribute
  }

  /// The text for a place; by default safe in both.
  public static func escaped(_ text: String, for place: Place = .attribute) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 16)
    append(text, to: &bytes, for: place)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes the text for a place behind some bytes of UTF-8.
  ///
  /// - Complexity: O(length).
  public static func append(_ text: String, to bytes: inout [UInt8], for place: Place) {
    for scalar in text.unicodeScalars {
      switch (scalar, place) {
      case ("&", _): bytes += "&amp;".utf8
      case ("<", _): bytes += "&lt;".utf8
      case (">", _): bytes += "&gt;".utf8
      case ("\"", .attribute): bytes += "&quot;".utf8
      case ("'", .attribute): bytes += "&#39;".utf8
      case ("\t", .attribute), ("\n", .attribute), ("\r", _): bytes += "&#\(scalar.value);".utf8
      case ("\t", .content), ("\n", .content): bytes.append(UInt8(ascii: scalar))
      default:
        bytes +=
          UTF8.encode(isForbidden(scalar) ? "\u{FFFD}" : scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      false
    default: (0x20..<0x7F).contains(byte)
    }
  }

  /// Control characters and code points without a character.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
  }
}
