/// A short hash that is the same in every run: 64-bit FNV-1a (Fowler, Noll, Vo 1991).
///
/// It tells values apart in listings and makes ids; it is no protection against intent.
public struct Fingerprint: Hashable, Sendable {
  /// The hash so far.
  public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of nothing yet.
  public init() {}

  /// The hash of a text's UTF-8 bytes.
  public init(of text: String) {
    for byte in text.utf8 { add(byte) }
  }

  /// Takes in a byte.
  @inline(__always)
  public mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Takes in a number as a whole, with its high bits mixed down.
  @inline(__always)
  public mutating func add(_ number: Int) {
    value = (value ^ UInt64(bitPattern: Int64(number))) &* 0x100_0000_01B3
    value ^= value >> 29
  }

  /// The hash as sixteen hexadecimal digits.
  public var hex: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
