public import Exact
public import Formula

/// The function g that a layer applies after its weight: Fᵢ = g(wᵢFᵢ₋₁ + bᵢ).
public enum Activation: Sendable, Equatable {
  /// A function of the expression language, by its name there.
  case named(Function)
  /// A polynomial with exact coefficients.
  case polynomial(RationalPolynomial)

  /// g(u) = u.
  public static let identity = Activation.named(.identity)
  /// g(u) = u².
  public static let square = Activation.named(.square)
  /// g(u) = max(u, 0).
  public static let relu = Activation.named(.relu)
  /// g(u) = max(u, 0)².
  public static let relu2 = Activation.named(.relu2)

  /// The names that ``init(_:)`` knows beside polynomials, for hints.
  public static let names: [String] = Function.activations.map(\.rawValue)

  /// g(u) = uᵏ.
  ///
  /// - Precondition: `exponent` is at least 1.
  public static func power(_ exponent: Int) -> Activation {
    precondition(exponent >= 1, "a power activation needs a positive exponent")
    switch exponent {
    case 1: return .identity
    case 2: return .square
    default: return .polynomial(RationalPolynomial.x.power(exponent))
    }
  }

  /// Reads an activation's name, such as `square` or `gelu`, or a polynomial in x, such as `x^3`.
  public init?(_ text: String) {
    if let function = Function(rawValue: text), Function.activations.contains(function) {
      self = .named(function)
      return
    }
    guard let polynomial = try? Expression(parsing: text).polynomial else { return nil }
    switch polynomial {
    case .x: self = .identity
    case .x * .x: self = .square
    default: self = .polynomial(polynomial)
    }
  }

  /// The exact polynomial, for the activations that are one.
  public var polynomial: RationalPolynomial? {
    switch self {
    case .named(.identity): .x
    case .named(.square): .x * .x
    case .polynomial(let polynomial): polynomial
    default: nil
    }
  }

  /// The exact polynomial pieces, for the activations made of finitely many.
  public var segments: PiecewisePolynomial? {
    let x = RationalPolynomial.x
    switch self {
    case .named(.relu): return PiecewisePolynomial(at: [0], [.zero, x])
    case .named(.relu2): return PiecewisePolynomial(at: [0], [.zero, x * x])
    case .named(.leakyrelu): return PiecewisePolynomial(at: [0], [Rational(1, 100) * x, x])
    case .named(.hardswish):
      let middle = Rational(1, 6) * x * (x + RationalPolynomial(3))
      return PiecewisePolynomial(at: [-3, 3], [.zero, middle, x])
    default: return polynomial.map { PiecewisePolynomial(at: [], [$0]) }
    }
  }

  /// Where one formula ends and the next begins, ascending.
  var kinks: [Double] {
    switch self {
    // Not made of polynomials, but of two formulas all the same.
    case .named(.elu), .named(.selu), .named(.softsign): [0]
    default: segments?.breakpoints.map(\.doubleValue) ?? []
    }
  }
}

extension Activation: CustomStringConvertible {
  /// The name, or the polynomial.
  public var description: String {
    switch self {
    case .named(let function): function.rawValue
    case .polynomial(let polynomial): polynomial.description
    }
  }
}
