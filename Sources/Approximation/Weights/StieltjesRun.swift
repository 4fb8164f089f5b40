import RealModule

/// One run of the Stieltjes procedure on one discretisation.
struct StieltjesRun {
  private(set) var alpha: [Double] = []
  private(set) var beta: [Double] = []
  private(set) var defect = 0.0
  private(set) var isReorthogonalized = false

  init(
    _ weight: Weight, _ shape: Substitution, _ count: Int, _ refinement: Double, _ isEven: Bool
  ) throws(WeightError) {
    let one = RealFunction(breakpoints: weight.function.breakpoints) { _ in 1 }
    var discretizer = Discretizer(
      shape, function: one, degree: count, refinement: refinement)
    let sum: Discretization
    do { sum = try discretizer.run() } catch { throw .integration(error) }
    let used = sum.rootWeights.indices.filter { sum.rootWeights[$0] > 0 }
    guard used.count > count else { throw .zeroMass }
    let x = used.map { sum.nodes[$0] }
    let roots = used.map { sum.rootWeights[$0] }
    run(x, roots, count, isEven, reorthogonalize: false)
    if defect > 1e-11 || !defect.isFinite {
      run(x, roots, count, isEven, reorthogonalize: true)
    }
    if let bad = beta.firstIndex(where: { !$0.isFinite || $0 <= 0 }) {
      throw .overflow(degree: bad)
    }
  }

  private mutating func run(
    _ x: [Double], _ roots: [Double], _ count: Int, _ isEven: Bool, reorthogonalize: Bool
  ) {
    alpha = []
    beta = []
    defect = 0
    isReorthogonalized = reorthogonalize
    var mass = dot(roots, roots)
    var current = roots.map { $0 / mass.squareRoot() }
    var previous = [Double](repeating: 0, count: x.count)
    var basis = [current]
    for k in 0...count {
      beta.append(mass)
      var mean = 0.0
      if !isEven { for i in x.indices { mean += x[i] * current[i] * current[i] } }
      alpha.append(mean)
      if k == count { break }
      let back = k == 0 ? 0 : mass.squareRoot()
      var next = previous
      for i in x.indices { next[i] = (x[i] - mean) * current[i] - back * previous[i] }
      if reorthogonalize {
        for _ in 0..<2 {
          for q in basis {
            let overlap = dot(q, next)
            for i in next.indices { next[i] -= overlap * q[i] }
          }
        }
      }
      mass = dot(next, next)
      let norm = mass.squareRoot()
      for i in next.indices { next[i] /= norm }
      // Against a few early and recent vectors: lost orthogonality shows there first.
      for j in Set([0, 1, k / 2, max(k - 2, 0), max(k - 1, 0), k]) where j < basis.count {
        defect = max(defect, abs(dot(basis[j], next)))
      }
      basis.append(next)
      (previous, current) = (current, next)
    }
  }

  /// The changes of α_k against √β_k and of β_k against itself.
  func gaps(to other: StieltjesRun) -> [Double] {
    alpha.indices.dropLast().map { k in
      let scale = k == 0 ? max(abs(alpha[0]), .sqrt(beta[1])) : .sqrt(beta[k])
      return max(
        abs(alpha[k] - other.alpha[k]) / scale, abs(beta[k] - other.beta[k]) / beta[k])
    }
  }
}
