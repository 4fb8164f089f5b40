public import Exact

extension Expression {
  /// f(x + origin), with every step that is linear in x written as one: (x + 10⁶) − 10⁶ is x again.
  ///
  /// Composition alone would keep the large numbers whose difference doubles cannot hold.
  /// - Complexity: O(size).
  public func shifted(by origin: Rational) -> Expression {
    if origin.isZero { return self }
    let moved = composed(with: .x + Expression(origin))
    let forms = moved.linearForms
    return Self.build { arena in
      var places: [Int] = []
      for (node, form) in zip(moved.core, forms) {
        places.append(
          form.map { $0.index(in: &arena) }
            ?? arena.index(of: node.mapOperands { places[$0] }))
      }
      return places[moved.coreRoot]
    }
  }

  /// The largest |b / a| of the steps a·x + b: the size of x at which their two terms are equal.
  ///
  /// Where x stays far below it, doubles round a·x + b by more than an ulp of its change.
  public var largestOffset: Double {
    linearForms.reduce(0) { largest, form in
      guard let form, !form.slope.isZero else { return largest }
      return max(largest, (form.constant / form.slope).magnitude.doubleValue)
    }
  }

  /// Every step of ``core`` as a·x + b, where it is one by its form.
  private var linearForms: [LinearForm?] {
    var known: [LinearForm?] = []
    known.reserveCapacity(core.count)
    for node in core { known.append(LinearForm(node, known)) }
    return known
  }
}

/// a·x + b with exact a and b.
private struct LinearForm {
  let slope: Rational
  let constant: Rational

  init(slope: Rational, constant: Rational) {
    self.slope = slope
    self.constant = constant
  }

  init?(_ node: Node, _ known: [LinearForm?]) {
    switch node {
    case .variable: self.init(slope: 1, constant: 0)
    case .number(let value): self.init(slope: 0, constant: value)
    case .negate(let a):
      guard let p = known[a] else { return nil }
      self.init(slope: -p.slope, constant: -p.constant)
    case .binary(let operation, let a, let b):
      guard let p = known[a], let q = known[b] else { return nil }
      switch operation {
      case .add: self.init(slope: p.slope + q.slope, constant: p.constant + q.constant)
      case .subtract: self.init(slope: p.slope - q.slope, constant: p.constant - q.constant)
      case .multiply where q.slope.isZero:
        self.init(slope: p.slope * q.constant, constant: p.constant * q.constant)
      case .multiply where p.slope.isZero:
        self.init(slope: q.slope * p.constant, constant: q.constant * p.constant)
      case .divide where q.slope.isZero && !q.constant.isZero:
        self.init(slope: p.slope / q.constant, constant: p.constant / q.constant)
      default: return nil
      }
    default: return nil
    }
  }

  /// The steps a·x + b with as few operations as it takes.
  func index(in arena: inout NodeArena) -> Int {
    if slope.isZero { return arena.index(of: .number(constant)) }
    let x = arena.index(of: .variable)
    let product: Int
    if slope == 1 {
      product = x
    } else if slope == -1 {
      product = arena.index(of: .negate(x))
    } else {
      // A divisor such as 3 is exact where 1/3 is not.
      let isDivisor = slope.numeratorInt == 1
      let factor = arena.index(of: .number(isDivisor ? 1 / slope : slope))
      product = arena.index(of: .binary(isDivisor ? .divide : .multiply, x, factor))
    }
    if constant.isZero { return product }
    let offset = arena.index(of: .number(constant.magnitude))
    return arena.index(of: .binary(constant.sign < 0 ? .subtract : .add, product, offset))
  }
}
