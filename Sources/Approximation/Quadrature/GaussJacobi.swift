import RealModule

/// A Gauss–Jacobi rule as angles from the nearer end, which keep distances to the ends exact.
struct JacobiAngles {
  /// A node at the angle θ from its end.
  struct Node {
    var theta: Double
    /// cos θ, to its own relative accuracy also near 0.
    var cosine: Double
    var weight: Double
  }
  /// Nodes t = −cos θ, θ ascending.
  var lower: [Node]
  /// Nodes t = cos θ, θ ascending.
  var upper: [Node]

  /// A rule of any size on [−1, 1].
  ///
  /// Many nodes come from asymptotics in O(n); few from Newton's method on a recurrence in 1 − t,
  /// which keeps all digits near the ends; parameters too large for either from eigenvalues.
  init(count n: Int, a: Double, b: Double) {
    let (above, below) = (n / 2, n - n / 2)
    if abs(a) == 0.5, abs(b) == 0.5 {
      upper = chebyshevAngles(count: above, of: n, a, b)
      lower = chebyshevAngles(count: below, of: n, b, a)
    } else if JacobiAsymptotics.isAccurate(count: n, a, b) {
      lower = JacobiAsymptotics(count: n, a: b, b: a).endNodes(count: below)
      upper =
        a == b
        ? Array(lower.prefix(above))
        : JacobiAsymptotics(count: n, a: a, b: b).endNodes(count: above)
    } else if a == 0, b == 0 {
      lower = legendreByNewton(count: n)
      upper = Array(lower.prefix(above))
    } else {
      let rule = OrthogonalFamily.jacobi(a, b).jacobiMatrix(count: n).gaussRule(count: n)
      lower = (0..<below).map {
        Node(theta: .acos(-rule.nodes[$0]), cosine: -rule.nodes[$0], weight: rule.weights[$0])
      }
      upper = (0..<above).map { i in
        let (t, weight) = (rule.nodes[n - 1 - i], rule.weights[n - 1 - i])
        return Node(theta: .acos(t), cosine: t, weight: weight)
      }
    }
    // The middle node of a symmetric rule is 0 exactly.
    if a == b, n % 2 == 1 { lower[below - 1].cosine = 0 }
  }

  /// The rule in t.
  var rule: QuadratureRule {
    let count = lower.count + upper.count
    var nodes = [Double](repeating: 0, count: count)
    var weights = nodes
    for (i, node) in lower.enumerated() {
      nodes[i] = 0 - node.cosine
      weights[i] = node.weight
    }
    for (i, node) in upper.enumerated() {
      nodes[count - 1 - i] = node.cosine
      weights[count - 1 - i] = node.weight
    }
    return QuadratureRule(nodes: nodes, weights: weights)
  }
}

/// The closed rules of the four Chebyshev weights, counted from the end with exponent `a`.
private func chebyshevAngles(
  count: Int, of n: Int, _ a: Double, _ b: Double
) -> [JacobiAngles.Node] {
  // Angles (k − ½)π/n, kπ/(n+1), (k − ½)π/(n+½), kπ/(n+½).
  let size = Double(n) + (a + b + 1) / 2
  let shift = a < 0 ? 0.5 : 0
  return (1...max(count, 1)).prefix(count).map { k in
    let theta = (Double(k) - shift) * .pi / size
    let complement = .pi * (size - 2 * (Double(k) - shift)) / (2 * size)
    let half = theta / 2
    var weight = Double.pi / size
    if a > 0 { weight *= 2 * .sin(half) * .sin(half) }
    if b > 0 { weight *= 2 * .cos(half) * .cos(half) }
    let cosine = theta < 0.8 ? Double.cos(theta) : .sin(complement)
    return JacobiAngles.Node(theta: theta, cosine: cosine, weight: weight)
  }
}

/// Half of a small Gauss–Legendre rule by Newton's method in θ.
///
/// The recurrence for D_k = P_k − P_{k−1} in y = 1 − t loses no digits near t = 1:
/// (k+1) D_{k+1} = k D_k − (2k+1) y P_k.
private func legendreByNewton(count n: Int) -> [JacobiAngles.Node] {
  let size = Double(n) + 0.5
  return besselZeros(order: 0, count: (n + 1) / 2).enumerated().map { index, bessel in
    var theta = bessel.zero / size
    let shift = (theta / .tan(theta) - 1) / (8 * theta * size * size)
    theta += shift
    // From the middle: ω (π/2 − θ) = π (n + 1 − 2k)/2 − (j_k − β_k) − ω shift.
    var complement =
      (.pi / 2 * Double(n - 1 - 2 * index) - bessel.offset) / size - shift
    let isInner = theta > 0.8
    var slope = 1.0
    for _ in 0..<6 {
      let step: Double
      if isInner {
        (step, slope) = legendreStep(n, at: .sin(complement), sine: .cos(complement))
        complement += step
      } else {
        (step, slope) = legendreStepNearEnd(n, theta)
      }
      theta -= step
      if abs(step) <= 1e-15 * (isInner ? abs(complement) : theta) { break }
    }
    let cosine = isInner ? Double.sin(complement) : .cos(theta)
    return JacobiAngles.Node(theta: theta, cosine: cosine, weight: 2 / (slope * slope))
  }
}

/// P_n/(dP_n/dθ) and dP_n/dθ by the recurrence in 1 − t.
private func legendreStepNearEnd(_ n: Int, _ theta: Double) -> (step: Double, slope: Double) {
  let sine = Double.sin(theta / 2)
  let y = 2 * sine * sine
  var difference = -y
  var value = 1 - y
  for k in stride(from: 1, to: n, by: 1) {
    let m = Double(k)
    difference = (m * difference - (2 * m + 1) * y * value) / (m + 1)
    value += difference
  }
  // dP/dθ = n (t P_n − P_{n−1}) / sin θ, and t P_n − P_{n−1} = D_n − y P_n.
  let slope = Double(n) * (difference - y * value) / .sin(theta)
  return (value / slope, slope)
}

/// The same by the plain recurrence, for |t| away from 1.
private func legendreStep(
  _ n: Int, at t: Double, sine: Double
) -> (step: Double, slope: Double) {
  var before = 1.0
  var value = t
  for k in stride(from: 1, to: n, by: 1) {
    let m = Double(k)
    (before, value) = (value, ((2 * m + 1) * t * value - m * before) / (m + 1))
  }
  let slope = Double(n) * (t * value - before) / sine
  return (value / slope, slope)
}
