import Exact
import Formula

/// f − p, or (f − p)·w, on [−1, 1] enclosed panel by panel, and its norms.
struct CertifiedError: Sendable {
  let cover: CertifiedCover
  let panels: [CertifiedCover.Panel]
  /// f − p at the ends and at cuts.
  let points: [(place: Ball, value: Ball)]

  /// An error whose panels are known.
  init(
    _ cover: CertifiedCover, panels: [CertifiedCover.Panel],
    points: [(place: Ball, value: Ball)]
  ) {
    self.cover = cover
    self.panels = panels
    self.points = points
  }

  init(_ cover: CertifiedCover, minus polynomial: CertifiedPolynomial) {
    self.cover = cover
    points = cover.points.map { ($0.place, $0.value - polynomial($0.place)) }
    panels = cover.panels.map { panel in
      let content: CertifiedCover.Content =
        switch panel.content {
        case .model(let model): .model(model - polynomial.local(panel.frame))
        case .range(let range): .range(range.minus(polynomial(panel.frame.hull)))
        case .sizes(let sizes): .sizes(sizes.minus(polynomial(panel.frame.hull)))
        }
      return CertifiedCover.Panel(
        frame: panel.frame, content: content, weight: panel.weight, contact: panel.contact)
    }
  }

  /// ∫ (f − p)² w du over [−1, 1].
  var squaredNorm: Ball {
    panels.reduce(Ball(0, precision: cover.precision)) { $0 + square($1) }
  }

  private func square(_ panel: CertifiedCover.Panel) -> Ball {
    switch panel.content {
    case .sizes(let sizes): return Ball(0, precision: cover.precision).union(sizes.square)
    case .range(let range):
      let size = range.hull.magnitude
      return size * size * cover.weight.mass(of: panel)
    case .model(let model):
      return Integral(of: model.squared, panel, cover.weight).value
    }
  }
}

extension [Ball] {
  /// A ball around all.
  var hull: Ball { dropFirst().reduce(self[0]) { $0.union($1) } }

  /// Each less the same value.
  fileprivate func minus(_ value: Ball) -> [Ball] { map { $0 - value } }
}

extension TaylorModel {
  /// The square, with a rest that does not differentiate any more.
  var squared: TaylorModel {
    let two = Ball(2, precision: rest.precision)
    return TaylorModel(
      coefficients: coefficients.multiplied(by: coefficients),
      rest: (rest * (two * bound + rest)).largestMagnitude, restOrder: 0)
  }
}

/// Integrals of a model times polynomials over a panel, with the weight.
struct Integral {
  /// ∫ g sⁱ dμ for i = 0 …, the polynomial part only.
  private let products: [Ball]
  /// A bound of ∫ |δ| |q| dμ for |q| ≤ 1.
  private let rest: Ball

  init(
    of model: TaylorModel, _ panel: CertifiedCover.Panel, _ weight: JacobiWeight,
    degree: Int = 0
  ) {
    var polynomial = model.coefficients
    var rest = model.rest
    if let factor = panel.weight {
      rest =
        (model.rest * (factor.bound + factor.rest) + model.bound * factor.rest).largestMagnitude
      polynomial = polynomial.multiplied(by: factor.coefficients)
    }
    let moments = weight.moments(
      panel.frame, panel.contact, count: polynomial.count + degree)
    let zero = Ball(0, precision: panel.frame.precision)
    products = (0...degree).map { i in
      polynomial.indices.reduce(zero) { sum, j in
        moments[i + j].isExactZero ? sum : sum + polynomial[j] * moments[i + j]
      }
    }
    self.rest = (rest * moments[0]).largestMagnitude
  }

  /// ∫ g dμ.
  var value: Ball { Ball(products[0], within: rest) }

  /// ∫ g q dμ for a polynomial q in s of at most the degree prepared for.
  func times(_ polynomial: [Ball]) -> Ball {
    var sum = Ball(0, precision: rest.precision)
    for (i, c) in polynomial.enumerated() { sum = sum + c * products[i] }
    return Ball(sum, within: rest * polynomial.sumOfMagnitudes)
  }
}
