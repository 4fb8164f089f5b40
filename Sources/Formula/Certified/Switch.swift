import Exact

/// A step whose formula depends on the sign of an inner function.
struct Switch: Hashable {
  /// The function whose sign decides.
  let inner: Expression
  /// What depends on it.
  let step: Step

  enum Step: Hashable {
    /// A function with a branch on either side of a level.
    case branch(Function, argument: Expression)
    /// `hardswish` or `floor`, whose formula follows from the argument's value between the zeros
    /// of `inner`.
    case steps(Function, argument: Expression)
    /// `min`, `max` or a comparison.
    case order(Operation, Expression, Expression)
    /// A function with a singularity at the zeros of `inner`, defined where the sign is as given.
    case singular(part: String, allowed: Set<Int>)
  }
}

extension Expression {
  /// The first switch whose argument has none of its own; comparisons first, because they decide
  /// whether the others are needed.
  func firstSwitch(
    from lower: Rational, to upper: Rational, except decided: Set<Switch>
  ) throws(CertificationFault) -> Switch? {
    var rest: Switch?
    for index in core.indices {
      for candidate in try switches(at: index, from: lower, to: upper)
      where !decided.contains(candidate) {
        if case .order(let operation, _, _) = candidate.step, operation.isComparison {
          if !candidate.inner.hasBranches { return candidate }
        } else if rest == nil {
          rest = candidate
        }
      }
    }
    return rest
  }

  /// Whether a step other than a singular one changes its formula.
  private var hasBranches: Bool {
    core.contains { node in
      switch node {
      case .call(let function, _):
        function == .floor || (!function.switchLevels.isEmpty && function != .cbrt)
      case .binary(let operation, _, _):
        operation == .minimum || operation == .maximum || operation.isComparison
      default: false
      }
    }
  }

  private func switches(
    at index: Int, from lower: Rational, to upper: Rational
  ) throws(CertificationFault) -> [Switch] {
    switch core[index] {
    case .call(let function, let a):
      let argument = subexpression(a)
      switch function {
      case .abs, .sign, .relu, .relu2, .leakyrelu, .elu, .selu, .softsign:
        return [
          Switch(inner: argument.withSameSign, step: .branch(function, argument: argument))
        ]
      case .hardswish:
        return [Self.steps(function, argument, levels: [-3, 3])]
      case .floor:
        let levels = try integers(argument, from: lower, to: upper)
        return [Self.steps(function, argument, levels: levels)]
      default: return singularities(of: function, argument, index)
      }
    case .binary(let operation, let a, let b):
      if operation == .power { return singularities(ofPower: a, b, index) }
      guard operation == .minimum || operation == .maximum || operation.isComparison else {
        return []
      }
      let (left, right) = (subexpression(a), subexpression(b))
      return [Switch(inner: left - right, step: .order(operation, left, right))]
    default: return []
    }
  }

  private static func steps(
    _ function: Function, _ argument: Expression, levels: [Rational]
  ) -> Switch {
    let product = levels.map { argument - Expression($0) }.reduce(Expression(1), *)
    return Switch(inner: product, step: .steps(function, argument: argument))
  }

  private func singularities(
    of function: Function, _ argument: Expression, _ index: Int
  ) -> [Switch] {
    let levels: [(Rational, Set<Int>)] =
      switch function {
      case .sqrt: [(0, [0, 1])]
      case .cbrt: [(0, [-1, 0, 1])]
      case .log, .log2, .log10: [(0, [1])]
      case .asin, .acos: [(-1, [0, 1]), (1, [-1, 0])]
      case .atanh: [(-1, [1]), (1, [-1])]
      case .acosh: [(1, [0, 1])]
      default: []
      }
    guard !levels.isEmpty, !argument.isConstant else { return [] }
    let part = source(ofCore: index)
    return levels.map { level, allowed in
      Switch(
        inner: level.isZero ? argument.withSameSign : argument - Expression(level),
        step: .singular(part: part, allowed: allowed))
    }
  }

  private func singularities(ofPower a: Int, _ b: Int, _ index: Int) -> [Switch] {
    if case .number(let exponent) = core[b], exponent.isInteger { return [] }
    let base = subexpression(a).withSameSign
    guard !base.isConstant else { return [] }
    return [Switch(inner: base, step: .singular(part: source(ofCore: index), allowed: [0, 1]))]
  }

