import Exact

/// Levenberg–Marquardt in ball arithmetic, of which only the midpoints are used.
///
/// Steps are bent along the path of the residuals (geodesic acceleration, Transtrum and Sethna 2012,
/// §2): the valleys of deep chains are so narrow and curved that straight steps hardly move.
struct PreciseDescent {
  let model: PreciseModel
  let grid: PreciseGrid
  let precision: Int
  private(set) var parameters: [Ball]
  private(set) var iterations = 0
  private(set) var isConverged = false
  private(set) var isInterrupted = false

  /// Steps at most, fewer where each is dear: 2²⁶ products of numbers in all, about a minute.
  ///
  /// A step takes about three sweeps of the grid and one matrix. A function costs as much as some
  /// hundred products.
  private var maximumIterations: Int {
    let units = model.layout.layers.reduce(0) { $0 + $1.rows }
    let sweep = 3 * units * (model.activation.polynomial == nil ? 130 : 8)
    let step = grid.points.count * (parameters.count * parameters.count / 2 + sweep)
    return min(2000, max(30, (1 << 26) / max(step, 1)))
  }

  init(_ model: PreciseModel, _ grid: PreciseGrid, _ start: [Double], _ precision: Int) {
    self.model = model
    self.grid = grid
    self.precision = precision
    parameters = start.map { Ball($0, precision: precision) }
  }

  /// Descends; false where the start has no value.
  mutating func run(_ goesOn: (Int) -> Bool) -> Bool {
    guard var residual = residuals(parameters) else { return false }
    var size = squares(residual)
    var (damping, growth) = (1e-6, 2.0)
    // Beyond, gains are rounding errors of the sum; parameters then have half of the bits, since a
    // minimum is flat.
    let flat = Ball(Rational(1, 2).power(precision - 20), precision: precision)
    while iterations < maximumIterations {
      iterations += 1
      guard let system = NormalEquations(self, residual) else { break }
      var moved = false
      while damping < 1e20 {
        guard goesOn(iterations) else {
          isInterrupted = true
          return true
        }
        if let step = bentStep(system, residual, damping) {
          let candidate = zip(parameters, step).map { ($0 - $1).lowerEnd }
          if let next = residuals(candidate), case let trial = squares(next),
            trial.isLess(than: size)
          {
            let gain = (size - trial) / size
            isConverged = gain.isLess(than: flat)
            (parameters, residual, size, moved) = (candidate, next, trial, true)
            damping = max(damping / 3, 1e-60)
            growth = 2
            break
          }
        }
        damping *= growth
        growth *= 2
      }
      // No step however short gains anything: the bottom, to rounding.
      if !moved { isConverged = true }
      if isConverged { break }
    }
    return true
  }

  /// The damped step with its second-order correction; nil where that is no small part of it.
  private func bentStep(
    _ system: NormalEquations, _ residual: [Ball], _ damping: Double
  ) -> [Ball]? {
    guard let factor = system.factor(damping, precision) else { return nil }
    let step = factor.solve(system.slope)
    let probe = Ball(Rational(1, 2).power(precision / 4), precision: precision)
    guard let ahead = residuals(zip(parameters, step).map { $0 - probe * $1 }) else { return nil }
    let two = Ball(2, precision: precision)
    let second = residual.indices.map { row in
      let along = zip(system.jacobian[row], step).reduce(Ball(0, precision: precision)) {
        $0 - $1.0 * $1.1
      }
      return two / probe * ((ahead[row] - residual[row]) / probe - along)
    }
    let correction = factor.solve(system.transposed(second, grid, precision))
    guard system.length(correction) <= 0.75 * system.length(step) else { return nil }
    let half = Ball(Rational(1, 2), precision: precision)
    return zip(step, correction).map { $0 + half * $1 }
  }

  private func residuals(_ parameters: [Ball]) -> [Ball]? {
    var residual: [Ball] = []
    for row in grid.points.indices {
      guard let value = model.value(parameters, at: grid.points[row]), value.isFinite else {
        return nil
      }
      residual.append((value - grid.target[row]).lowerEnd)
    }
    return residual
  }

  private func squares(_ residual: [Ball]) -> Ball {
    zip(grid.weights, residual).reduce(Ball(0, precision: precision)) {
      $0 + $1.0 * $1.1 * $1.1
    }.lowerEnd
  }
}

/// JᵀWJ and JᵀWr at one point of a descent.
struct NormalEquations {
  let matrix: [[Ball]]
  let slope: [Ball]
  /// One row per grid point.
  let jacobian: [[Ball]]

  init?(_ descent: PreciseDescent, _ residual: [Ball]) {
    let (parameters, grid) = (descent.parameters, descent.grid)
    let zero = Ball(0, precision: descent.precision)
    var matrix = parameters.map { _ in parameters.map { _ in zero } }
    var slope = parameters.map { _ in zero }
    var jacobian: [[Ball]] = []
    for row in grid.points.indices {
      guard let pass = descent.model.valueAndGradient(parameters, at: grid.points[row]) else {
        return nil
      }
      for i in parameters.indices {
        let weighted = grid.weights[row] * pass.gradient[i]
        slope[i] = slope[i] + weighted * residual[row]
        for j in 0...i { matrix[i][j] = matrix[i][j] + weighted * pass.gradient[j] }
      }
      jacobian.append(pass.gradient)
    }
    self.matrix = matrix.map { $0.map(\.lowerEnd) }
    self.slope = slope.map(\.lowerEnd)
    self.jacobian = jacobian
  }

  /// JᵀW of a vector.
  func transposed(_ vector: [Ball], _ grid: PreciseGrid, _ precision: Int) -> [Ball] {
    slope.indices.map { index in
      vector.indices.reduce(Ball(0, precision: precision)) {
        $0 + grid.weights[$1] * vector[$1] * jacobian[$1][index]
      }
    }
  }

  /// The length of a step, each parameter in units of its own column.
  func length(_ step: [Ball]) -> Double {
    step.indices.map { index in
      let part = step[index].doubleValue
      return matrix[index][index].doubleValue * part * part
    }.reduce(0, +).squareRoot()
  }

  /// Cholesky's factor of A + λ diag A; nil where that is not positive.
  func factor(_ damping: Double, _ precision: Int) -> CholeskyFactor? {
    let more = Ball(1, precision: precision) + Ball(damping, precision: precision)
    var factor = matrix
    for i in matrix.indices {
      for j in 0...i {
        var sum = i == j ? matrix[i][i] * more : matrix[i][j]
        for k in 0..<j { sum = sum - factor[i][k] * factor[j][k] }
        sum = sum.lowerEnd
        if i == j {
          guard sum.isPositive else { return nil }
          factor[i][i] = sum.squareRoot.lowerEnd
        } else {
          factor[i][j] = (sum / factor[j][j]).lowerEnd
        }
      }
    }
    return CholeskyFactor(rows: factor)
  }
}

/// L with LLᵀ = A.
struct CholeskyFactor {
  let rows: [[Ball]]

  /// The solution of LLᵀp = b.
  func solve(_ right: [Ball]) -> [Ball] {
    var step = right
    for i in step.indices {
      for k in 0..<i { step[i] = step[i] - rows[i][k] * step[k] }
      step[i] = (step[i] / rows[i][i]).lowerEnd
    }
    for i in step.indices.reversed() {
      for k in (i + 1)..<max(step.count, i + 1) { step[i] = step[i] - rows[k][i] * step[k] }
      step[i] = (step[i] / rows[i][i]).lowerEnd
    }
    return step
  }
}
