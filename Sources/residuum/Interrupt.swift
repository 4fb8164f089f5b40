import Glibc

/// Ctrl-C held back, to be asked for instead of ending the process.
///
/// The signal stays blocked and pending; no handler runs, so nothing is shared with one.
struct Interrupt {
  /// Holds back the signal from here on.
  init() {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGINT)
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Whether Ctrl-C was pressed.
  var isPending: Bool {
    var signals = sigset_t()
    unsafe sigpending(&signals)
    return unsafe sigismember(&signals, SIGINT) == 1
  }
}