  /// For a quotient of polynomials their product, whose sign is the same and isolated exactly.
  private var withSameSign: Expression {
    guard case .binary(.divide, let a, let b) = core[coreRoot], let p = polynomials[a],
      let q = polynomials[b]
    else { return self }
    return Expression(polynomial: (p * q).coefficients)
  }

  /// The integers between which `floor` of a function can change.
  private func integers(
    _ argument: Expression, from lower: Rational, to upper: Rational
  ) throws(CertificationFault) -> [Rational] {
    let range = argument.ball(at: hull(lower, upper, precision: 128))
    guard range.isFinite, range.upperBound - range.lowerBound < 200 else {
      throw .undecided(
        part: "floor(\(argument))", near: lower.middle(to: upper).doubleValue)
    }
    let (first, last) = (Int(range.lowerBound.rounded(.down)), Int(range.upperBound.rounded(.up)))
    return (first...last).map { Rational($0) }
  }
}

extension Switch {
  /// The function on a stretch where the inner function has one sign.
  func decided(
    in function: Expression, sign: Int, near place: Rational
  ) throws(CertificationFault) -> Expression {
    let replacement: Expression
    switch step {
    case .singular(let part, let allowed):
      guard allowed.contains(sign) else { throw .undefined(part: part, near: place.doubleValue) }
      return function
    case .branch(let name, let argument):
      replacement = Self.branch(of: name, argument, sign)
      return function.replacing(.call(name, argument), by: replacement)
    case .steps(let name, let argument):
      let value = argument.ball(at: Ball(place, precision: 128))
      guard let replacement = Self.formula(of: name, argument, value) else {
        throw .undecided(part: "\(name.rawValue)(\(argument))", near: place.doubleValue)
      }
      return function.replacing(.call(name, argument), by: replacement)
    case .order(let operation, let left, let right):
      switch operation {
      case .minimum: replacement = sign <= 0 ? left : right
      case .maximum: replacement = sign >= 0 ? left : right
      default: replacement = Expression(Rational(Int(operation.value(Double(sign), 0))))
      }
      return function.replacing(.binary(operation, left, right), by: replacement)
    }
  }

  /// Formulas of which the function follows one at each point of a stretch, whatever signs the inner
  /// function has there.
  func formulas(
    of function: Expression, over stretch: ClosedRange<Rational>, precision: Int
  ) -> [Expression] {
    switch step {
    case .branch, .order:
      let variants = [-1, 0, 1].compactMap {
        try? decided(in: function, sign: $0, near: stretch.lowerBound)
      }
      return variants.count == 3 ? variants : [function]
    case .steps(.floor, let argument):
      let values = argument.ball(
        at: hull(stretch.lowerBound, stretch.upperBound, precision: precision))
      guard values.isFinite, values.upperBound - values.lowerBound < 2 else { return [function] }
      let (first, last) = (values.lowerBound.rounded(.down), values.upperBound.rounded(.down))
      return (Int(first)...Int(last)).map {
        function.replacing(.call(.floor, argument), by: Expression(Rational($0)))
      }
    case .steps, .singular: return [function]
    }
  }

  /// The formula of `hardswish` or `floor` about a point where the argument has this value.
  private static func formula(
    of function: Function, _ argument: Expression, _ value: Ball
  ) -> Expression? {
    guard function == .hardswish else {
      let integer = value.floor
      return integer.isExact ? integer.midpoint.map { Expression($0) } : nil
    }
    if Ball(3).isAtMost(value) { return argument }
    if value.isAtMost(Ball(-3)) { return Expression(0) }
    return argument * (argument + Expression(3)) / Expression(6)
  }

  private static func branch(of function: Function, _ g: Expression, _ sign: Int) -> Expression {
    let isPositive = sign > 0
    switch function {
    case .abs: return sign < 0 ? -g : g
    case .sign: return Expression(Rational(sign))
    case .relu: return isPositive ? g : Expression(0)
    case .relu2: return isPositive ? g * g : Expression(0)
    case .leakyrelu: return isPositive ? g : g / Expression(100)
    case .elu: return isPositive ? g : .call(.exp, g) - Expression(1)
    case .selu:
      let constants = SELUConstants.exact
      return constants.scale * (isPositive ? g : constants.alpha * (.call(.exp, g) - Expression(1)))
    default: return g / (Expression(1) + (sign < 0 ? -g : g))
    }
  }
}

/// A ball around all points of an interval.
func hull(_ lower: Rational, _ upper: Rational, precision: Int) -> Ball {
  Ball(
    Ball(lower.middle(to: upper), precision: precision),
    within: Ball((upper - lower) / 2, precision: precision))
}
