/// Bytes in the alphabet of RFC 4648, section 4.
public enum Base64 {
  /// The text of bytes, padded.
  public static func encoded(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    var at = 0
    while at < bytes.count {
      let length = min(3, bytes.count - at)
      var word: UInt32 = 0
      for k in 0..<3 { word = word << 8 | (k < length ? UInt32(bytes[at + k]) : 0) }
      for k in 0..<4 {
        out.append(k <= length ? letters[Int(word >> UInt32(18 - 6 * k) & 63)] : UInt8(ascii: "="))
      }
      at += 3
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The bytes of a text, nil when other characters than space occur; also reads the alphabet of
  /// section 5 (`-` and `_`).
  public static func decoded(_ text: some StringProtocol) -> [UInt8]? {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count * 3 / 4)
    var held: UInt32 = 0
    var bits: UInt32 = 0
    for byte in text.utf8 {
      let value: UInt32
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = UInt32(byte) - 65
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = UInt32(byte) - 71
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = UInt32(byte) + 4
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      case UInt8(ascii: "="), 0...32: continue
      default: return nil
      }
      held = held << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        out.append(UInt8(held >> bits & 255))
      }
    }
    return out
  }
}
