/// One descent from one start, with the head eliminated by projection.
///
/// Residuals r = P⊥(t) with P the projection onto features and constant (Golub and Pereyra 1973;
/// Jacobian after Kaufman 1975), damping after Nielsen 1999, column scaling after Moré 1978.
struct LevenbergMarquardt<Model: FitModel> {
  let model: Model
  let grid: FitGrid
  var maximumIterations = 400

  /// The draw with the smallest error before any step.
  func best(of count: Int, _ draw: () -> [Double]) -> [Double] {
    let draws = (0..<count).map { _ in draw() }
    let errors = draws.map { evaluate($0)?.size ?? .infinity }
    return draws[errors.indices.min { errors[$0] < errors[$1] } ?? 0]
  }

  /// Descends from a start, halved until the network is finite there.
  func descendShrinking(
    from start: [Double], _ goesOn: @escaping () -> Bool = { true }
  ) -> DescentOutcome {
    var start = start
    for _ in 0..<8 where evaluate(start) == nil { start = start.map { 0.5 * $0 } }
    return descend(from: start, goesOn)
  }

  /// Descends from a start; the error is infinite when the network is not finite there.
  ///
  /// - Parameter goesOn: asked before every step; a descent ended by it has not converged.
  func descend(
    from start: [Double], _ goesOn: @escaping () -> Bool = { true }
  ) -> DescentOutcome {
    var parameters = start
    guard var state = evaluate(parameters) else {
      return DescentOutcome(
        parameters: start, head: [], rms: .infinity, iterations: 0, isConverged: false)
    }
    var scale = parameters.map { _ in 0.0 }
    var (damping, growth) = (1e-3, 2.0)
    var iteration = 0
    var isConverged = parameters.isEmpty
    while iteration < maximumIterations, !isConverged, goesOn() {
      iteration += 1
      let jacobian = columns(parameters, state)
      let slopes = jacobian.map { dot($0, state.residual) }
      let sizes = jacobian.map { dot($0, $0).squareRoot() }
      guard sizes.allSatisfy(\.isFinite) else { break }
      for index in scale.indices { scale[index] = max(scale[index], sizes[index]) }
      // Cosines between the residual and the columns: zero at a minimum, whatever the scales.
      let cosine = zip(slopes, sizes).map { $1 > 0 ? abs($0) / ($1 * state.size) : 0 }.max() ?? 0
      if cosine < 1e-9 || state.size < 1e-300 {
        isConverged = true
        break
      }
      let floors = scale.map { max($0, 1e-12 * (scale.max() ?? 1)) }
      var moved = false
      while damping < 1e12 {
        let system = DampedLeastSquares(jacobian, damping: damping, scale: floors)
        var step = system.step(against: state.residual)
        let length = zip(step, floors).map { ($0 * $1) * ($0 * $1) }.reduce(0, +)
        let extent = zip(parameters, floors).map { ($0 * $1) * ($0 * $1) }.reduce(0, +)
        let predicted = damping * length - dot(step, slopes)
        bend(&step, jacobian, system, state, parameters, floors)
        let candidate = zip(parameters, step).map { $0 + $1 }
        if let trial = evaluate(candidate), trial.size < state.size {
          let ratio = (state.size * state.size - trial.size * trial.size) / max(predicted, 1e-300)
          let shrink = 1 - (2 * ratio - 1) * (2 * ratio - 1) * (2 * ratio - 1)
          damping = max(damping * max(1.0 / 3, shrink), 1e-30)
          growth = 2
          moved = true
          isConverged =
            length <= 1e-24 * extent
            || (state.size - trial.size <= 1e-14 * state.size && ratio > 0.25 && ratio < 4)
          (parameters, state) = (candidate, trial)
          break
        }
        if length <= 1e-30 * extent {
          isConverged = cosine < 1e-6
          break
        }
        damping *= growth
        growth *= 2
      }
      if !moved { break }
    }
    return DescentOutcome(
      parameters: parameters, head: state.head, rms: state.size, iterations: iteration,
      isConverged: isConverged)
  }

  /// Adds the second-order term of the path that the residuals follow (geodesic acceleration,
  /// Transtrum and Sethna 2012), where it is a correction: narrow curved valleys are the rule here.
  private func bend(
    _ step: inout [Double], _ jacobian: [[Double]], _ system: DampedLeastSquares, _ state: State,
    _ parameters: [Double], _ scale: [Double]
  ) {
    let probe = 0.1
    guard let ahead = evaluate(zip(parameters, step).map { $0 + probe * $1 }) else { return }
    var second = state.residual.indices.map {
      2 / probe * (ahead.residual[$0] - state.residual[$0]) / probe
    }
    for (column, part) in zip(jacobian, step) { add(-2 / probe * part, column, to: &second) }
    let correction = system.step(against: second)
    let sizes = [step, correction].map { vector in
      zip(vector, scale).map { ($0 * $1) * ($0 * $1) }.reduce(0, +).squareRoot()
    }
    guard sizes[1] <= 0.75 * sizes[0] else { return }
    for index in step.indices { step[index] += 0.5 * correction[index] }
  }

  private struct State {
    var head: [Double]
    var residual: [Double]
    var size: Double
    var span: OrthonormalColumns?
    var trace: Model.Trace

    init(
      head: [Double], residual: [Double], span: OrthonormalColumns?, trace: Model.Trace
    ) {
      (self.head, self.residual, self.span, self.trace) = (head, residual, span, trace)
      size = dot(residual, residual).squareRoot()
    }
  }

  /// Residuals and best head; nil where the network is not finite or drowns in rounding errors.
  ///
  /// Targets that a family approaches only at infinity draw its parameters there; the running error
  /// bound ends such a descent while its values still mean something.
  private func evaluate(_ parameters: [Double]) -> State? {
    let features = model.features(parameters, at: grid.points)
    var (columns, noises) = (features.values, features.noise)
    for index in columns.indices {
      guard columns[index].allSatisfy({ $0.magnitude < 1e100 }) else { return nil }
      multiply(&columns[index], by: grid.scales)
      multiply(&noises[index], by: grid.scales)
    }
    var state: State
    if model.hasHead {
      // The constant first: features are then orthogonalised against it.
      let span = OrthonormalColumns((model.hasConstant ? [grid.scales] : []) + columns)
      let solution = (model.hasConstant ? [] : [0]) + span.solve(grid.target)
      var residual = grid.target.map { -$0 }
      span.remove(from: &residual)
      span.remove(from: &residual)
      state = State(
        head: Array(solution.dropFirst()) + [solution[0]], residual: residual, span: span,
        trace: features.trace)
    } else {
      let residual = zip(columns[0], grid.target).map { $0 - $1 }
      state = State(head: [1, 0], residual: residual, span: nil, trace: features.trace)
    }
    var noise = 0.0
    for (index, column) in noises.enumerated() {
      let size = dot(columns[index], columns[index]).squareRoot()
      noise += abs(state.head[index]) * (dot(column, column).squareRoot() + .ulpOfOne * size)
    }
    return noise <= min(1e-9 * max(grid.size, 1e-300), 0.3 * state.size + 1e-15 * grid.size)
      ? state : nil
  }

  private func columns(_ parameters: [Double], _ state: State) -> [[Double]] {
    let head = Array(state.head.dropLast())
    var columns = model.gradients(
      parameters, head: head, scales: grid.scales, at: grid.points, state.trace)
    if let span = state.span {
      for index in columns.indices { span.remove(from: &columns[index]) }
    }
    return columns
  }
}
