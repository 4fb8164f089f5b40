import Yams

/// Takes the values of one YAML mapping key by key and collects every fault on the way.
///
/// A value that is missing or wrong comes back as nil after its fault is noted, so that one run
/// reports all of them. `finish` names the keys that nobody asked for.
struct FieldReader {
  private let mapping: Node.Mapping
  private var allowed: [String] = []
  /// Where the mapping starts.
  let place: Place

  init(_ mapping: Node.Mapping, at place: Place) {
    self.mapping = mapping
    self.place = place
  }

  /// The node behind a key; asking makes the key an allowed one.
  mutating func node(_ key: String) -> Node? {
    if !allowed.contains(key) { allowed.append(key) }
    guard let (_, value) = mapping.first(where: { $0.key.string == key }) else { return nil }
    if case .scalar(let scalar) = value, scalar.style == .plain, scalar.string.isEmpty {
      return nil
    }
    return value
  }

  /// Where a key was written; nil where it was not.
  func place(of key: String) -> Place? { mapping.first { $0.key.string == key }?.key.place }

  /// A value written as text, whatever it looks like: `1/2`, `[` excluded.
  mutating func text(_ key: String, _ faults: inout [SpecificationFault]) -> Located<String>? {
    guard let node = node(key) else { return nil }
    guard case .scalar(let scalar) = node else {
      faults.append(
        SpecificationFault(.wrongType(key: key, expected: "a single value"), at: node.place))
      return nil
    }
    return Located(scalar.string, at: node.place)
  }

  /// A text that has to be there.
  mutating func requiredText(
    _ key: String, _ faults: inout [SpecificationFault]
  ) -> Located<String>? {
    let count = faults.count
    let value = text(key, &faults)
    if value == nil, faults.count == count {
      faults.append(SpecificationFault(.missingKey(key), at: place))
    }
    return value
  }

  /// A whole number in a range.
  mutating func integer(
    _ key: String, in range: ClosedRange<Int>, _ faults: inout [SpecificationFault]
  ) -> Located<Int>? {
    guard let text = text(key, &faults) else { return nil }
    return Self.integer(text, key: key, in: range, &faults)
  }

  static func integer(
    _ text: Located<String>, key: String, in range: ClosedRange<Int>,
    _ faults: inout [SpecificationFault]
  ) -> Located<Int>? {
    guard let value = Int(text.value) else {
      faults.append(
        SpecificationFault(.wrongType(key: key, expected: "a whole number"), at: text.place))
      return nil
    }
    guard range.contains(value) else {
      let expected = "\(range.lowerBound) to \(range.upperBound)"
      faults.append(SpecificationFault(.outOfRange(key: key, expected: expected), at: text.place))
      return nil
    }
    return Located(value, at: text.place)
  }

  /// One whole number or a list of them.
  mutating func integers(
    _ key: String, in range: ClosedRange<Int>, _ faults: inout [SpecificationFault]
  ) -> [Located<Int>] {
    texts(key, &faults).compactMap { Self.integer($0, key: key, in: range, &faults) }
  }

  /// A number in a range, such as a window's edge.
  mutating func number(
    _ key: String, in range: ClosedRange<Double>, _ faults: inout [SpecificationFault]
  ) -> Located<Double>? {
    guard let text = text(key, &faults) else { return nil }
    guard let value = Double(text.value), range.contains(value) else {
      let expected = "a number from \(range.lowerBound) to \(range.upperBound)"
      faults.append(SpecificationFault(.outOfRange(key: key, expected: expected), at: text.place))
      return nil
    }
    return Located(value, at: text.place)
  }

  /// `true` or `false`.
  mutating func flag(_ key: String, _ faults: inout [SpecificationFault]) -> Bool? {
    guard let text = text(key, &faults) else { return nil }
    switch text.value {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default:
      faults.append(
        SpecificationFault(.wrongType(key: key, expected: "true or false"), at: text.place))
      return nil
    }
  }

  /// One text, a YAML list of texts, or texts separated by commas.
  mutating func texts(_ key: String, _ faults: inout [SpecificationFault]) -> [Located<String>] {
    guard let node = node(key) else { return [] }
    switch node {
    case .scalar(let scalar):
      return Self.split(Located(scalar.string, at: node.place))
    case .sequence(let sequence):
      return sequence.compactMap { item in
        guard case .scalar(let scalar) = item else {
          faults.append(
            SpecificationFault(
              .wrongType(key: key, expected: "a list of single values"), at: item.place))
          return nil
        }
        return Located(scalar.string, at: item.place)
      }
    default:
      faults.append(SpecificationFault(.wrongType(key: key, expected: "a list"), at: node.place))
      return []
    }
  }

  private static func split(_ text: Located<String>) -> [Located<String>] {
    var parts: [Located<String>] = []
    var offset = 0
    for part in text.value.split(separator: ",", omittingEmptySubsequences: false) {
      let lead = part.prefix { $0 == " " }.count
      let trimmed = part.trimmed
      if !trimmed.isEmpty {
        parts.append(Located(String(trimmed), at: text.place.advanced(by: offset + lead)))
      }
      offset += part.count + 1
    }
    return parts
  }

  /// A nested mapping.
  mutating func fields(_ key: String, _ faults: inout [SpecificationFault]) -> FieldReader? {
    guard let node = node(key) else { return nil }
    guard case .mapping(let mapping) = node else {
      faults.append(
        SpecificationFault(
          .wrongType(key: key, expected: "a list of keys and values"), at: node.place))
      return nil
    }
    return FieldReader(mapping, at: node.place)
  }

  /// The members of a list.
  mutating func list(_ key: String, _ faults: inout [SpecificationFault]) -> [Node] {
    guard let node = node(key) else { return [] }
    guard case .sequence(let sequence) = node else {
      faults.append(SpecificationFault(.wrongType(key: key, expected: "a list"), at: node.place))
      return []
    }
    return Array(sequence)
  }

  /// A word of a closed set.
  mutating func word<Word: RawRepresentable & CaseIterable & Sendable>(
    _ key: String, as type: Word.Type, _ faults: inout [SpecificationFault]
  ) -> Word? where Word.RawValue == String {
    guard let text = text(key, &faults) else { return nil }
    return Self.word(text, key: key, as: type, &faults)
  }

  static func word<Word: RawRepresentable & CaseIterable & Sendable>(
    _ text: Located<String>, key: String, as type: Word.Type,
    _ faults: inout [SpecificationFault]
  ) -> Word? where Word.RawValue == String {
    if let word = Word(rawValue: text.value) { return word }
    let allowed = Word.allCases.map(\.rawValue)
    faults.append(
      SpecificationFault(.unknownWord(text.value, allowed: allowed, of: key), at: text.place))
    return nil
  }

  /// Notes the keys that were written but never asked for.
  func finish(_ faults: inout [SpecificationFault]) {
    for (key, _) in mapping {
      let name = key.string ?? "?"
      if !allowed.contains(name) {
        faults.append(SpecificationFault(.unknownKey(name, allowed: allowed), at: key.place))
      }
    }
  }
}

extension Substring {
  var trimmed: Substring {
    var result = self
    while let last = result.last, last == " " { result.removeLast() }
    while let first = result.first, first == " " { result.removeFirst() }
    return result
  }
}
