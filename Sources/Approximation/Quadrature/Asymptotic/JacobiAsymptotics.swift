import RealModule

/// Nodes and weights of Gauss–Jacobi rules near the end t = 1, for many nodes.
///
/// u(θ) = sin^(a+½)(θ/2) cos^(b+½)(θ/2) P_n(cos θ) satisfies u″ + (ω² + V) u = 0 with
/// ω = n + (a+b+1)/2. A change of variable z(θ) = ω Z(θ) turns this *exactly* into Bessel's
/// equation for √z J_a(z) when
///
///     Z′² + ε (μ Z′²/Z² + ½{Z, θ}) = 1 + ε V,   ε = ω⁻², μ = ¼ − a²,
///
/// ({·,·} the Schwarzian derivative), solved here by iteration on power series in θ²; every round
/// gains a factor ε. The nodes are z(θ) = j_{a,k} and the weights follow from z′, everything
/// relative to its own size and from θ, not from cos θ.
///
/// Source: the Liouville–Green transformation, Olver, *Asymptotics and Special Functions* (1974),
/// chapter 12; its leading terms for a = b = 0 are those of Bogaert, *Iteration-free computation of
/// Gauss–Legendre quadrature nodes and weights*, SISC 36 (2014).
struct JacobiAsymptotics {
  let n: Int
  let a: Double
  let b: Double
  private let omega: Double
  /// Z = θ (1 + E(θ²)) and Z′ = P(θ²); E is of order ε and kept apart from 1.
  private let excess: TruncatedSeries
  private let slope: TruncatedSeries
  private let constant: Double

  /// From how many nodes on, and to which parameters, all digits of the expansion are good.
  static func isAccurate(count n: Int, _ a: Double, _ b: Double) -> Bool {
    let size = max(abs(a), abs(b), 0.5)
    return size <= 6 && Double(n) >= 100 * max(1, size * size / 2)
  }

  init(count n: Int, a: Double, b: Double) {
    self.n = n
    self.a = a
    self.b = b
    omega = Double(n) + (a + b + 1) / 2
    let epsilon = 1 / (omega * omega)
    let (muA, muB) = (0.25 - a * a, 0.25 - b * b)
    let potential = Self.potential(muA, muB, terms: 40)
    var p = TruncatedSeries(constant: 1, count: potential.count)
    var g = p
    var small = TruncatedSeries(constant: 0, count: potential.count)
    for _ in 0..<6 {
      // L = (log G)′ in s = θ²; (Z′/Z)² − 1/θ² = 4L + 4sL².
      let l = g.derivative / g
      let bessel = 4 * l + 4 * (l * l).shifted
      let q = p.derivative / p
      let schwarz = 2 * q + 4 * (p.derivative.derivative / p).shifted - 6 * (q * q).shifted
      let change = epsilon * (potential - muA * bessel - 0.5 * schwarz)
      // √(1 + c) = 1 + c/(1 + √(1 + c))
      var whole = change
      whole.terms[0] += 1
      p = whole.squareRoot
      var divisor = p
      divisor.terms[0] += 1
      small = change / divisor
      small = TruncatedSeries(small.terms.indices.map { small.terms[$0] / Double(2 * $0 + 1) })
      g = small
      g.terms[0] += 1
    }
    let radius = 2.6
    slope = p.trimmed(radius: radius, scale: 1)
    excess = small.trimmed(radius: radius, scale: 1 / omega)
    // 2^(a+b+2) Γ(n+b+1) n! / (Γ(n+a+1) Γ(n+a+b+1)) (ω P(0))^(2a) / ω
    let x = Double(n) + 1
    let logs = -logGammaRise(x + b, by: a) - logGammaRise(x, by: a)
    constant =
      .exp((a + b + 2) * .log(2) + logs + 2 * a * .log(omega * p.terms[0])) / omega
  }

  /// V − μ_a/θ² = μ_a/(4 sin²½θ) − μ_a/θ² + μ_b/(4 cos²½θ) as a series in θ².
  private static func potential(_ muA: Double, _ muB: Double, terms: Int) -> TruncatedSeries {
    var sinc: [Double] = []
    var cosine: [Double] = []
    var term = 1.0
    for k in 0...terms {
      // (−1)^k (θ/2)^(2k) / (2k)! and / (2k+1)!
      cosine.append(term)
      sinc.append(term / Double(2 * k + 1))
      term *= -0.25 / Double((2 * k + 1) * (2 * k + 2))
    }
    let one = TruncatedSeries(constant: 1, count: terms + 1)
    let s = TruncatedSeries(sinc)
    let c = TruncatedSeries(cosine)
    let fromSine = TruncatedSeries(Array((one / (s * s)).terms.dropFirst()))
    let fromCosine = TruncatedSeries(Array((one / (c * c)).terms.dropLast()))
    return muA * fromSine + (muB / 4) * fromCosine
  }

