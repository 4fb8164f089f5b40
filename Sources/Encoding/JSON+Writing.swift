extension JSON {
  /// The value on one line, spaced for reading.
  public var text: String { written(.line) }

  /// The value on one line, without space.
  public var compactText: String { written(.compact) }

  /// The value over several lines, ended by a line break.
  public var prettyText: String { written(.lines(indent: 0)) + "\n" }

  private enum Layout {
    case compact, line
    case lines(indent: Int)

    var colon: String { if case .compact = self { ":" } else { ": " } }
    var inner: Layout {
      if case .lines(let indent) = self { .lines(indent: indent + 1) } else { self }
    }

    /// Lists of plain values stay on one line.
    var flat: Layout { if case .lines = self { .compact } else { self } }

    /// What stands between two values, and before and after all of them.
    var gaps: (between: String, edge: String, end: String) {
      switch self {
      case .compact: (",", "", "")
      case .line: (", ", "", "")
      case .lines(let indent):
        (
          ",\n" + String(repeating: "  ", count: indent + 1),
          "\n" + String(repeating: "  ", count: indent + 1),
          "\n" + String(repeating: "  ", count: indent)
        )
      }
    }
  }

  private func written(_ layout: Layout) -> String {
    var out = ""
    write(to: &out, layout)
    return out
  }

  private func write(to out: inout String, _ layout: Layout) {
    switch self {
    case .null: out += "null"
    case .flag(let value): out += value ? "true" : "false"
    case .integer(let value): out += String(value)
    case .number(let value): out += Self.digits(of: value)
    case .text(let value): Self.write(value, to: &out)
    case .array(let values):
      Self.list(
        values, "[", "]", values.contains(where: \.isContainer) ? layout : layout.flat, &out
      ) {
        $0.write(to: &$1, $2)
      }
    case .object(let members):
      Self.list(members, "{", "}", layout, &out) { member, out, inner in
        Self.write(member.key, to: &out)
        out += layout.colon
        member.value.write(to: &out, inner)
      }
    }
  }

  private var isContainer: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }

  private static func list<Item>(
    _ items: [Item], _ open: String, _ close: String, _ layout: Layout, _ out: inout String,
    _ write: (Item, inout String, Layout) -> Void
  ) {
    let gaps = items.isEmpty ? ("", "", "") : layout.gaps
    out += open + gaps.1
    for (index, item) in items.enumerated() {
      if index > 0 { out += gaps.0 }
      write(item, &out, layout.inner)
    }
    out += gaps.2 + close
  }

  private static func digits(of value: Double) -> String {
    if value.isNaN { return "\"nan\"" }
    if value.isInfinite { return value > 0 ? "\"inf\"" : "\"-inf\"" }
    return value.description
  }

  private static func write(_ value: String, to out: inout String) {
    out += "\""
    // Numbers and names of any length are written in one go.
    if value.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
    {
      out += value
      out += "\""
      return
    }
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
