/// The starts of a chain fit.
struct ChainSearch {
  let family: ChainFamily
  let grid: FitGrid
  let reach: Double
  let seed: UInt64

  /// Runs starts until `progress` answers false.
  func run(_ count: Int, _ progress: @escaping (Int) -> Bool) -> MultiStart.Result {
    MultiStart(grid: grid).run(count, polish: ChainModel(family), progress) { index, goesOn in
      outcome(index, of: count, goesOn)
    }
  }

  func chain(_ outcome: DescentOutcome) -> ChainFunction {
    let head = outcome.head.count == 2 ? (outcome.head[0], outcome.head[1]) : (1, 0)
    return ChainFunction(
      family, weights: Array(outcome.parameters.prefix(family.depth)),
      biases: Array(outcome.parameters.dropFirst(family.depth)), head: head)
  }

  private func outcome(_ index: Int, of count: Int, _ goesOn: @escaping () -> Bool)
    -> DescentOutcome
  {
    var source = SplitMix(seed: seed &* 0x9E37_79B9 &+ UInt64(index))
    var form = family
    if hasTwoForms { form.isResidual = index.isMultiple(of: 2) }
    let model = ChainModel(form)
    let descent = LevenbergMarquardt(model: model, grid: grid)
    var start = descent.best(of: 12) { model.start(index, reach: reach, &source) }
    if index == 2, form.depth > 1, let deeper = deepened(form, count, &source, goesOn) {
      start = deeper
    }
    let found = descent.descendShrinking(from: start, goesOn)
    guard form != family else { return found }
    // The error is the same in both forms, but only the asked one is reported.
    return converted(found.parameters, toResidual: family.isResidual).map {
      LevenbergMarquardt(model: ChainModel(family), grid: grid)
        .descend(from: $0, goesOn)
    }
      ?? LevenbergMarquardt(model: ChainModel(family), grid: grid).descendShrinking(
        from: start, goesOn)
  }

  /// The best chain of one layer less, with a layer near the identity put before it.
  private func deepened(
    _ form: ChainFamily, _ count: Int, _ source: inout SplitMix, _ goesOn: @escaping () -> Bool
  ) -> [Double]? {
    guard form.isResidual else { return nil }
    var shallow = form
    shallow.depth -= 1
    let search = ChainSearch(family: shallow, grid: grid, reach: reach, seed: seed)
    let result = search.run(max(3, count / 3)) { _ in goesOn() }
    let parameters = result.outcomes[result.best].parameters
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
