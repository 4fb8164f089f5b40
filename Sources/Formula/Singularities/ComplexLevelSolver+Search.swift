import ComplexModule
import RealModule

extension ComplexLevelSolver {
  /// The largest distance from the centre that is searched.
  static let searchRadius = 12.0

  /// Zeros of step(z) − w in a disc by Newton's method from a polar grid.
  ///
  /// When the argument principle counts no zero nearer than the nearest one found, the search is
  /// evidence; otherwise the result is only an estimate.
  func search(_ index: Int, _ w: C) -> Solutions {
    let step = expression.subexpression(index)
    guard let slope = step.derivative else {
      return Solutions(points: [], evidence: .estimate)
    }
    var found: [C] = []
    for ring in 1...24 {
      let radius = Self.searchRadius * Double(ring * ring) / 576
      for k in 0..<16 {
        let start = C(center) + C(length: radius, phase: (Double(k) + 0.37) * .pi / 8)
        guard let root = newton(step, slope, w, start),
          (root - C(center)).length < Self.searchRadius,
          !found.contains(where: { ($0 - root).length < 1e-8 * max(1, root.length) })
        else { continue }
        found.append(root)
      }
    }
    let distances = found.map { ($0 - C(center)).length }
    let inner = 0.97 * (distances.filter { $0 > 0 }.min() ?? Self.searchRadius)
    // A zero at the centre itself lies inside the circle that has to be empty otherwise.
    let expected = distances.contains(0) ? 1 : 0
    let complete = !found.isEmpty && windings(step, w, radius: inner) == expected
    return Solutions(points: found, evidence: complete ? .search : .estimate)
  }

  private func newton(_ step: Expression, _ slope: Expression, _ w: C, _ start: C) -> C? {
    var z = start
    for _ in 0..<40 {
      let change = (step(complex: z) - w) / slope(complex: z)
      guard change.isFinite, change.length < 1e3 else { return nil }
      z -= change
      if change.length <= 4e-16 * max(1e-3, z.length) { break }
    }
    let rest = (step(complex: z) - w) / slope(complex: z)
    guard rest.length < 1e-12 * max(1, z.length) else { return nil }
    // Real roots and roots at 0 are met from the complex side.
    func clean(_ part: Double) -> Double { part.magnitude < 1e-13 * max(1e-3, z.length) ? 0 : part }
    return z.length < 1e-13 ? .zero : C(clean(z.real), clean(z.imaginary))
  }

  /// Zeros minus poles inside a circle about the centre; nil where it can't be counted.
  private func windings(_ step: Expression, _ w: C, radius: Double) -> Int? {
    let count = 2048
    var total = 0.0
    var before = step(complex: C(center + radius)) - w
    for k in 1...count {
      let z = C(center) + C(length: radius, phase: 2 * .pi * Double(k) / Double(count))
      let value = step(complex: z) - w
      let turn = (value / before).phase
      guard turn.isFinite, turn.magnitude < 1.5 else { return nil }
      total += turn
      before = value
    }
    return Int((total / (2 * .pi)).rounded())
  }
}
