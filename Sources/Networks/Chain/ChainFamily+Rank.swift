import Exact
public import Formula

extension ChainFamily {
  /// The generic rank of the map from parameters to coefficients; nil unless the activation is a
  /// polynomial, and for more than 256 parameters.
  ///
  /// The rank of the Jacobian of F at as many points x as there are parameters, and a few more, all
  /// drawn at random modulo 2⁶¹ − 1. Such a rank is never too large, and too small with probability
  /// below degree/2⁶¹.
  public var rank: Int? {
    guard let polynomial = activation.polynomial, freeParameters <= 256 else { return nil }
    var source = SplitMix(seed: 0x5EED)
    let drawn = (0..<freeParameters).map { _ in source.word() }
    let rows = (0..<(freeParameters + 3)).map { _ in
      let value = modularValue(at: ModularNumber(source.word()), drawn, polynomial)
      return value.gradient.isEmpty ? drawn.map { _ in 0 } : value.gradient
    }
    return ModularNumber.rank(rows)
  }

  /// The symmetry about 0 that all chains of this form share; nil for none, or when the activation
  /// is not a polynomial.
  ///
  /// Checked at random points modulo 2⁶¹ − 1.
  public var parity: Parity? {
    guard let polynomial = activation.polynomial else { return nil }
    var source = SplitMix(seed: 0xFACE)
    var (even, odd) = (true, true)
    for _ in 0..<3 {
      let drawn = (0..<freeParameters).map { _ in source.word() }
      let x = ModularNumber(source.word())
      let opposite = ModularNumber(ModularNumber.prime - x.value)
      let value = modularValue(at: x, drawn, polynomial).value
      let mirrored = modularValue(at: opposite, drawn, polynomial).value
      even = even && value == mirrored
      odd = odd && ModularNumber.sum(value, mirrored) == 0
    }
    return even ? .even : odd ? .odd : nil
  }

  private func modularValue(
    at x: ModularNumber, _ drawn: [UInt], _ polynomial: RationalPolynomial
  ) -> ModularNumber {
    let all = drawn.indices.map { ModularNumber(parameter: drawn[$0], $0, of: drawn.count) }
    let parameters = ChainParameters(
      weights: Array(all.prefix(depth)),
      biases: hasBiases ? Array(all[depth..<(2 * depth)]) : [],
      head: hasHead ? (scale: all[all.count - 2], offset: all[all.count - 1]) : nil)
    let layers = layers(of: x, parameters) { $0.applying(polynomial) }
    return layers[layers.count - 1]
  }
}
