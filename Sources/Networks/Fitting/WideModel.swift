import Approximation

/// A network of several units a layer as a model; layer by layer weights row by row, then biases.
struct WideModel: FitModel {
  let family: NetworkFamily
  let interval: Interval
  private let activation: ActivationFunction

  init(_ family: NetworkFamily, on interval: Interval) {
    self.family = family
    self.interval = interval
    activation = ActivationFunction(family.activation)
  }

  var parameterCount: Int { family.innerParameters }
  var featureCount: Int { family.width }
  var hasHead: Bool { true }
  var hasConstant: Bool { family.hasBiases }

  /// Where the weights and biases of a layer stand.
  private struct Block {
    var weights: Int
    var biases: Int?
    var inputs: Int
  }

  private var blocks: [Block] {
    var place = 0
    return (0..<family.depth).map { layer in
      let inputs = layer == 0 ? 1 : family.width
      let weights = place
      place += family.width * inputs
      guard family.hasBiases else { return Block(weights: weights, biases: nil, inputs: inputs) }
      defer { place += family.width }
      return Block(weights: weights, biases: place, inputs: inputs)
    }
  }

  func features(_ parameters: [Double], at points: [Double])
    -> (values: [[Double]], noise: [[Double]])
  {
    let unit = 0.5 * Double.ulpOfOne
    var values = [points]
    var noise = [points.map { _ in 0.0 }]
    for (layer, block) in blocks.enumerated() {
      let skips = family.isResidual && layer > 0
      var (next, spreads) = ([[Double]](), [[Double]]())
      for row in 0..<family.width {
        let bias = block.biases.map { parameters[$0 + row] } ?? 0
        var inner = points.map { _ in bias }
        var spread = points.map { _ in unit * abs(bias) }
        for column in 0..<block.inputs {
          let weight = parameters[block.weights + row * block.inputs + column]
          for point in points.indices {
            let term = weight * values[column][point]
            inner[point] += term
            spread[point] += abs(weight) * noise[column][point] + unit * abs(term)
          }
        }
        for point in points.indices {
          let output = activation.value(inner[point])
          let change = abs(activation.slope(inner[point])) * spread[point] + unit * abs(output)
          inner[point] = skips ? values[row][point] + output : output
          spread[point] = skips ? noise[row][point] + change + unit * abs(inner[point]) : change
        }
        next.append(inner)
        spreads.append(spread)
      }
      (values, noise) = (next, spreads)
    }
    return (values, noise)
  }

  func gradients(_ parameters: [Double], head: [Double], at points: [Double]) -> [[Double]] {
    // Forward, keeping the values of each layer and the slopes at its units.
    var layers = [[points]]
    var slopes: [[[Double]]] = []
    for (layer, block) in blocks.enumerated() {
      let before = layers[layer]
      let skips = family.isResidual && layer > 0
      var (next, bends) = ([[Double]](), [[Double]]())
      for row in 0..<family.width {
        let bias = block.biases.map { parameters[$0 + row] } ?? 0
        var inner = points.map { _ in bias }
        for column in 0..<block.inputs {
          let weight = parameters[block.weights + row * block.inputs + column]
          for point in points.indices { inner[point] += weight * before[column][point] }
        }
        bends.append(inner.map(activation.slope))
        next.append(
          points.indices.map { point in
            let output = activation.value(inner[point])
            return skips ? before[row][point] + output : output
          })
      }
      layers.append(next)
      slopes.append(bends)
    }
    // Backward.
    var columns = parameters.map { _ in [Double]() }
    var adjoints = (0..<family.width).map { row in points.map { _ in head[row] } }
    for (layer, block) in blocks.enumerated().reversed() {
      let skips = family.isResidual && layer > 0
      var below = (0..<block.inputs).map { skips ? adjoints[$0] : points.map { _ in 0.0 } }
      for row in 0..<family.width {
        let local = points.indices.map { adjoints[row][$0] * slopes[layer][row][$0] }
        if let biases = block.biases { columns[biases + row] = local }
        for column in 0..<block.inputs {
          let place = block.weights + row * block.inputs + column
          let weight = parameters[place]
          columns[place] = points.indices.map { local[$0] * layers[layer][column][$0] }
          guard layer > 0 else { continue }
          for point in points.indices { below[column][point] += weight * local[point] }
        }
      }
      adjoints = below
    }
    return columns
  }

  /// Units of the first layer bend at places of the interval, evenly spread in the first start and
  /// drawn in the others; further layers mix them at the scale 1/√width.
  func start(_ index: Int, reach: Double, _ source: inout SplitMix) -> [Double] {
    let half = interval.length / 2
    var parameters: [Double] = []
    for (layer, block) in blocks.enumerated() {
      let spread = 1.5 / Double(block.inputs).squareRoot()
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
          for _ in 0..<block.inputs { weights.append(spread * (2 * source.uniform() - 1)) }
          biases.append(2 * source.uniform() - 1)
        }
      }
      parameters += weights + (block.biases == nil ? [] : biases)
    }
    return parameters
  }
}
