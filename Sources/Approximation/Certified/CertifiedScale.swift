import Exact
import Formula

/// The size of a function on [−1, 1], found where it is large: narrow peaks decide what tolerances
/// are relative to.
///
/// Stretches are halved in the order of the upper bounds of |f| on them, so that a peak of any width is
/// walked to instead of being hit by chance.
struct CertifiedScale {
  /// The largest |f| met; zero where none was met.
  private(set) var value: Ball
  private let precision = 64

  /// Stretches looked at, at most; more only help where bounds stay far above all values.
  private static let budget = 300

  init(of function: Expression) {
    value = Ball(0, precision: precision)
    var stretches: [(lower: Rational, upper: Rational, bound: Double)] = []
    for k in -8..<8 {
      let (lower, upper) = (Rational(k, 8), Rational(k + 1, 8))
      attain(function, lower)
      stretches.append((lower, upper, bound(function, lower, upper)))
    }
    attain(function, 1)
    for _ in 0..<Self.budget {
      guard
        let index = stretches.indices.max(by: { stretches[$0].bound < stretches[$1].bound }),
        // Within a few bits of the largest value nothing more is to be gained.
        !(stretches[index].bound <= 8 * value.upperBound)
      else { return }
      let (lower, upper, highest) = stretches.remove(at: index)
      // Beside poles no stretch is short enough for a bound.
      guard upper - lower > Rational(2).power(highest.isFinite ? -60 : -20) else { continue }
      let middle = (lower + upper) / 2
      attain(function, middle)
      stretches.append((lower, middle, bound(function, lower, middle)))
      stretches.append((middle, upper, bound(function, middle, upper)))
    }
  }

  private mutating func attain(_ function: Expression, _ place: Rational) {
    let here = function.ball(at: Ball(place, precision: precision))
    if here.isFinite { value = .maximum(value, here.smallestMagnitude) }
  }

  /// An upper bound of |f|; infinity where there is none.
  private func bound(_ function: Expression, _ lower: Rational, _ upper: Rational) -> Double {
    let hull = PanelFrame(lower, upper, precision: precision).hull
    let bound = function.ball(at: hull).largestMagnitude.upperBound
    return bound.isNaN ? .infinity : bound
  }
}
