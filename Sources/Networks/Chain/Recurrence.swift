import Exact

/// A ring in which the recurrence of a chain can be carried out.
protocol ChainRing: Sendable {
  static func + (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  /// The constant in the same ring.
  func constant(_ value: Rational) -> Self
  /// p(self).
  func applying(_ polynomial: RationalPolynomial) -> Self
}

extension ChainRing {
  func applying(_ polynomial: RationalPolynomial) -> Self {
    guard polynomial != .x * .x else { return self * self }
    // Horner's rule, highest coefficient first.
    return polynomial.coefficients.dropLast().reversed()
      .reduce(constant(polynomial[max(polynomial.degree, 0)])) { $0 * self + constant($1) }
  }
}

/// The parameters of a chain as elements of one ring.
struct ChainParameters<Element: ChainRing> {
  var weights: [Element]
  var biases: [Element]
  var head: (scale: Element, offset: Element)?
}

extension ChainFamily {
  /// Runs the recurrence; the one place that says what a chain computes.
  ///
  /// - Returns: F₀ … Fₙ, and the head's result behind them where there is one.
  func layers<Element>(
    of input: Element, _ parameters: ChainParameters<Element>, _ g: (Element) -> Element
  ) -> [Element] where Element: ChainRing {
    var layers = [input]
    var value = input
    for (index, weight) in parameters.weights.enumerated() {
      var inner = weight * value
      if hasBiases { inner = inner + parameters.biases[index] }
      value = isResidual ? value + g(inner) : g(inner)
      layers.append(value)
    }
    if let head = parameters.head { layers.append(head.scale * value + head.offset) }
    return layers
  }
}

extension RationalPolynomial: ChainRing {
  func constant(_ value: Rational) -> RationalPolynomial { RationalPolynomial(value) }

  func applying(_ polynomial: RationalPolynomial) -> RationalPolynomial { polynomial(self) }
}

extension SymbolicPolynomial: ChainRing {}
