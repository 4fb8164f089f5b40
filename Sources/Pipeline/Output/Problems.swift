/// Collects the failures of independent steps, so that one run reports all of them.
struct Problems: ~Copyable {
  private(set) var diagnostics: [Diagnostic] = []

  /// The value of a step, or nil after noting its failure.
  mutating func collect<Value>(_ step: () throws(Failure) -> Value) -> Value? {
    do throws(Failure) {
      return try step()
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
  }

  /// Throws all that was collected.
  func check() throws(Failure) {
    guard diagnostics.isEmpty else { throw Failure(diagnostics) }
  }
}
