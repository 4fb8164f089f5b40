import Exact
import Formula

/// What is known of f and a weight beyond the finite part of an infinite domain.
struct FarTail: Sendable {
  let weight: TailBound
  let function: TailBound
  /// |t| from which on the bounds hold.
  let reach: Rational

  /// Finds where the finite part may end.
  ///
  /// Integrals beyond with all the polynomials stay below 2^−bits, those of squares of f and of the
  /// polynomials of the lower half of degrees below 2^(−2·bits).
  /// - Parameters:
  ///   - sides: 1 for +∞, −1 for −∞.
  ///   - steps: the polynomials that are to be integrated.
  /// - Throws: `EnclosedMeasure.Fault` where nothing bounds f or w, or the bounds do not fall.
  /// - Complexity: O(log reach · size).
  static func all(
    of function: Expression, _ weight: Expression, _ sides: [Int], _ sizes: GradedBuilder.Sizes,
    _ steps: [RecurrenceStep], bits: Int
  ) throws(EnclosedMeasure.Fault) -> (tails: [FarTail], reach: Rational) {
    let precision = 64
    let growth = steps.growth(precision: precision)
    let small = sizes.mass.withPrecision(precision).scaled(byPowerOfTwo: -bits)
    let size = sizes.function.withPrecision(precision)
    var reach = 1
    var missing: EnclosedMeasure.Fault?
    while reach < 2_000_000 {
      missing = nil
      var tails: [FarTail] = []
      for side in sides {
        guard let w = weight.tailBound(side: side, from: reach, precision: precision) else {
          missing = .noTailBound(isWeight: true)
          break
        }
        guard let f = function.tailBound(side: side, from: reach, precision: precision) else {
          missing = .noTailBound(isWeight: false)
          break
        }
        tails.append(FarTail(weight: w, function: f, reach: Rational(reach)))
      }
      if missing == nil, tails.allSatisfy({ $0.isSmall(growth, small, size, bits) }) {
        return (tails, Rational(reach))
      }
      reach += max(1, reach / 8)
    }
    throw missing ?? .tailTooHeavy
  }

  private func isSmall(_ growth: [Ball], _ small: Ball, _ size: Ball, _ bits: Int) -> Bool {
    func isAtMost(_ bound: TailBound, _ factor: Ball, _ limit: Ball) -> Bool {
      guard let value = bound.integral(beyond: reach) else { return false }
      return (value * factor).isAtMost(limit)
    }
    let last = growth.count - 1
    // Half the steps serve the modified moments alone.
    let degree = last / 2
    let smaller = small.scaled(byPowerOfTwo: -bits)
    return isAtMost(weight.times(power: last), growth[last], small)
      && isAtMost((function * weight).times(power: degree), growth[degree], small * size)
      && isAtMost(function * function * weight, Ball(1), smaller * size * size)
      && isAtMost(weight.times(power: 2 * degree), growth[degree].power(2), smaller)
  }
}

extension [RecurrenceStep] {
  /// Numbers sₖ with |Pₖ(t)| ≤ sₖ·|t|ᵏ for |t| ≥ 1: sₖ₊₁ = (|a| + |b|) sₖ + |c| sₖ₋₁.
  func growth(precision: Int) -> [Ball] {
    func size(_ value: Ball) -> Ball { value.largestMagnitude.withPrecision(precision) }
    var sizes = [Ball(1, precision: precision)]
    var before = Ball(0, precision: precision)
    for step in dropLast() {
      let last = sizes[sizes.count - 1]
      sizes.append(((size(step.a) + size(step.b)) * last + size(step.c) * before).largestMagnitude)
      before = last
    }
    return sizes
  }
}
