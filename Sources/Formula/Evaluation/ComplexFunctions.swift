import ComplexModule
import RealModule

/// Functions continued to the complex plane from the real axis, principal branches.
///
/// Piecewise functions (`abs`, `relu`, …) take the branch of Re z, so that each piece is continued
/// analytically from its own part of the real axis.
extension Function {
  func value(_ z: Complex<Double>) -> Complex<Double> {
    switch self {
    case .sin: .sin(z)
    case .cos: .cos(z)
    case .tan: .tan(z)
    case .asin: .asin(z)
    case .acos: .acos(z)
    case .atan: .atan(z)
    case .sinh: .sinh(z)
    case .cosh: .cosh(z)
    case .tanh: .tanh(z)
    case .asinh: .asinh(z)
    case .acosh: .acosh(z)
    case .atanh: .atanh(z)
    case .exp, .softplus, .sigmoid, .log, .log2, .log10, .sqrt, .cbrt, .silu, .mish, .gelu:
      exponential(z)
    case .abs: z.real < 0 ? -z : z
    case .sign: Complex(value(z.real))
    case .floor: Complex(value(z.real))
    case .erf: complexErf(z)
    case .erfc: z.real > 0 ? complexErfc(z) : Complex(1) - complexErf(z)
    case .gamma: complexGamma(z)
    case .identity: z
    case .square: z * z
    case .relu: z.real > 0 ? z : .zero
    case .relu2: z.real > 0 ? z * z : .zero
    case .leakyrelu: z.real > 0 ? z : z.multiplied(by: Self.leak)
    case .elu: z.real > 0 ? z : .expMinusOne(z)
    case .selu:
      (z.real > 0 ? z : Complex.expMinusOne(z).multiplied(by: Self.seluAlpha))
        .multiplied(by: Self.seluScale)
    case .softsign: z / (Complex(1) + (z.real < 0 ? -z : z))
    case .hardswish:
      z.real >= 3 ? z : z.real <= -3 ? .zero : (z * (z + Complex(3))).divided(by: 6)
    }
  }

  /// Those made of exponentials, logarithms and roots.
  private func exponential(_ z: Complex<Double>) -> Complex<Double> {
    let one = Complex<Double>(1)
    switch self {
    case .exp: return .exp(z)
    case .log: return .log(z)
    case .log2: return Complex.log(z).divided(by: .log(2))
    case .log10: return Complex.log(z).divided(by: .log(10))
    case .sqrt: return .sqrt(z)
    case .cbrt: return z.real < 0 ? -Complex.root(-z, 3) : .root(z, 3)
    case .softplus:
      return z.real > 0 ? z + .log(onePlus: .exp(-z)) : .log(onePlus: .exp(z))
    case .silu: return z * Function.sigmoid.value(z)
    case .mish:
      let power = Complex.exp(z.real > 0 ? -z : z)
      let double = power.multiplied(by: 2)
      return z.real > 0
        ? z * (one + double) / (one + double * (one + power))
        : z * (power * power + double) / (power * power + double + Complex(2))
    case .gelu:
      return z.multiplied(by: 0.5) * Function.erfc.value(z.multiplied(by: -0.5.squareRoot()))
    default:  // sigmoid
      if z.real > 0 { return one / (one + .exp(-z)) }
      let power = Complex.exp(z)
      return power / (one + power)
    }
  }
}

extension Complex<Double> {
  fileprivate func multiplied(by factor: Double) -> Self { Self(real * factor, imaginary * factor) }
  fileprivate func divided(by divisor: Double) -> Self { Self(real / divisor, imaginary / divisor) }
}
