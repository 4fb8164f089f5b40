import Exact

extension Chain {
  /// The depth at which a coefficient of F leaves the range of doubles, when the chain goes on
  /// repeating its weights and biases; nil when none ever does, or not within ``overflowSearchLimit``
  /// layers.
  ///
  /// The head is left out. Where the bounds below leave it open, coefficients up to degree 2048 are
  /// enclosed in balls, so cancellation is seen. With d the degree and M the largest coefficient,
  /// M ≤ |F|(1), the same chain with absolute values at 1, and M ≥ max |F(z)|/(d + 1) over points
  /// |z| = 1; beyond degree 2048 the depth is the first at which the lower bound leaves the range.
  /// |F|(1) that does not grow over a whole period never will, because the step is monotone. Nil for
  /// activations that are not polynomials.
  public var overflowDepth: Int? {
    guard let polynomial = activation.polynomial, depth > 0 else { return nil }
    if polynomial.degree <= 1 { return linearOverflowDepth(polynomial) }
    var dense = (value: BallSeries.variable(at: Ball(0), count: 2), depth: 0, degree: 1)
    var bounds = GrowthBounds(self, polynomial)
    var degree = 1
    for layer in 0..<Self.overflowSearchLimit {
      if degree <= Self.denseLimit { degree *= polynomial.degree }
      bounds.step(layer)
      if (layer + 1).isMultiple(of: depth), bounds.isSettled { return nil }
      // Slow growth, by a constant a layer, is followed on the upper bound alone.
      guard bounds.upper >= Self.exponentLimit - Self.margin else { continue }
      let lower = bounds.lower(depth: layer + 1)
      let hasCancelled = bounds.upper - lower > Self.safeGap
      if lower >= Self.exponentLimit, !hasCancelled || degree > Self.denseLimit { return layer + 1 }
      if degree <= Self.denseLimit {
        // Only here, between the bounds, are the coefficients themselves needed.
        while dense.depth <= layer {
          dense.degree *= polynomial.degree
          dense.value = step(dense.value, dense.depth, polynomial, count: dense.degree + 1)
          dense.depth += 1
        }
        if dense.value.coefficients.contains(where: { Self.outside.isLess(than: $0.magnitude) }) {
          return layer + 1
        }
      }
      if bounds.isLost { return nil }
    }
    return nil
  }

  /// The number of layers after which the search for an overflow ends.
  public static let overflowSearchLimit = 1 << 17

  private static let exponentLimit = 1024.0
  /// Bounds are doubles: beyond any rounding of log₂|F|(1) in the depths that are multiplied out.
  private static let margin = 0.01
  /// Bits between the bounds that the rounding of doubles can't have made up.
  private static let safeGap = 32.0
  /// The largest degree that is multiplied out.
  private static let denseLimit = 2048

  /// For F = αx + β two numbers tell all; without growth over one period there never is any.
  private func linearOverflowDepth(_ polynomial: RationalPolynomial) -> Int? {
    let (slope, shift) = (ScaledComplex(polynomial[1]), ScaledComplex(polynomial[0]))
    let factors = weights.map { slope * ScaledComplex($0) + ScaledComplex(isResidual ? 1 : 0) }
    let constants = weights.indices.map {
      (biases.isEmpty ? ScaledComplex(0) : slope * ScaledComplex(biases[$0])) + shift
    }
    let grows = factors.reduce(ScaledComplex(1), *).log2 > 0
    var (linear, constant) = (ScaledComplex(1), ScaledComplex(0))
    for layer in 0..<(grows ? Self.overflowSearchLimit : depth) {
      let index = layer % depth
      (linear, constant) = (linear * factors[index], constant * factors[index] + constants[index])
      guard linear.reaches(power: 1023) || constant.reaches(power: 1023) else { continue }
      if max(linear.log2, constant.log2) >= Self.exponentLimit { return layer + 1 }
    }
    return nil
  }

