import Approximation

/// A small wide network to fit, and how long to try.
public struct NetworkFitProblem: Sendable {
  /// The most parameters that are fitted.
  public static let parameterLimit = 500

  /// The form of the network.
  public var family: NetworkFamily
  /// What to come close to.
  public var target: FitTarget
  /// The number of starts.
  public var starts: Int
  /// What the random starts are drawn from.
  public var seed: UInt64

  /// A fit of `family` to a target.
  ///
  /// - Precondition: at least one start, and no more parameters than ``parameterLimit``.
  public init(_ family: NetworkFamily, to target: FitTarget, starts: Int = 20, seed: UInt64 = 1) {
    precondition(starts >= 1 && family.freeParameters <= Self.parameterLimit)
    (self.family, self.target, self.starts, self.seed) = (family, target, starts, seed)
  }

  /// Runs all starts, one after the other; equal inputs give equal results on every machine.
  ///
  /// The output is linear in a and c, which are eliminated by projection; the parameters inside
  /// descend by Levenberg–Marquardt as those of chains do (see ``FitProblem``).
  ///
  /// - Parameter progress: called after each step and each start with the number of starts done;
  ///   answering false ends the fit with the best so far.
  /// - Complexity: O(starts · steps · points · parameters²).
  public func run(progress: @escaping (Int) -> Bool = { _ in true }) -> Fit<NetworkFunction> {
    let degree = family.degree
    let ruler = FitRuler(target, degree: degree, activation: family.activation)
    let model = WideModel(family, on: target.interval)
    let descent = LevenbergMarquardt(model: model, grid: ruler.descent)
    let result = MultiStart(ruler: ruler, polishingSteps: 1000).run(
      starts, of: model, network: network, progress
    ) {
      index, goesOn in
      var source = SplitMix(seed: seed &* 0x9E37_79B9 &+ UInt64(index))
      let start = descent.best(of: index == 0 ? 1 : 12) {
        model.start(index, reach: target.reach, &source)
      }
      return descent.descendShrinking(from: start, goesOn)
    }
    return Fit(
      network(result.outcomes[result.best]), by: ruler, degree: degree, search: result,
      starts: starts)
  }

  private func network(_ outcome: DescentOutcome) -> NetworkFunction {
    let head = outcome.head.isEmpty ? [Double](repeating: 0, count: family.width + 1) : outcome.head
    return family.network(outcome.parameters, head: head)
  }
}
