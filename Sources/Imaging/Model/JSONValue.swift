/// A JSON value (RFC 8259) whose objects keep the order of their keys.
///
/// Small on purpose: the figure model and the results of checks are read back by it, from files
/// that others may have written, so depth is bounded and nothing recurses without a limit.
enum JSONValue: Equatable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object([Member])

  struct Member: Equatable {
    let key: String
    let value: JSONValue

    init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  static let deepest = 64

  static func integer(_ value: Int) -> JSONValue { .number(Double(value)) }

  /// An object without the members that are null.
  static func compact(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.filter { $0.1 != .null }.map { Member($0.0, $0.1) })
  }

  /// The value of a key.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  var text: String? { if case .text(let value) = self { value } else { nil } }
  var flag: Bool? { if case .flag(let value) = self { value } else { nil } }
  var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }

  /// A number; the strings of non-finite ones are understood.
  var number: Double? {
    switch self {
    case .number(let value): value
    case .text("inf"): .infinity
    case .text("-inf"): -.infinity
    case .text("nan"): .nan
    default: nil
    }
  }

  var integer: Int? { number.flatMap { Int(exactly: $0) } }
  var numbers: [Double]? { array.map { $0.compactMap(\.number) } }
  var texts: [String]? { array.map { $0.compactMap(\.text) } }

  /// The value on one line, without space.
  var compactText: String {
    var out = ""
    write(to: &out, indent: nil)
    return out
  }

  /// The value over several lines, ended by a line break.
  var prettyText: String {
    var out = ""
    write(to: &out, indent: 0)
    return out + "\n"
  }

  private func write(to out: inout String, indent: Int?) {
    switch self {
    case .null: out += "null"
    case .flag(let value): out += value ? "true" : "false"
    case .number(let value): out += Self.text(of: value)
    case .text(let value): Self.write(value, to: &out)
    case .array(let values):
      // Lists of plain values stay on one line.
      let isFlat = values.allSatisfy {
        if case .object = $0 { false } else if case .array = $0 { false } else { true }
      }
      Self.list(values.count, "[", "]", isFlat ? nil : indent, &out) { index, out, inner in
        values[index].write(to: &out, indent: inner)
      }
    case .object(let members):
      Self.list(members.count, "{", "}", indent, &out) { index, out, inner in
        Self.write(members[index].key, to: &out)
        out += inner == nil ? ":" : ": "
        members[index].value.write(to: &out, indent: inner)
      }
    }
  }

  private static func list(
    _ count: Int, _ open: String, _ close: String, _ indent: Int?, _ out: inout String,
    _ item: (Int, inout String, Int?) -> Void
  ) {
    out += open
    for index in 0..<count {
      if index > 0 { out += "," }
      if let indent { out += "\n" + String(repeating: "  ", count: indent + 1) }
      item(index, &out, indent.map { $0 + 1 })
    }
    if count > 0, let indent { out += "\n" + String(repeating: "  ", count: indent) }
    out += close
  }

  private static func text(of value: Double) -> String {
    if value.isNaN { return "\"nan\"" }
    if value.isInfinite { return value > 0 ? "\"inf\"" : "\"-inf\"" }
    if let whole = Int(exactly: value), abs(value) < 1e15 { return String(whole) }
    return value.description
  }

  private static func write(_ value: String, to out: inout String) {
    out += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case "\r": out += "\\r"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}

extension JSONValue {
  /// Reads a text; nil when it is not JSON.
  init?(_ text: String) {
    var reader = Reader(bytes: Array(text.utf8))
    guard let value = reader.value(depth: 0) else { return nil }
    reader.skipSpace()
    guard reader.isAtEnd else { return nil }
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

    mutating func value(depth: Int) -> JSONValue? {
      guard depth < JSONValue.deepest else { return nil }
      skipSpace()
      guard at < bytes.count else { return nil }
      switch bytes[at] {
      case UInt8(ascii: "n"): return take("null") ? .null : nil
      case UInt8(ascii: "t"): return take("true") ? .flag(true) : nil
      case UInt8(ascii: "f"): return take("false") ? .flag(false) : nil
      case UInt8(ascii: "\""): return string().map(JSONValue.text)
      case UInt8(ascii: "["): return array(depth: depth)
      case UInt8(ascii: "{"): return object(depth: depth)
      default: return number()
      }
    }

    private mutating func array(depth: Int) -> JSONValue? {
      at += 1
      var values: [JSONValue] = []
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

    private mutating func object(depth: Int) -> JSONValue? {
      at += 1
      var members: [Member] = []
      skipSpace()
      if take("}") { return .object([]) }
      while true {
        skipSpace()
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\""), let key = string() else {
          return nil
        }
        skipSpace()
        guard take(":"), let value = value(depth: depth + 1) else { return nil }
        members.append(Member(key, value))
        skipSpace()
        if take("}") { return .object(members) }
        guard take(",") else { return nil }
      }
    }

    private mutating func number() -> JSONValue? {
      let start = at
      while at < bytes.count, "+-0123456789.eE".utf8.contains(bytes[at]) { at += 1 }
      return Double(String(decoding: bytes[start..<at], as: UTF8.self)).map(JSONValue.number)
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
      guard at + 4 <= bytes.count else { return nil }
      defer { at += 4 }
      return UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
    }
  }
}
