import Glibc
import Pipeline

/// Standard output and standard error.
enum Terminal {
  /// Whether errors may be coloured.
  static var isColored: Bool {
    unsafe getenv("NO_COLOR") == nil && isatty(STDERR_FILENO) == 1
  }

  /// Whether results may be coloured.
  static var isOutputColored: Bool {
    unsafe getenv("NO_COLOR") == nil && isatty(STDOUT_FILENO) == 1
  }

  /// Characters in a row of standard output; 80 where that is not known.
  static var columns: Int {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 80
    }
    return Int(size.ws_col)
  }

  /// Writes a result.
  static func write(_ text: String) {
    print(text, terminator: text.hasSuffix("\n") || text.isEmpty ? "" : "\n")
  }

  /// Shows what was written so far, also to a pipe.
  static func flush() { fflush(nil) }

  /// Writes messages to standard error.
  static func report(_ diagnostics: [Diagnostic]) {
    let colored = isColored
    note(diagnostics.map { $0.rendered(colored: colored) }.joined())
  }

  /// Writes bare text to standard error.
  static func note(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Ends the process.
  static func exit(_ status: ExitStatus) -> Never {
    Glibc.exit(status.rawValue)
  }
}
