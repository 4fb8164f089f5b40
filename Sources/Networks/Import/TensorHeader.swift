import Encoding

/// The JSON that stands at the head of a safetensors file, checked against what the format allows.
struct TensorHeader {
  /// What is said about one tensor.
  struct Entry {
    var type = ""
    var shape: [Int] = []
    var offsets: [Int] = []
  }

  /// The most extents of a tensor.
  private static let dimensionLimit = 64

  /// The entries in their order; metadata is checked and left out.
  let entries: [(name: String, entry: Entry)]

  /// Reads a header.
  ///
  /// - Throws: ``TensorFault`` for text that is not JSON, names given twice, and members that the
  ///   format does not know.
  init(_ bytes: ArraySlice<UInt8>) throws(TensorFault) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .header(at: 0) }
    let json: JSON
    do {
      json = try JSON(parsing: text)
    } catch {
      throw .header(at: error.offset)
    }
    guard case .object(let members) = json else { throw .header(at: 0) }
    var entries: [(name: String, entry: Entry)] = []
    var names: Set<String> = []
    for (name, value) in members {
      guard names.insert(name).inserted else { throw .duplicateName(name) }
      if name == "__metadata__" {
        guard case .object(let metadata) = value,
          metadata.allSatisfy({ $0.value.string != nil })
        else { throw .entry(tensor: name) }
      } else {
        entries.append((name, try Self.entry(name, value)))
      }
    }
    self.entries = entries
  }

  private static func entry(_ name: String, _ value: JSON) throws(TensorFault) -> Entry {
    guard case .object(let members) = value else { throw .entry(tensor: name) }
    var entry = Entry()
    var seen: Set<String> = []
    for (key, value) in members {
      guard seen.insert(key).inserted else { throw .duplicateName(key) }
      switch key {
      case "dtype":
        guard let type = value.string else { throw .entry(tensor: name) }
        entry.type = type
      case "shape": entry.shape = try integers(value, of: name)
      case "data_offsets": entry.offsets = try integers(value, of: name)
      default: throw .entry(tensor: name)
      }
    }
    guard seen.count == 3, entry.offsets.count == 2 else { throw .incomplete(name) }
    return entry
  }

  private static func integers(_ value: JSON, of name: String) throws(TensorFault) -> [Int] {
    guard case .array(let values) = value, values.count <= dimensionLimit else {
      throw .entry(tensor: name)
    }
    var integers: [Int] = []
    for value in values {
      // A number that was written with a point or is too large is none of ours.
      guard case .integer(let integer) = value else { throw .entry(tensor: name) }
      guard integer >= 0 else { throw .negative(tensor: name) }
      integers.append(integer)
    }
    return integers
  }
}
