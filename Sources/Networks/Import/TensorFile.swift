/// Named arrays of numbers read from a safetensors file.
///
/// The format: eight bytes of header length (little endian), a JSON header, then the data, little
/// endian, every byte of it in exactly one tensor. Nothing in a file is executed, and nothing is
/// allocated before the sizes have been checked against the bytes that are there.
public struct TensorFile: Sendable {
  /// One array.
  public struct Tensor: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// Its extent in every direction; empty for a single number.
    public let shape: [Int]
    /// Its numbers, the last index fastest.
    public let values: [Double]
  }

  /// The largest header that is read, in bytes.
  public static let headerLimit = 100_000_000

  /// The tensors in the order of their data.
  public let tensors: [Tensor]

  /// Reads a whole file.
  ///
  /// - Throws: ``TensorFault`` for anything but a well-formed file of real numbers.
  /// - Complexity: O(bytes).
  public init(_ bytes: [UInt8]) throws(TensorFault) {
    guard bytes.count >= 8 else { throw .truncated(byteCount: bytes.count) }
    let length = bytes[0..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(Self.headerLimit) else {
      throw .headerTooLarge(byteCount: length, limit: Self.headerLimit)
    }
    let start = 8 + Int(length)
    guard start <= bytes.count else { throw .truncated(byteCount: bytes.count) }
    let entries = try TensorHeader(bytes[8..<start]).entries
      .sorted { $0.entry.offsets[0] < $1.entry.offsets[0] }
    var tensors: [Tensor] = []
    var (end, last) = (0, "")
    for (name, entry) in entries {
      guard let type = NumberType(rawValue: entry.type) else {
        throw .unknownType(entry.type, tensor: name)
      }
      let (from, to) = (entry.offsets[0], entry.offsets[1])
      guard from <= to, let count = Self.count(entry.shape, of: type.byteCount), count == to - from
      else { throw .badOffsets(tensor: name) }
      guard to <= bytes.count - start else {
        throw .dataTruncated(
          tensor: name, expected: start.addingReportingOverflow(to).partialValue, found: bytes.count
        )
      }
      guard from >= end else { throw .overlap(last, name) }
      guard from == end else { throw .unusedBytes(at: end) }
      guard let values = type.values(bytes[(start + from)..<(start + to)]) else {
        throw .inexact(tensor: name)
      }
      tensors.append(Tensor(name: name, shape: entry.shape, values: values))
      (end, last) = (to, name)
    }
    guard end == bytes.count - start else { throw .unusedBytes(at: end) }
    self.tensors = tensors
  }

  /// The tensor of this name.
  public subscript(name: String) -> Tensor? { tensors.first { $0.name == name } }

  /// The number of bytes of an array, nil beyond the machine's integers.
  private static func count(_ shape: [Int], of size: Int) -> Int? {
    var product = size
    for extent in shape {
      let (next, overflow) = product.multipliedReportingOverflow(by: extent)
      if overflow { return nil }
      product = next
    }
    return product
  }
}

/// The types of numbers that become doubles without loss, 64-bit integers where they are no larger
/// than 2⁵³ or happen to be doubles.
private enum NumberType: String {
  case f64 = "F64"
  case f32 = "F32"
  case f16 = "F16"
  case bf16 = "BF16"
  case i64 = "I64"
  case i32 = "I32"
  case i16 = "I16"
  case i8 = "I8"
  case u8 = "U8"

  var byteCount: Int {
    switch self {
    case .f64, .i64: 8
    case .f32, .i32: 4
    case .f16, .bf16, .i16: 2
    case .i8, .u8: 1
    }
  }

  /// The numbers; nil where one is no double.
  func values(_ bytes: ArraySlice<UInt8>) -> [Double]? {
    var values: [Double] = []
    for place in stride(from: bytes.startIndex, to: bytes.endIndex, by: byteCount) {
      let bits = bytes[place..<(place + byteCount)].reversed()
        .reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      guard let value = value(bits) else { return nil }
      values.append(value)
    }
    return values
  }

  private func value(_ bits: UInt64) -> Double? {
    switch self {
    case .f64: Double(bitPattern: bits)
    case .f32: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case .bf16: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits) << 16))
    case .f16: half(UInt16(truncatingIfNeeded: bits))
    case .i64: Double(exactly: Int64(bitPattern: bits))
    case .i32: Double(Int32(truncatingIfNeeded: bits))
    case .i16: Double(Int16(truncatingIfNeeded: bits))
    case .i8: Double(Int8(truncatingIfNeeded: bits))
    case .u8: Double(UInt8(truncatingIfNeeded: bits))
    }
  }

  /// IEEE binary16: one sign, five exponent and ten fraction bits.
  private func half(_ bits: UInt16) -> Double {
    let sign = bits >> 15 == 0 ? 1.0 : -1
    let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 1023))
    switch exponent {
    case 0: return sign * fraction * 0x1p-24
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default:
      return sign * Double(sign: .plus, exponent: exponent - 15, significand: 1 + fraction / 1024)
    }
  }
}
