/// Small dense least squares by orthogonal columns.
struct OrthonormalColumns {
  /// Orthonormal columns that span the given ones; dependent columns are left out.
  private(set) var columns: [[Double]] = []
  private var triangle: [[Double]] = []
  private var kept: [Int] = []
  private let count: Int

  /// Gram–Schmidt with one repetition, so the columns are orthogonal to rounding.
  init(_ given: [[Double]]) {
    count = given.count
    for (index, column) in given.enumerated() {
      var rest = column
      var coefficients = columns.map { _ in 0.0 }
      for _ in 0..<2 {
        for (number, direction) in columns.enumerated() {
          let share = dot(direction, rest)
          coefficients[number] += share
          for row in rest.indices { rest[row] -= share * direction[row] }
        }
      }
      let (size, before) = (dot(rest, rest).squareRoot(), dot(column, column).squareRoot())
      guard size > 1e-13 * before, size.isFinite else { continue }
      columns.append(rest.map { $0 / size })
      triangle.append(coefficients + [size])
      kept.append(index)
    }
  }

  /// The coefficients of the given columns that come closest to `target`; 0 for dependent ones.
  func solve(_ target: [Double]) -> [Double] {
    var shares = columns.map { dot($0, target) }
    var solution = [Double](repeating: 0, count: count)
    for number in columns.indices.reversed() {
      let value = shares[number] / triangle[number][number]
      solution[kept[number]] = value
      for earlier in 0..<number { shares[earlier] -= value * triangle[number][earlier] }
    }
    return solution
  }

  /// Takes the spanned part out of a vector.
  func remove(from vector: inout [Double]) {
    for direction in columns {
      let share = dot(direction, vector)
      for row in vector.indices { vector[row] -= share * direction[row] }
    }
  }
}

/// The step p that minimises ‖Jp + r‖² + λ‖Dp‖², by Householder reflections of [J; √λ D].
///
/// - Parameter jacobian: the columns of J.
func dampedStep(
  _ jacobian: [[Double]], _ residual: [Double], damping: Double, scale: [Double]
) -> [Double] {
  let (rows, count) = (residual.count, jacobian.count)
  var columns = jacobian.enumerated().map { index, column in
    column + (0..<count).map { $0 == index ? damping.squareRoot() * scale[index] : 0 }
  }
  var target = residual.map { -$0 } + [Double](repeating: 0, count: count)
  var diagonal = [Double](repeating: 0, count: count)
  for index in 0..<count {
    // Below row `rows + index` the column is still zero.
    let end = rows + index + 1
    var square = 0.0
    for row in index..<end { square += columns[index][row] * columns[index][row] }
    let size = square.squareRoot()
    guard size > 0 else { continue }
    let head = columns[index][index]
    diagonal[index] = head > 0 ? -size : size
    columns[index][index] = head - diagonal[index]
    let norm = size * (size + head.magnitude)
    for other in (index + 1)..<max(count, index + 1) {
      var share = 0.0
      for row in index..<end { share += columns[index][row] * columns[other][row] }
      share /= norm
      for row in index..<end { columns[other][row] -= share * columns[index][row] }
    }
    var share = 0.0
    for row in index..<end { share += columns[index][row] * target[row] }
    share /= norm
    for row in index..<end { target[row] -= share * columns[index][row] }
  }
  var step = [Double](repeating: 0, count: count)
  for index in (0..<count).reversed() where diagonal[index] != 0 {
    var value = target[index]
    for other in (index + 1)..<max(count, index + 1) {
      value -= columns[other][index] * step[other]
    }
    step[index] = value / diagonal[index]
  }
  return step
}

/// Σ aᵢbᵢ.
func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for index in a.indices { sum += a[index] * b[index] }
  return sum
}
