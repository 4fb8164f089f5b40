import Exact
import RealModule

/// A Gauss rule on an infinite interval in pairs of doubles.
struct TailNodes {
  struct Node {
    var place: DoubleDouble
    var weight: ScaledPair
  }
  private(set) var nodes: [Node] = []

  /// The rule for x^a e^(−x), a > −1.
  ///
  /// The weights C e^(−x) / (x u′²), u the polynomial times e^(−x/2), add up to Γ(a+1).
  ///
  /// Source: Szegő, *Orthogonal Polynomials* (1939), 15.3.5.
  /// - Complexity: O(count).
  init(laguerre n: Int, a: DoubleDouble) {
    var solution = OscillatingSolution(laguerre: n, a)
    let zeros = solution.zeros(limit: n)
    precondition(zeros.count == n, "the zeros of a Laguerre polynomial were miscounted")
    nodes = zeros.map { zero in
      let damping = ScaledPair.exp(-zero.place)
      return Node(
        place: zero.place,
        weight: damping / (zero.slope * zero.slope * ScaledPair(zero.place)))
    }
    normalize(to: ScaledPair.gamma(a + 1))
  }

  /// The rule for e^(−x²): weights C e^(−x²) / u′² with u the polynomial times e^(−x²/2).
  ///
  /// Source: Szegő, *Orthogonal Polynomials* (1939), 15.3.6.
  init(hermite n: Int) {
    var solution = OscillatingSolution(hermite: n)
    let center = solution.slope
    let zeros = n < 2 ? [] : solution.zeros(limit: n / 2)
    precondition(zeros.count == n / 2, "the zeros of a Hermite polynomial were miscounted")
    let right = zeros.map { zero in
      Node(
        place: zero.place,
        weight: ScaledPair.exp(-(zero.place * zero.place)) / (zero.slope * zero.slope))
    }
    let middle = Node(place: DoubleDouble(0), weight: ScaledPair(1 / (center * center)))
    nodes =
      right.reversed().map { Node(place: -$0.place, weight: $0.weight) }
      + (n % 2 == 1 ? [middle] : []) + right
    normalize(to: ScaledPair(DoubleDouble.pi.squareRoot))
  }

  private mutating func normalize(to mass: ScaledPair) {
    var total = ScaledPair(DoubleDouble(0))
    for node in nodes { total = total + node.weight }
    let scale = mass / total
    for i in nodes.indices { nodes[i].weight = nodes[i].weight * scale }
  }

  /// The rule, places times a factor and weights over another.
  func rule(
    stretch: DoubleDouble = DoubleDouble(1), over divisor: DoubleDouble = DoubleDouble(1)
  ) -> QuadratureRule {
    QuadratureRule(
      nodes: nodes.map { ($0.place * stretch).double },
      pairs: nodes.map { $0.weight / ScaledPair(divisor) })
  }
}
