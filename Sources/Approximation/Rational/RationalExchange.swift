import ComplexModule
import Formula
import RealModule

/// A levelled rational function and what is known of its error.
struct RationalStep {
  var fraction: BarycentricFraction
  /// |h| on the reference.
  var levelled: Double
  /// The largest weighted error found.
  var largest: Double
  var reference: [Double]
  /// The size of rounding errors of a value.
  var noise: Double

  /// Whether the two meet, as far as rounding lets them.
  var isLevel: Bool { largest - levelled <= max(1e-8 * largest, 4 * noise) }
  /// Whether they nearly meet: what lies between is rounding of a reference that crowds together.
  var isNearlyLevel: Bool { largest - levelled <= max(1e-6 * largest, 64 * noise) }
  /// Whether nothing is left but rounding.
  var isNoise: Bool { largest <= 16 * noise }
}

/// Remez's exchange for quotients, from small types to larger ones.
///
/// The reference of one type, stretched over its own places, starts the next: at kinks extrema
/// cluster exponentially, and no fixed start would be close.
struct RationalExchange {
  let problem: ExchangeProblem
  let parity: Parity?

  /// The best function of a type or of one that it contains; nil where all found have poles.
  ///
  /// A levelled one is the best of its type. Where exchanges from smaller types and spread
  /// references find none, differential corrections give the reference, and where the best function
  /// has a defect the smaller types of it.
  func best(of type: (Int, Int)) -> RationalStep? {
    let steps = ladder(to: type).compactMap { $0 }
    if let last = steps.last, last.isNoise || last.isNearlyLevel && last.fraction.type == type {
      return last
    }
    var found = steps.filter(isFinite)
    if type.0 + type.1 > Self.correctedSum, type.0 + type.1 <= Self.largestSum,
      let corrected = corrected(to: type)
    {
      if corrected.isLevel { return corrected }
      found.append(corrected)
    }
    // What a type contains must not be better than what is shown of it.
    for smaller in [(type.0 - 1, type.1), (type.0, type.1 - 1)]
    where smaller.0 >= 0 && smaller.1 >= 0 {
      found += ladder(to: smaller).compactMap { $0 }.filter(isFinite)
    }
    return found.min { $0.largest < $1.largest }
  }

  /// The degrees up to whose sum each rung of a ladder is worth linear programs.
  private static var correctedSum: Int { 12 }
  /// Beyond it differential corrections take minutes.
  private static var largestSum: Int { 24 }

  /// Differential corrections, then exchanges from their extrema, of the type or of one whose
  /// extrema are fewer by the defect.
  func corrected(to type: (Int, Int)) -> RationalStep? {
    guard let start = DifferentialCorrection(problem: problem, type: type).solve() else {
      return nil
    }
    let points = start.extrema.map(\.x)
    let count = type.0 + type.1 + 2
    let size = points.reduce(0) { max($0, abs(problem.target($1) * problem.weight($1))) }
    let isFull = points.count >= count
    var best = RationalStep(
      fraction: start.fraction, levelled: isFull ? start.extrema.map(\.size).min() ?? 0 : 0,
      largest: start.extrema.map(\.size).max() ?? .infinity, reference: points,
      noise: 2 * .ulpOfOne * size)
    let missing = max(0, count - points.count)
    guard missing <= min(type.0, type.1) else { return best }
    let smaller = (type.0 - missing, type.1 - missing)
    let error = { @Sendable [problem, fraction = start.fraction] x in
      (problem.target(x) - fraction(x)) * problem.weight(x)
    }
    let places = [Double](repeating: 0, count: smaller.0 + smaller.1 + 2)
    if let reference = problem.exchanged(places, start.extrema, error),
      let step = solve(smaller, from: reference), isFinite(step),
      step.isLevel || step.largest < best.largest
    {
      best = step
    }
    return best
  }

  /// Whether there are no poles on the interval.
  private func isFinite(_ step: RationalStep) -> Bool {
    let interval = problem.interval
    return step.largest.isFinite
      && !step.fraction.poles.contains { pole in
        let room = min(pole.real - interval.lower, interval.upper - pole.real)
        guard abs(pole.imaginary) <= 1e-12 * interval.length, room > 0 else { return false }
        // Rounding moves poles beside an end across it; a denominator changes sign at its own.
        let signs = [-1e-3, 1e-3].map { step.fraction.denominatorSign(pole.real + $0 * room) }
        return signs[0] * signs[1] <= 0
      }
  }

