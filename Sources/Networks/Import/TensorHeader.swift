/// A reader of the JSON that stands at the head of a safetensors file, and of nothing more general.
///
/// It works on bytes, never goes deeper than the format needs, and reads numbers as unsigned
/// integers only; whatever else JSON allows is a fault.
struct TensorHeader {
  /// What is said about one tensor.
  struct Entry {
    var type = ""
    var shape: [Int] = []
    var offsets: [Int] = []
  }

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The entries in their order; metadata is checked and skipped.
  mutating func entries() throws(TensorFault) -> [(name: String, entry: Entry)] {
    var found: [(name: String, entry: Entry)] = []
    var names: Set<String> = []
    try object { (reader, name) throws(TensorFault) in
      guard names.insert(name).inserted else { throw .duplicateName(name) }
      if name == "__metadata__" {
        try reader.object { (reader, _) throws(TensorFault) in _ = try reader.string() }
      } else {
        found.append((name, try reader.entry(name)))
      }
    }
    skipSpace()
    guard position == bytes.endIndex else { throw .header(at: offset) }
    return found
  }

  private mutating func entry(_ name: String) throws(TensorFault) -> Entry {
    var entry = Entry()
    var seen: Set<String> = []
    try object { (reader, key) throws(TensorFault) in
      guard seen.insert(key).inserted else { throw .duplicateName(key) }
      switch key {
      case "dtype": entry.type = try reader.string()
      case "shape": entry.shape = try reader.integers(of: name)
      case "data_offsets": entry.offsets = try reader.integers(of: name)
      default: throw .header(at: reader.offset)
      }
    }
    guard seen.count == 3, entry.offsets.count == 2 else { throw .incomplete(name) }
    return entry
  }

  private var offset: Int { position - bytes.startIndex }

  private mutating func skipSpace() {
    while position < bytes.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }

  /// Passes one punctuation mark, if it is next.
  private mutating func take(_ mark: Character) -> Bool {
    skipSpace()
    guard position < bytes.endIndex, bytes[position] == mark.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ mark: Character) throws(TensorFault) {
    guard take(mark) else { throw .header(at: offset) }
  }

  private mutating func object(
    _ member: (inout TensorHeader, String) throws(TensorFault) -> Void
  ) throws(TensorFault) {
    try expect("{")
    if take("}") { return }
    repeat {
      let name = try string()
      try expect(":")
      try member(&self, name)
    } while take(",")
    try expect("}")
  }

  private mutating func integers(of name: String) throws(TensorFault) -> [Int] {
    try expect("[")
    var values: [Int] = []
    if take("]") { return values }
    repeat {
      guard values.count < 64 else { throw .header(at: offset) }
      skipSpace()
      guard position == bytes.endIndex || bytes[position] != UInt8(ascii: "-") else {
        throw .negative(tensor: name)
      }
      values.append(try integer())
    } while take(",")
    try expect("]")
    return values
  }

  private mutating func integer() throws(TensorFault) -> Int {
    skipSpace()
    let start = position
    while position < bytes.endIndex, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[position] {
      position += 1
    }
    guard let value = Int(String(decoding: bytes[start..<position], as: UTF8.self)) else {
      throw .header(at: offset)
    }
    return value
  }

  private mutating func string() throws(TensorFault) -> String {
    try expect("\"")
    var content: [UInt8] = []
    while position < bytes.endIndex, bytes[position] != UInt8(ascii: "\"") {
      guard bytes[position] >= 0x20 else { throw .header(at: offset) }
      if bytes[position] == UInt8(ascii: "\\") {
        content += try escape()
      } else {
        content.append(bytes[position])
        position += 1
      }
    }
    try expect("\"")
    guard let text = String(validating: content, as: UTF8.self) else { throw .header(at: offset) }
    return text
  }

  private mutating func escape() throws(TensorFault) -> [UInt8] {
    let simple: [UInt8: UInt8] = [
      UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F,
      UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
      UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    ]
    guard position + 1 < bytes.endIndex else { throw .header(at: offset) }
    let mark = bytes[position + 1]
    if let byte = simple[mark] {
      position += 2
      return [byte]
    }
    // \uXXXX outside the surrogates; names beyond the first plane stand as UTF-8.
    guard mark == UInt8(ascii: "u"), position + 6 <= bytes.endIndex,
      let code = UInt32(
        String(decoding: bytes[(position + 2)..<(position + 6)], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(code)
    else { throw .header(at: offset) }
    position += 6
    return Array(String(Character(scalar)).utf8)
  }
}
