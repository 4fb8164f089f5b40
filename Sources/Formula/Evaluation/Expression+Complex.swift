import Exact
public import ComplexModule
public import RealModule

extension Expression {
  /// The value at a complex point: the function continued analytically from the real axis.
  ///
  /// Principal branches; piecewise functions and conditions are decided by the real part. Bessel
  /// functions are NaN for |z| ≥ 10⁴. O(size).
  public func callAsFunction(complex z: Complex<Double>) -> Complex<Double> {
    complexValues(z)[coreRoot]
  }

  /// The values of every step of ``core`` at a complex point.
  func complexValues(_ z: Complex<Double>) -> [Complex<Double>] {
    var values: [Complex<Double>] = []
    values.reserveCapacity(core.count)
    for node in core {
      let value: Complex<Double> =
        switch node {
        case .variable: z
        case .number(let exact): Complex(exact.doubleValue)
        case .constant(let constant): Complex(constant.value)
        case .negate(let a): -values[a]
        case .call(let function, let a): function.value(values[a])
        case .besselJ(let order, let a): complexBesselJ(order, values[a])
        case .choose(let c, let a, let b): values[c].real != 0 ? values[a] : values[b]
        case .binary(let operation, let a, let b):
          operation.value(values[a], values[b], exponent: integerExponent(b))
        }
      values.append(value)
    }
    return values
  }

  /// A core step that is an integer constant of moderate size.
  func integerExponent(_ index: Int) -> Int? {
    guard case .number(let exact) = core[index], let n = exact.integer, n.magnitude <= 1 << 20
    else { return nil }
    return n
  }
}

extension Operation {
  fileprivate func value(
    _ a: Complex<Double>, _ b: Complex<Double>, exponent: Int?
  ) -> Complex<Double> {
    switch self {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .power:
      if let exponent {
        exponent.magnitude <= 64 ? Self.power(a, exponent) : .pow(a, exponent)
      } else {
        a == .zero ? Complex(value(0, b.real)) : .exp(b * .log(a))
      }
    case .minimum: a.real < b.real ? a : b
    case .maximum: a.real > b.real ? a : b
    default: Complex(value(a.real, b.real))
    }
  }

  private static func power(_ base: Complex<Double>, _ n: Int) -> Complex<Double> {
    var result = Complex<Double>(1)
    var square = base
    var rest = n.magnitude
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      rest >>= 1
      if rest > 0 { square *= square }
    }
    return n < 0 ? Complex(1) / result : result
  }
}
