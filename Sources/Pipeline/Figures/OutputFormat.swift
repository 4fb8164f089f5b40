/// The formats a figure can be written in.
public enum OutputFormat: String, CaseIterable, Sendable {
  case png, svg, pdf

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
