/// The starts of a chain fit.
struct ChainSearch {
  typealias Outcome = LevenbergMarquardt<ChainModel>.Outcome

  let family: ChainFamily
  let grid: FitGrid
  let reach: Double
  let seed: UInt64

  /// Runs starts until `progress` answers false.
  ///
  /// - Returns: where each led, and the place of the best.
  func run(_ count: Int, _ progress: (Int) -> Bool) -> (outcomes: [Outcome], best: Int) {
    var outcomes: [Outcome] = []
    for index in 0..<count {
      outcomes.append(outcome(index, of: count))
      guard progress(index + 1) else { break }
    }
    let best = outcomes.indices.min { outcomes[$0].rms < outcomes[$1].rms } ?? 0
    if !outcomes[best].isConverged, outcomes[best].rms.isFinite {
      // The bottom of a long valley: go on from there.
      var descent = LevenbergMarquardt(model: ChainModel(family), grid: grid)
      descent.maximumIterations = 4000
      let further = descent.descend(from: outcomes[best].parameters)
      if further.rms <= outcomes[best].rms {
        let iterations = outcomes[best].iterations + further.iterations
        outcomes[best] = further
        outcomes[best].iterations = iterations
      }
    }
    return (outcomes, best)
  }

  func chain(_ outcome: Outcome) -> ChainFunction {
    let head = outcome.head.count == 2 ? (outcome.head[0], outcome.head[1]) : (1, 0)
    return ChainFunction(
      family, weights: Array(outcome.parameters.prefix(family.depth)),
      biases: Array(outcome.parameters.dropFirst(family.depth)), head: head)
  }

  private func outcome(_ index: Int, of count: Int) -> Outcome {
    var source = SplitMix(seed: seed &* 0x9E37_79B9 &+ UInt64(index))
    var form = family
    if hasTwoForms { form.isResidual = index.isMultiple(of: 2) }
    let model = ChainModel(form)
    let descent = LevenbergMarquardt(model: model, grid: grid)
    var start = descent.best(of: 12) { model.start(index, reach: reach, &source) }
    if index == 2, form.depth > 1, let deeper = deepened(form, count, &source) { start = deeper }
    let found = descent.descendShrinking(from: start)
    guard form != family else { return found }
    // The error is the same in both forms, but only the asked one is reported.
    return converted(found.parameters, toResidual: family.isResidual).map {
      LevenbergMarquardt(model: ChainModel(family), grid: grid).descend(from: $0)
    } ?? LevenbergMarquardt(model: ChainModel(family), grid: grid).descendShrinking(from: start)
  }

  /// The best chain of one layer less, with a layer near the identity put before it.
  private func deepened(
    _ form: ChainFamily, _ count: Int, _ source: inout SplitMix
  ) -> [Double]? {
    guard form.isResidual else { return nil }
    var shallow = form
    shallow.depth -= 1
    let search = ChainSearch(family: shallow, grid: grid, reach: reach, seed: seed)
    let (outcomes, best) = search.run(max(3, count / 3)) { _ in true }
    let parameters = outcomes[best].parameters
    return [0.05 * (1 + source.uniform()) / reach] + parameters.prefix(shallow.depth)
      + (form.hasBiases ? [0.0] : []) + parameters.dropFirst(shallow.depth)
  }

  /// Whether chains with and without skips are one class: x² with biases and head.
  private var hasTwoForms: Bool {
    family.activation == .square && family.hasBiases && family.hasHead
  }

  /// The parameters of the same function in the other form; nil where a weight is too small.
  private func converted(_ parameters: [Double], toResidual: Bool) -> [Double]? {
    let depth = family.depth
    var biases: [Double] = []
    var shift = 0.0
    for layer in 0..<depth {
      let (weight, bias) = (parameters[layer], parameters[depth + layer])
      guard abs(weight) > 1e-6 else { return nil }
      let inner = weight * shift + bias
      if toResidual {
        let turned = inner - 1 / (2 * weight)
        biases.append(turned)
        shift = turned / weight + 1 / (4 * weight * weight)
      } else {
        biases.append(inner + 1 / (2 * weight))
        shift = -bias / weight - 1 / (4 * weight * weight)
      }
    }
    return Array(parameters.prefix(depth)) + biases
  }
}