  /// The first `count` nodes as angles from t = 1, with their weights.
  func endNodes(count: Int) -> [JacobiAngles.Node] {
    if a == 0, b == 0 { return legendreEndNodes(count: count) }
    return besselZeros(order: a, count: count).enumerated().map { endNode($0, $1) }
  }

  /// The node of one zero of J_a.
  private func endNode(_ index: Int, _ bessel: BesselZero) -> JacobiAngles.Node {
    // Each round of the fixed point gains a factor ε.
    let start = bessel.zero / omega
    var theta = start / (1 + excess(start * start))
    for _ in 0..<rounds { theta = start / (1 + excess(theta * theta)) }
    let factor = constant / (slope(theta * theta) * bessel.factor)
    if a == b {
      // From the middle: ω (π/2 − θ) = π (n + 1 − 2k)/2 − (j_k − β_k) + ω θ E.
      let middle = (.pi / 2 * Double(n - 1 - 2 * index) - bessel.offset) / omega
      let complement = middle + theta * excess(theta * theta)
      let isInner = theta > 0.8
      let cosine = isInner ? Double.sin(complement) : .cos(theta)
      let sine = isInner ? Double.cos(complement) : .sin(theta)
      let weight = factor * sine / 2 * (a == 0 ? 1 : .pow(sine / 2, 2 * a))
      return JacobiAngles.Node(theta: theta, cosine: cosine, weight: weight)
    }
    let (sine, cosine) = (Double.sin(theta / 2), Double.cos(theta / 2))
    let powers = Double.pow(sine, 2 * a + 1) * .pow(cosine, 2 * b + 1)
    return JacobiAngles.Node(theta: theta, cosine: .cos(theta), weight: factor * powers)
  }

  private var rounds: Int { omega > 3e4 ? 0 : omega > 2e3 ? 1 : 3 }

  /// The nodes of a Legendre rule, eight at a time where McMahon's expansion holds.
  private func legendreEndNodes(count: Int) -> [JacobiAngles.Node] {
    let first = min(count, 32)
    var result: [JacobiAngles.Node] = []
    result.reserveCapacity(count + 8)
    for (index, zero) in besselZeros(order: 0, count: first).enumerated() {
      result.append(endNode(index, zero))
    }
    let lanes = SIMD8<Double>(0, 1, 2, 3, 4, 5, 6, 7)
    var index = first
    while index < count {
      let order = lanes + Double(index)
      let beta = (order + 0.75) * .pi
      let offset = mcMahonOffset(beta, mu: 0)
      let zero = beta + offset
      let start: SIMD8<Double> = zero / omega
      var theta: SIMD8<Double> = start / (1 + excess(start * start))
      for _ in 0..<rounds { theta = start / (1 + excess(theta * theta)) }
      let square = theta * theta
      let shift = theta * excess(square)
      let modulus: SIMD8<Double> = slope(square) * besselFactor(zero, mu: 0)
      let factor = SIMD8<Double>(repeating: constant / 2) / modulus
      // From the middle, as for single nodes.
      let middle: SIMD8<Double> = (Double(n - 1) - 2 * order) * (.pi / 2)
      let complement: SIMD8<Double> = (middle - offset) / omega + shift
      for lane in 0..<min(8, count - index) {
        let angle = theta[lane]
        let (cosine, sine): (Double, Double)
        if angle > 0.8 {
          cosine = .sin(complement[lane])
          // At most 0.7: nothing cancels.
          sine = (1 - cosine * cosine).squareRoot()
        } else {
          (cosine, sine) = (.cos(angle), .sin(angle))
        }
        result.append(
          JacobiAngles.Node(theta: angle, cosine: cosine, weight: factor[lane] * sine))
      }
      index += 8
    }
    return result
  }
}

/// log Γ(x + d) − log Γ(x), without the cancellation of the two.
///
/// Stirling's series, x ≥ 20.
func logGammaRise(_ x: Double, by d: Double) -> Double {
  guard d != 0 else { return 0 }
  let y = x + d
  func tail(_ z: Double) -> Double {
    let r = 1 / (z * z)
    return (1 / 12.0 - r * (1 / 360.0 - r * (1 / 1260.0 - r * (1 / 1680.0 - r / 1188)))) / z
  }
  return (x - 0.5) * .log(onePlus: d / x) + d * .log(y) - d + (tail(y) - tail(x))
}
