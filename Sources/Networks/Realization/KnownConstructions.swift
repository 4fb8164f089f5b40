import Exact

extension Chain {
  /// Chebyshev's polynomial of degree 2ⁿ as a plain chain of squares: T₂ₖ = 2Tₖ² − 1.
  ///
  /// - Precondition: `depth` is at least 1.
  public static func chebyshev(depth: Int) -> Chain {
    precondition(depth >= 1, "at least one layer")
    // Layer i holds the square of T; the next weight and bias make 2T² − 1 of it.
    return Chain(
      activation: .square, isResidual: false, weights: [1] + repeated(2, depth - 1),
      biases: [0] + repeated(-1, depth - 1), head: Head(scale: 2, offset: -1))
  }

  /// (1 + x/2ⁿ)^(2ⁿ) − 1 as a residual chain of squares: scaling and squaring for eˣ − 1.
  ///
  /// By F + (wF + b)² = (wF + b + 1/(2w))² − b/w − 1/(4w²) each layer holds the next power up to a
  /// constant. Without biases the same polynomial needs wᵢ² = 2^(−(n−i+2)), whose roots are not all
  /// rational.
  ///
  /// - Precondition: `depth` is at least 1.
  public static func squaredExponential(depth: Int) -> Chain {
    precondition(depth >= 1, "at least one layer")
    let weights = [Rational(1, 2).power(depth)] + repeated(1, depth - 1)
    var (biases, shift) = ([Rational](), Rational.zero)
    for (index, weight) in weights.enumerated() {
      // The first square is of 1 + x/2ⁿ, the others of the power before.
      let bias = (index == 0 ? 1 : -shift) - 1 / (2 * weight)
      biases.append(bias)
      shift = -bias / weight - 1 / (4 * weight * weight)
    }
    return Chain(
      activation: .square, isResidual: true, weights: weights, biases: biases,
      head: Head(scale: 1, offset: -shift - 1))
  }
}

extension Network {
  /// Yarotsky's sawtooth for x² on [0, 1] by rectifiers: error exactly 2^(−2(m+1)) at depth m.
  ///
  /// f_m = x − Σ g_s/4ˢ with g_s the s-fold tent map; it interpolates x² at k/2ᵐ (Yarotsky 2017,
  /// Proposition 2).
  ///
  /// - Precondition: `depth` is at least 1.
  public static func sawtoothSquare(depth: Int) -> Network {
    precondition(depth >= 1, "at least one layer")
    // Units: max(g, 0), max(g − 1/2, 0) and the sum so far, which is not negative on [0, 1].
    let tent: [Rational] = [2, -4, 0]
    var layers = [
      Layer(weights: [[1], [1], [1]], biases: [0, Rational(-1, 2), 0], activation: .relu)
    ]
    var scale = Rational(1)
    let sum = { (scale: Rational) in [-2 * scale, 4 * scale, 1] }
    for _ in 1..<depth {
      scale = scale / 4
      layers.append(
        Layer(
          weights: [tent, tent, sum(scale)], biases: [0, Rational(-1, 2), 0], activation: .relu))
    }
    layers.append(Layer(weights: [sum(scale / 4)], biases: [0], activation: .identity))
    return Network(layers)
  }
}

private func repeated(_ value: Rational, _ count: Int) -> [Rational] {
  Array(repeating: value, count: count)
}
