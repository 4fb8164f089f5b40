import ComplexModule
import Exact
import RealModule

/// Finds where steps of an expression take a value in the complex plane, near a real centre.
///
/// Steps are inverted one after the other; periodic inverses give as many solutions as lie near the
/// centre's image. What can't be inverted is searched by Newton's method.
struct ComplexLevelSolver {
  typealias C = Complex<Double>

  /// Branches of a periodic inverse on either side of the centre's own, by depth of nesting.
  private static let branches = [16, 4, 1]

  let expression: Expression
  let center: Double
  private let polynomials: [RationalPolynomial?]
  private let valuesAtCenter: [C]
  private let constants: [Bool]

  init(_ expression: Expression, center: Double) {
    self.expression = expression
    self.center = center
    polynomials = expression.polynomials
    valuesAtCenter = expression.complexValues(C(center))
    var constants: [Bool] = []
    for node in expression.core {
      constants.append(node != .variable && node.operands.allSatisfy { constants[$0] })
    }
    self.constants = constants
  }

  /// Solutions, and how they were found.
  struct Solutions {
    var points: [C]
    var evidence: ConvergenceRadius.Evidence

    static let none = Solutions(points: [], evidence: .expression)

    static func + (a: Self, b: Self) -> Self {
      let evidence: ConvergenceRadius.Evidence =
        [a.evidence, b.evidence].contains(.estimate)
        ? .estimate : [a.evidence, b.evidence].contains(.search) ? .search : .expression
      return Self(points: a.points + b.points, evidence: evidence)
    }
  }

  func isConstant(_ index: Int) -> Bool { constants[index] }
  func valueAtCenter(_ index: Int) -> C { valuesAtCenter[index] }

  /// All z near the centre with step(z) = w.
  func solve(_ index: Int, _ w: C, depth: Int = 0) -> Solutions {
    guard w.isFinite, !constants[index] else { return .none }
    if let polynomial = polynomials[index] { return roots(polynomial, w) }
    switch expression.core[index] {
    case .negate(let a): return solve(a, -w, depth: depth)
    case .call(let function, let a):
      return solve(function, a, w, depth) ?? search(index, w)
    case .binary(let operation, let a, let b):
      return solve(operation, a, b, w, depth) ?? search(index, w)
    case .choose(let condition, let then, let otherwise):
      return solve(valuesAtCenter[condition].real != 0 ? then : otherwise, w, depth: depth)
    default: return search(index, w)
    }
  }

  private func roots(_ polynomial: RationalPolynomial, _ w: C) -> Solutions {
    var p = polynomial
    if w.imaginary == 0, let level = Rational(exactly: w.real) {
      // Without its multiple factors the polynomial has well-conditioned roots.
      p = p - RationalPolynomial(level)
      let common = RationalPolynomial.greatestCommonDivisor(p, p.derivative)
      if common.degree > 0 { p = p.divided(by: common).quotient }
      return Solutions(
        points: ComplexPolynomial.roots(p.doubles.map { C($0) }), evidence: .expression)
    }
    var coefficients = p.doubles.map { C($0) }
    coefficients[0] -= w
    return Solutions(points: ComplexPolynomial.roots(coefficients), evidence: .expression)
  }

  private func solve(
    _ operation: Operation, _ a: Int, _ b: Int, _ w: C, _ depth: Int
  ) -> Solutions? {
    let (x, y) = (valuesAtCenter[a], valuesAtCenter[b])
    switch (operation, constants[a], constants[b]) {
    case (.add, true, _): return solve(b, w - x, depth: depth)
    case (.add, _, true): return solve(a, w - y, depth: depth)
    case (.subtract, true, _): return solve(b, x - w, depth: depth)
    case (.subtract, _, true): return solve(a, w + y, depth: depth)
    case (.multiply, true, _): return x == .zero ? Solutions.none : solve(b, w / x, depth: depth)
    case (.multiply, _, true): return y == .zero ? Solutions.none : solve(a, w / y, depth: depth)
    case (.multiply, _, _):
      return w == .zero ? solve(a, w, depth: depth) + solve(b, w, depth: depth) : nil
    case (.divide, _, true): return solve(a, w * y, depth: depth)
    case (.divide, true, _): return w == .zero ? Solutions.none : solve(b, x / w, depth: depth)
    case (.divide, _, _): return w == .zero ? solve(a, w, depth: depth) : nil
    case (.power, _, _): return power(a, b, w, depth)
    case (.minimum, _, _): return solve(x.real < y.real ? a : b, w, depth: depth)
    case (.maximum, _, _): return solve(x.real > y.real ? a : b, w, depth: depth)
    default: return nil
    }
  }

