import CKernels
import Formula
import RealModule

/// A weight w(x) ≥ 0 on an interval, as it is needed near singular ends and in far tails.
public struct Weight: Sendable {
  /// The weight as a function, with its kinks and jumps.
  public let function: RealFunction
  /// log w(end + offset), accurate also where the sum rounds to `end` or w underflows; in a pair,
  /// since the rounding of a logarithm of −10⁵ would move w by 1e-11 of itself.
  let logValue: @Sendable (_ end: Double, _ offset: Double) -> DoubleDouble

  /// log w below which `logValue` is not accurate.
  let reliableLog: Double

  /// log (w(end ± e^(−s)) e^(−s)) for distances far below the double range, where known.
  ///
  /// `side` is the sign of the distance; nil is returned where the value cannot be had.
  var logNear: (@Sendable (_ end: Double, _ side: Double, _ s: Double) -> Double?)?

  /// Creates a weight from a function alone.
  ///
  /// Close to a finite end other than 0 the distance to the end is known to rounding errors only;
  /// for a weight singular there, the `digits` of what is computed say what that costs.
  public init(_ function: RealFunction) {
    self.function = function
    reliableLog = -650
    logValue = { end, offset in
      let x = end + offset
      guard x == end, offset != 0 else { return .logarithm(of: function(x)) }
      return .logarithm(of: function(offset > 0 ? end.nextUp : end.nextDown))
    }
  }

  /// Creates a weight from a function and its logarithm as a function of a base point and the
  /// distance from it.
  init(
    _ function: RealFunction,
    logValue: @escaping @Sendable (_ end: Double, _ offset: Double) -> DoubleDouble
  ) {
    self.function = function
    self.logValue = logValue
    // Panels whose density is next to underflow as a whole cannot be tested for resolution.
    reliableLog = -1380
  }

  /// The weight 1.
  public static let one = Weight(RealFunction(parity: .even) { _ in 1 })
}

/// Why a weight has no orthogonal polynomials, or none that can be computed.
public enum WeightError: Error, Hashable, Sendable {
  /// The weight has this negative value, the lowest that was found, at this point.
  case negative(at: Double, value: Double)
  /// The weight is not a finite number at this point inside the interval.
  case notFinite(at: Double)
  /// The weight vanishes at every point that was tried.
  case zeroMass
  /// ∫ |x|^order w dx does not converge near this point (possibly ±∞); no lower order fails, and
  /// the polynomials asked for take moments up to order `needed`.
  case noMoment(order: Int, needed: Int, near: Double)
  /// A share of the mass that cannot be told lies closer to this end than any computation reaches.
  case hiddenMass(near: Double)
  /// A recurrence coefficient of this degree is beyond the double range.
  case overflow(degree: Int)
  /// The integrals could not be resolved.
  case integration(IntegrationError)
}
