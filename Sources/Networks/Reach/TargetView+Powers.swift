import Approximation
import Exact
import Formula

extension TargetView {
  /// Plain chains of a single power uᵏ are c·x^(kⁿ), and so are their uniform limits.
  ///
  /// As n grows with c bounded the limit inside the interval is 0, so no other function is reached.
  func monomial(_ family: ChainFamily) -> [Obstruction] {
    guard !family.isResidual, let degree = family.activation.polynomial?.onlyPower, degree > 1
    else { return [] }
    let powers: [Int]
    if let polynomial = target.polynomial {
      powers = polynomial.coefficients.indices.filter { !polynomial[$0].isZero }
    } else {
      powers = series.indices.filter { differs($0, from: 0) }
    }
    guard let first = powers.first else { return [] }
    let statement = "Without biases and skips every chain is one term, c·x^(\(degree)ⁿ) at depth n."
    if powers.count > 1 {
      return [
        Obstruction(.monomial, statement, "f has terms in x^\(first) and in x^\(powers[1])")
      ]
    }
    guard !isPower(first, of: degree) else { return [] }
    return [
      Obstruction(
        .monomial, statement, "f is a term in x^\(first), and no power of \(degree) is \(first)")
    ]
  }

  private func isPower(_ exponent: Int, of base: Int) -> Bool {
    var power = base
    while power < exponent { power *= base }
    return power == exponent
  }

  /// F(x) − F(−x) ≥ 2x for x > 0: twice the odd coefficients, the first of which is 1.
  func oddPart(_ family: ChainFamily, _ traits: ActivationTraits) -> [Obstruction] {
    let radius = min(-interval.lower, interval.upper)
    guard family.isResidual, traits.isSumOfEvenPowers, radius > 0 else { return [] }
    let gaps = (1...200).map { Double($0) / 200 * radius }
      .map { x in (x: x, gap: 2 * x - (target(x) - target(-x))) }
    guard let worst = gaps.max(by: { $0.gap < $1.gap }), worst.gap > 1e-9 * max(size, radius)
    else { return [] }
    return [
      Obstruction(
        .oddPart,
        "No coefficient of F is negative and that of x is 1, so F(x) − F(−x) ≥ 2x for x > 0, and the "
          + "largest error is at least half of what f lacks of it.",
        "f(\(shortText(worst.x))) − f(\(shortText(-worst.x))) = "
          + "\(shortText(target(worst.x) - target(-worst.x))): the largest error of any chain is at "
          + "least \(shortText(worst.gap / 2))", at: worst.x)
    ]
  }
}

extension RationalPolynomial {
  /// The power of the only term; nil for several terms and for 0.
  fileprivate var onlyPower: Int? {
    let powers = coefficients.indices.filter { !self[$0].isZero }
    return powers.count == 1 ? powers[0] : nil
  }
}
