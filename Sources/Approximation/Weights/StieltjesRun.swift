import RealModule

/// One run of the Stieltjes procedure on one discretisation.
struct StieltjesRun {
  private(set) var alpha: [Double] = []
  private(set) var beta: [Double] = []
  /// √β_k, which has twice the range.
  private(set) var rootBeta: [Double] = []
  private(set) var defect = 0.0
  private(set) var isReorthogonalized = false
  /// What rounding alone may do to α_k and β_k, relative to them.
  ///
  /// The weights are known to ulp·|log w| each, where doubles hold them, which v² averages; rounding of the recurrence adds
  /// about half an ulp for each step.
  private(set) var noise: [Double] = []

  private static let longestLog = 650.0

  /// The recurrence of a weight, for degrees up to `count`.
  init(
    _ weight: Weight, _ shape: Substitution, _ count: Int, _ refinement: Double, _ isEven: Bool,
    rule: PanelRule = .legendre
  ) throws(WeightError) {
    let one = RealFunction(
      breakpoints: weight.function.breakpoints, features: weight.function.features
    ) { _ in 1 }
    var discretizer = Discretizer(
      shape, function: one, degree: count, rule: rule, refinement: refinement)
    let sum: Discretization
    do {
      sum = try discretizer.run()
    } catch .notSquareIntegrable(let point) where point.isFinite {
      // The function is 1: it is the weight that has no integral there.
      throw .noMoment(order: 0, needed: 2 * count - 1, near: point)
    } catch {
      throw .integration(error)
    }
    guard sum.rootWeights.count(where: { $0 > 0 }) > count else { throw .zeroMass }
    guard sum.rootWeights.reduce(0, { $0 + $1 * $1 }) < .infinity else {
      throw .overflow(degree: 0)
    }
    try self.init(sum, count, isEven)
  }

  /// The recurrence of a discrete measure with more points than `count`.
  ///
  /// Runs without reorthogonalisation first, O(`count` · nodes); where that loses orthogonality,
  /// again with it, O(`count`² · nodes).
  init(_ sum: Discretization, _ count: Int, _ isEven: Bool) throws(WeightError) {
    run(sum, count, isEven, reorthogonalize: false)
    if defect > 1e-12 || !defect.isFinite {
      let plain = self
      run(sum, count, isEven, reorthogonalize: true)
      // Entries below the double range take no part in reorthogonalisation.
      if plain.defect <= defect { self = plain }
    }
    if let bad = rootBeta.indices.first(where: {
      !(rootBeta[$0] > 0 && rootBeta[$0].isFinite && alpha[$0].isFinite)
    }) {
      throw .overflow(degree: bad)
    }
  }

  private mutating func run(
    _ sum: Discretization, _ count: Int, _ isEven: Bool, reorthogonalize: Bool
  ) {
    alpha = []
    beta = []
    rootBeta = []
    noise = []
    defect = 0
    isReorthogonalized = reorthogonalize
    let x = sum.nodes
    var mass = 0.0
    for i in x.indices where sum.rootShifts[i] == 0 {
      mass += sum.rootWeights[i] * sum.rootWeights[i]
    }
    var vectors = OrthonormalVectors(sum, nodes: x, mass: mass)
    let logs = sum.rootWeights.indices.map { i in
      let shift = Double(sum.rootShifts[i]) * 1200 * .log(2)
      // Weights next to underflow are evaluated with balls, or not at all.
      return sum.rootWeights[i] > 0
        ? min(abs(2 * .log(sum.rootWeights[i]) - shift), Self.longestLog) : 0
    }
    var basis = [vectors.vector]
    var root = mass.squareRoot()
    for k in 0...count {
      let current = basis[k]
      beta.append(mass)
      rootBeta.append(root)
      var mean = 0.0
      if !isEven { for i in x.indices { mean += x[i] * current[i] * current[i] } }
      alpha.append(mean)
      var spread = 0.0
      for i in x.indices { spread += logs[i] * current[i] * current[i] }
      noise.append(.ulpOfOne * (spread + 2 + Double(k) / 2))
      if k == count { break }
      // β_{k+1} is no further from β_k than doubles reach, though its square may be beyond them.
      let exponent = root > 0x1p200 ? Int(root.exponent) : 0
      vectors.advance(
        mean: mean, back: k == 0 ? 0 : root,
        factor: Double(sign: .plus, exponent: -exponent, significand: 1))
      if reorthogonalize {
        for _ in 0..<2 {
          for q in basis { vectors.subtract(dot(q, vectors.vector), q) }
        }
      }
      let next = vectors.vector
      let norm = dot(next, next)
      mass = Double(sign: .plus, exponent: 2 * exponent, significand: norm)
      root = Double(sign: .plus, exponent: exponent, significand: norm.squareRoot())
      guard norm.isFinite, norm > 0 else {
        beta.append(mass)
        rootBeta.append(root)
        alpha.append(.nan)
        return
      }
      vectors.normalize(squaredNorm: norm)
      let unit = vectors.vector
      // Against a few early and recent vectors: lost orthogonality shows there first.
      for j in Set([0, 1, k / 2, max(k - 2, 0), max(k - 1, 0), k]) where j < basis.count {
        defect = max(defect, abs(dot(basis[j], unit)))
      }
      basis.append(unit)
    }
  }

  /// The changes of α_k against √β_k and of β_k against itself.
  func gaps(to other: StieltjesRun) -> [Double] {
    alpha.indices.dropLast().map { k in
      let scale = k == 0 ? max(abs(alpha[0]), rootBeta[1]) : rootBeta[k]
      let change =
        beta[k].isFinite && other.beta[k].isFinite
        ? abs(beta[k] - other.beta[k]) / beta[k]
        : 2 * abs(rootBeta[k] - other.rootBeta[k]) / rootBeta[k]
      return max(abs(alpha[k] - other.alpha[k]) / scale, change)
    }
  }
}
