import Approximation
import Exact
import Formula

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
  ///   - numbers: the coefficients of a result, of which those that are tiny beside others may be 0,
  ///     and its errors, which are to have digits of their own.
  ///   - compute: computes with a number of bits.
  /// - Returns: the last result and its bits.
  func run<Value, Fault: Error>(
    _ numbers: (Value) -> (coefficients: [Ball], errors: [Ball]),
    _ compute: (Int) throws(Fault) -> Value
  ) throws(Fault) -> (value: Value, bits: Int) {
    if case .bits(let bits) = self { return (try compute(bits), bits) }
    var bits = Self.first
    while true {
      let value = try compute(bits)
      if bits >= Self.last || Self.areGood(numbers(value)) { return (value, bits) }
      bits *= 2
    }
  }

  /// The errors that are to have digits: none where a polynomial of the degree is the function itself.
  static func errors(
    _ norms: CertifiedNorms?, of function: Expression, degree: Int
  ) -> [Ball] {
    if let polynomial = function.polynomial, polynomial.degree <= degree { return [] }
    return norms.map { [$0.l2, $0.sup] } ?? []
  }

  private static func areGood(_ numbers: (coefficients: [Ball], errors: [Ball])) -> Bool {
    guard numbers.errors.allSatisfy({ $0.digits >= digitsWanted || $0.isExact }) else {
      return false
    }
    let largest = numbers.coefficients.map { $0.largestMagnitude.upperBound }.max() ?? 0
    return numbers.coefficients.allSatisfy { number in
      number.digits >= digitsWanted || isZero(number, beside: largest, bits: last)
    }
  }

  /// Whether an enclosure about 0 is small enough beside the largest number to count as 0: for good
  /// where more bits are to be had, and else as far as half the bits go.
  static func isZero(_ number: Ball, beside largest: Double, bits: Int) -> Bool {
    number.containsZero
      && number.largestMagnitude.isAtMost(
        Ball(max(largest, 1e-300)).scaled(byPowerOfTwo: -min(zeroBits, bits / 2)))
  }
}
