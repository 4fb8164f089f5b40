/// Markdown whose formulas, values, references and attributes have been replaced by marks.
struct MarkedText {
  /// What CommonMark reads.
  var bytes: [UInt8] = []
  /// For each byte, the scalar of the source it stems from.
  var origins: [Int] = []
  /// What was taken out.
  var marks: [Mark] = []
  /// Footnotes defined and used, in lower case as CommonMark compares them.
  var footnotes = Footnotes()
  /// Words that mark unfinished text.
  var unfinished: [ReportingFault] = []

  struct Footnotes {
    var defined: [String: Place] = [:]
    var used: [(label: String, place: Place)] = []
  }

  mutating func append(_ scalar: Unicode.Scalar, from origin: Int) {
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
      bytes.append(byte)
      origins.append(origin)
    }
  }

  /// Puts another scalar in the place of a byte.
  mutating func replace(at offset: Int, by scalar: Unicode.Scalar) {
    let encoded = UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    origins.replaceSubrange(
      offset...offset, with: repeatElement(origins[offset], count: encoded.count))
    bytes.replaceSubrange(offset...offset, with: encoded)
  }

  mutating func append(mark: Mark, from origin: Int) {
    append(Mark.scalar(marks.count), from: origin)
    marks.append(mark)
  }

  /// A text with its marks put back as they were written.
  func restored(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { Mark.index(of: $0) != nil }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if let index = Mark.index(of: scalar) {
        if marks.indices.contains(index) { result += marks[index].source }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
