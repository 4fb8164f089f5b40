/// The functions of one argument that the expression language knows, activations included.
///
/// The raw value is the name in the language. Definitions that are conventions rather than
/// mathematics follow PyTorch's defaults: `leakyrelu` has slope 0.01, `elu` has α = 1, `selu` the
/// constants of Klambauer et al. (2017), `gelu` is x·Φ(x) by erf and not its tanh look-alike.
public enum Function: String, CaseIterable, Sendable {
  case sin, cos, tan, asin, acos, atan
  case sinh, cosh, tanh, asinh, acosh, atanh
  case exp, log, log2, log10, sqrt, cbrt
  case abs, sign, floor
  case erf, erfc, gamma
  case identity, square, relu, relu2, leakyrelu, elu, selu
  case gelu, silu, sigmoid, softplus, softsign, mish, hardswish
}

extension Function {
  /// The activation functions, in the order of the language's documentation, with `tanh` among them.
  public static let activations: [Self] = [
    .identity, .square, .relu, .relu2, .leakyrelu, .elu, .selu, .gelu, .silu, .sigmoid, .tanh,
    .softplus, .softsign, .mish, .hardswish,
  ]

  /// The negative slope of `leakyrelu`: 1/100.
  static let leak = 0.01
  /// α of `selu` (Klambauer, Unterthiner, Mayr, Hochreiter 2017), to double precision.
  static let seluAlpha = 1.6732632423543772
  /// λ of `selu` (the same source), to double precision.
  static let seluScale = 1.0507009873554805
}
