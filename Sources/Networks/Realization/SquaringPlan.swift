import Exact

/// One layer of squares: which polynomials it squares, and how the wanted ones follow.
final class SquaringPlan: Sendable {
  /// What is squared, each of degree at most `half`.
  let units: [RationalPolynomial]
  /// The wanted polynomials as combinations of the squares.
  let outputs: [AffineRow]
  /// Polynomials from which, with a constant, all units follow; what the layer below has to make.
  let supply: [RationalPolynomial]

  init(_ wanted: [RationalPolynomial], half: Int) {
    let split = wanted.map { SquareSum($0, half: half) }
    var units: [RationalPolynomial] = []
    for square in split.flatMap(\.squares) where !units.contains(square.inner) {
      units.append(square.inner)
    }
    let basis = SquaringPlan.powers(upTo: wanted.map(\.degree).max() ?? 0)
    if units.count <= basis.count {
      self.units = units
      outputs = split.map { sum in
        var row = AffineRow(weights: units.map { _ in 0 }, bias: sum.constant)
        for square in sum.squares {
          if let place = units.firstIndex(of: square.inner) {
            row.weights[place] += square.factor
          }
        }
        return row
      }
    } else {
      self.units = basis
      outputs = wanted.map { SquaringPlan.row(for: $0, unitCount: basis.count) }
    }
    supply = SquaringPlan.independent(self.units)
  }

  /// x, 1 + x, x², x + x², x³, …: unit 2k − 2 is xᵏ, unit 2k − 1 is xᵏ⁻¹ + xᵏ.
  private static func powers(upTo degree: Int) -> [RationalPolynomial] {
    let x = RationalPolynomial.x
    return (1...max((degree + 1) / 2, 1)).flatMap { [x.power($0), x.power($0 - 1) + x.power($0)] }
  }

  /// x²ᵏ = (xᵏ)², and 2x²ᵏ⁻¹ = (xᵏ⁻¹ + xᵏ)² − x²ᵏ⁻² − x²ᵏ.
  private static func row(for polynomial: RationalPolynomial, unitCount: Int) -> AffineRow {
    var row = AffineRow(weights: [Rational](repeating: 0, count: unitCount), bias: polynomial[0])
    for k in 1...(unitCount / 2) {
      let half = polynomial[2 * k - 1] / 2
      row.weights[2 * k - 2] += polynomial[2 * k] - half
      row.weights[2 * k - 1] += half
      if k > 1 { row.weights[2 * k - 4] -= half } else { row.bias -= half }
    }
    return row
  }

  /// As many of the units, without their constants, as are independent.
  private static func independent(_ units: [RationalPolynomial]) -> [RationalPolynomial] {
    let parts = units.map { $0 - RationalPolynomial($0[0]) }
    var echelon: [RationalPolynomial] = []
    var kept: [RationalPolynomial] = []
    for part in parts {
      var rest = part
      for row in echelon { rest = rest - (rest[row.degree] / row[row.degree]) * row }
      guard rest.degree > 0 else { continue }
      // Highest degrees first, so that an eliminated power does not come back.
      echelon.append(rest)
      echelon.sort { $0.degree > $1.degree }
      kept.append(part)
    }
    return kept
  }
}

/// A polynomial as a sum of multiples of squares and a constant.
struct SquareSum {
  private(set) var squares: [(factor: Rational, inner: RationalPolynomial)] = []
  private(set) var constant: Rational

  /// Splits a polynomial of degree at most 2·half into few squares of degree at most `half`.
  init(_ polynomial: RationalPolynomial, half: Int) {
    constant = polynomial[0]
    let rest = polynomial - RationalPolynomial(constant)
    let degree = rest.degree
    guard degree > 0 else { return }
    guard degree > 1 else {
      carry(rest)
      return
    }
    let lowest = rest.coefficients.firstIndex { !$0.isZero } ?? 0
    let shift = max(degree - half, 1)
    let square = degree.isMultiple(of: 2) ? SquareSum.completed(rest) : nil
    if let square, square.rest.degree <= 0 {
      add(square.factor, square.root)
      constant += square.rest[0]
    } else if shift <= min(half, lowest) {
      multiply(.x.power(shift), rest.shifted(by: shift))
    } else if let square {
      add(square.factor, square.root)
      constant += square.rest[0]
      carry(square.rest - RationalPolynomial(square.rest[0]))
    } else {
      let power = degree / 2 + 1
      let upper = rest.shifted(by: power)
      multiply(.x.power(power), upper)
      carry(rest - RationalPolynomial.x.power(power) * upper)
    }
  }

  private mutating func add(_ factor: Rational, _ inner: RationalPolynomial) {
    if inner.degree <= 0 {
      constant += factor * inner[0] * inner[0]
    } else {
      squares.append((factor, inner[inner.degree].sign < 0 ? -inner : inner))
    }
  }

  /// uv = ((u + v)² − (u − v)²)/4.
  private mutating func multiply(_ u: RationalPolynomial, _ v: RationalPolynomial) {
    add(Rational(1, 4), u + v)
    add(Rational(-1, 4), u - v)
  }

  private mutating func carry(_ polynomial: RationalPolynomial) {
    if polynomial.degree > 0 { multiply(polynomial, RationalPolynomial(1)) }
  }

  /// p = factor·root² + rest with the degree of the rest below that of the root.
  private static func completed(
    _ p: RationalPolynomial
  ) -> (factor: Rational, root: RationalPolynomial, rest: RationalPolynomial)? {
    let half = p.degree / 2
    let factor = p[p.degree]
    let reversed = RationalPolynomial((p.coefficients.reversed().map { $0 / factor }))
    guard let series = RationalSeries(reversed, count: half + 1).squareRoot else { return nil }
    let root = RationalPolynomial(series.coefficients.reversed())
    return (factor, root, p - factor * root * root)
  }
}

extension RationalPolynomial {
  /// The polynomial without its first coefficients, divided by that power of x.
  fileprivate func shifted(by power: Int) -> RationalPolynomial {
    RationalPolynomial(Array(coefficients.dropFirst(power)))
  }
}
