/// The formats a figure can be written in.
public enum OutputFormat: String, CaseIterable, Sendable {
  case png, svg, pdf

  /// Who writes SVG files.
  public enum SVGWriter: String, CaseIterable, Sendable {
    /// The serializer of this project: text, ids and descriptions, the same on every machine.
    case own
    /// Cairo's SVG surface: outlines only, a cross-check.
    case cairo
  }

  /// Reads a comma separated list.
  ///
  /// - Throws: `Failure` naming the formats.
  static func list(_ input: Input) throws(Failure) -> [OutputFormat] {
    var formats: [OutputFormat] = []
    for part in input.text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = part.filter { $0 != " " }
      guard let format = OutputFormat(rawValue: name) else {
        throw input.failure(
          "unknown format '\(name)'",
          hint: "known: " + allCases.map(\.rawValue).joined(separator: ", "))
      }
      if !formats.contains(format) { formats.append(format) }
    }
    return formats
  }
}
