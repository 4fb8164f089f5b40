/// A model made of layers: chains and wide networks alike.
protocol LayeredModel: FitModel where Trace == LayerTrace {
  /// Where the parameters stand.
  var layout: ParameterLayout { get }
  /// What every layer applies.
  var activation: ActivationFunction { get }
}

/// What a forward sweep leaves for the backward one.
struct LayerTrace: Sendable {
  /// The values of the units, layer by layer from the input, one column a unit.
  var values: [[[Double]]]
  /// The slopes of the activations in every layer.
  var slopes: [[[Double]]] = []
}

extension LayeredModel {
  func features(_ parameters: [Double], at points: [Double]) -> Features<LayerTrace> {
    var units = [BoundedColumn(exact: points)]
    var trace = LayerTrace(values: [[points]])
    for layer in layout.layers {
      let before = units
      var slopes: [[Double]] = []
      units = (0..<layer.rows).map { row in
        var sum = BoundedColumn(layer.biases.map { parameters[$0 + row] } ?? 0, count: points.count)
        for column in 0..<layer.columns {
          sum.add(parameters[layer.weight(row, column)], before[column])
        }
        slopes.append(sum.apply(activation))
        if layer.isResidual { sum.skip(before[row]) }
        return sum
      }
      trace.slopes.append(slopes)
      trace.values.append(units.map(\.values))
    }
    return Features(values: units.map(\.values), noise: units.map(\.bounds), trace: trace)
  }

  func gradients(
    _ parameters: [Double], head: [Double], scales: [Double], at points: [Double],
    _ trace: LayerTrace
  ) -> [[Double]] {
    var columns = [[Double]](repeating: [], count: parameters.count)
    var adjoints = (0..<(layout.layers.last?.rows ?? 0)).map { row in
      scales.map { head[row] * $0 }
    }
    for (index, layer) in layout.layers.enumerated().reversed() {
      let before = trace.values[index]
      var below =
        layer.isResidual
        ? adjoints
        : [[Double]](
          repeating: [Double](repeating: 0, count: points.count), count: layer.columns)
      for row in 0..<layer.rows {
        var local = adjoints[row]
        multiply(&local, by: trace.slopes[index][row])
        if let biases = layer.biases { columns[biases + row] = local }
        for column in 0..<layer.columns {
          let place = layer.weight(row, column)
          var product = local
          multiply(&product, by: before[column])
          columns[place] = product
          if index > 0 { add(parameters[place], local, to: &below[column]) }
        }
      }
      adjoints = below
    }
    return columns
  }
}
