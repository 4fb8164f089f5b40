/// A small generator of random numbers whose sequence is fixed by its seed, on every machine.
///
/// SplitMix64 (Steele, Lea, Flood 2014, §4).
public struct SplitMix: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The sequence of this seed.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// The next 64 bits as a machine word.
  mutating func word() -> UInt { UInt(truncatingIfNeeded: next()) }

  /// A number drawn evenly from [0, 1), a multiple of 2⁻⁵³.
  mutating func uniform() -> Double { Double((next()) >> 11) * 0x1p-53 }
}