  /// Halfway from the largest double to 2¹⁰²⁴: from here on rounding gives infinity.
  private static let outside = Ball(
    Rational(2).power(1024) - Rational(2).power(970), precision: 128)

  private func step(
    _ value: BallSeries, _ layer: Int, _ polynomial: RationalPolynomial, count: Int
  ) -> BallSeries {
    let value = BallSeries(value.coefficients, count: count)
    let constant = { (value: Rational) in BallSeries.constant(Ball(value), count: count) }
    var inner = constant(weights[layer % depth]) * value
    if !biases.isEmpty { inner = inner + constant(biases[layer % depth]) }
    let output = polynomial.coefficients.reversed()
      .reduce(constant(0)) { $0 * inner + constant($1) }
    return isResidual ? value + output : output
  }
}

/// Bounds on the coefficients of a chain, followed layer by layer without any polynomial.
private struct GrowthBounds {
  private let weights, biases, coefficients: [ScaledComplex]
  private let sizes: (weights: [ScaledComplex], biases: [ScaledComplex], g: [ScaledComplex])
  private let isResidual: Bool
  private let degree: Int
  private var above = ScaledComplex(1)
  private var settledAbove = ScaledComplex(1)
  private var points: [ScaledComplex]
  /// How many layers the points have gone through; they catch up when they are asked for.
  private var pointDepth = 0

  init(_ chain: Chain, _ polynomial: RationalPolynomial) {
    let lists = (chain.weights, chain.biases, polynomial.coefficients)
    weights = lists.0.map { ScaledComplex($0) }
    biases = lists.1.map { ScaledComplex($0) }
    coefficients = lists.2.map { ScaledComplex($0) }
    sizes = (
      lists.0.map { ScaledComplex($0.magnitude) }, lists.1.map { ScaledComplex($0.magnitude) },
      lists.2.map { ScaledComplex($0.magnitude) }
    )
    isResidual = chain.isResidual
    degree = polynomial.degree
    // Points of the unit circle: (1 − t² + 2ti)/(1 + t²).
    points = [0, 0.2, 0.5, 1, -0.3, -0.7].map { t in
      ScaledComplex((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t))
    }
    points += [ScaledComplex(-1), ScaledComplex(-0.8, 0.6)]
  }

  mutating func step(_ layer: Int) {
    let index = layer % weights.count
    above = next(
      above, sizes.weights[index], sizes.biases.isEmpty ? nil : sizes.biases[index], sizes.g)
  }

  /// log₂ of an upper bound on the largest coefficient: all coefficients together are |F|(1) at most.
  var upper: Double { above.log2 }

  /// log₂ of a lower bound on the largest coefficient of the chain of this depth.
  mutating func lower(depth: Int) -> Double {
    while pointDepth < depth {
      let index = pointDepth % weights.count
      let bias = biases.isEmpty ? nil : biases[index]
      points = points.map { next($0, weights[index], bias, coefficients) }
      pointDepth += 1
    }
    let size = points.map(\.log2).max() ?? -.infinity
    // log₂(d + 1) ≤ depth·log₂(degree) + 1, and log₂ k ≤ k − 1.
    return size - Double(depth) * Double(max(degree - 1, 0)) - 1
  }

  /// Whether |F|(1) has not grown since the last call.
  var isSettled: Bool {
    mutating get {
      defer { settledAbove = above }
      return !above.isLarger(than: settledAbove)
    }
  }

  /// Whether |F|(1) has outgrown all use, while cancellation keeps the lower bound small.
  var isLost: Bool { above.log2 > 0x1p40 }

  private func next(
    _ value: ScaledComplex, _ weight: ScaledComplex, _ bias: ScaledComplex?, _ g: [ScaledComplex]
  ) -> ScaledComplex {
    var inner = weight * value
    if let bias { inner = inner + bias }
    let output = g.reversed().reduce(ScaledComplex(0)) { $0 * inner + $1 }
    return isResidual ? value + output : output
  }
}
