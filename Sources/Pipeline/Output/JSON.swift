/// A JSON value whose objects keep the order of their keys.
public indirect enum JSON: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case flag(Bool)
  /// A whole number.
  case integer(Int)
  /// A double, printed in its shortest form that reads back equal; non-finite ones as strings.
  case number(Double)
  /// A string.
  case text(String)
  /// An array.
  case array([JSON])
  /// An object with its keys in order.
  case object([(key: String, value: JSON)])

  /// An array of doubles.
  public static func numbers(_ values: [Double]) -> JSON { .array(values.map(JSON.number)) }

  /// An array of strings.
  public static func texts(_ values: [String]) -> JSON { .array(values.map(JSON.text)) }

  /// A string, or null for nil.
  public static func optional(_ value: String?) -> JSON { value.map(JSON.text) ?? .null }

  /// A double, or null for nil.
  public static func optional(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }

  /// A whole number, or null for nil.
  public static func optional(_ value: Int?) -> JSON { value.map(JSON.integer) ?? .null }

  /// An object from a literal list of pairs.
  public static func pairs(_ pairs: KeyValuePairs<String, JSON>) -> JSON {
    .object(pairs.map { (key: $0.key, value: $0.value) })
  }

  /// Two objects are equal when they hold the same keys and values in the same order.
  public static func == (first: JSON, second: JSON) -> Bool { first.text == second.text }

  /// Hashes the printed form.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// The value as one line of JSON.
  public var text: String {
    var out = ""
    write(to: &out)
    return out
  }

  private func write(to out: inout String) {
    switch self {
    case .null: out += "null"
    case .flag(let value): out += value ? "true" : "false"
    case .integer(let value): out += String(value)
    case .number(let value): Self.write(value, to: &out)
    case .text(let value): Self.write(value, to: &out)
    case .array(let values):
      out += "["
      for (index, value) in values.enumerated() {
        if index > 0 { out += ", " }
        value.write(to: &out)
      }
      out += "]"
    case .object(let pairs):
      out += "{"
      for (index, pair) in pairs.enumerated() {
        if index > 0 { out += ", " }
        Self.write(pair.key, to: &out)
        out += ": "
        pair.value.write(to: &out)
      }
      out += "}"
    }
  }

  private static func write(_ value: Double, to out: inout String) {
    if value.isNaN {
      out += "\"nan\""
    } else if value.isInfinite {
      out += value > 0 ? "\"inf\"" : "\"-inf\""
    } else {
      out += value.description
    }
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
