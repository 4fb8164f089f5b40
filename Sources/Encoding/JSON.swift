/// A JSON value (RFC 8259) whose objects keep the order of their keys.
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

  /// A double, written as a whole number where it is one.
  public static func plain(_ value: Double) -> JSON {
    abs(value) < 1e15 ? Int(exactly: value).map(JSON.integer) ?? .number(value) : .number(value)
  }

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

  /// An object without the members that are null.
  public static func compact(_ members: [(key: String, value: JSON)]) -> JSON {
    .object(members.filter { if case .null = $0.value { false } else { true } })
  }

  /// Two objects are equal when they hold the same keys and values in the same order.
  public static func == (first: JSON, second: JSON) -> Bool { first.text == second.text }

  /// Hashes the printed form.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension JSON {
  /// The value of a key of an object; nil for other values.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The string, if it is one.
  public var string: String? { if case .text(let value) = self { value } else { nil } }

  /// The truth value, if it is one.
  public var flag: Bool? { if case .flag(let value) = self { value } else { nil } }

  /// The elements, if it is an array.
  public var array: [JSON]? { if case .array(let values) = self { values } else { nil } }

  /// The number, if it is one; the strings of non-finite ones are understood.
  public var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    case .text("inf"): .infinity
    case .text("-inf"): -.infinity
    case .text("nan"): .nan
    default: nil
    }
  }

  /// The whole number, if it is one.
  public var integer: Int? {
    if case .integer(let value) = self { value } else { number.flatMap { Int(exactly: $0) } }
  }

  /// The numbers of an array that holds nothing else.
  public var numbers: [Double]? { array.flatMap { all($0.map(\.number)) } }

  /// The strings of an array that holds nothing else.
  public var strings: [String]? { array.flatMap { all($0.map(\.string)) } }

  private func all<Value>(_ values: [Value?]) -> [Value]? {
    values.contains { $0 == nil } ? nil : values.compactMap(\.self)
  }
}
