extension JSON {
  /// Objects and arrays may lie this deep in one another.
  static let deepest = 64

  /// Where a text stops being JSON.
  public struct Fault: Error, Hashable, Sendable {
    /// The number of bytes before it.
    public let offset: Int
  }

  /// Reads a text; nil when it is not JSON or is nested too deeply.
  ///
  /// - Complexity: O(length).
  public init?(_ text: String) {
    guard let value = try? JSON(parsing: text) else { return nil }
    self = value
  }

  /// Reads a text.
  ///
  /// - Throws: ``Fault`` where it stops being JSON, or is nested too deeply.
  /// - Complexity: O(length).
  public init(parsing text: String) throws(Fault) {
    var reader = Reader(bytes: Array(text.utf8))
    guard let value = reader.value(depth: 0) else { throw Fault(offset: reader.at) }
    reader.skipSpace()
    guard reader.isAtEnd else { throw Fault(offset: reader.at) }
    self = value
  }

  private struct Reader {
    let bytes: [UInt8]
    var at = 0

    var isAtEnd: Bool { at == bytes.count }

    mutating func skipSpace() {
      while at < bytes.count, [32, 9, 10, 13].contains(bytes[at]) { at += 1 }
    }

    private mutating func take(_ text: StaticString) -> Bool {
      let length = text.utf8CodeUnitCount
      guard at + length <= bytes.count,
        bytes[at..<at + length].elementsEqual(text.description.utf8)
      else { return false }
      at += length
      return true
    }

    mutating func value(depth: Int) -> JSON? {
      guard depth < JSON.deepest else { return nil }
      skipSpace()
      guard at < bytes.count else { return nil }
      switch bytes[at] {
      case UInt8(ascii: "n"): return take("null") ? .null : nil
      case UInt8(ascii: "t"): return take("true") ? .flag(true) : nil
      case UInt8(ascii: "f"): return take("false") ? .flag(false) : nil
      case UInt8(ascii: "\""): return string().map(JSON.text)
      case UInt8(ascii: "["): return array(depth: depth)
      case UInt8(ascii: "{"): return object(depth: depth)
      default: return number()
      }
    }

    private mutating func array(depth: Int) -> JSON? {
      at += 1
      var values: [JSON] = []
      skipSpace()
      if take("]") { return .array([]) }
      while let value = value(depth: depth + 1) {
        values.append(value)
        skipSpace()
        if take("]") { return .array(values) }
        guard take(",") else { return nil }
      }
      return nil
    }

    private mutating func object(depth: Int) -> JSON? {
      at += 1
      var members: [(key: String, value: JSON)] = []
      skipSpace()
      if take("}") { return .object([]) }
      while true {
        skipSpace()
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\""), let key = string() else {
          return nil
        }
        skipSpace()
        guard take(":"), let value = value(depth: depth + 1) else { return nil }
        members.append((key: key, value: value))
        skipSpace()
        if take("}") { return .object(members) }
        guard take(",") else { return nil }
      }
    }

    private mutating func number() -> JSON? {
      let start = at
      guard skipNumber() else { return nil }
      let text = String(decoding: bytes[start..<at], as: UTF8.self)
      return Int(text).map(JSON.integer) ?? Double(text).map(JSON.number)
    }

    /// RFC 8259, section 6: a minus, digits without a leading zero, fraction, exponent.
    private mutating func skipNumber() -> Bool {
      _ = take("-")
      if !take("0"), !skipDigits() { return false }
      if take("."), !skipDigits() { return false }
      if take("e") || take("E") {
        if !take("+") { _ = take("-") }
        return skipDigits()
      }
      return true
    }

    private mutating func skipDigits() -> Bool {
      let start = at
      while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
      return at > start
    }

    private mutating func string() -> String? {
      at += 1
      var out: [UInt8] = []
      while at < bytes.count {
        let byte = bytes[at]
        at += 1
        switch byte {
        case UInt8(ascii: "\""): return String(decoding: out, as: UTF8.self)
        case UInt8(ascii: "\\"):
          guard at < bytes.count else { return nil }
          let escape = bytes[at]
          at += 1
          switch escape {
          case UInt8(ascii: "n"): out.append(10)
          case UInt8(ascii: "t"): out.append(9)
          case UInt8(ascii: "r"): out.append(13)
          case UInt8(ascii: "b"): out.append(8)
          case UInt8(ascii: "f"): out.append(12)
          case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(escape)
          case UInt8(ascii: "u"):
            guard let scalar = scalar() else { return nil }
            out += Array(String(Character(scalar)).utf8)
          default: return nil
          }
        case 0..<32: return nil
        default: out.append(byte)
        }
      }
      return nil
    }

    /// The four digits after `\u`, and those of the second half of a pair.
    private mutating func scalar() -> Unicode.Scalar? {
      guard let high = digits() else { return nil }
      guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) }
      guard take("\\u"), let low = digits(), (0xDC00..<0xE000).contains(low) else { return nil }
      return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func digits() -> UInt32? {
      guard at + 4 <= bytes.count, bytes[at] != UInt8(ascii: "+"), bytes[at] != UInt8(ascii: "-")
      else { return nil }
      defer { at += 4 }
      return UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
    }
  }
}
