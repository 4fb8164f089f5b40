import Foundation

/// Rows and columns of text, aligned for a terminal.
struct TextTable {
  private var rows: [[String]]
  private let header: [String]
  private let leading: Set<Int>

  /// Makes a table; columns are flush right except the `leading` ones.
  init(_ header: [String], leading: Set<Int> = [0]) {
    self.header = header
    self.leading = leading
    rows = []
  }

  mutating func append(_ row: [String]) {
    precondition(row.count == header.count, "a row has one cell a column")
    rows.append(row)
  }

  var text: String {
    let widths = header.indices.map { column in
      ([header] + rows).reduce(0) { max($0, $1[column].count) }
    }
    let lines = ([header] + rows).map { row in
      row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return leading.contains(column) ? row[column] + space : space + row[column]
      }.joined(separator: "  ").trimmedEnd
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var result = self
    while result.last == " " { result.removeLast() }
    return result
  }
}

/// A double with a number of significant digits, in the shorter of fixed and exponent form.
func significant(_ value: Double, _ digits: Int = 6) -> String {
  guard value.isFinite, value != 0 else {
    return value.isNaN ? "nan" : value == 0 ? "0" : value > 0 ? "inf" : "-inf"
  }
  let text = String(format: "%.\(digits)g", value)
  guard let e = text.firstIndex(of: "e"), let power = Int(text[text.index(after: e)...]) else {
    return text
  }
  return text[...e] + "\(power)"
}

/// The power of ten of the leading digit.
private func decade(_ value: Double) -> Int { Int(log10(abs(value)).rounded(.down)) }

/// How many digits of a value stand when the largest beside it has `digits` of them.
///
/// The absolute error is shared by all; rounding noise has none.
func supportedDigits(_ value: Double, beside largest: Double, _ digits: Int) -> Int {
  guard value != 0, largest != 0, value.isFinite, largest.isFinite else { return digits }
  return min(digits, digits + decade(value) - decade(largest))
}

/// A double with the digits it has beside the largest of its kind.
///
/// One that is not known to be 0 and has no digit is printed as a bound: `|.| < 2e-15`.
///
/// - Parameters:
///   - unit: what one unit of `largest` is worth in the value's own normalisation.
func significant(
  _ value: Double, _ digits: Int, beside largest: Double, unit: Double = 1
) -> String {
  let supported = supportedDigits(value / unit, beside: largest, digits)
  guard supported < 1 else { return significant(value, supported) }
  return "|.| < " + significant(2 * unit * pow(10, Double(decade(largest) + 1 - digits)), 1)
}

/// The whole decimal digits between two sizes: ⌊log₁₀ ratio⌋.
func wholeDigits(_ ratio: Double) -> Int {
  ratio.isFinite && ratio > 0 ? Int(log10(ratio).rounded(.down)) : 0
}
