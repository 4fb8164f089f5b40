import Formula
import CKernels
import Exact

extension OrthogonalFamily: CustomStringConvertible {
  /// The name understood by `init(name:)`.
  public var description: String {
    switch self {
    case .legendre: "legendre"
    case .chebyshev(.first): "chebyshev"
    case .chebyshev(let kind): "chebyshev\(kind.rawValue)"
    case .gegenbauer(let l): "gegenbauer(\(parameterText(l)))"
    case .jacobi(let a, let b): "jacobi(\(parameterText(a)),\(parameterText(b)))"
    case .laguerre(let a): a.value == 0 ? "laguerre" : "laguerre(\(parameterText(a)))"
    case .hermite: "hermite"
    case .hermiteE: "hermite-e"
    }
  }

  /// The weight as an expression in the canonical variable x.
  public var weightDescription: String {
    switch self {
    case .legendre: "1"
    case .chebyshev(.first): "1/sqrt(1-x^2)"
    case .chebyshev(.second): "sqrt(1-x^2)"
    case .chebyshev(.third): "sqrt((1+x)/(1-x))"
    case .chebyshev(.fourth): "sqrt((1-x)/(1+x))"
    case .gegenbauer(let l): "(1-x^2)^(\(parameterText(l, minus: Rational(1, 2))))"
    case .jacobi(let a, let b): "(1-x)^(\(parameterText(a))) (1+x)^(\(parameterText(b)))"
    case .laguerre(let a): a.value == 0 ? "exp(-x)" : "x^(\(parameterText(a))) exp(-x)"
    case .hermite: "exp(-x^2)"
    case .hermiteE: "exp(-x^2/2)/sqrt(2pi)"
    }
  }

  /// Every name with a placeholder for its parameters, for hints and completion.
  public static let names = [
    "legendre", "chebyshev", "chebyshev2", "chebyshev3", "chebyshev4", "gegenbauer(l)",
    "jacobi(a,b)", "laguerre", "laguerre(a)", "hermite", "hermite-e",
  ]

  /// Reads a family's name such as `legendre`, `jacobi(1/2,-1/2)` or `hermite-e`.
  ///
  /// - Parameters:
  ///   - name: the name, with parameters in parentheses.
  ///   - number: reads one parameter; by default plain decimals and fractions `p/q`.
  /// - Throws: `FamilyNameError`.
  public init(
    name: String,
    number: (Substring) -> FamilyParameter? = { FamilyParameter(fraction: $0) }
  ) throws(FamilyNameError) {
    let compact = name.filter { !$0.isWhitespace }.lowercased()
    let parts = compact.split(separator: "(", maxSplits: 1, omittingEmptySubsequences: false)
    let head = String(parts[0])
    var parameters: [FamilyParameter] = []
    if parts.count == 2 {
      guard parts[1].hasSuffix(")") else { throw .unbalancedParenthesis(name) }
      let inside = parts[1].dropLast()
      for part in inside.split(separator: ",", omittingEmptySubsequences: false) {
        guard let value = number(part), value.value.isFinite else {
          throw .parameterNotANumber(String(part))
        }
        parameters.append(value)
      }
    }
    let family = try OrthogonalFamily.make(head, parameters)
    try family.checkParameters()
    self = family
  }

  private static func make(
    _ head: String, _ p: [FamilyParameter]
  ) throws(FamilyNameError) -> OrthogonalFamily {
    func take(_ counts: ClosedRange<Int>) throws(FamilyNameError) {
      guard counts.contains(p.count) else {
        throw .parameterCount(family: head, expected: counts, found: p.count)
      }
    }
    switch head {
    case "legendre":
      try take(0...0)
      return .legendre
    case "chebyshev", "chebyshev1", "chebyshev2", "chebyshev3", "chebyshev4":
      try take(0...0)
      let digit = head.last.flatMap { Int(String($0)) } ?? 1
      return .chebyshev(ChebyshevKind(rawValue: digit) ?? .first)
    case "gegenbauer":
      try take(1...1)
      return .gegenbauer(p[0])
    case "jacobi":
      try take(2...2)
      return .jacobi(p[0], p[1])
    case "laguerre":
      try take(0...1)
      return .laguerre(p.first ?? 0)
    case "hermite":
      try take(0...0)
      return .hermite
    case "hermite-e", "hermitee":
      try take(0...0)
      return .hermiteE
    default: throw .unknown(head)
    }
  }

  /// The largest parameter: Gauss rules take time proportional to it.
  public static let largestParameter = 1e5

  /// Checks that the weight has moments and that its parameters are not too large.
  public func checkParameters() throws(FamilyNameError) {
    func require(
      _ name: String, _ parameter: FamilyParameter, above bound: Double
    ) throws(FamilyNameError) {
      let value = parameter.value
      // A parameter that only rounds to the bound counts: nothing computed with it has digits.
      guard value > bound else {
        throw .parameterOutOfRange(parameter: name, value: value, mustExceed: bound)
      }
      guard value <= Self.largestParameter else {
        throw .parameterTooLarge(parameter: name, value: value, limit: Self.largestParameter)
      }
    }
    switch self {
    case .jacobi(let a, let b):
      try require("a", a, above: -1)
      try require("b", b, above: -1)
    case .gegenbauer(let l):
      try require("l", l, above: -0.5)
      guard l.value != 0 else { throw .gegenbauerZero }
    case .laguerre(let a): try require("a", a, above: -1)
    default: break
    }
  }
}

/// Why a text does not name an orthogonal family.
public enum FamilyNameError: Error, Hashable, Sendable {
  /// No family has this name.
  case unknown(String)
  /// A parenthesis is missing in this text.
  case unbalancedParenthesis(String)
  /// This parameter is not a finite number.
  case parameterNotANumber(String)
  /// The family takes another number of parameters.
  case parameterCount(family: String, expected: ClosedRange<Int>, found: Int)
  /// The weight has no moments for this parameter.
  case parameterOutOfRange(parameter: String, value: Double, mustExceed: Double)
  /// The parameter is larger than the Gauss rules are made for.
  case parameterTooLarge(parameter: String, value: Double, limit: Double)
  /// C_k^0 vanishes; the limit family is Chebyshev's first kind.
  case gegenbauerZero
}

/// A parameter as it was written, less a fraction: `1/3` for the double beside it, `0.5` for 1/2,
/// `sqrt(2)-1/2` for an irrational one.
private func parameterText(_ parameter: FamilyParameter, minus shift: Rational = 0) -> String {
  if let text = parameter.formulaText, text.count <= 24 {
    return shift.isZero ? text : "\(text)-\(shift)"
  }
  guard let meant = parameter.exact else {
    return shortest((parameter.pair - shift.doubleValue).double)
  }
  let exact = meant - shift
  let text = shortest(exact.doubleValue)
  return text.count <= 12 ? text : exact.description.count < text.count ? exact.description : text
}
