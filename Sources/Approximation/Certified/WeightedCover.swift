import Exact
import Formula

/// A function and the weight of its error on [−1, 1], each enclosed panel by panel.
///
/// Both are cut where they change their formula and halved as they need it; errors are enclosed on
/// the stretches that their panels have in common.
struct WeightedCover {
  private let weight: Expression
  private let values: CertifiedCover
  private let factors: CertifiedCover

  /// Encloses both.
  ///
  /// - Parameter degree: of polynomials that are going to be subtracted.
  /// - Throws: `CertificationFault` where one of them is unbounded or too rough.
  init(
    of function: Expression, times weight: Expression, bits: Int, degree: Int
  ) throws(CertificationFault) {
    self.weight = weight
    values = try CertifiedCover(of: function, bits: bits, degree: degree)
    factors = try CertifiedCover(of: weight, bits: bits, degree: degree)
  }

  /// (f − p)·w.
  func error(of polynomial: CertifiedPolynomial) -> CertifiedError {
    let plain = CertifiedError(values, minus: polynomial)
    let left = plain.panels.sorted { $0.frame.lower < $1.frame.lower }
    let right = factors.panels.sorted { $0.frame.lower < $1.frame.lower }
    var panels: [CertifiedCover.Panel] = []
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      let (a, b) = (left[i].frame, right[j].frame)
      let (lower, upper) = (max(a.lower, b.lower), min(a.upper, b.upper))
      if lower < upper {
        let part = PanelFrame(lower, upper, precision: values.precision)
        panels.append(
          CertifiedCover.Panel(
            frame: part,
            content: left[i].content.restricted(from: a, to: part)
              * right[j].content.restricted(from: b, to: part),
            weight: nil, contact: .none))
      }
      if a.upper <= b.upper { i += 1 }
      if b.upper <= a.upper { j += 1 }
    }
    return CertifiedError(values, panels: panels, points: points(plain))
  }

  /// The values at the ends and at the cuts of both.
  private func points(_ error: CertifiedError) -> [(place: Ball, value: Ball)] {
    func value(_ expression: Expression, _ cover: CertifiedCover, _ place: Ball) -> Ball {
      cover.points.first { ($0.place - place).isExactZero }?.value ?? expression.ball(at: place)
    }
    let own = error.points.map { ($0.place, $0.value * value(weight, factors, $0.place)) }
    let others = factors.points.filter { point in
      !error.points.contains { ($0.place - point.place).isExactZero }
    }
    return own
      + others.compactMap { place, factor in
        error.value(at: place).map { (place, $0 * factor) }
      }
  }
}

extension CertifiedError {
  /// f − p at a point where f is smooth, from the panels about it; nil beyond all of them.
  fileprivate func value(at place: Ball) -> Ball? {
    for panel in panels where panel.frame.hull.contains(place) {
      switch panel.content {
      case .range(let range): return range.hull
      case .sizes(let sizes): return sizes.values
      case .model(let model):
        return model((place - panel.frame.center) / panel.frame.half)
      }
    }
    return nil
  }
}

extension CertifiedCover.Content {
  /// The same on a part of the panel.
  fileprivate func restricted(from frame: PanelFrame, to part: PanelFrame) -> Self {
    guard case .model(let model) = self else { return self }
    return .model(model.restricted(from: frame, to: part))
  }

  /// The product, on a panel of both.
  fileprivate static func * (a: Self, b: Self) -> Self {
    switch (a, b) {
    case (.model(let f), .model(let g)): .model(f * g)
    case (.range(let range), .range(let other)): .range(range.flatMap { a in other.map { a * $0 } })
    case (.range(let range), .model(let model)), (.model(let model), .range(let range)):
      .range(range.map { $0 * model.values })
    // Bounds of integrals say nothing of values.
    case (.sizes, _), (_, .sizes): .range([Ball(.infinity)])
    }
  }
}

extension TaylorModel {
  /// All values on the panel.
  fileprivate var values: Ball {
    let zero = Ball(0, precision: rest.precision)
    return self(Ball(zero, within: Ball(1, precision: rest.precision)))
  }

  /// The model in the variable of a part of its panel.
  ///
  /// The bound of the rest holds there, and those of its derivatives as the part is not longer.
  fileprivate func restricted(from frame: PanelFrame, to part: PanelFrame) -> TaylorModel {
    guard frame.lower < part.lower || part.upper < frame.upper else { return self }
    let precision = rest.precision
    let shift = (part.center - frame.center) / frame.half
    let scale = part.half / frame.half
    let series = BallSeries(coefficients, count: coefficients.count, precision: precision)
    var power = Ball(1, precision: precision)
    var result = self
    result.coefficients = series.shifted(by: shift).coefficients.map { c in
      defer { power = power * scale }
      return c * power
    }
    return result
  }

  /// The product.
  ///
  /// With |p⁽ʲ⁾| ≤ n(n − 1)…·Σ|cₖ| on the panel for degree n, Leibniz's rule bounds derivatives of
  /// the rest by the falling factorials of a sum of orders. Terms at the end that amount to no more
  /// than the rest itself go into it.
  fileprivate static func * (f: TaylorModel, g: TaylorModel) -> TaylorModel {
    let (p, q) = (f.bound, g.bound)
    var rest = (f.rest * (q + g.rest) + p * g.rest).largestMagnitude
    var product = f.coefficients.multiplied(by: g.coefficients)
    let order = max(
      f.restOrder + max(g.restOrder, g.coefficients.count - 1),
      g.restOrder + max(f.restOrder, f.coefficients.count - 1))
    let allowed = rest
    var dropped = Ball(0, precision: rest.precision)
    while product.count > 1, let last = product.last {
      let more = (dropped + last.largestMagnitude).largestMagnitude
      guard more.isAtMost(allowed) else { break }
      dropped = more
      product.removeLast()
    }
    rest = (rest + dropped).largestMagnitude
    return TaylorModel(coefficients: product, rest: rest, restOrder: order)
  }
}
