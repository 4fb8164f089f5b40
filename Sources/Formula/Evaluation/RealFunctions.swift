import Glibc
import RealModule

extension Function {
  /// The value at x in double precision.
  ///
  /// Elementary functions are the system's (below 1 ulp); activations are written so that no digits
  /// cancel for large |x|. NaN outside the domain.
  func value(_ x: Double) -> Double {
    switch self {
    case .sin: .sin(x)
    case .cos: .cos(x)
    case .tan: .tan(x)
    case .asin: .asin(x)
    case .acos: .acos(x)
    case .atan: .atan(x)
    case .sinh: .sinh(x)
    case .cosh: .cosh(x)
    case .tanh: .tanh(x)
    case .asinh: .asinh(x)
    case .acosh: .acosh(x)
    case .atanh: .atanh(x)
    case .exp: .exp(x)
    case .log: .log(x)
    case .log2: .log2(x)
    case .log10: .log10(x)
    case .sqrt: x.squareRoot()
    case .cbrt: Glibc.cbrt(x)
    case .abs: x.magnitude
    case .sign: x > 0 ? 1 : x < 0 ? -1 : x
    case .floor: x.rounded(.down)
    case .erf: .erf(x)
    case .erfc: .erfc(x)
    case .gamma: .gamma(x)
    case .identity: x
    case .square: x * x
    case .relu: x > 0 ? x : x.isNaN ? x : 0
    case .relu2: x > 0 ? x * x : x.isNaN ? x : 0
    case .leakyrelu: x > 0 ? x : Self.leak * x
    case .elu: x > 0 ? x : .expMinusOne(x)
    case .selu: Self.seluScale * (x > 0 ? x : Self.seluAlpha * .expMinusOne(x))
    case .gelu: geluValue(x)
    case .silu: x == -.infinity ? -0.0 : x * logistic(x)
    case .sigmoid: logistic(x)
    case .softplus: Swift.max(x, 0) + .log(onePlus: .exp(-x.magnitude))
    case .softsign: x.isInfinite ? (x > 0 ? 1 : -1) : x / (1 + x.magnitude)
    case .mish: mishValue(x)
    case .hardswish: x >= 3 ? x : x <= -3 ? 0 : x * (x + 3) / 6
    }
  }
}

/// 1/(1 + e⁻ˣ), with the tail of e^x kept down to the smallest numbers.
private func logistic(_ x: Double) -> Double {
  if x >= 0 { return 1 / (1 + .exp(-x)) }
  let power = Double.exp(x)
  return power / (1 + power)
}

/// x·tanh(log(1 + eˣ)) as a ratio of polynomials in e^(−|x|).
private func mishValue(_ x: Double) -> Double {
  if x == -.infinity { return -0.0 }
  let power = Double.exp(-x.magnitude)
  let ratio =
    x >= 0
    ? (1 + 2 * power) / (1 + 2 * power * (1 + power))
    : power * (power + 2) / (power * (power + 2) + 2)
  return x * ratio
}

/// x·½·erfc(−x/√2), with the rounding error of −x/√2 put right in the tail.
///
/// erfc′/erfc grows like 2y, so half an ulp in y would cost 2y² ulps of the value.
private func geluValue(_ x: Double) -> Double {
  if x == -.infinity { return -0.0 }
  let root = 0.7071067811865476
  let rootTail = -4.833646656726457e-17
  let y = -x * root
  var tail = Double.erfc(y)
  if y > 1 {
    let lost = (-y).addingProduct(-x, root) - x * rootTail
    tail -= 2 / Double.pi.squareRoot() * .exp(-y * y) * lost
  }
  return 0.5 * x * tail
}

/// J_order(x), the Bessel function of the first kind.
func besselJ(_ order: Int, _ x: Double) -> Double { Glibc.jn(Int32(order), x) }

/// xⁿ by repeated multiplication: used for |n| ≤ ``smallExponent`` only, else `pow`.
func integerPower(_ x: Double, _ n: Int) -> Double {
  var result = 1.0
  var base = x
  var rest = n.magnitude
  while rest > 0 {
    if rest & 1 == 1 { result *= base }
    rest >>= 1
    if rest > 0 { base *= base }
  }
  return n < 0 ? 1 / result : result
}

/// Up to this exponent repeated multiplication stays within a few ulps and beats `pow`.
let smallExponent = 16
