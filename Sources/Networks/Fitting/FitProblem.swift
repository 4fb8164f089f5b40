public import Approximation

/// A chain to fit, and how long to try.
public struct FitProblem: Sendable {
  /// The form of the chain; biases usually go with a head.
  public var family: ChainFamily
  /// What to come close to.
  public var target: FitTarget
  /// The number of starts.
  public var starts: Int
  /// What the random starts are drawn from.
  public var seed: UInt64

  /// A fit of `family` to a target.
  ///
  /// - Precondition: at least one start.
  public init(_ family: ChainFamily, to target: FitTarget, starts: Int = 20, seed: UInt64 = 1) {
    precondition(starts >= 1)
    (self.family, self.target, self.starts, self.seed) = (family, target, starts, seed)
  }

  /// A fit of `family` to a function on a finite interval, in the mean square.
  ///
  /// - Precondition: a finite interval and at least one start.
  public init(
    _ family: ChainFamily, to function: RealFunction, on interval: Interval, starts: Int = 20,
    seed: UInt64 = 1
  ) {
    self.init(family, to: FitTarget(function, on: interval), starts: starts, seed: seed)
  }

  /// Runs all starts, one after the other; equal inputs give equal results on every machine.
  ///
  /// Starts are random but for three kinds: the first is scaling and squaring, the third is the best
  /// residual chain of one layer less with a layer put before it, and plain chains with biases also
  /// start near Chebyshev's folding. Chains of x² with biases and head are one class with and
  /// without skips (F + (wF + b)² = (wF + b + 1/(2w))² − b/w − 1/(4w²)): starts take turns between
  /// the two forms, whichever is asked for.
  ///
  /// - Parameter progress: called after each step and each start with the number of starts done;
  ///   answering false ends the fit with the best so far.
  public func run(progress: @escaping (Int) -> Bool = { _ in true }) -> Fit<ChainFunction> {
    let degree = family.activation.polynomial == nil ? nil : family.degree
    let ruler = FitRuler(target, degree: degree, activation: family.activation)
    let search = ChainSearch(family: family, ruler: ruler, reach: target.reach, seed: seed)
    let result = search.run(starts, progress)
    return Fit(
      search.chain(result.outcomes[result.best]), by: ruler, degree: degree, search: result,
      starts: starts)
  }
}
