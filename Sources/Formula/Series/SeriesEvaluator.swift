import Exact

/// Why an evaluation of series could not go on.
enum SeriesStop: Error {
  /// The function is not analytic: what happens, and at which step.
  case fault(SeriesFault.Kind, node: Int)
  /// Leading terms cancel beyond the working order.
  case moreTerms(node: Int)
  /// A value is not representable in the field.
  case notRepresentable
}

/// Expands every step of an expression about a centre, approached from one side.
///
/// Switching functions take the branch that holds on that side; the first of them whose other side
/// differs is remembered, and the caller expands from the other side too and compares.
struct SeriesEvaluator<F: SeriesField> {
  typealias S = F.Scalar
  typealias P = PowerSeries<S>

  let field: F
  let nodes: [Node]
  let center: S
  /// Terms up to t^(limit − 1) are kept.
  let limit: Int
  let side: Side
  /// The first step whose branches differ on the two sides.
  private(set) var switchNode: Int?
  /// The first step with a pole.
  private(set) var poleNode: Int?
  private var values: [Result<P, SeriesStop>] = []
  /// A point of a wide ball where divisors vanish, and how often each step does.
  var shared: (place: S, orders: [Int?])?
  /// The pole that each step has there beside its series, and that of the step at work.
  private(set) var poles: [Int] = []
  var pendingPole = 0
  var circularPairs: [Int: (sine: P, cosine: P)] = [:]

  init(_ field: F, _ nodes: [Node], center: S, limit: Int, side: Side) {
    self.field = field
    self.nodes = nodes
    self.center = center
    self.limit = limit
    self.side = side
  }

  /// The series of the root.
  ///
  /// O(size · limit²).
  mutating func run() throws(SeriesStop) -> P {
    values.reserveCapacity(nodes.count)
    for index in nodes.indices {
      // A fault counts only if the root needs the step: the branch of an `if` may fail unused.
      pendingPole = 0
      do throws(SeriesStop) {
        let series = try expand(index)
        if series.valuation < 0, poleNode == nil { poleNode = index }
        values.append(.success(series))
      } catch {
        values.append(.failure(error))
      }
      poles.append(pendingPole)
    }
    return try value(nodes.count - 1)
  }

  func value(_ index: Int) throws(SeriesStop) -> P {
    guard poles[index] == 0 else { throw .fault(.undecided, node: index) }
    return try values[index].get()
  }

  /// The series of a step without its pole.
  func raw(_ index: Int) throws(SeriesStop) -> P { try values[index].get() }

  func constant(_ value: S) -> P { P([value], order: nil) }
  func number(_ value: Rational) -> S { field.number(value) }

  private mutating func expand(_ index: Int) throws(SeriesStop) -> P {
    switch nodes[index] {
    case .variable:
      // Small integers know no precision; the slope brings that of the field into every sum.
      return P([center, number(1)], order: nil)
    case .number(let exact): return constant(field.number(exact))
    case .constant(let name):
      guard name != .infinity else { throw .fault(.undefined, node: index) }
      guard let value = field.constant(name == .pi ? .pi : .e) else { throw .notRepresentable }
      return constant(value)
    case .negate(let a):
      let series = try raw(a)
      pendingPole = poles[a]
      return -series
    case .call(let function, let a): return try apply(function, a, index)
    case .besselJ(let order, let a): return try besselJ(order, value(a), index)
    case .choose(let condition, let then, let otherwise):
      return try value(holds(value(condition), index) ? then : otherwise)
    case .binary(let operation, let a, let b):
      if operation == .power { return try power(a, b, index) }
      if shared != nil, operation.isArithmetic { return try combineParts(operation, a, b, index) }
      return try combine(operation, value(a), value(b), index)
    }
  }

  private func holds(_ condition: P, _ index: Int) throws(SeriesStop) -> Bool {
    if condition.isExactZero { return false }
    guard let first = condition.coefficients.first else { throw .moreTerms(node: index) }
    guard let sign = first.definiteSign else { throw .fault(.undecided, node: index) }
    return sign != 0
  }

  private mutating func combine(
    _ operation: Operation, _ a: P, _ b: P, _ index: Int
  ) throws(SeriesStop) -> P {
    switch operation {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a.multiplied(by: b, limit: limit)
    case .divide: return try quotient(a, b, index)
    case .minimum: return try sign(a - b, index) <= 0 ? a : b
    case .maximum: return try sign(a - b, index) >= 0 ? a : b
    default:
      let sign = try sign(a - b, index)
      return constant(S(Int(operation.value(Double(sign), 0))))
    }
  }

  /// How often each step vanishes at the centre, as far as the terms tell.
  var valuations: [Int?] {
    values.map { value in
      guard case .success(let series) = value else { return nil }
      return series.isExactZero ? limit : series.valuation
    }
  }

  func quotient(_ a: P, _ b: P, _ index: Int) throws(SeriesStop) -> P {
    let divisor = snapped(b)
    if divisor.isExactZero { throw .fault(.undefined, node: index) }
    guard let first = divisor.coefficients.first else { throw .moreTerms(node: index) }
    guard first.definiteSign != nil else { throw .fault(.undecided, node: index) }
    let numerator = divisor.valuation > 0 ? snapped(a) : a
    return numerator.divided(by: divisor, limit: limit)
  }

  /// The series with a constant term that is zero up to rounding of the centre dropped.
  func snapped(_ g: P) -> P {
    guard g.valuation == 0, g.coefficients.count > 1,
      field.vanishes(g.coefficients[0], slope: g.coefficients[1])
    else { return g }
    return P([S(0)] + g.coefficients.dropFirst(), order: g.order)
  }

  /// The sign of g on this side of the centre; remembers a step where the sides differ.
  mutating func sign(_ g: P, _ index: Int) throws(SeriesStop) -> Int {
    if g.isExactZero { return 0 }
    let g = snapped(g)
    guard let first = g.coefficients.first else { throw .moreTerms(node: index) }
    guard let right = first.definiteSign else { throw .fault(.undecided, node: index) }
    let left = g.valuation.isMultiple(of: 2) ? right : -right
    if left != right, switchNode == nil { switchNode = index }
    return side == .right ? right : left
  }

  /// Remembers a step whose sides have to be compared.
  mutating func markSwitch(_ index: Int) {
    if switchNode == nil { switchNode = index }
  }

  /// f(x) in the field, or the reason why there is none.
  func scalar(_ function: Function, _ x: S, _ index: Int) throws(SeriesStop) -> S {
    guard let value = field.value(function, x) else { throw .notRepresentable }
    guard value.isDefined else { throw .fault(.undefined, node: index) }
    return value
  }

  func named(_ constant: SeriesConstant) throws(SeriesStop) -> S {
    guard let value = field.constant(constant) else { throw .notRepresentable }
    return value
  }
}
