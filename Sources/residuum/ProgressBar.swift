import Glibc

/// One line on the terminal that says how far a long piece of work has come.
///
/// It appears after a second, changes at most ten times a second, and is wiped at the end; where
/// standard error is not a terminal, or with `--quiet`, nothing is written.
struct ProgressBar {
  private let total: Int
  private let unit: String
  private let isShown: Bool
  private let begin = ProgressBar.now
  private var last = 0.0
  private var isDrawn = false

  init(_ total: Int, _ unit: String, quiet: Bool) {
    self.total = total
    self.unit = unit
    isShown = !quiet && isatty(STDERR_FILENO) == 1
  }

  /// Draws the bar when it is time to.
  mutating func update(_ done: Int) {
    guard isDue() else { return }
    let width = 30
    let filled = min(width, width * done / max(total, 1))
    let bar =
      String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    Terminal.note("\r[\(bar)] \(done) of \(total) \(unit)")
  }

  /// Shows words in place of the bar when it is time to, where the number of steps is not known.
  mutating func update(_ words: String) {
    guard isDue() else { return }
    Terminal.note("\r\u{1B}[K\(words)")
  }

  private mutating func isDue() -> Bool {
    guard isShown else { return false }
    let now = ProgressBar.now
    guard now - begin > 1, now - last > 0.1 else { return false }
    last = now
    isDrawn = true
    return true
  }

  /// Wipes the line.
  func finish() {
    if isDrawn { Terminal.note("\r\u{1B}[K") }
  }

  /// Seconds on a clock that never goes back.
  private static var now: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
}
