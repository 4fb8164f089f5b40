public import Exact
public import Formula

/// The Taylor expansion of a network of one input about a centre, with certified coefficients.
///
/// Layer by layer: the series of Wh + b is put into the activation's series about its constant
/// term (Arb's `arb_poly_compose_series`), in ball arithmetic.
public struct NetworkSeries: Sendable {
  /// The largest degree that is expanded.
  public static let degreeLimit = 500

  /// The centre c.
  public let center: Rational
  /// Enclosures of the coefficients of (x − c)ᵏ from degree 0, one list per output.
  public let outputs: [[Ball]]

  /// Expands a network.
  ///
  /// Precision grows until every coefficient has sixteen certain digits or is known to within 10⁻³⁰
  /// of the largest, or 4096 bits are reached.
  ///
  /// - Throws: `SeriesFault` where a unit sits on a kink of its activation.
  /// - Precondition: one input, and a degree from 0 to ``degreeLimit``.
  /// - Complexity: O(parameters · degree + units · M(degree)·√degree) ball operations.
  public init(_ network: Network, at center: Rational, degree: Int) throws(SeriesFault) {
    precondition(network.inputCount == 1, "one input")
    precondition((0...Self.degreeLimit).contains(degree))
    self.center = center
    var precision = 128
    while true {
      let outputs = try Self.expand(network, center, degree, precision)
      if precision >= 4096 || outputs.allSatisfy(Self.isSharp) {
        self.outputs = outputs
        return
      }
      precision *= 2
    }
  }

  private static func expand(
    _ network: Network, _ center: Rational, _ degree: Int, _ precision: Int
  ) throws(SeriesFault) -> [[Ball]] {
    let count = degree + 1
    func constant(_ value: Rational) -> BallSeries {
      BallSeries([Ball(value, precision: precision)], count: count, precision: precision)
    }
    var values = [
      BallSeries.variable(at: Ball(center, precision: precision), count: count)
    ]
    for layer in network.layers {
      let before = values
      values = []
      for unit in layer.weights.indices {
        var inner = constant(layer.biases[unit])
        for (weight, value) in zip(layer.weights[unit], before) where !weight.isZero {
          inner = inner + constant(weight) * value
        }
        let output = try inner.applying(layer.activation, constant)
        values.append(layer.isResidual ? before[unit] + output : output)
      }
    }
    return values.map(\.coefficients)
  }

  private static func isSharp(_ coefficients: [Ball]) -> Bool {
    let largest = coefficients.map { abs($0.doubleValue) }.max() ?? 0
    return coefficients.allSatisfy {
      $0.isFinite && ($0.digits >= 16 || $0.radius <= 1e-30 * largest)
    }
  }
}

extension BallSeries {
  /// g of the series.
  fileprivate func applying(
    _ activation: Activation, _ constant: (Rational) -> BallSeries
  ) throws(SeriesFault) -> BallSeries {
    if let polynomial = activation.polynomial {
      return polynomial.coefficients.reversed().reduce(constant(0)) { $0 * self + constant($1) }
    }
    guard case .named(let function) = activation else { return self }
    let outer = try Expression.call(function, .x).ballSeries(at: self[0], order: count - 1)
    let inner = [Ball(0, precision: precision)] + coefficients.dropFirst()
    return BallSeries(outer, count: count, precision: precision)
      .composed(with: BallSeries(inner, count: count, precision: precision))
  }
}
