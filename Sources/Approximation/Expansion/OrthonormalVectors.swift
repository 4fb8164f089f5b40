/// The vectors √W_i p̂_k(x_i) of orthonormal polynomials over a discretised weight, degree by degree.
///
/// Together they neither overflow nor underflow where the polynomials and the weights alone would.
/// An entry whose √W is below the double range is kept times 2^(600 s), s > 0, until the polynomial
/// has grown to meet it; before that it counts as 0 in every sum.
struct OrthonormalVectors {
  let nodes: [Double]
  /// The present vector, entries out of range scaled.
  private var current: [Double]
  private var previous: [Double]
  private var shifts: [Int32]
  /// Whether any entry is out of range still.
  private(set) var isShifted: Bool

  /// Starts with p̂_0 = 1/√mass.
  init(_ sum: Discretization, nodes: [Double], mass: Double) {
    self.nodes = nodes
    let scale = 1 / mass.squareRoot()
    current = sum.rootWeights.map { $0 * scale }
    previous = [Double](repeating: 0, count: nodes.count)
    shifts = sum.rootShifts
    isShifted = shifts.contains { $0 > 0 }
  }

  /// The present vector as it enters sums.
  var vector: [Double] {
    guard isShifted else { return current }
    return zip(current, shifts).map { $1 > 0 ? 0 : $0 }
  }

  /// Replaces the vector v by ((x − mean) v − back · v₋₁) · factor.
  mutating func advance(mean: Double, back: Double, factor: Double = 1) {
    for i in nodes.indices {
      let next = ((nodes[i] - mean) * current[i] - back * previous[i]) * factor
      previous[i] = current[i]
      current[i] = next
    }
  }

  /// Takes the part along another vector away.
  mutating func subtract(_ overlap: Double, _ other: [Double]) {
    for i in nodes.indices { current[i] -= overlap * other[i] }
  }

  /// Divides the vector by its norm and lets entries in that have grown into the double range.
  mutating func normalize(squaredNorm: Double) {
    let factor = 1 / squaredNorm.squareRoot()
    for i in nodes.indices { current[i] *= factor }
    admit()
  }

  /// Brings entries that have grown large closer to their true size.
  mutating func admit() {
    guard isShifted else { return }
    var isLeft = false
    for i in nodes.indices where shifts[i] > 0 {
      if abs(current[i]) > 0x1p300 {
        current[i] *= 0x1p-600
        previous[i] *= 0x1p-600
        shifts[i] -= 1
      }
      if shifts[i] > 0 { isLeft = true }
    }
    isShifted = isLeft
  }
}
