import Exact

/// How many bits a certified computation takes: a given number, or as many as the result needs.
public enum Precision: Hashable, Sendable {
  /// Doubled from 128 bits until ``digitsWanted`` digits of every number are certain, up to 1024.
  case automatic
  /// Given bits.
  case bits(Int)

  /// The digits that automatic precision goes for.
  public static let digitsWanted = 16
  private static let (first, last) = (128, 1024)
  /// Below 2^−this of the largest number an enclosure of zero counts as zero.
  private static let zeroBits = 192

  /// Computes with more and more bits until the numbers are good enough.
  ///
  /// - Parameters:
  ///   - numbers: the numbers of a result that are to be known well.
  ///   - compute: computes with a number of bits.
  /// - Returns: the last result and its bits.
  func run<Value, Fault: Error>(
    _ numbers: (Value) -> [Ball], _ compute: (Int) throws(Fault) -> Value
  ) throws(Fault) -> (value: Value, bits: Int) {
    if case .bits(let bits) = self { return (try compute(bits), bits) }
    var bits = Self.first
    while true {
      let value = try compute(bits)
      if bits >= Self.last || Self.areGood(numbers(value)) { return (value, bits) }
      bits *= 2
    }
  }

  private static func areGood(_ numbers: [Ball]) -> Bool {
    let largest = numbers.map { $0.largestMagnitude.upperBound }.max() ?? 0
    return numbers.allSatisfy { number in
      number.digits >= digitsWanted
        || number.containsZero
          && number.largestMagnitude.isAtMost(
            Ball(max(largest, 1e-300)).scaled(byPowerOfTwo: -zeroBits))
    }
  }
}
