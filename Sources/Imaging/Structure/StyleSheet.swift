/// The rules of the `style` elements of a document, as far as pictures use them.
///
/// Selectors are chains of `*`, names, classes and ids with the descendant combinator; rules with
/// anything else (pseudo-classes, media queries, attribute selectors) are left out.
struct StyleSheet {
  /// One step of a selector.
  struct Compound: Equatable {
    var name: String?
    var id: String?
    var classes: [String] = []
  }

  private struct Rule {
    let selector: [Compound]
    let declarations: [(String, String)]
    /// Ids, classes, names: what wins.
    let weight: Int
  }

  private var rules: [Rule] = []

  /// Adds the rules of one sheet.
  mutating func add(_ text: String) {
    var rest = Substring(Self.withoutComments(text))
    while let open = rest.firstIndex(of: "{") {
      let head = rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else { return }
      let body = rest[rest.index(after: open)..<close]
      rest = rest[rest.index(after: close)...]
      if body.contains("{") { continue }
      let declarations = Self.declarations(body)
      for selector in head.split(separator: ",") {
        guard let steps = Self.selector(selector) else { continue }
        let weight = steps.reduce(0) {
          $0 + ($1.id == nil ? 0 : 10000) + 100 * $1.classes.count + ($1.name == nil ? 0 : 1)
        }
        rules.append(Rule(selector: steps, declarations: declarations, weight: weight))
      }
    }
  }

  /// Sorts the rules, so that later ones win.
  mutating func finish() {
    let order = rules.indices.sorted { (rules[$0].weight, $0) < (rules[$1].weight, $1) }
    rules = order.map { rules[$0] }
  }

  /// The declarations for an element whose ancestors and itself are `path`, weakest first.
  func declarations(for path: [Compound]) -> [(String, String)] {
    rules.isEmpty
      ? [] : rules.filter { Self.matches($0.selector, path) }.flatMap(\.declarations)
  }

  private static func matches(_ selector: [Compound], _ path: [Compound]) -> Bool {
    guard let last = selector.last, let here = path.last, fits(last, here) else { return false }
    var remaining = selector.dropLast()
    for ancestor in path.dropLast().reversed() {
      guard let next = remaining.last else { return true }
      if fits(next, ancestor) { remaining.removeLast() }
    }
    return remaining.isEmpty
  }

  private static func fits(_ wanted: Compound, _ element: Compound) -> Bool {
    (wanted.name == nil || wanted.name == element.name)
      && (wanted.id == nil || wanted.id == element.id)
      && wanted.classes.allSatisfy(element.classes.contains)
  }

  /// `a: b; c: d` as pairs.
  static func declarations(_ text: some StringProtocol) -> [(String, String)] {
    text.split(separator: ";").compactMap { declaration in
      guard let colon = declaration.firstIndex(of: ":") else { return nil }
      let key = trimmed(declaration[..<colon])
      var value = trimmed(declaration[declaration.index(after: colon)...])
      if value.hasSuffix("!important") { value = trimmed(value.dropLast(10)) }
      return (key.lowercased(), value)
    }
  }

  private static func selector(_ text: some StringProtocol) -> [Compound]? {
    var steps: [Compound] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      var step = Compound()
      var kind: Character = "n"
      var name = ""
      func flush(_ step: inout Compound) {
        if name.isEmpty { return }
        switch kind {
        case "#": step.id = name
        case ".": step.classes.append(name)
        default: step.name = name == "*" ? nil : name
        }
      }
      for character in word {
        switch character {
        case ".", "#":
          flush(&step)
          kind = character
          name = ""
        case ":", "[", ">", "+", "~", "@": return nil
        default: name.append(character)
        }
      }
      flush(&step)
      steps.append(step)
    }
    return steps.isEmpty ? nil : steps
  }

  private static func withoutComments(_ text: String) -> String {
    var out = ""
    var rest = Substring(text)
    while let start = rest.firstRange(of: "/*") {
      out += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstRange(of: "*/") else { return out }
      rest = rest[end.upperBound...]
    }
    return out + rest
  }
}

/// Text without space around it.
func trimmed(_ text: some StringProtocol) -> String {
  let bytes = Array(text.utf8)
  guard let first = bytes.firstIndex(where: { $0 > 32 }),
    let last = bytes.lastIndex(where: { $0 > 32 })
  else { return "" }
  return String(decoding: bytes[first...last], as: UTF8.self)
}
