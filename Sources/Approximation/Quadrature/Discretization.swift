import RealModule

/// A weighted integral turned into a sum that is accurate for one function times polynomials.
///
/// Panels in the variable of a ``Substitution`` are bisected until the function is resolved on
/// each; polynomials up to the stated degree are resolved by the panel width. Kinks known in
/// advance are panel ends; unknown kinks and endpoint singularities are approached geometrically.
struct Discretization: Sendable {
  /// The nodes in x and the weights, which contain w and the Jacobian.
  private(set) var nodes: [Double] = []
  private(set) var weights: [Double] = []
  /// The square roots of the weights; those below 2⁻⁶⁰⁰ times 2^(600 s), s from `rootShifts`.
  private(set) var rootWeights: [Double] = []
  /// How many factors 2⁶⁰⁰ a square root has been given.
  private(set) var rootShifts: [Int32] = []
  /// The function at the nodes.
  private(set) var values: [Double] = []
  /// The nodes that doubles can't tell from an end, or hardly, by their places in the arrays.
  private(set) var endPoints: [Int: EndPoint] = [:]
  /// The panel ends in x, in the order of s.
  private(set) var panels: [Double] = []

  /// A sum without points.
  init() {}

  /// A discrete measure, the squares of `rootWeights` at `nodes`.
  init(nodes: [Double], rootWeights: [Double]) {
    self.nodes = nodes
    self.rootWeights = rootWeights
    weights = rootWeights.map { $0 * $0 }
    rootShifts = [Int32](repeating: 0, count: nodes.count)
    values = [Double](repeating: 1, count: nodes.count)
  }

  /// The values of another function at the nodes.
  func values(of function: RealFunction) -> [Double] {
    var result = function.values(at: nodes)
    for (i, point) in endPoints { result[i] = point.value(of: function) }
    return result
  }

  /// √W times values at the nodes; the product may count where W alone underflows.
  func rooted(_ values: [Double]) -> [Double] {
    values.indices.map { i in
      // 0 also where values that count nowhere have overflowed.
      rootWeights[i] == 0 || rootShifts[i] > 2
        ? 0 : values[i] * rootWeights[i] * .exp2(-600 * Double(rootShifts[i]))
    }
  }

  /// Σ W v², the squared norm of values at the nodes.
  func squaredNorm(of values: [Double]) -> Double {
    rooted(values).reduce(0) { $0 + $1 * $1 }
  }

  /// Σ W f².
  var squaredNorm: Double { squaredNorm(of: values) }
}

/// Why an integral cannot be turned into a sum.
public enum IntegrationError: Error, Hashable, Sendable {
  /// The function is not a finite number at this point.
  case notFinite(at: Double)
  /// ∫ f² w does not converge near this point (possibly ±∞).
  case notSquareIntegrable(near: Double)
  /// f² w still counts where f overflows or w underflows in doubles, near this point.
  case outOfRange(near: Double)
  /// The function is not resolved after the largest number of panels.
  case notResolved(near: Double)
}

extension Discretization {
  mutating func append(
    _ x: [Double], _ w: [Double], _ f: [Double], near: [Int: EndPoint]
  ) {
    for (i, point) in near { endPoints[nodes.count + i] = point }
    nodes += x
    weights += w
    values += f
  }

  /// Adds the sum over another part of the interval.
  mutating func append(_ other: Discretization) {
    append(other.nodes, other.weights, other.values, near: other.endPoints)
    appendRoots(other.rootWeights, other.rootShifts)
    panels += panels.last == other.panels.first ? other.panels.dropFirst() : other.panels[...]
  }

  mutating func appendRoots(_ roots: [Double], _ shifts: [Int32]) {
    rootWeights += roots
    rootShifts += shifts
  }

  mutating func appendPanel(_ a: Double, _ b: Double) {
    if panels.last != a { panels.append(a) }
    panels.append(b)
  }
}
