/// A result that is also a plain table for other programs.
public protocol TabularResult: CommandResult {
  /// The table: a header and rows of equal length.
  var rows: (header: [String], cells: [[String]]) { get }
}

extension TabularResult {
  /// The table as comma separated values, lines ended by a line feed.
  public var csv: String {
    func quoted(_ cell: String) -> String {
      guard cell.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" }) else { return cell }
      return "\""
        + cell.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
    }
    return ([rows.header] + rows.cells)
      .map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }
}
