import Formula

/// How formulas are read and set.
struct MathPrinter: Sendable {
  /// Why a formula cannot be read.
  struct Fault: Error {
    var message: String
    var hint: String?
    /// Scalars before the offending one.
    var offset: Int
  }

  /// Reads TeX.
  var parse: @Sendable (String) -> Result<Notation, Fault>
  /// Prints MathML with the given TeX as its alternative text.
  var mathML: @Sendable (_ notation: Notation, _ tex: String, _ isDisplay: Bool) -> String
  /// Prints TeX.
  var tex: @Sendable (Notation) -> String
}
