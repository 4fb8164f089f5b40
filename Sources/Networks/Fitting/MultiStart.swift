/// Descents from several starts, the best of them carried on to its end.
struct MultiStart {
  /// Where the starts led.
  struct Result {
    var outcomes: [DescentOutcome]
    /// The place of the best.
    var best: Int
    var isInterrupted: Bool
  }

  let grid: FitGrid
  /// The most further steps of the best start.
  var polishingSteps = 4000

  /// Runs starts until `progress` answers false.
  ///
  /// - Parameters:
  ///   - polish: the model whose parameters the outcomes hold.
  ///   - outcome: the descent from one start; it ends early when its last argument says so.
  func run<Model: FitModel>(
    _ count: Int, polish model: Model, _ progress: @escaping (Int) -> Bool,
    _ outcome: (Int, @escaping () -> Bool) -> DescentOutcome
  ) -> Result {
    var outcomes: [DescentOutcome] = []
    var isInterrupted = false
    for index in 0..<count {
      outcomes.append(
        outcome(index) {
          if !isInterrupted { isInterrupted = !progress(index) }
          return !isInterrupted
        })
      if !isInterrupted { isInterrupted = !progress(index + 1) && index + 1 < count }
      if isInterrupted { break }
    }
    let best = outcomes.indices.min { outcomes[$0].rms < outcomes[$1].rms } ?? 0
    if !isInterrupted, !outcomes[best].isConverged, outcomes[best].rms.isFinite {
      // The bottom of a long valley: go on from there.
      var descent = LevenbergMarquardt(model: model, grid: grid)
      descent.maximumIterations = polishingSteps
      let further = descent.descend(from: outcomes[best].parameters) {
        if !isInterrupted { isInterrupted = !progress(count) }
        return !isInterrupted
      }
      if further.rms <= outcomes[best].rms {
        let iterations = outcomes[best].iterations + further.iterations
        outcomes[best] = further
        outcomes[best].iterations = iterations
      }
    }
    return Result(outcomes: outcomes, best: best, isInterrupted: isInterrupted)
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
