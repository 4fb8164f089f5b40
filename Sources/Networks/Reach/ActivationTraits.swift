import Exact
import Formula

/// Properties of an activation that survive composition with affine maps.
struct ActivationTraits {
  /// g(0).
  let atZero: Double
  /// g′(0), nil where there is none.
  let slopeAtZero: Double?
  /// Symmetry of g about 0.
  let parity: Formula.Parity?
  /// Whether g never turns back.
  let isMonotone: Bool
  /// Whether the Schwarzian of g is nowhere positive where g′ ≠ 0.
  let hasNonpositiveSchwarzian: Bool
  /// Whether g is a sum of even powers with coefficients that are not negative.
  let isSumOfEvenPowers: Bool
  /// The closure of the values of g.
  let range: ClosedRange<Double>

  init(_ activation: Activation) {
    switch (activation.polynomial, activation) {
    case (let polynomial?, _): self.init(polynomial)
    case (nil, .named(let name)): self.init(name)
    case (nil, .polynomial(let polynomial)): self.init(polynomial)
    }
  }

  private init(_ name: Function) {
    let function = ActivationFunction(.named(name))
    let kinked: [Function] = [.relu, .leakyrelu]
    atZero = function.value(0)
    slopeAtZero = kinked.contains(name) ? nil : function.slope(0)
    parity = [.tanh, .softsign].contains(name) ? .odd : nil
    isMonotone = [
      .relu, .relu2, .leakyrelu, .elu, .selu, .sigmoid, .tanh, .softplus, .softsign,
    ].contains(name)
    // tanh: −2; sigmoid: −1/2; softplus: −(1 − σ)(1 + σ)/2; relu and leakyrelu: 0 off the kink,
    // relu2: −3/(2u²) for u > 0.
    hasNonpositiveSchwarzian = [.tanh, .sigmoid, .softplus].contains(name)
    isSumOfEvenPowers = false
    range =
      switch name {
      case .tanh, .softsign: -1...1
      case .sigmoid: 0...1
      case .relu, .relu2, .softplus: 0...(.infinity)
      case .elu: -1...(.infinity)
      default: -.infinity...(.infinity)
      }
  }

  private init(_ polynomial: RationalPolynomial) {
    let powers = polynomial.coefficients.enumerated().filter { !$0.element.isZero }
    atZero = polynomial[0].doubleValue
    slopeAtZero = polynomial[1].doubleValue
    parity = polynomial.parity
    let isEven = powers.allSatisfy { $0.offset.isMultiple(of: 2) }
    isSumOfEvenPowers = isEven && powers.allSatisfy { $0.element.sign > 0 }
    let critical = polynomial.derivative
    let roots = critical.degree > 0 ? critical.realRoots : []
    isMonotone = roots.allSatisfy { !critical.changesSign(at: $0) }
    // A polynomial whose critical points are all real has Schwarzian ≤ 0 (Singer 1978).
    let isRealRooted = roots.map { critical.multiplicity(of: $0) }.reduce(0, +) == critical.degree
    hasNonpositiveSchwarzian = critical.degree <= 0 || isRealRooted
    range = isSumOfEvenPowers ? polynomial[0].doubleValue...(.infinity) : -.infinity...(.infinity)
  }
}

extension RationalPolynomial {
  /// How often the root's minimal polynomial divides this one.
  fileprivate func multiplicity(of root: RealRoot) -> Int {
    var (rest, count) = (self, 0)
    while !rest.isZero {
      let (quotient, remainder) = rest.divided(by: root.minimalPolynomial)
      guard remainder.isZero else { break }
      (rest, count) = (quotient, count + 1)
    }
    return count
  }

  fileprivate func changesSign(at root: RealRoot) -> Bool {
    !multiplicity(of: root).isMultiple(of: 2)
  }
}
