import Approximation

/// A network of several units a layer as a model; layer by layer weights row by row, then biases.
struct WideModel: LayeredModel {
  let family: NetworkFamily
  let interval: Interval
  let layout: ParameterLayout
  let activation: ActivationFunction

  init(_ family: NetworkFamily, on interval: Interval) {
    self.family = family
    self.interval = interval
    layout = ParameterLayout(family)
    activation = ActivationFunction(family.activation)
  }

  var hasHead: Bool { true }
  var hasConstant: Bool { family.hasBiases }

  /// Units of the first layer bend at places of the interval, evenly spread in the first start and
  /// drawn in the others; further layers mix them at the scale 1/√width.
  func start(_ index: Int, reach: Double, _ source: inout SplitMix) -> [Double] {
    let half = interval.length / 2
    var parameters: [Double] = []
    for (layer, block) in layout.layers.enumerated() {
      let spread = 1.5 / Double(block.columns).squareRoot()
      var (weights, biases) = ([Double](), [Double]())
      for row in 0..<family.width {
        if layer == 0 {
          let even = (Double(row) + 0.5) / Double(family.width)
          let share = index == 0 ? even : source.uniform()
          let steepness = (index == 0 ? 1.5 : 0.3 + 3 * source.uniform()) / half
          let weight = row.isMultiple(of: 2) ? steepness : -steepness
          weights.append(weight)
          biases.append(-weight * (interval.lower + share * interval.length))
        } else {
          for _ in 0..<block.columns { weights.append(spread * (2 * source.uniform() - 1)) }
          biases.append(2 * source.uniform() - 1)
        }
      }
      parameters += weights + (block.biases == nil ? [] : biases)
    }
    return parameters
  }
}
