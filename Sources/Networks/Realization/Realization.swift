public import Exact

/// A network of squares that computes a given polynomial exactly.
public struct Realization: Sendable {
  /// The largest degree that is realised.
  public static let degreeLimit = 1024

  /// What is computed.
  public let polynomial: RationalPolynomial
  /// The network: squaring layers, then an affine output.
  public let network: Network
  /// Whether the network, multiplied out in exact arithmetic, is the polynomial.
  public let isVerified: Bool

  /// The number of squaring layers, ⌈log₂ degree⌉.
  public var depth: Int { network.depth }
  /// The largest number of squares in a layer.
  public var width: Int { network.width }

  /// Builds a network of depth ⌈log₂ degree⌉.
  ///
  /// Layer ℓ holds squares of polynomials of degree up to 2^(ℓ−1). A polynomial of even degree is a
  /// square and a rest of less than half the degree; others split by polarisation,
  /// uv = ((u + v)² − (u − v)²)/4, which also carries a rest through a layer (v = 1). Where a layer
  /// would need more squares than that, it holds the 2^ℓ squares of xᵏ and xᵏ + xᵏ⁺¹, from which all
  /// powers follow. The result is then multiplied out and compared.
  ///
  /// Nil for a degree above ``degreeLimit``.
  public init?(_ polynomial: RationalPolynomial) {
    guard polynomial.degree <= Self.degreeLimit else { return nil }
    self.polynomial = polynomial
    network = Self.network(for: polynomial)
    isVerified = (try? NetworkExpansion(network).outputs.first?.polynomial) == polynomial
  }

  private static func network(for polynomial: RationalPolynomial) -> Network {
    var depth = 0
    while 1 << depth < polynomial.degree { depth += 1 }
    // From the output down: what each layer has to supply to the one above.
    var wanted = [polynomial]
    var plans: [SquaringPlan] = []
    for level in stride(from: depth, to: 0, by: -1) {
      let plan = SquaringPlan(wanted, half: 1 << (level - 1))
      plans.append(plan)
      wanted = level == 1 ? [.x] : plan.supply
    }
    // From the input up: rows that make the wanted polynomials out of the units below.
    var rows = depth == 0 ? [] : [AffineRow(weights: [1], bias: 0)]
    var layers: [Network.Layer] = []
    for plan in plans.reversed() {
      let supply = plan === plans.last ? [.x] : plan.supply
      let inner = plan.units.map { unit in
        AffineRow(unit, in: supply).combined(rows)
      }
      layers.append(
        Network.Layer(
          weights: inner.map(\.weights), biases: inner.map(\.bias), activation: .square))
      rows = plan.outputs
    }
    if depth == 0 { rows = [AffineRow(weights: [polynomial[1]], bias: polynomial[0])] }
    layers.append(
      Network.Layer(weights: rows.map(\.weights), biases: rows.map(\.bias), activation: .identity))
    return Network(layers)
  }
}

/// A weighted sum and a constant.
struct AffineRow {
  var weights: [Rational]
  var bias: Rational

  init(weights: [Rational], bias: Rational) {
    self.weights = weights
    self.bias = bias
  }

  /// The combination of `basis` and a constant that equals `polynomial`.
  ///
  /// - Precondition: there is one.
  init(_ polynomial: RationalPolynomial, in basis: [RationalPolynomial]) {
    var rest = polynomial
    weights = [Rational](repeating: 0, count: basis.count)
    // Elimination on the powers 1, 2, …; each step keeps the combination it stands for.
    var pivots: [(power: Int, value: RationalPolynomial, share: [Rational])] = []
    for (index, element) in basis.enumerated() {
      var value = element
      var share = basis.indices.map { Rational($0 == index ? 1 : 0) }
      for pivot in pivots where !value[pivot.power].isZero {
        let factor = value[pivot.power] / pivot.value[pivot.power]
        value = value - factor * pivot.value
        for place in share.indices { share[place] -= factor * pivot.share[place] }
      }
      guard value.degree > 0 else { continue }
      pivots.append((value.degree, value, share))
      pivots.sort { $0.power > $1.power }
    }
    for pivot in pivots where !rest[pivot.power].isZero {
      let factor = rest[pivot.power] / pivot.value[pivot.power]
      rest = rest - factor * pivot.value
      for place in weights.indices { weights[place] += factor * pivot.share[place] }
    }
    precondition(rest.degree <= 0, "polynomial outside the span")
    bias = rest[0]
  }

  /// This row applied to what other rows make of the units below.
  func combined(_ rows: [AffineRow]) -> AffineRow {
    guard
      var sum = rows.first.map({ row in AffineRow(weights: row.weights.map { _ in 0 }, bias: bias) }
      )
    else { return self }
    for (factor, row) in zip(weights, rows) where !factor.isZero {
      for place in sum.weights.indices { sum.weights[place] += factor * row.weights[place] }
      sum.bias += factor * row.bias
    }
    return sum
  }
}
