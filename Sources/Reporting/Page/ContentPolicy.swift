/// What a page may do: show itself, and nothing else.
enum ContentPolicy {
  /// The Content Security Policy of a page with one style sheet and no script.
  static func text(style: String) -> String {
    let digest = Base64.encoded(SHA256.digest(Array(style.utf8)))
    return "default-src 'none'; style-src 'sha256-\(digest)'; img-src data:; font-src data:; "
      + "base-uri 'none'; form-action 'none'"
  }
}

/// Bytes in the alphabet of RFC 4648, section 4.
enum Base64 {
  static func encoded(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let padded = Array(group) + Array(repeating: 0, count: 3 - group.count)
      let bits = padded.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      for digit in 0..<4 {
        let value = Int(bits >> UInt32(18 - 6 * digit) & 63)
        text.append(digit <= group.count ? alphabet[value] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
