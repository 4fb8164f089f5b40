public import Exact

/// What a network with exact parameters is, multiplied out.
public struct NetworkExpansion: Sendable {
  /// One function per output.
  public let outputs: [PiecewisePolynomial]
  /// The functions of every layer's units, from the first layer to the last.
  public let layers: [[PiecewisePolynomial]]

  /// Multiplies out a network of one input.
  ///
  /// - Throws: ``ExpansionFault`` for activations without polynomial pieces and above the limits of
  ///   ``ChainExpansion``.
  /// - Precondition: one input.
  public init(_ network: Network) throws(ExpansionFault) {
    precondition(
      network.inputCount == 1, "one input; several expand to polynomials in several variables")
    var values = [PiecewisePolynomial([], [.x])]
    var layers: [[PiecewisePolynomial]] = []
    for layer in network.layers {
      guard let segments = layer.activation.segments else {
        throw .notPolynomial(layer.activation)
      }
      let degree = max(values.map(\.degree).max() ?? 0, 0) * max(segments.degree, 1)
      let limit =
        segments.polynomial == nil || values.contains { $0.polynomial == nil }
        ? ChainExpansion.pieceDegreeLimit : ChainExpansion.degreeLimit
      guard degree <= limit else { throw .degreeTooLarge(degree: degree, limit: limit) }
      let before = values
      values = layer.weights.indices.map { unit in
        let inner = PiecewisePolynomial.combination(
          Array(zip(layer.weights[unit], before)), plus: layer.biases[unit])
        let output = inner.composed(into: segments)
        guard layer.isResidual else { return output }
        return PiecewisePolynomial.combination([(1, before[unit]), (1, output)], plus: 0)
      }
      let pieces = values.map(\.pieces.count).max() ?? 0
      guard pieces <= ChainExpansion.pieceLimit else {
        throw .tooManyPieces(limit: ChainExpansion.pieceLimit)
      }
      layers.append(values)
    }
    self.layers = layers
    outputs = values
  }

  /// Multiplies out a network of several inputs as polynomials in `x1 … xm`.
  ///
  /// - Parameter degree: the total degree beyond which terms are dropped, in every layer; nil keeps
  ///   all. No product lowers a degree, so what is kept is exact.
  /// - Throws: ``ExpansionFault`` unless all activations are polynomials and no unit has more than
  ///   `termLimit` terms.
  public static func multivariate(
    _ network: Network, degree: Int? = nil, termLimit: Int = SymbolicExpansion.termLimit
  ) throws(ExpansionFault) -> [SymbolicPolynomial] {
    var values = SymbolicPolynomial.variables((1...network.inputCount).map { "x\($0)" })
    for layer in network.layers {
      guard let polynomial = layer.activation.polynomial else {
        throw layer.activation.segments == nil
          ? .notPolynomial(layer.activation) : .notOnePolynomial(layer.activation)
      }
      let before = values
      values = []
      for unit in layer.weights.indices {
        let inner = zip(layer.weights[unit], before)
          .reduce(before[0].constant(layer.biases[unit])) { $0 + $1.0 * $1.1 }
        var output = inner.constant(0)
        for coefficient in polynomial.coefficients.reversed() {
          output = (output * inner).truncated(to: degree) + inner.constant(coefficient)
          guard output.count <= termLimit else { throw .tooManyTerms(limit: termLimit) }
        }
        values.append(layer.isResidual ? before[unit] + output : output)
      }
    }
    return values
  }
}

extension SymbolicPolynomial {
  /// The terms up to a total degree.
  fileprivate func truncated(to degree: Int?) -> SymbolicPolynomial {
    guard let degree, totalDegree > degree else { return self }
    let names = SymbolicPolynomial.variables(variables)
    return terms.filter { $0.exponents.reduce(0, +) <= degree }.reduce(constant(0)) { sum, term in
      let monomial = zip(names, term.exponents).filter { $0.1 > 0 }
        .reduce(constant(term.coefficient)) { $0 * $1.0.power($1.1) }
      return sum + monomial
    }
  }
}
