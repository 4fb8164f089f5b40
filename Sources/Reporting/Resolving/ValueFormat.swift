import Formula

/// A value made ready to be set.
enum ShownValue: Hashable, Sendable {
  case number(NumberText)
  case text(String)
  case notation(Notation)
  /// TeX that was given as text.
  case tex(String)
}

/// The ways to show a value: `{{ path | sci 3 }}`.
enum ValueFormat: Hashable, Sendable {
  case automatic
  case scientific(Int)
  case fixed(Int)
  case significant(Int)
  case whole
  case percent(Int)
  case mathematics

  /// The names an article can use.
  static let names = ["fixed", "int", "math", "percent", "sci", "sig", "tex"]

  /// Reads a format.
  init(_ use: FormatUse?) throws(ReportingFault) {
    guard let use else {
      self = .automatic
      return
    }
    switch use.name {
    case "sci": self = .scientific(try Self.digits(use, 1...NumberText.mostDigits))
    case "sig": self = .significant(try Self.digits(use, 1...NumberText.mostDigits))
    case "fixed": self = .fixed(try Self.digits(use, 0...NumberText.mostDigits))
    case "percent": self = .percent(try Self.digits(use, 0...NumberText.mostDigits))
    case "int": self = try Self.plain(use, .whole)
    case "math", "tex": self = try Self.plain(use, .mathematics)
    default:
      throw ReportingFault(.unknownFormat(use.name, known: Self.names), at: use.place)
    }
  }

  private static func digits(
    _ use: FormatUse, _ range: ClosedRange<Int>
  ) throws(ReportingFault) -> Int {
    guard use.arguments.count == 1, let digits = Int(use.arguments[0]), range.contains(digits)
    else {
      throw ReportingFault(
        .formatArgument(
          format: use.name,
          expected: "a number of digits from \(range.lowerBound) to \(range.upperBound)"),
        at: use.place)
    }
    return digits
  }

  private static func plain(
    _ use: FormatUse, _ format: ValueFormat
  ) throws(ReportingFault) -> ValueFormat {
    guard use.arguments.isEmpty else {
      throw ReportingFault(
        .formatArgument(format: use.name, expected: "no argument"), at: use.place)
    }
    return format
  }

  /// Shows a value.
  ///
  /// - Throws: a fault at `place` for a value that the format cannot show.
  func show(_ value: Value, path: String, at place: Place) throws(ReportingFault) -> ShownValue {
    func wrong(_ expected: String) -> ReportingFault {
      ReportingFault(.wrongValue(path, expected: expected), at: place)
    }
    switch (value, self) {
    case (.rows, _): throw wrong("a single value")
    case (.number(let number), _) where number.isNaN: throw wrong("a number")
    case (.number(let number), .automatic), (.number(let number), .mathematics):
      return .number(.short(number))
    case (.text(let text), .automatic):
      guard !text.allSatisfy(\.isWhitespace) else { throw wrong("a text with words in it") }
      return .text(text)
    case (.text(let text), .mathematics): return .tex(text)
    case (.notation(let notation), .automatic), (.notation(let notation), .mathematics):
      return .notation(notation)
    case (.exact(let text), .automatic):
      return .text(text.replacing("-", with: "\u{2212}"))
    case (.exact(let text), .mathematics): return .notation(Self.fraction(text))
    case (.exact(let text), .whole) where !text.contains("/"):
      return .number(.plain(text.replacing("-", with: "\u{2212}")))
    case (.text, _), (.notation, _): throw wrong("a number")
    default:
      guard let number = Self.double(value) else { throw wrong("a number") }
      guard let text = numeric(number) else { throw wrong("a whole number") }
      return .number(text)
    }
  }

  private func numeric(_ number: Double) -> NumberText? {
    switch self {
    case .scientific(let digits): .scientific(number, digits: digits)
    case .significant(let digits): .significant(number, digits: digits)
    case .fixed(let digits): .fixed(number, digits: digits)
    case .whole: number == number.rounded() ? .fixed(number, digits: 0) : nil
    case .percent(let digits):
      switch NumberText.fixed(number * 100, digits: digits) {
      case .plain(let text): .plain(text + "%")
      case let other: other
      }
    case .automatic, .mathematics: .short(number)
    }
  }

  private static func double(_ value: Value) -> Double? {
    switch value {
    case .number(let number): return number
    case .exact(let text):
      let parts = text.split(separator: "/").map { Double($0) }
      guard let top = parts.first, let top else { return nil }
      guard parts.count == 2 else { return parts.count == 1 ? top : nil }
      return parts[1].map { top / $0 }
    default: return nil
    }
  }

  /// `p/q` as notation.
  private static func fraction(_ text: String) -> Notation {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: "/").map(String.init)
    let size: Notation =
      parts.count == 2
      ? .fraction(.number(parts[0]), .number(parts[1])) : .number(parts.first ?? "0")
    return isNegative ? .row([.symbol("\u{2212}", .prefix), size]) : size
  }
}
