/// Descents from several starts, the best of them carried on to its end.
struct MultiStart {
  /// Where the starts led.
  struct Result {
    var outcomes: [DescentOutcome]
    /// The place of the best.
    var best: Int
    var isInterrupted: Bool
  }

  let ruler: FitRuler
  /// The most further steps of the best start.
  var polishingSteps = 4000

  /// Runs starts until `progress` answers false.
  ///
  /// - Parameters:
  ///   - model: the model whose parameters the outcomes hold.
  ///   - network: the function of an outcome.
  ///   - outcome: the descent from one start; it ends early when its last argument says so.
  func run<Model: FitModel, Function: FittedFunction>(
    _ count: Int, of model: Model, network: (DescentOutcome) -> Function,
    _ progress: @escaping (Int) -> Bool,
    _ outcome: (Int, @escaping () -> Bool) -> DescentOutcome
  ) -> Result {
    var outcomes: [DescentOutcome] = []
    var isInterrupted = false
    for index in 0..<count {
      let goesOn = {
        if !isInterrupted { isInterrupted = !progress(index) }
        return !isInterrupted
      }
      outcomes.append(settled(outcome(index, goesOn), model, network, goesOn))
      if !isInterrupted { isInterrupted = !progress(index + 1) && index + 1 < count }
      if isInterrupted { break }
    }
    let best = outcomes.indices.min { outcomes[$0].rms < outcomes[$1].rms } ?? 0
    let goesOn = {
      if !isInterrupted { isInterrupted = !progress(count) }
      return !isInterrupted
    }
    if !isInterrupted, ruler.hasKinks {
      outcomes[best] = settled(outcomes[best], model, network, isFinal: true, goesOn)
    } else if !isInterrupted, !outcomes[best].isConverged, outcomes[best].rms.isFinite {
      // The bottom of a long valley: go on from there.
      var descent = LevenbergMarquardt(model: model, grid: ruler.descent)
      descent.maximumIterations = polishingSteps
      let further = settled(
        descent.descend(from: outcomes[best].parameters, goesOn), model, network, goesOn)
      let iterations = outcomes[best].iterations + further.iterations
      if further.rms <= outcomes[best].rms { outcomes[best] = further }
      outcomes[best].iterations = iterations
    }
    return Result(outcomes: outcomes, best: best, isInterrupted: isInterrupted)
  }

  /// The outcome with its error as it is reported; a network with kinks descends on between them.
  ///
  /// A sum over fixed points can't tell kinks between two of them apart. With panels that end at
  /// the kinks it is the integral itself; they move with the network, so a few steps are taken at a
  /// time, as long as they help.
  private func settled<Model: FitModel, Function: FittedFunction>(
    _ outcome: DescentOutcome, _ model: Model, _ network: (DescentOutcome) -> Function,
    isFinal: Bool = false, _ goesOn: @escaping () -> Bool
  ) -> DescentOutcome {
    guard outcome.rms.isFinite else { return outcome }
    let rounds = isFinal ? 40 : 6
    var best = outcome
    best.rms = ruler.error(of: network(outcome)).rms
    guard ruler.hasKinks else { return best }
    for _ in 0..<rounds where goesOn() && best.rms > 4 * .ulpOfOne * ruler.measure.size {
      var descent = LevenbergMarquardt(model: model, grid: ruler.grid(for: network(best)))
      descent.maximumIterations = 10
      var next = descent.descend(from: best.parameters, goesOn)
      guard next.rms.isFinite else { break }
      next.rms = ruler.error(of: network(next)).rms
      next.iterations += best.iterations
      let gain = best.rms - next.rms
      best.iterations = next.iterations
      guard gain > 0 else { break }
      best = next
      if gain < (isFinal ? 1e-6 : 0.1) * next.rms { break }
    }
    if best.rms <= 4 * .ulpOfOne * ruler.measure.size { best.isConverged = true }
    return best
  }
}

/// Where a descent ended.
struct DescentOutcome: Sendable {
  var parameters: [Double]
  /// a₁ … aₘ, then c.
  var head: [Double]
  var rms: Double
  var iterations: Int
  var isConverged: Bool
}
