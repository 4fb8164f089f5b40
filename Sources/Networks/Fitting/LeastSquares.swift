import CKernels

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
          add(-share, direction, to: &rest)
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
    for direction in columns { add(-dot(direction, vector), direction, to: &vector) }
  }
}

/// The problem ‖Jp + r‖² + λ‖Dp‖² → min for one J and many r, by Householder reflections of
/// [J; √λ D].
struct DampedLeastSquares {
  private let rows: Int
  /// Below and on the diagonal the reflectors, above it the triangle.
  private var columns: [[Double]]
  private var diagonal: [Double]
  private var norms: [Double]

  /// Factors the matrix.
  ///
  /// - Parameter jacobian: the columns of J.
  /// - Complexity: O(rows · columns²).
  init(_ jacobian: [[Double]], damping: Double, scale: [Double]) {
    let count = jacobian.count
    rows = jacobian.first?.count ?? 0
    let root = damping.squareRoot()
    columns = jacobian.enumerated().map { index, column in
      column + (0..<count).map { $0 == index ? root * scale[index] : 0 }
    }
    diagonal = [Double](repeating: 0, count: count)
    norms = diagonal
    for index in 0..<count {
      // Taken out of the array, so that the loops below work on plain vectors.
      var pivot = columns[index]
      // Below row `rows + index` the column is still zero.
      let end = rows + index + 1
      let size = squares(of: pivot, from: index, to: end).squareRoot()
      guard size > 0 else { continue }
      let head = pivot[index]
      diagonal[index] = head > 0 ? -size : size
      pivot[index] = head - diagonal[index]
      norms[index] = size * (size + head.magnitude)
      for other in (index + 1)..<max(count, index + 1) {
        var column: [Double] = []
        swap(&column, &columns[other])
        reflect(&column, by: pivot, from: index, to: end, norm: norms[index])
        swap(&column, &columns[other])
      }
      columns[index] = pivot
    }
  }

  /// The step p for one residual r.
  ///
  /// - Complexity: O(rows · columns).
  func step(against residual: [Double]) -> [Double] {
    let count = columns.count
    var target = residual.map { -$0 } + [Double](repeating: 0, count: count)
    for index in 0..<count where diagonal[index] != 0 {
      reflect(
        &target, by: columns[index], from: index, to: rows + index + 1, norm: norms[index])
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
}

/// Takes a vector to its mirror image.
private func reflect(
  _ vector: inout [Double], by mirror: [Double], from start: Int, to end: Int, norm: Double
) {
  precondition(end <= vector.count && end <= mirror.count)
  unsafe vector.withUnsafeMutableBufferPointer { vector in
    unsafe mirror.withUnsafeBufferPointer { mirror in
      guard let vector = vector.baseAddress, let mirror = mirror.baseAddress else {
        return
      }
      let share = unsafe kernel_dot(mirror + start, vector + start, end - start) / norm
      unsafe kernel_add(-share, mirror + start, vector + start, end - start)
    }
  }
}

/// Σ aᵢ² over a part of a vector.
private func squares(of vector: [Double], from start: Int, to end: Int) -> Double {
  precondition(end <= vector.count)
  return unsafe vector.withUnsafeBufferPointer { vector in
    guard let vector = vector.baseAddress else { return 0 }
    return unsafe kernel_dot(vector + start, vector + start, end - start)
  }
}
