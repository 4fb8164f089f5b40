import Exact
import Formula

/// A stretch of the canonical variable seen from one of its ends: t = place + slope·e, e from 0 to 1.
///
/// Panels are halved towards e = 0, where f or the weight may be singular; distances from there are
/// exact however small they are.
struct GradedSide: Sendable {
  let place: Rational
  let slope: Rational

  /// |dt/de|.
  var length: Rational { slope.sign < 0 ? -slope : slope }

  /// The stretches between neighbouring places, each seen from both ends up to its middle.
  static func all(between places: [Rational]) -> [GradedSide] {
    zip(places, places.dropFirst()).flatMap { lower, upper in
      let half = (upper - lower) / 2
      return [GradedSide(place: lower, slope: half), GradedSide(place: upper, slope: -half)]
    }
  }

  /// A function of t as one of e.
  func callAsFunction(_ function: Expression) -> Expression {
    function.seen(from: place, slope: slope)
  }

  /// A recurrence in t as one in e.
  func callAsFunction(_ steps: [RecurrenceStep]) -> [RecurrenceStep] {
    steps.map { step in
      step.substituting(
        shift: Ball(place, precision: step.a.precision),
        scale: Ball(slope, precision: step.a.precision))
    }
  }

  /// The point t, for messages.
  func point(_ e: Double) -> Double { place.doubleValue + slope.doubleValue * e }
}
