import Formula

extension ArticleWriter {
  /// Looks up a value and formats it; a fault otherwise.
  mutating func shown(_ use: ValueUse) -> ShownValue? {
    guard let value = value(use.path) else {
      let known = values.keys + frontMatter.parameters.keys.map { "params.\($0)" }
      fault(.unknownValue(use.path, known: Array(known)), at: use.place)
      return nil
    }
    return shown(value, use.format, path: use.path, at: use.place)
  }

  /// Formats a value; a fault otherwise.
  mutating func shown(
    _ value: Value, _ format: FormatUse?, path: String, at place: Place
  ) -> ShownValue? {
    do throws(ReportingFault) {
      return try ValueFormat(format).show(value, path: path, at: place)
    } catch {
      faults.append(error)
      return nil
    }
  }

  func value(_ path: String) -> Value? {
    if let value = values[path] { return value }
    guard path.hasPrefix("params.") else { return nil }
    return frontMatter.parameters[String(path.dropFirst("params.".count))].map { .text($0) }
  }

  /// A formatted value in running text.
  mutating func html(
    _ shown: ShownValue, at place: Place, _ before: Unicode.Scalar? = nil,
    _ after: Unicode.Scalar? = nil
  ) -> HTML {
    switch shown {
    case .text(let text): .text(text)
    case .number(.plain(let text)): .tag("span", ["class": "number"], [.text(text)])
    case .number(.scientific(let mantissa, let exponent)):
      .tag(
        "span", ["class": "number"], [.text(mantissa)] + Self.powerOfTen(exponent))
    case .notation(let notation):
      spaced(.verbatim(notation.mathML(display: false)), before, after)
    case .tex(let tex): spaced(formula(tex, isDisplay: false, at: place), before, after)
    }
  }

  /// ` × 10⁻⁵`; the hidden caret keeps the power a power when the text is copied.
  static func powerOfTen(_ exponent: Int) -> [HTML] {
    [
      .text("\u{202F}×\u{202F}10"),
      .tag(
        "sup",
        [.tag("span", ["class": "unseen"], [.text("^")]), .text(NumberText.signed(exponent))]),
    ]
  }
}
