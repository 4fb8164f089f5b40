/// Reads the part of XML 1.0 that pictures are made of.
///
/// Elements, attributes, text, CDATA, comments, processing instructions and a document type
/// without an internal subset. There are no entities but the five of the standard and character
/// references, nothing is ever fetched, and depth and size are bounded: a hostile document costs
/// no more than reading it.
struct XMLReader {
  private let bytes: [UInt8]
  private var at = 0
  private var open: [XMLElement] = []
  private var count = 0

  static let deepest = 200
  static let most = 2_000_000

  /// The root element of a document.
  static func read(_ bytes: [UInt8]) throws(XMLFault) -> XMLElement {
    var reader = XMLReader(bytes: bytes)
    return try reader.document()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func fault(_ problem: String) -> XMLFault {
    let before = bytes[..<min(at, bytes.count)]
    let line = 1 + before.count { $0 == 10 }
    let start = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
    return XMLFault(line: line, column: 1 + before.count - start, problem: problem)
  }

  private mutating func document() throws(XMLFault) -> XMLElement {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    while at < bytes.count {
      if bytes[at] != UInt8(ascii: "<") {
        try readText()
      } else if starts("<!--") {
        try readComment()
      } else if starts("<![CDATA[") {
        let start = at + 9
        try skip(past: "]]>", "CDATA without an end")
        append(.text(String(decoding: bytes[start..<at - 3], as: UTF8.self)))
      } else if starts("<?") {
        try skip(past: "?>", "instruction without an end")
      } else if starts("<!") {
        try readDoctype()
      } else if starts("</") {
        if let root = try readEnd() {
          try readTail()
          return root
        }
      } else if let root = try readStart() {
        try readTail()
        return root
      }
    }
    throw fault(open.last.map { "<\($0.name)> without an end" } ?? "no element")
  }

  /// Nothing but space, comments and instructions may follow the root.
  private mutating func readTail() throws(XMLFault) {
    while at < bytes.count {
      if bytes[at] <= 32 {
        at += 1
      } else if starts("<!--") {
        try skip(past: "-->", "comment without an end")
      } else if starts("<?") {
        try skip(past: "?>", "instruction without an end")
      } else {
        throw fault("content after the root element")
      }
    }
  }

  private func starts(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard at + length <= bytes.count else { return false }
    return text.withUTF8Buffer { buffer in
      for index in 0..<length where unsafe buffer[index] != bytes[at + index] { return false }
      return true
    }
  }

  private mutating func skip(past end: StaticString, _ problem: String) throws(XMLFault) {
    let start = at
    while at < bytes.count {
      if starts(end) {
        at += end.utf8CodeUnitCount
        return
      }
      at += 1
    }
    at = start
    throw fault(problem)
  }

  private mutating func append(_ item: XMLElement.Content) {
    if !open.isEmpty { open[open.count - 1].content.append(item) }
  }

  private mutating func readText() throws(XMLFault) {
    let start = at
    var isBlank = true
    while at < bytes.count, bytes[at] != UInt8(ascii: "<") {
      if bytes[at] > 32 { isBlank = false }
      at += 1
    }
    if open.isEmpty {
      guard isBlank else {
        at = start
        throw fault("text outside the root element")
      }
      return
    }
    if isBlank && open[open.count - 1].name != "text" && open[open.count - 1].name != "tspan" {
      return
    }
    append(.text(try decoded(start..<at)))
  }

  private mutating func readComment() throws(XMLFault) {
    let start = at + 4
    try skip(past: "-->", "comment without an end")
    guard start <= at - 3 else { throw fault("comment too short") }
    append(.comment(String(decoding: bytes[start..<at - 3], as: UTF8.self)))
  }

  private mutating func readDoctype() throws(XMLFault) {
    while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
      guard bytes[at] != UInt8(ascii: "[") else { throw fault("document type with own entities") }
      at += 1
    }
    at += 1
  }

  private mutating func readEnd() throws(XMLFault) -> XMLElement? {
    at += 2
    let name = try readName()
    skipSpace()
    guard at < bytes.count, bytes[at] == UInt8(ascii: ">") else {
      throw fault("end tag not closed")
    }
    at += 1
    guard let element = open.popLast() else { throw fault("</\(name)> without a start") }
    guard element.name == name else { throw fault("</\(name)> ends <\(element.name)>") }
    if open.isEmpty { return element }
    append(.element(element))
    return nil
  }

  private mutating func readStart() throws(XMLFault) -> XMLElement? {
    at += 1
    let name = try readName()
    count += 1
    guard count <= Self.most else { throw fault("more than \(Self.most) elements") }
    guard open.count < Self.deepest else { throw fault("nested deeper than \(Self.deepest)") }
    var attributes: [(name: String, value: String)] = []
    while true {
      skipSpace()
      guard at < bytes.count else { throw fault("<\(name)> not closed") }
      switch bytes[at] {
      case UInt8(ascii: ">"):
        at += 1
        open.append(XMLElement(name: name, attributes: attributes))
        return nil
      case UInt8(ascii: "/"):
        guard starts("/>") else { throw fault("'/' inside a tag") }
        at += 2
        let element = XMLElement(name: name, attributes: attributes)
        if open.isEmpty { return element }
        append(.element(element))
        return nil
      default:
        let key = try readName()
        guard !attributes.contains(where: { $0.name == key }) || key == "xmlns" else {
          throw fault("attribute \(key) twice")
        }
        attributes.append((key, try readValue(of: key)))
      }
    }
  }

  private mutating func readValue(of key: String) throws(XMLFault) -> String {
    skipSpace()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else {
      throw fault("attribute \(key) without a value")
    }
    at += 1
    skipSpace()
    guard at < bytes.count, bytes[at] == 34 || bytes[at] == 39 else {
      throw fault("value of \(key) without quotes")
    }
    let quote = bytes[at]
    at += 1
    let start = at
    while at < bytes.count, bytes[at] != quote {
      guard bytes[at] != UInt8(ascii: "<") else { throw fault("'<' in the value of \(key)") }
      at += 1
    }
    guard at < bytes.count else { throw fault("value of \(key) without an end") }
    let value = try decoded(start..<at)
    at += 1
    return value
  }

  private mutating func skipSpace() { while at < bytes.count, bytes[at] <= 32 { at += 1 } }

  /// Reads a name and drops its prefix; `xmlns:…` stays whole so that it can't hide a name.
  private mutating func readName() throws(XMLFault) -> String {
    let start = at
    var local = at
    loop: while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
        UInt8(ascii: "."), 128...255:
        at += 1
      case UInt8(ascii: ":"):
        at += 1
        local = at
      default: break loop
      }
    }
    guard at > local else { throw fault("a name is missing") }
    if bytes[start..<local].elementsEqual("xmlns:".utf8) { local = start }
    return String(decoding: bytes[local..<at], as: UTF8.self)
  }

  private func decoded(_ range: Range<Int>) throws(XMLFault) -> String {
    do throws(XMLReference) {
      return try XMLReference.replaced(in: bytes[range])
    } catch {
      throw fault(error.problem)
    }
  }
}
