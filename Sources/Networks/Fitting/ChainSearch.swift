/// The starts of a chain fit.
struct ChainSearch {
  let family: ChainFamily
  let ruler: FitRuler
  let reach: Double
  let seed: UInt64

  /// Runs starts until `progress` answers false.
  func run(_ count: Int, _ progress: @escaping (Int) -> Bool) -> MultiStart.Result {
    MultiStart(ruler: ruler).run(count, of: ChainModel(family), network: chain, progress) {
      outcome($0, of: count, $1)
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
    let descent = LevenbergMarquardt(model: model, grid: ruler.descent)
    var start = descent.best(of: 12) { model.start(index, reach: reach, &source) }
    var before = 0
    if index == 2, form.depth > 1, form.isResidual {
      (start, before) = deepened(form, count, &source, goesOn)
    }
    var found = descent.descendShrinking(from: start, goesOn)
    found.iterations += before
    guard form != family else { return found }
    // The error is the same in both forms, but only the asked one is reported.
    let asked = LevenbergMarquardt(model: ChainModel(family), grid: ruler.descent)
    var turned =
      converted(found.parameters, toResidual: family.isResidual).map {
        asked.descend(from: $0, goesOn)
      }
      ?? asked.descendShrinking(from: start, goesOn)
    turned.iterations += found.iterations
    return turned
  }

  /// The best residual chain of one layer less, with a layer near the identity put before it, and
  /// the steps taken to find it.
  private func deepened(
    _ form: ChainFamily, _ count: Int, _ source: inout SplitMix, _ goesOn: @escaping () -> Bool
  ) -> (start: [Double], steps: Int) {
    var shallow = form
    shallow.depth -= 1
    let search = ChainSearch(family: shallow, ruler: ruler, reach: reach, seed: seed)
    let result = search.run(max(3, count / 3)) { _ in goesOn() }
    let parameters = result.outcomes[result.best].parameters
    let start =
      [0.05 * (1 + source.uniform()) / reach] + parameters.prefix(shallow.depth)
      + (form.hasBiases ? [0.0] : []) + parameters.dropFirst(shallow.depth)
    return (start, result.outcomes.map(\.iterations).reduce(0, +))
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
