/// Where the parameters of a network of one input stand in one list: what the models of chains and
/// of wide networks have in common.
struct ParameterLayout: Sendable {
  /// One layer, by the places of its parameters.
  struct Layer: Sendable {
    /// The number of units.
    var rows: Int
    /// The number of inputs.
    var columns: Int
    /// Where the weights start, row by row.
    var weights: Int
    /// Where the biases start; nil for none.
    var biases: Int?
    var isResidual: Bool

    /// The place of one weight.
    func weight(_ row: Int, _ column: Int) -> Int { weights + row * columns + column }
  }

  /// The layers from the input to the output.
  let layers: [Layer]
  /// The number of parameters inside activations.
  let count: Int
  /// Where the head's factors start, behind the others, and its constant.
  let head: (factors: Int, constant: Int?)?

  /// Chains keep all weights before all biases.
  init(_ family: ChainFamily) {
    layers = (0..<family.depth).map {
      Layer(
        rows: 1, columns: 1, weights: $0, biases: family.hasBiases ? family.depth + $0 : nil,
        isResidual: family.isResidual)
    }
    count = family.depth * (family.hasBiases ? 2 : 1)
    head = family.hasHead ? (count, count + 1) : nil
  }

  /// Wide networks keep the weights of a layer, then its biases.
  init(_ family: NetworkFamily) {
    var place = 0
    layers = (0..<family.depth).map { layer in
      let columns = layer == 0 ? 1 : family.width
      let weights = place
      place += family.width * columns
      defer { place += family.hasBiases ? family.width : 0 }
      return Layer(
        rows: family.width, columns: columns, weights: weights,
        biases: family.hasBiases ? place : nil, isResidual: family.isResidual && layer > 0)
    }
    count = place
    head = (place, family.hasBiases ? place + family.width : nil)
  }
}
