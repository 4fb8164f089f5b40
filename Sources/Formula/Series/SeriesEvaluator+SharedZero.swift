import Exact

/// Quotients over a wide ball X that holds a point r at which divisors vanish.
///
/// Every step is kept as (x − r)^(−pole)·g(x) with g analytic on X. Where g has a zero of order m at
/// r, g(x) = (x − r)ᵐ·h(x), and Taylor's formula with the rest as an integral says that the k-th
/// Taylor coefficient of h about any point of X lies in the enclosure of the (k + m)-th of g over X:
/// for m = 1, h(x) = ∫ g′(r + t(x − r)) dt over [0, 1].
extension SeriesEvaluator {
  /// A step with its pole at the shared zero, and how often it vanishes there at least.
  struct Part {
    var series: P
    var pole = 0
    var order: Int?

    /// How often the series without its pole vanishes at the shared zero, as far as it is known.
    var zeros: Int { max(0, (order ?? -pole) + pole) }

    /// Without the first zeros: (x − r)^(−pole + count)·(the rest).
    func lowered(by count: Int) -> Part {
      count == 0
        ? self : Part(series: series.withoutFirst(count), pole: pole - count, order: order)
    }
  }

  func part(_ index: Int) throws(SeriesStop) -> Part {
    Part(series: try raw(index), pole: poles[index], order: orders(index))
  }

  private func orders(_ index: Int) -> Int? {
    guard let shared, shared.orders.indices.contains(index) else { return nil }
    return shared.orders[index]
  }

  mutating func combineParts(
    _ operation: Operation, _ a: Int, _ b: Int, _ index: Int
  ) throws(SeriesStop) -> P {
    let (p, q) = (try part(a), try part(b))
    switch operation {
    case .add, .subtract:
      let pole = max(p.pole, q.pole)
      let (top, below) = (raised(p.series, pole - p.pole), raised(q.series, pole - q.pole))
      return settle(operation == .add ? top + below : top - below, pole, index)
    case .multiply:
      return settle(
        p.series.multiplied(by: q.series, limit: limit), p.pole + q.pole, index)
    default: return try divide(p, q, index)
    }
  }

  /// The quotient of two steps.
  mutating func divide(_ a: Part, _ b: Part, _ index: Int) throws(SeriesStop) -> P {
    let bottom = b.lowered(by: b.zeros)
    let top = a.lowered(by: min(a.zeros, b.zeros))
    let pole = top.pole - bottom.pole
    let ratio = try quotient(top.series, bottom.series, index)
    return pole < 0 ? settle(raised(ratio, -pole), 0, index) : settle(ratio, pole, index)
  }

  /// The power of a step with an integer exponent.
  mutating func integerPower(_ a: Part, _ n: Int, _ index: Int) throws(SeriesStop) -> P {
    guard n < 0 else { return settle(square(a.series, n), a.pole * n, index) }
    let base = a.lowered(by: a.zeros)
    let ratio = try quotient(constant(S(1)), square(base.series, -n), index)
    let pole = base.pole * n
    return pole < 0 ? settle(raised(ratio, -pole), 0, index) : settle(ratio, pole, index)
  }

  /// (x − r)^count times a series.
  private func raised(_ series: P, _ count: Int) -> P {
    guard count > 0, let shared else { return series }
    let line = P([center - shared.place, number(1)], order: nil)
    return (0..<count).reduce(series) { result, _ in
      result.multiplied(by: line, limit: limit)
    }
  }

  /// Takes out of a pole what the zeros of the whole say is none.
  private mutating func settle(_ series: P, _ pole: Int, _ index: Int) -> P {
    pendingPole = pole
    guard pole > 0, let order = orders(index) else { return series }
    let kept = max(0, -order)
    guard kept < pole else { return series }
    pendingPole = kept
    return series.withoutFirst(pole - kept)
  }
}
