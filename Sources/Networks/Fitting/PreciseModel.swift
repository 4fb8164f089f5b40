import Exact
import Formula

/// A network as a function of its parameters in ball arithmetic, with derivatives.
///
/// The parameters are those of a chain or a wide network in the order of its model, followed by the
/// head's factors and constant where there are any.
struct PreciseModel: Sendable {
  let layout: ParameterLayout
  let activation: Activation
  let precision: Int

  init(_ family: ChainFamily, precision: Int) {
    (layout, activation) = (ParameterLayout(family), family.activation)
    self.precision = precision
  }

  init(_ family: NetworkFamily, precision: Int) {
    (layout, activation) = (ParameterLayout(family), family.activation)
    self.precision = precision
  }

  /// The value at x.
  func value(_ parameters: [Ball], at x: Ball) -> Ball? {
    output(forward(parameters, x)?.values, parameters)
  }

  /// The value and its derivatives by all parameters, by one backward sweep; nil outside the
  /// activation's domain and on its kinks.
  func valueAndGradient(_ parameters: [Ball], at x: Ball) -> (value: Ball, gradient: [Ball])? {
    guard let pass = forward(parameters, x), let value = output(pass.values, parameters) else {
      return nil
    }
    let zero = Ball(0, precision: precision)
    var gradient = parameters.map { _ in zero }
    let last = pass.values[layout.layers.count]
    var adjoints = last.indices.map { _ in Ball(1, precision: precision) }
    if let head = layout.head {
      for unit in last.indices {
        gradient[head.factors + unit] = last[unit]
        adjoints[unit] = parameters[head.factors + unit]
      }
      if let constant = head.constant { gradient[constant] = Ball(1, precision: precision) }
    }
    for (index, layer) in layout.layers.enumerated().reversed() {
      let before = pass.values[index]
      var below = layer.isResidual ? adjoints : before.map { _ in zero }
      for row in 0..<layer.rows {
        let local = adjoints[row] * pass.slopes[index][row]
        if let biases = layer.biases { gradient[biases + row] = local }
        for column in 0..<layer.columns {
          let place = layer.weight(row, column)
          gradient[place] = local * before[column]
          if index > 0 { below[column] = below[column] + parameters[place] * local }
        }
      }
      adjoints = below
    }
    return (value, gradient)
  }

  private func output(_ values: [[Ball]]?, _ parameters: [Ball]) -> Ball? {
    guard let last = values?.last else { return nil }
    guard let head = layout.head else { return last[0] }
    let start = head.constant.map { parameters[$0] } ?? Ball(0, precision: precision)
    return last.indices.reduce(start) { $0 + parameters[head.factors + $1] * last[$1] }
  }

  private func forward(
    _ parameters: [Ball], _ x: Ball
  ) -> (values: [[Ball]], slopes: [[Ball]])? {
    var values = [[x]]
    var slopes: [[Ball]] = []
    for layer in layout.layers {
      let before = values[values.count - 1]
      var (outputs, bends) = ([Ball](), [Ball]())
      for row in 0..<layer.rows {
        var inner = layer.biases.map { parameters[$0 + row] } ?? Ball(0, precision: precision)
        for column in 0..<layer.columns {
          inner = inner + parameters[layer.weight(row, column)] * before[column]
        }
        guard let (output, slope) = apply(inner) else { return nil }
        outputs.append(layer.isResidual ? before[row] + output : output)
        bends.append(slope)
      }
      values.append(outputs)
      slopes.append(bends)
    }
    return (values, slopes)
  }

  /// g(u) and g′(u).
  private func apply(_ inner: Ball) -> (value: Ball, slope: Ball)? {
    if let polynomial = activation.polynomial {
      var (value, slope) = (Ball(0, precision: precision), Ball(0, precision: precision))
      for coefficient in polynomial.coefficients.reversed() {
        slope = slope * inner + value
        value = value * inner + Ball(coefficient, precision: precision)
      }
      return (value, slope)
    }
    guard case .named(let function) = activation,
      let series = try? Expression.call(function, .x).ballSeries(at: inner, order: 1),
      series.count == 2, series[0].isFinite, series[1].isFinite
    else { return nil }
    return (series[0], series[1])
  }
}