  private func power(_ a: Int, _ b: Int, _ w: C, _ depth: Int) -> Solutions? {
    if constants[a] {
      // aˣ = e^(x log a)
      let base = valuesAtCenter[a]
      guard w != .zero, base != .zero else { return Solutions.none }
      let period = C(0, 2 * .pi) / .log(base)
      return periodic(b, [.log(w) / .log(base)], period, depth)
    }
    if w == .zero { return solve(a, w, depth: depth) }
    guard let n = expression.integerExponent(b), n.magnitude <= 64 else { return nil }
    let target = n < 0 ? C(1) / w : w
    let count = Int(n.magnitude)
    return (0..<count).reduce(Solutions.none) { found, k in
      let turn = C(length: 1, phase: 2 * .pi * Double(k) / Double(count))
      return found + solve(a, C.root(target, count) * turn, depth: depth)
    }
  }

  /// Inverts a function; nil where there is no closed inverse.
  private func solve(_ function: Function, _ a: Int, _ w: C, _ depth: Int) -> Solutions? {
    let circle = C(0, 2 * .pi)
    func only(_ value: C) -> Solutions { solve(a, value, depth: depth) }
    switch function {
    case .exp: return w == .zero ? Solutions.none : periodic(a, [.log(w)], circle, depth)
    case .sin: return periodic(a, [.asin(w), C(.pi) - .asin(w)], C(2 * .pi), depth)
    case .cos: return periodic(a, [.acos(w), -C.acos(w)], C(2 * .pi), depth)
    case .tan:
      return w * w == C(-1) ? Solutions.none : periodic(a, [.atan(w)], C(.pi), depth)
    case .sinh: return periodic(a, [.asinh(w), C(0, .pi) - .asinh(w)], circle, depth)
    case .cosh: return periodic(a, [.acosh(w), -C.acosh(w)], circle, depth)
    case .tanh:
      return w * w == C(1) ? Solutions.none : periodic(a, [.atanh(w)], C(0, .pi), depth)
    case .sigmoid:
      guard w != .zero, w != C(1) else { return Solutions.none }
      return periodic(a, [.log(w / (C(1) - w))], circle, depth)
    case .softplus:
      let power = C.expMinusOne(w)
      return power == .zero ? Solutions.none : periodic(a, [.log(power)], circle, depth)
    case .log: return only(.exp(w))
    case .log2: return only(.exp(w * C(.log(2))))
    case .log10: return only(.exp(w * C(.log(10))))
    case .sqrt: return only(w * w)
    case .cbrt: return only(w * w * w)
    case .asin: return only(.sin(w))
    case .acos: return only(.cos(w))
    case .atan: return only(.tan(w))
    case .asinh: return only(.sinh(w))
    case .acosh: return only(.cosh(w))
    case .atanh: return only(.tanh(w))
    case .abs: return only(valuesAtCenter[a].real < 0 ? -w : w)
    case .relu: return valuesAtCenter[a].real < 0 ? Solutions.none : only(w)
    default: return nil
    }
  }

  private func periodic(_ a: Int, _ first: [C], _ period: C, _ depth: Int) -> Solutions {
    let reach = depth < Self.branches.count ? Self.branches[depth] : 0
    var found = Solutions.none
    for start in first where start.isFinite {
      let own = ((valuesAtCenter[a] - start) / period).real.rounded()
      for k in -reach...reach {
        found = found + solve(a, start + period * C(own + Double(k)), depth: depth + 1)
      }
    }
    if depth >= Self.branches.count { found.evidence = .estimate }
    return found
  }
}
