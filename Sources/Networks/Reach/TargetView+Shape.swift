import Approximation
import Formula

extension TargetView {
  /// Chains of the identity are straight lines.
  func linearity(_ family: ChainFamily) -> [Obstruction] {
    let target = self.target
    let breaks = target.breakpoints(in: interval.lower...interval.upper)
    let grid = FitGrid(
      RealFunction(breakpoints: breaks) { target($0) }, on: interval, perPanel: 64)
    let rms = grid.bestPolynomial(degree: 1, on: interval)
    guard rms > 1e-12 * grid.size else {
      guard !family.hasHead, !family.hasBiases, abs(target(0)) > 1e-12 * size else { return [] }
      return [
        Obstruction(
          .constant, "Without biases F(0) = 0.", "f(0) = \(shortText(target(0)))", at: 0)
      ]
    }
    return [
      Obstruction(
        .linearity, "Layers that are linear stay linear at every depth.",
        "the best straight line has a root mean square error of \(shortText(rms))")
    ]
  }

  /// Values that the last layer cannot take.
  func range(_ family: ChainFamily, _ traits: ActivationTraits) -> [Obstruction] {
    guard !family.isResidual, traits.range != -Double.infinity...Double.infinity else { return [] }
    let outside = samples(401).map { x, y in
      (x: x, excess: max(traits.range.lowerBound - y, y - traits.range.upperBound))
    }
    guard let worst = outside.max(by: { $0.excess < $1.excess }), worst.excess > 1e-12 * size
    else { return [] }
    let bounds = [traits.range.lowerBound, traits.range.upperBound].map {
      $0 == .infinity ? "∞" : shortText($0)
    }
    return [
      Obstruction(
        .range, "The last layer's values lie between \(bounds[0]) and \(bounds[1]).",
        "f(\(shortText(worst.x))) = \(shortText(target(worst.x)))", at: worst.x)
    ]
  }

  /// Monotone layers without skips make a monotone chain.
  func monotonicity(_ family: ChainFamily, _ traits: ActivationTraits) -> [Obstruction] {
    guard !family.isResidual, traits.isMonotone else { return [] }
    let values = samples(801)
    var (highest, lowest) = (values[0], values[0])
    var (drop, rise) = ((from: values[0], to: values[0]), (from: values[0], to: values[0]))
    for value in values {
      if value.y > highest.y { highest = value }
      if value.y < lowest.y { lowest = value }
      if highest.y - value.y > drop.from.y - drop.to.y { drop = (highest, value) }
      if value.y - lowest.y > rise.to.y - rise.from.y { rise = (lowest, value) }
    }
    let (fall, climb) = (drop.from.y - drop.to.y, rise.to.y - rise.from.y)
    guard min(fall, climb) > 1e-9 * size else { return [] }
    return [
      Obstruction(
        .monotonicity,
        "Every layer is monotone, so F is; the error is at least half the smaller of rise and fall.",
        "f rises by \(shortText(climb)) and falls by \(shortText(fall)): the largest error of any "
          + "chain is at least \(shortText(min(fall, climb) / 2))")
    ]
  }

  /// Few numbers drive many coefficients.
  func parameters(_ family: ChainFamily) -> [Obstruction] {
    guard family.activation.polynomial != nil else { return [] }
    let rows = [2, 4, 6].compactMap { depth -> String? in
      var member = family
      member.depth = depth
      member.hasHead = family.hasHead || family.hasBiases
      guard let rank = member.rank, let degree = member.degree, degree > 1 else { return nil }
      return "depth \(depth): \(rank) direction\(rank == 1 ? "" : "s"), \(degree + 1) coefficients"
    }
    guard !rows.isEmpty else { return [] }
    return [
      Obstruction(
        .parameters,
        "The coefficients of all chains of one depth form a set of small dimension: the generic rank "
          + "of weights → coefficients.",
        rows.joined(separator: "; "), forbids: .equality)
    ]
  }
}
