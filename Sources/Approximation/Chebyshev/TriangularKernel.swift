import RealModule

/// A product y_m = Σ_{q ≥ m} K(m, q) x_q with a kernel that is smooth away from the diagonal.
///
/// Blocks apart from the diagonal by at least their own length are interpolated in Chebyshev points
/// of both indices: the singularity lies at a distance of three half lengths from their middle, so
/// that r points leave an error of (3 + √8)^−r.
///
/// Source: Alpert and Rokhlin, *A fast algorithm for the evaluation of Legendre expansions*, SISSC
/// 12 (1991), §4, for the partition and its interpolation.
struct TriangularKernel {
  /// K at whole numbers, near the diagonal.
  let exact: (Int, Int) -> Double
  /// The same at real numbers at least ``leaf`` apart.
  let smooth: (Double, Double) -> Double

  /// The length of the smallest blocks.
  static let leaf = 128
  /// (3 + √8)^−21 < 1e-16.
  private static let rank = 21

  /// The product.
  ///
  /// - Complexity: O(n log n).
  func multiply(_ x: [Double]) -> [Double] {
    var y = [Double](repeating: 0, count: x.count)
    addNear(x, &y)
    var length = Self.leaf
    while 2 * length < x.count {
      addFar(x, &y, length)
      length *= 2
    }
    return y
  }

  /// The blocks on the diagonal and beside it.
  private func addNear(_ x: [Double], _ y: inout [Double]) {
    for m in x.indices {
      let end = min(x.count, (m / Self.leaf + 2) * Self.leaf)
      var sum = 0.0
      for q in m..<end { sum += exact(m, q) * x[q] }
      y[m] += sum
    }
  }

  /// The blocks of one length whose parents are neighbours and which are not neighbours themselves.
  private func addFar(_ x: [Double], _ y: inout [Double], _ length: Int) {
    let r = Self.rank
    let count = (x.count + length - 1) / length
    let nodes = (0..<r).map { -Double.cos(.pi * (Double($0) + 0.5) / Double(r)) }
    let basis = lagrange(nodes, length)
    let points = nodes.map { Double(length - 1) / 2 * (1 + $0) }
    // What the columns of each block look like from afar.
    let moments = (0..<count).map { block -> [Double] in
      var sums = [Double](repeating: 0, count: r)
      for q in block * length..<min(x.count, (block + 1) * length) {
        let row = (q - block * length) * r
        for i in 0..<r { sums[i] += basis[row + i] * x[q] }
      }
      return sums
    }
    for block in 0..<count {
      let partners = block % 2 == 0 ? [block + 2, block + 3] : [block + 2]
      var local = [Double](repeating: 0, count: r)
      for partner in partners where partner < count {
        let (row, column) = (Double(block * length), Double(partner * length))
        for i in 0..<r {
          var sum = 0.0
          for j in 0..<r {
            sum += smooth(row + points[i], column + points[j]) * moments[partner][j]
          }
          local[i] += sum
        }
      }
      guard block + 2 < count else { break }
      for m in block * length..<min(x.count, (block + 1) * length) {
        let row = (m - block * length) * r
        var sum = 0.0
        for i in 0..<r { sum += basis[row + i] * local[i] }
        y[m] += sum
      }
    }
  }

  /// The Lagrange polynomials of Chebyshev points at the whole numbers of a block, row by row.
  private func lagrange(_ nodes: [Double], _ length: Int) -> [Double] {
    let r = nodes.count
    let weights = (0..<r).map { i -> Double in
      let sine = Double.sin(.pi * (Double(i) + 0.5) / Double(r))
      return i % 2 == 0 ? sine : -sine
    }
    var result = [Double](repeating: 0, count: length * r)
    for m in 0..<length {
      let t = 2 * Double(m) / Double(length - 1) - 1
      if let hit = nodes.firstIndex(of: t) {
        result[m * r + hit] = 1
        continue
      }
      var sum = 0.0
      for i in 0..<r {
        let term = weights[i] / (t - nodes[i])
        result[m * r + i] = term
        sum += term
      }
      for i in 0..<r { result[m * r + i] /= sum }
    }
    return result
  }
}

/// Λ(z) = Γ(z+½)/Γ(z+1) for z ≥ 60, where the next term is below 1e-17.
///
/// Source: DLMF 5.11.13 about z + ¼, where odd powers vanish.
func gammaRatio(_ z: Double) -> Double {
  let w = z + 0.25
  let r = 1 / (w * w)
  let series = 1 - r * (1 / 64.0 - r * (21 / 8192.0 - r * (671 / 524_288.0)))
  return series / w.squareRoot()
}
