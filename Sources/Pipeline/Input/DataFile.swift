import Networks

/// Measured values in a text file: columns x, y and, where given, weight.
///
/// Columns are separated by commas, semicolons, tabs or spaces. A first line without any number is a
/// header; empty lines and lines that begin with # are passed over.
struct DataFile: Sendable {
  /// The values in the order of the file.
  let samples: [FitTarget.Sample]
  /// Whether the file has a third column.
  let hasWeights: Bool

  /// Reads the file whose path an argument names.
  ///
  /// - Throws: `Failure` for an unreadable file; all bad fields of the file together, up to twenty.
  init(_ path: Input) throws(Failure) {
    let text = try path.reading { () throws(Failure) in try Files.text(path.text) }
    try self.init(SourceText(path: path.text, text: text))
  }

  /// Reads a text.
  ///
  /// - Throws: `Failure` with the places of all bad fields, up to twenty.
  init(_ source: SourceText) throws(Failure) {
    var faults: [Diagnostic] = []
    var samples: [FitTarget.Sample] = []
    var width: Int?
    let lines = source.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() where faults.count < 20 {
      let fields = Self.fields(of: line)
      guard !fields.isEmpty else { continue }
      func fault(_ message: String, _ field: Field, hint: String? = nil) {
        faults.append(
          Diagnostic(
            .error, message,
            at: source.location(line: index + 1, column: field.column, length: field.length),
            hint: hint))
      }
      let numbers = fields.map { Double($0.text) }
      if width == nil, numbers.allSatisfy({ $0 == nil }) {
        width = fields.count
        guard (2...3).contains(fields.count) else {
          fault("\(fields.count) columns", fields[0], hint: "the columns are x, y and weight")
          break
        }
        continue
      }
      guard fields.count == width ?? fields.count, (2...3).contains(fields.count) else {
        fault(
          width.map { "\(fields.count) columns where \($0) are expected" }
            ?? "\(fields.count) columns", fields[0], hint: "the columns are x, y and weight")
        continue
      }
      width = fields.count
      for (field, number) in zip(fields, numbers) where number?.isFinite != true {
        fault("'\(field.text)' is not a finite number", field)
      }
      if fields.count == 3, let weight = numbers[2], weight < 0 {
        fault("a weight is not negative", fields[2])
      }
      let known = numbers.compactMap { $0 }
      guard known.count == fields.count else { continue }
      samples.append(
        FitTarget.Sample(x: known[0], y: known[1], weight: known.count == 3 ? known[2] : 1))
    }
    guard faults.isEmpty else { throw Failure(faults) }
    let places = Set(samples.filter { $0.weight > 0 }.map(\.x))
    guard places.count >= 2 else {
      throw Failure(
        "\(source.name): \(samples.count) rows with \(places.count) different x of positive weight",
        hint: "a fit needs two at least")
    }
    self.samples = samples
    hasWeights = width == 3
  }

  private struct Field {
    var text: String
    var column: Int
    var length: Int
  }

  /// The fields of a line without their quotes; none for empty lines and comments.
  private static func fields(of line: Substring) -> [Field] {
    var line = Array(line.hasPrefix("\u{FEFF}") ? line.dropFirst() : line)
    if line.last == "\r" { line.removeLast() }
    guard let first = line.first(where: { !$0.isWhitespace }), first != "#" else { return [] }
    let marks: [Character] = [",", ";", "\t"]
    let mark = marks.first(where: line.contains)
    var fields: [Field] = []
    var start = 0
    func close(_ end: Int) {
      var (low, high) = (start, end)
      while low < high, line[low].isWhitespace || line[low] == "\"" { low += 1 }
      while low < high, line[high - 1].isWhitespace || line[high - 1] == "\"" { high -= 1 }
      if low == high, mark == nil { return }
      fields.append(
        Field(text: String(line[low..<high]), column: low + 1, length: max(1, high - low)))
    }
    for (place, character) in line.enumerated()
    where mark.map({ character == $0 }) ?? character.isWhitespace {
      close(place)
      start = place + 1
    }
    close(line.count)
    return fields
  }
}
