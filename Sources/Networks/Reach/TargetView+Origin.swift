import Approximation
import Exact
import Formula

extension TargetView {
  /// Obstructions at 0, which chains without biases map to itself.
  func valuesAtZero(_ family: ChainFamily, _ traits: ActivationTraits) -> [Obstruction] {
    guard traits.atZero == 0 else { return [] }
    let symmetry = monomial(family) + oddPart(family, traits) + parity(family, traits)
    guard series.count > 3 else {
      let value = target(0)
      guard interval.contains(0), abs(value) > 1e-12 * size else { return symmetry }
      return [constant(shortText(value))] + symmetry
    }
    var found: [Obstruction] = []
    if differs(0, from: 0) { found.append(constant(coefficient(0))) }
    if traits.slopeAtZero == 0 { found += slope(family, traits) }
    if traits.isSumOfEvenPowers { found += sign() }
    if family.activation == .square && family.isResidual { found += relations() }
    return found + symmetry
  }

  private func constant(_ value: String) -> Obstruction {
    Obstruction(
      .constant, "Without biases every layer maps 0 to 0, so F(0) = 0.", "f(0) = \(value)", at: 0)
  }

  private func slope(_ family: ChainFamily, _ traits: ActivationTraits) -> [Obstruction] {
    let slope = family.isResidual ? 1.0 : 0
    guard differs(1, from: slope) else { return [] }
    return [
      Obstruction(
        .slope,
        family.isResidual
          ? "Without biases every layer adds terms of degree 2 and more, so F′(0) = 1."
          : "Without biases every layer has slope 0 at 0, so F′(0) = 0.",
        "f′(0) = \(coefficient(1))", at: 0,
        // Coefficients that are not negative converge with the functions, by Cauchy's estimate.
        forbids: traits.isSumOfEvenPowers ? .approximation : .equality)
    ]
  }

  private func sign() -> [Obstruction] {
    let negative = series.indices.first { series[$0] < 0 && differs($0, from: 0) }
    guard let negative else { return [] }
    return [
      Obstruction(
        .sign,
        "Weights enter by even powers only, so no coefficient of F is negative.",
        "the coefficient of x^\(negative) of f is \(coefficient(negative))", at: 0)
    ]
  }

  private func parity(_ family: ChainFamily, _ traits: ActivationTraits) -> [Obstruction] {
    let forced: Formula.Parity? =
      traits.parity == .odd ? .odd : family.isResidual ? nil : traits.parity
    if let forced {
      let radius = min(-interval.lower, interval.upper)
      guard radius > 0, let place = asymmetry(forced, radius) else { return [] }
      return [
        Obstruction(
          .parity, "Every chain of this form is \(forced.rawValue).",
          "f(\(shortText(place))) = \(shortText(target(place))), "
            + "f(\(shortText(-place))) = \(shortText(target(-place)))", at: place)
      ]
    }
    guard family.isResidual, traits.isSumOfEvenPowers, target.parity == .odd, series.count > 3,
      series.dropFirst(2).contains(where: { $0 != 0 })
    else { return [] }
    return [
      Obstruction(
        .parity,
        "An odd F needs every even coefficient 0; all are sums of squares, so all weights are 0 and "
          + "F = x.",
        "f is odd, and its coefficient of x^3 is \(coefficient(3))")
    ]
  }

  /// The point where the wanted symmetry fails most.
  private func asymmetry(_ wanted: Formula.Parity, _ radius: Double) -> Double? {
    let sign = wanted == .even ? -1.0 : 1
    let gaps = (1...50).map { Double($0) / 50 * radius }
      .map { (place: $0, gap: abs(target($0) + sign * target(-$0))) }
    guard let worst = gaps.max(by: { $0.gap < $1.gap }), worst.gap > 1e-12 * size else {
      return nil
    }
    return worst.place
  }

  /// c₂ = Σwᵢ² and c₃ = 2e₂(w²) ≤ (1 − 1/n)c₂², by Newton's inequality.
  private func relations() -> [Obstruction] {
    let (second, third) = (series[2], series[3])
    guard third >= 0, second >= 0 else { return [] }
    let law =
      "With s = Σwᵢ² the coefficients are c₂ = s and c₃ = 2e₂(w²), so c₃ ≤ (1 − 1/n)c₂² at depth n"
    let found = "f has c₂ = \(coefficient(2)), c₃ = \(coefficient(3))"
    if isBorder(second, third) {
      return [
        Obstruction(
          .relation,
          law
            + "; c₃ = c₂² > 0 belongs to no finite depth, only to the limit of many small layers.",
          found, at: 0, forbids: .equality)
      ]
    }
    if third > second * second * (1 + 1e-12) {
      return [Obstruction(.relation, law + ", for every n.", found, at: 0)]
    }
    guard third > 0 else { return [] }
    let ratio = third / (second * second)
    guard ratio < 1 - 1e-9 else { return [] }
    let depth = Int((1 / (1 - ratio) - 1e-9).rounded(.up))
    guard depth > 1 else { return [] }
    return [
      Obstruction(
        .relation, law + ".", found + "; both are met at depth \(depth) at the earliest", at: 0,
        forbids: .equality)
    ]
  }

  /// Whether c₃ = c₂² > 0, exactly or to rounding.
  private func isBorder(_ second: Double, _ third: Double) -> Bool {
    guard third > 0 else { return false }
    if let exact { return exact[3] == exact[2] * exact[2] }
    return abs(third / (second * second) - 1) < 1e-9
  }
}
