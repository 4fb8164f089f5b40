import RealModule

/// Nodes and weights of Gauss–Legendre rules from the end t = 1, for many nodes.
///
/// u(θ) = √(sin θ) P_n(cos θ) satisfies u″ + (ω² + V) u = 0 with ω = n + ½, V = 1/(4 sin² θ). A
/// change of variable z(θ) = ω Z(θ) turns this *exactly* into Bessel's equation for √z J_0(z) when
///
///     Z′² + ε (μ Z′²/Z² + ½{Z, θ}) = 1 + ε V,   ε = ω⁻², μ = ¼,
///
/// ({·,·} the Schwarzian derivative), solved here by iteration on power series in θ²; every round
/// gains a factor ε. The nodes are z(θ) = j_{0,k} and the weights follow from z′, everything
/// relative to its own size and from θ, not from cos θ.
///
/// Source: the Liouville–Green transformation, Olver, *Asymptotics and Special Functions* (1974),
/// chapter 12; its leading terms are those of Bogaert, *Iteration-free computation of
/// Gauss–Legendre quadrature nodes and weights*, SISC 36 (2014).
struct LegendreAsymptotics {
  /// A node at the angle θ from its end, with cos θ to its own relative accuracy also near 0.
  struct Node {
    var cosine: Double
    var weight: Double
  }

  let n: Int
  private let omega: Double
  /// Z = θ (1 + E(θ²)) and Z′ = P(θ²); E is of order ε and kept apart from 1.
  private let excess: TruncatedSeries
  private let slope: TruncatedSeries
  private let constant: Double

  /// From how many nodes on all digits of the expansion are good.
  static let smallestCount = 100

  init(count n: Int) {
    self.n = n
    omega = Double(n) + 0.5
    let epsilon = 1 / (omega * omega)
    let potential = Self.potential(terms: 40)
    var p = TruncatedSeries(constant: 1, count: potential.count)
    var g = p
    var small = TruncatedSeries(constant: 0, count: potential.count)
    for _ in 0..<6 {
      // L = (log G)′ in s = θ²; (Z′/Z)² − 1/θ² = 4L + 4sL².
      let l = g.derivative / g
      let bessel = 4 * l + 4 * (l * l).shifted
      let q = p.derivative / p
      let schwarz = 2 * q + 4 * (p.derivative.derivative / p).shifted - 6 * (q * q).shifted
      let change = epsilon * (potential - 0.25 * bessel - 0.5 * schwarz)
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
    constant = 4 / omega
  }

  /// V − ¼/θ² = ¼ (1/sin² θ − 1/θ²) as a series in θ², from ¼/(4 sin² ½θ) + ¼/(4 cos² ½θ).
  private static func potential(terms: Int) -> TruncatedSeries {
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
    return 0.25 * fromSine + 0.0625 * fromCosine
  }

  /// The node of one zero of J_0.
  private func endNode(_ index: Int, _ bessel: BesselZero) -> Node {
    // Each round of the fixed point gains a factor ε.
    let start = bessel.zero / omega
    var theta = start / (1 + excess(start * start))
    for _ in 0..<rounds { theta = start / (1 + excess(theta * theta)) }
    let factor = constant / (slope(theta * theta) * bessel.factor)
    // From the middle: ω (π/2 − θ) = π (n + 1 − 2k)/2 − (j_k − β_k) + ω θ E.
    let middle = (.pi / 2 * Double(n - 1 - 2 * index) - bessel.offset) / omega
    let complement = middle + theta * excess(theta * theta)
    let isInner = theta > 0.8
    let cosine = isInner ? Double.sin(complement) : .cos(theta)
    let sine = isInner ? Double.cos(complement) : .sin(theta)
    return Node(cosine: cosine, weight: factor * sine / 2)
  }

  private var rounds: Int { omega > 3e4 ? 0 : omega > 2e3 ? 1 : 3 }

  /// The first `count` nodes from t = 1, eight at a time where McMahon's expansion holds.
  func endNodes(count: Int) -> [Node] {
    let first = min(count, 32)
    var result: [Node] = []
    result.reserveCapacity(count + 8)
    for (index, zero) in besselZeros(count: first).enumerated() {
      result.append(endNode(index, zero))
    }
    let lanes = SIMD8<Double>(0, 1, 2, 3, 4, 5, 6, 7)
    var index = first
    while index < count {
      let order = lanes + Double(index)
      let beta = (order + 0.75) * .pi
      let offset = mcMahonOffset(beta)
      let zero = beta + offset
      let start: SIMD8<Double> = zero / omega
      var theta: SIMD8<Double> = start / (1 + excess(start * start))
      for _ in 0..<rounds { theta = start / (1 + excess(theta * theta)) }
      let square = theta * theta
      let shift = theta * excess(square)
      let modulus: SIMD8<Double> = slope(square) * besselFactor(zero)
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
          Node(cosine: cosine, weight: factor[lane] * sine))
      }
      index += 8
    }
    return result
  }
}
