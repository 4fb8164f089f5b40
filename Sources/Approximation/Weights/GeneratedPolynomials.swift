import Formula
import RealModule

/// The orthogonal polynomials of an arbitrary weight, by the discretised Stieltjes procedure.
///
/// The weight is discretised on panels; on that discrete measure the recurrence is run with
/// *orthonormal* vectors √W p̂_k, which neither overflow nor underflow as monic ones do. The
/// discretisation is refined until α and β stand still; where rounding spoils orthogonality, every
/// vector is orthogonalised twice against all before it (Arnoldi's way).
///
/// Source: Gautschi, *Orthogonal Polynomials* (2004), §2.2.4 (discretised Stieltjes), §2.2.5
/// (multiple components); Brubeck, Nakatsukasa and Trefethen, *Vandermonde with Arnoldi* (2021).
public struct GeneratedPolynomials: Sendable {
  /// The weight.
  public let weight: Weight
  /// The interval.
  public let interval: Interval
  /// Monic α_k and β_k in x, β₀ being the mass; one more β than asked for, to normalise with.
  public let matrix: JacobiMatrix
  /// The decimal digits believed in both α_k and β_k, relative to √β_k and β_k.
  public let digits: [Int]
  /// max |⟨p̂_i, p̂_j⟩ − δ_ij| over the discrete measure.
  public let defect: Double
  /// Whether vectors had to be orthogonalised again against all earlier ones.
  public let isReorthogonalized: Bool
  /// Whether the moment problem looks indeterminate, so that polynomials may not be dense; a matter
  /// of the weight alone, whatever the count.
  public let looksIndeterminate: Bool
  /// The highest order of a moment where the weight falls like a power, so that only finitely many
  /// moments and orthogonal polynomials exist; nil where it falls faster.
  public let largestMoment: Int?
  let substitution: Substitution

  /// Generates α_k and β_k for k < `count`.
  ///
  /// - Throws: `WeightError` for negative weights and missing moments up to order 2·`count` − 1.
  /// - Complexity: O(count · nodes) for each refinement, O(count² · nodes) with Arnoldi.
  public init(weight: Weight, on interval: Interval, count: Int) throws(WeightError) {
    precondition(count >= 1)
    self.weight = weight
    self.interval = interval
    try checkSign(weight, WeightShape(weight: weight, interval: interval))
    let shape = try Substitution(weight: weight, on: interval, order: 2 * count - 1)
    substitution = shape
    let plain = WeightShape(weight: weight, interval: interval)
    largestMoment = plain.largestMoment
    looksIndeterminate = largestMoment == nil && plain.looksIndeterminate
    let isEven =
      weight.function.parity == .even && interval.lower == -interval.upper
    var refinement = 1.0
    var last = try StieltjesRun(weight, shape, count, refinement, isEven)
    var best: (run: StieltjesRun, gaps: [Double])?
    for round in 0..<5 {
      refinement *= 1.7
      // Nodes that both runs shared would hide what their rounding does to the weight.
      let next = try StieltjesRun(
        weight, shape, count, refinement, isEven,
        rule: round % 2 == 0 ? .legendreFine : .legendre)
      let gaps = next.gaps(to: last)
      let worst = gaps.reduce(0, max)
      let before = best?.gaps.reduce(0, max) ?? .infinity
      if worst < before { best = (next, gaps) }
      // Settled, or down to rounding, which finer panels do not improve.
      if worst < 2e-14 || worst > before / 2 && worst < 1e-11 { break }
      last = next
    }
    let (run, gaps) = best ?? (last, [])
    matrix = JacobiMatrix(alpha: run.alpha, beta: run.beta, rootBeta: run.rootBeta)
    // Vectors that are not orthogonal prove coefficients wrong on which two runs may agree.
    let limit = run.defect > 1e-13 ? max(0, Int(-Double.log10(run.defect))) : 15
    // Errors drift from degree to degree, and two runs may agree by chance where both have drifted.
    var largest = 0.0
    digits = gaps.indices.map { k in
      largest = gaps[k...min(k + k / 4 + 2, gaps.count - 1)].reduce(largest, max)
      return max(0, min(limit, Int(-Double.log10(max(3 * largest, run.noise[k])))))
    }
    defect = run.defect
    isReorthogonalized = run.isReorthogonalized
  }

  /// The number of α_k, β_k that were asked for.
  public var count: Int { matrix.count - 1 }

  /// The interval where finite, else the part between the outer nodes of a small Gauss rule.
  var visiblePart: Interval {
    if interval.isFinite { return interval }
    let rule = matrix.gaussRule(count: min(12, matrix.count))
    let (low, high) = (rule.nodes[0], rule.nodes[rule.count - 1])
    return Interval(
      unchecked: interval.lower.isFinite ? interval.lower : low,
      interval.upper.isFinite ? interval.upper : high)
  }
}

/// Refuses weights that are negative or undefined where they are sampled.
private func checkSign(_ weight: Weight, _ shape: WeightShape) throws(WeightError) {
  // The whole interval, not only where the positive part of the weight lies.
  var lowest = (x: 0.0, value: 0.0)
  for s in stride(from: -20.0, through: 20, by: 0.09) {
    let x = shape.point(s)
    let value = weight.function(x)
    if value < lowest.value { lowest = (x, value) }
    if value.isNaN, abs(s) < 5 { throw .notFinite(at: x) }
  }
  if lowest.value < 0 { throw .negative(at: lowest.x, value: lowest.value) }
}