  /// The levelled functions of types (m − k, n − k), smallest first; nil where none was found.
  ///
  /// Stops where only rounding is left.
  func ladder(to type: (Int, Int)) -> [RationalStep?] {
    var steps: [RationalStep?] = []
    var last: RationalStep?
    let (m, n) = type
    for drop in stride(from: min(m, n), through: 0, by: -1) {
      let rung = (m - drop, n - drop)
      let count = rung.0 + rung.1 + 2
      var step = last.flatMap { solve(rung, from: stretched($0.reference, count)) }
      if step?.isLevel != true, let other = solve(rung, from: spread(count)),
        other.largest < step?.largest ?? .infinity
      {
        step = other
      }
      if step?.isNearlyLevel != true, step?.isNoise != true, rung.0 + rung.1 <= Self.correctedSum,
        let other = corrected(to: rung), other.isLevel || other.largest < step?.largest ?? .infinity
      {
        step = other
      }
      // One that is no better than a smaller type is that type with a common factor.
      if let found = step, let best = last, found.largest >= best.largest, !found.isNoise {
        step = nil
      }
      steps.append(step)
      if let step, step.isLevel { last = step }
      if step?.isNoise == true { break }
    }
    return steps
  }

  /// Levels and exchanges; where a reference allows no function without poles, half the way back to
  /// the last that did.
  func solve(_ type: (Int, Int), from start: [Double]) -> RationalStep? {
    var reference = start
    var good: [Double]?
    var best: RationalStep?
    var fruitless = 0
    for _ in 0..<60 {
      guard let levelled = RationalLevelling(problem, reference, type: type) else {
        guard let back = good, let halfway = between(back, reference) else { break }
        reference = halfway
        continue
      }
      let fraction = levelled.fraction
      let error = { @Sendable [problem] x in
        (problem.target(x) - fraction(x)) * problem.weight(x)
      }
      let extrema = problem.alternatingExtrema(reference, error)
      let top = extrema.map(\.size).max() ?? .infinity
      let size = reference.reduce(0) { max($0, abs(problem.target($1) * problem.weight($1))) }
      let step = RationalStep(
        fraction: fraction, levelled: abs(levelled.level), largest: top, reference: reference,
        noise: 2 * .ulpOfOne * size)
      fruitless += 1
      if top < best?.largest ?? .infinity {
        if top < 0.999 * (best?.largest ?? .infinity) { fruitless = 0 }
        best = step
      }
      if top - step.levelled <= max(1e-11 * top, step.noise) || fruitless > 10 { break }
      if extrema.count < reference.count, let back = good {
        guard let halfway = between(back, reference) else { break }
        reference = halfway
        continue
      }
      guard let next = problem.exchanged(reference, extrema, error), next != reference else {
        break
      }
      good = reference
      reference = next
    }
    return best
  }

  private func between(_ a: [Double], _ b: [Double]) -> [Double]? {
    let middle = zip(a, b).map { $0 + ($1 - $0) / 2 }
    let width = problem.interval.length
    return zip(a, middle).allSatisfy({ abs($0 - $1) <= 1e-14 * width }) ? nil : middle
  }

  /// A reference of `count` points spread as these are.
  private func stretched(_ reference: [Double], _ count: Int) -> [Double] {
    (0..<count).map { j in
      let place = Double(j) * Double(reference.count - 1) / Double(count - 1)
      let i = min(Int(place), reference.count - 2)
      return reference[i] + (place - Double(i)) * (reference[i + 1] - reference[i])
    }
  }

  /// The extrema of a Chebyshev polynomial, or their squares where the problem is one in y = x².
  private func spread(_ count: Int) -> [Double] {
    switch parity {
    case nil:
      // Bent a little, so that it has no symmetry a function could share.
      return chebyshevPoints(degree: count - 1).map { t in
        problem.interval.midpoint + problem.interval.length / 2 * (t + 0.02 * (1 - t * t))
      }
    case .even, .odd:
      let isOdd = parity == .odd
      let n = isOdd ? 2 * count - 1 : 2 * (count - 1)
      return (0..<count).map { j in
        let x = Double.sin(.pi * Double(isOdd ? 2 * j + 1 : 2 * j) / Double(2 * n))
        return problem.interval.upper * x * x
      }
    }
  }
}
