/// Escapes text for HTML, scalar by scalar into UTF-8.
///
/// Working below characters matters: a quotation mark followed by a combining character is one grapheme,
/// which an escaper that compares characters lets through.
enum Escaping {
  static func append(_ text: String, to bytes: inout [UInt8], inAttribute: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes += "&amp;".utf8
      case "<": bytes += "&lt;".utf8
      case ">": bytes += "&gt;".utf8
      case "\"" where inAttribute: bytes += "&quot;".utf8
      case "'" where inAttribute: bytes += "&#39;".utf8
      case "\t", "\n", "\r": bytes.append(UInt8(ascii: scalar))
      default:
        bytes +=
          UTF8.encode(isForbidden(scalar) ? "\u{FFFD}" : scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
  }

  /// Control characters and code points without a character are errors in HTML.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
  }

  /// Text that is safe between tags and between quotation marks.
  static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    append(text, to: &bytes, inAttribute: true)
    return String(decoding: bytes, as: UTF8.self)
  }
}
