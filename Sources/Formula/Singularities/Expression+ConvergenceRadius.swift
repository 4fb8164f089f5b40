import ComplexModule
import RealModule

extension Expression {
  /// The radius of convergence of the Taylor series about a real centre.
  ///
  /// Candidates are the zeros of denominators and of arguments of roots and logarithms, the poles
  /// of tan, tanh, the logistic family and Γ, ±1 and ±i for inverse functions, and kinks on the
  /// real axis; each is then checked on the function itself, because it may be removable. Where an
  /// argument can't be inverted, its zeros are searched; where that fails too, the radius is
  /// estimated from the coefficients and says so. At a centre where the function is not analytic
  /// the radius is 0.
  public func radiusOfConvergence(at center: Double) -> ConvergenceRadius {
    let solver = ComplexLevelSolver(self, center: center)
    var evidence = ConvergenceRadius.Evidence.expression
    var candidates: [Singularity] = []
    for index in activeSteps(solver) {
      for equation in singularLevels(index, solver) {
        let solutions = solver.solve(equation.step, equation.level)
        evidence = max(evidence, solutions.evidence)
        candidates += solutions.points.map {
          Singularity(
            location: $0, kind: equation.kind, subexpression: source(ofCore: index))
        }
      }
    }
    candidates = Self.sorted(candidates, about: center)
    var nearest = verified(candidates, about: center)
    let reach = nearest.first.map { ($0.location - Complex(center)).length } ?? 1e3
    let kink = nearestKink(center, within: reach)
    if let kink {
      let distance = (kink.location.real - center).magnitude
      nearest = nearest.filter { ($0.location - Complex(center)).length <= distance * (1 + 1e-9) }
      nearest.append(kink)
    }
    guard let first = nearest.first else {
      return evidence == .estimate
        ? estimate(center) : ConvergenceRadius(radius: .infinity, nearest: [], evidence: evidence)
    }
    let radius = nearest.map { ($0.location - Complex(center)).length }.min() ?? 0
    if first.kind == .kink || first.kind == .jump {
      return ConvergenceRadius(radius: radius, nearest: nearest, evidence: evidence)
    }
    if evidence == .estimate {
      // A search that may have missed something nearer: the coefficients have the last word.
      let estimated = estimate(center)
      if estimated.radius < 0.8 * radius { return estimated }
    }
    return ConvergenceRadius(radius: radius, nearest: nearest, evidence: evidence)
  }

  /// The steps that the function's formula at the centre really uses.
  private func activeSteps(_ solver: ComplexLevelSolver) -> [Int] {
    var needed = [Bool](repeating: false, count: core.count)
    needed[coreRoot] = true
    for index in core.indices.reversed() where needed[index] {
      switch core[index] {
      case .choose(let condition, let then, let otherwise):
        needed[solver.valueAtCenter(condition).real != 0 ? then : otherwise] = true
      case .binary(.minimum, let a, let b), .binary(.maximum, let a, let b):
        let smaller = solver.valueAtCenter(a).real < solver.valueAtCenter(b).real
        let isMinimum = core[index] == .binary(.minimum, a, b)
        needed[smaller == isMinimum ? a : b] = true
      case .binary(let operation, _, _) where operation.isComparison: continue
      default: for operand in core[index].operands { needed[operand] = true }
      }
    }
    return core.indices.filter { needed[$0] }
  }

  private static func sorted(_ all: [Singularity], about center: Double) -> [Singularity] {
    all.filter { $0.location.isFinite }
      .map { ($0, ($0.location - Complex(center)).length) }
      .sorted { ($0.1, $0.0.location.imaginary) < ($1.1, $1.0.location.imaginary) }
      .map(\.0)
  }

  /// The nearest candidates that are singularities of the whole function.
  private func verified(_ candidates: [Singularity], about center: Double) -> [Singularity] {
    var result: [Singularity] = []
    var radius = Double.infinity
    let places = candidates.map(\.location)
    for candidate in candidates {
      let distance = (candidate.location - Complex(center)).length
      if distance > radius * (1 + 1e-9) { break }
      let known = result.contains {
        ($0.location - candidate.location).length <= 1e-7 * max(distance, 1e-3)
      }
      guard !known, isSingular(candidate, among: places, center) else { continue }
      radius = min(radius, distance)
      result.append(candidate)
    }
    return result
  }

  private func nearestKink(_ center: Double, within reach: Double) -> Singularity? {
    let distance = min(reach, 1e3)
    let breaks = breakpoints(in: (center - distance).nextDown...(center + distance).nextUp)
    let ordered = breaks.sorted { ($0 - center).magnitude < ($1 - center).magnitude }
    for point in ordered {
      do throws(SeriesFault) {
        _ = try series(at: point, order: 8)
      } catch {
        return Singularity(
          location: Complex(point), kind: error.kind == .jump ? .jump : .kink,
          subexpression: error.subexpression)
      }
    }
    return nil
  }

  /// The radius that the root test reads off 160 coefficients: 1/limsup |cₖ|^(1/k).
  private func estimate(_ center: Double) -> ConvergenceRadius {
    let order = 160
    guard let series = try? series(at: center, order: order) else {
      return ConvergenceRadius(radius: 0, nearest: [], evidence: .estimate)
    }
    let radii = (order / 2...order).compactMap { k -> Double? in
      let size = series.coefficients[k].magnitude
      return size > 1e-290 ? Double.pow(size, -1 / Double(k)) : nil
    }
    return ConvergenceRadius(radius: radii.min() ?? .infinity, nearest: [], evidence: .estimate)
  }
}

extension ConvergenceRadius.Evidence: Comparable {
  /// Stronger evidence is smaller.
  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .expression: 0
    case .search: 1
    case .estimate: 2
    }
  }
}
