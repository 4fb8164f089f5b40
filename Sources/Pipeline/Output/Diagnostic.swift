/// One message about the author's input: what, where, and what to write instead.
public struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Hashable, Sendable { case error, warning, note }

  /// How bad it is.
  public var severity: Severity
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// Where it stands; nil when no text is to blame.
  public var location: Location?
  /// What to write instead.
  public var hint: String?

  /// A stretch of one line of a text.
  public struct Location: Hashable, Sendable {
    /// Name of the text: a file's path, or `argument 'EXPR'`.
    public var source: String
    /// Line, from 1; nil for a command line argument.
    public var line: Int?
    /// Column in characters, from 1.
    public var column: Int
    /// How many characters are meant.
    public var length: Int
    /// The line itself.
    public var text: String

    /// Makes a location.
    public init(source: String, line: Int?, column: Int, length: Int = 1, text: String) {
      self.source = source
      self.line = line
      self.column = column
      self.length = length
      self.text = text
    }
  }

  /// Makes a diagnostic.
  public init(
    _ severity: Severity, _ message: String, at location: Location? = nil, hint: String? = nil
  ) {
    self.severity = severity
    self.message = message
    self.location = location
    self.hint = hint
  }

  /// The message as a compiler prints it: place, sentence, source line with a caret, hint.
  ///
  /// - Parameter colored: whether to use terminal colours.
  public func rendered(colored: Bool) -> String {
    func paint(_ code: String, _ text: String) -> String {
      colored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
    let tint = severity == .error ? "1;31" : severity == .warning ? "1;33" : "1;36"
    var out = ""
    if let location {
      out += location.source + ":"
      if let line = location.line { out += "\(line):" }
      out += "\(location.column): "
    } else {
      out += "residuum: "
    }
    out += paint(tint, "\(severity.rawValue):") + " " + message + "\n"
    if let location, !location.text.isEmpty {
      let text = location.text.replacingTabs
      out += "  " + text + "\n  "
      out += String(repeating: " ", count: max(0, text.columnsBefore(location.column)))
      out += paint("1;32", "^" + String(repeating: "~", count: max(0, location.length - 1))) + "\n"
    }
    if let hint { out += "  hint: " + hint + "\n" }
    return out
  }
}

extension String {
  fileprivate var replacingTabs: String { String(map { $0 == "\t" ? " " : $0 }) }

  /// Terminal columns taken by the characters before a column; Han characters take two.
  fileprivate func columnsBefore(_ column: Int) -> Int {
    prefix(column - 1).reduce(0) { $0 + ($1.unicodeScalars.first.map(\.isWide) == true ? 2 : 1) }
  }
}

extension Unicode.Scalar {
  fileprivate var isWide: Bool {
    (0x1100...0x115F).contains(value) || (0x2E80...0xA4CF).contains(value)
      || (0xAC00...0xD7A3).contains(value) || (0xF900...0xFAFF).contains(value)
      || (0xFE30...0xFE6F).contains(value) || (0xFF00...0xFF60).contains(value)
      || (0x20000...0x3FFFD).contains(value)
  }
}

/// A run that stopped on bad input: all its messages, and the exit status they call for.
public struct Failure: Error, Sendable {
  /// The messages in the order of the text.
  public var diagnostics: [Diagnostic]
  /// What the process exits with.
  public var status: ExitStatus

  /// Makes a failure.
  public init(_ diagnostics: [Diagnostic], status: ExitStatus = .badInput) {
    self.diagnostics = diagnostics
    self.status = status
  }

  /// Makes a failure of one error.
  public init(
    _ message: String, at location: Diagnostic.Location? = nil, hint: String? = nil,
    status: ExitStatus = .badInput
  ) {
    self.init([Diagnostic(.error, message, at: location, hint: hint)], status: status)
  }
}

/// The exit statuses of the command.
public enum ExitStatus: Int32, Sendable {
  /// Done, or compared and equal.
  case done = 0
  /// Compared and different, or a check failed.
  case different = 1
  /// Bad input or trouble; nothing half-written.
  case badInput = 2
  /// An input image is unreadable or corrupt.
  case unreadable = 3
  /// A baseline is missing or stale.
  case baseline = 4
  /// Wrong usage.
  case usage = 64
}
