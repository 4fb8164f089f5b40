import Exact
public import Formula

extension Activation {
  /// The activation as a function of x: `gelu(x)`, or the polynomial itself.
  public var expression: Expression {
    switch self {
    case .named(let function): .call(function, .x)
    case .polynomial(let polynomial): Expression(polynomial: polynomial.coefficients)
    }
  }

  /// What the name stands for, in the expression language and without the name.
  ///
  /// Conventions are those of `Function`. Nil for polynomials, which need none.
  public var definition: String? {
    guard case .named(let function) = self else { return nil }
    return switch function {
    case .identity: "x"
    case .square: "x^2"
    case .relu: "max(x, 0)"
    case .relu2: "max(x, 0)^2"
    case .leakyrelu: "max(x, x/100)"
    case .elu: "if(x > 0, x, exp(x) - 1)"
    case .selu:
      "if(x > 0, 1.0507009873554805x, 1.7580993408473766(exp(x) - 1))"
    case .gelu: "x/2 (1 + erf(x/sqrt(2)))"
    case .silu: "x/(1 + exp(-x))"
    case .sigmoid: "1/(1 + exp(-x))"
    case .tanh: "1 - 2/(exp(2x) + 1)"
    case .softplus: "log(1 + exp(x))"
    case .softsign: "x/(1 + |x|)"
    case .mish: "x tanh(log(1 + exp(x)))"
    case .hardswish: "x min(max(x + 3, 0), 6)/6"
    default: nil
    }
  }

  /// The name as it is printed: `ReLU²`, `SiLU`, `tanh`; a polynomial as itself.
  public var title: String {
    guard case .named(let function) = self else { return description }
    return switch function {
    case .relu: "ReLU"
    case .relu2: "ReLU²"
    case .leakyrelu: "leaky ReLU"
    case .elu: "ELU"
    case .selu: "SELU"
    case .gelu: "GELU"
    case .silu: "SiLU"
    case .hardswish: "hard swish"
    default: function.rawValue
    }
  }
}
