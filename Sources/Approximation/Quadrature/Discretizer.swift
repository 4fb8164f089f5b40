import RealModule

/// Builds a ``Discretization``.
struct Discretizer {
  let substitution: Substitution
  let function: RealFunction
  let degree: Int
  let rule: PanelRule
  /// Divides the width of the panels.
  let refinement: Double
  var result = Discretization()
  /// A lower estimate of √∫ f² w, the scale of what is negligible.
  var norm = 0.0
  /// The largest ∫ f² w over one panel by depth of bisection, and where.
  var deepest = [(squared: Double, point: Double)](repeating: (0, 0), count: 62)
  var lowerRule: PanelRule?
  var upperRule: PanelRule?

  /// The most panels before giving up.
  private static let panelLimit = 20_000

  /// A sum for a function and polynomials up to a degree.
  init(
    _ original: Substitution, function: RealFunction, degree: Int,
    rule: PanelRule = .legendre, refinement: Double = 1
  ) {
    self.refinement = refinement
    // Smooth functions need no care beside the ends.
    var substitution = original
    let length = Double.exp(substitution.logLength)
    substitution.singularEnds.removeAll {
      !function.isSingular(at: $0.end, side: $0.side, length: length)
    }
    self.substitution = substitution
    self.function = function
    self.degree = degree
    self.rule = rule
    lowerRule = Discretizer.endRule(0, substitution.lowerExponent, rule.nodes.count)
    upperRule = Discretizer.endRule(substitution.upperExponent, 0, rule.nodes.count)
  }

  /// A Gauss–Jacobi rule for an end whose exponent is not a small whole number.
  private static func endRule(_ a: Double, _ b: Double, _ count: Int) -> PanelRule? {
    let exponent = max(a, b) == 0 ? min(a, b) : max(a, b)
    if exponent >= 0, exponent < 8, exponent == exponent.rounded() { return nil }
    return PanelRule(family: .jacobi(FamilyParameter(a), FamilyParameter(b)), count: count)
  }

  /// Runs the adaptive bisection.
  mutating func run() throws(IntegrationError) -> Discretization {
    for part in substitution.parts {
      var piece = Discretizer(
        part, function: function, degree: degree, rule: rule, refinement: refinement)
      piece.norm = norm
      result.append(try piece.run())
      norm = max(norm, piece.norm)
    }
    if !substitution.parts.isEmpty { return result }
    let range = substitution.range
    var ends = function.divisions.map(substitution.parameter)
      .filter { $0 > range.lower && $0 < range.upper }.sorted()
    // With infinite ends the first cut lies inside; the tails are added panel by panel.
    let reach = substitution.reach(degree)
    let first = range.lower.isFinite ? range.lower : reach.lower
    let last = range.upper.isFinite ? range.upper : reach.upper
    ends = [min(first, ends.first ?? first)] + ends + [max(last, ends.last ?? last)]
    if ends.count == 2 { ends.insert(first + (last - first) / 2, at: 1) }
    var pieces: [(Double, Double)] = []
    for (a, b) in zip(ends, ends.dropFirst()) where b > a { cut(a, b, into: &pieces) }
    // A first look at the size of the integral, so that relative tests have a scale.
    for (a, b) in pieces {
      let s = try sample(a, b)
      norm = max(norm, s.squared.squareRoot())
    }
    for (a, b) in pieces { try resolve(a, b, depth: 0) }
    let (low, high) = (ends[0], ends[ends.count - 1])
    if !range.lower.isFinite { try addTail(from: low, step: -min(width(at: low), 2)) }
    if !range.upper.isFinite { try addTail(from: high, step: min(width(at: high), 2)) }
    try checkSingularities()
    for end in substitution.endMasses {
      let values = try end.values(of: function, beside: result.squaredNorm.squareRoot())
      result.append(
        end.points.map(\.point), end.masses, values,
        near: Dictionary(
          uniqueKeysWithValues: end.points.enumerated().map { ($0.offset, $0.element) }))
      result.appendRoots(
        end.masses.map { $0.squareRoot() }, [Int32](repeating: 0, count: end.masses.count))
    }
    return result
  }

  /// The widest panel at s whose rule still resolves the polynomials: 12 of 31 modes.
  private func width(at s: Double) -> Double {
    24 / (refinement * substitution.frequency(degree, s))
  }

  private func cut(_ a: Double, _ b: Double, into pieces: inout [(Double, Double)]) {
    let middle = a + (b - a) / 2
    if b - a <= min(width(at: a), width(at: middle), width(at: b), 8 / refinement) {
      pieces.append((a, b))
    } else {
      cut(a, middle, into: &pieces)
      cut(middle, b, into: &pieces)
    }
  }

  mutating func resolve(_ a: Double, _ b: Double, depth: Int) throws(IntegrationError) {
    let s = try sample(a, b)
    norm = max(norm, s.squared.squareRoot())
    // Rounding of the argument alone changes f by its variation times ulp / width.
    let (c, d) = (substitution.point(a), substitution.point(b))
    // Beside an end the distance from it is what points are added up from.
    let isBesideEnd = !substitution.singularEnds.isEmpty && (b < -7 || a > 7)
    let terms = isBesideEnd ? abs(c + d) : max(abs(c + d), substitution.pointScale)
    let argument =
      c == d && isBesideEnd ? 4 : 4 * max(1, abs(a + b) / (b - a), terms / abs(d - c))
    let isResolved = s.tail <= .ulpOfOne * max(argument * s.peak, 8 * norm)
    // The density is resolved relative to itself: where it is small, polynomials are large.
    let noise = max(argument, 4 * s.logPeak)
    let isDensityResolved =
      s.densityTail <= .ulpOfOne * noise * s.densityPeak || s.lowestLog < substitution.reliableLog
    if isResolved && isDensityResolved { return accept(s, a, b, depth) }
    if s.hasDip, s.dipTail <= .ulpOfOne * noise { return accept(s, a, b, depth) }
    let middle = a + (b - a) / 2
    // Below this width the nodes differ by rounding errors only.
    let isExhausted = depth >= 60 || b - a <= 1024 * .ulpOfOne * abs(middle)
    if isExhausted { return accept(s, a, b, depth) }
    guard result.panels.count < Discretizer.panelLimit else {
      throw .notResolved(near: substitution.point(middle))
    }
    try resolve(a, middle, depth: depth + 1)
    try resolve(middle, b, depth: depth + 1)
  }

  private mutating func accept(_ s: Sample, _ a: Double, _ b: Double, _ depth: Int) {
    result.append(s.nodes, s.weights, s.values, near: s.near)
    result.appendRoots(s.rootWeights, s.rootShifts)
    result.appendPanel(substitution.point(a), substitution.point(b))
    if s.squared > deepest[depth].squared {
      deepest[depth] = (s.squared, substitution.point(a + (b - a) / 2))
    }
  }
}
