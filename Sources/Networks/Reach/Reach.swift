public import Approximation
public import Formula

/// What stands between a family of chains and a target, found before any fit.
///
/// Statements hold for every depth; they come from the recurrence by induction over the layers.
/// Evidence is computed from the expression: exact series at 0 where they exist, certified balls for
/// the Schwarzian. No obstruction found is no promise that a chain comes close.
public struct Reach: Sendable {
  /// What was found, most elementary first.
  public let obstructions: [Obstruction]

  /// Looks for obstructions for chains of this form, of any depth.
  ///
  /// `family.depth` is not used. Biases and head are taken together, as in a fit.
  ///
  /// - Precondition: a finite interval.
  public init(_ target: Expression, on interval: Interval, _ family: ChainFamily) {
    precondition(interval.isFinite, "obstructions are looked for on finite intervals")
    let view = TargetView(target, interval)
    let traits = ActivationTraits(family.activation)
    var found: [Obstruction] = []
    if family.activation == .identity {
      found += view.linearity(family)
    } else {
      if !family.hasBiases && !family.hasHead { found += view.valuesAtZero(family, traits) }
      if !family.hasHead { found += view.range(family, traits) }
      found += view.monotonicity(family, traits)
      found += view.schwarzian(family, traits)
    }
    found += view.parameters(family)
    obstructions = found
  }
}
