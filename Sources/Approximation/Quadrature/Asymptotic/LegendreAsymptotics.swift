import CKernels
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
  /// Z = θ (1 + E(θ²)) and Z′ = 1 + S(θ²); E and S are of order ε and kept apart from 1.
  private let excess: TruncatedSeries
  private let slopeExcess: TruncatedSeries
  private let constant: Double

  /// From how many nodes on all digits of the expansion are good.
  static let smallestCount = 130

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
    p.terms[0] -= 1
    slopeExcess = p.trimmed(radius: radius, scale: 1)
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
    let factor = constant / bessel.factor / (1 + slopeExcess(theta * theta))
    // From the middle: ω (π/2 − θ) = π (n + 1 − 2k)/2 − (j_k − β_k) + ω θ E.
    let (high, low) = complement(
      Double(n - 1 - 2 * index), bessel.offset, theta * excess(theta * theta))
    let (cosine, sine) = node(high, low)
    return Node(cosine: cosine, weight: factor * sine / 2)
  }

  /// π/2 − θ = (π m/2 − offset)/ω + shift as a sum of two doubles: rounded to one it would cost the
  /// node two ulps.
  private func complement(
    _ m: Double, _ offset: Double, _ shift: Double
  ) -> (high: Double, low: Double) {
    let half = DoubleDouble.pi.high / 2
    let whole = m * half
    let lost = (-whole).addingProduct(m, half) + m * (DoubleDouble.pi.low / 2)
    let rest = whole - offset
    let high = rest / omega
    let low = (rest.addingProduct(-high, omega) + ((whole - rest) - offset + lost)) / omega
    let angle = DoubleDouble(high, plus: shift)
    return (angle.high, angle.low + low)
  }

  /// sin and cos of high + low.
  private func node(_ high: Double, _ low: Double) -> (cosine: Double, sine: Double) {
    let (s, c) = (Double.sin(high), Double.cos(high))
    return (s + low * c, c - low * s)
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
      // (4/ω)/2 over Z′ (2/π)/modulus, in as few roundings as it takes.
      let stretch = slopeExcess(square)
      let ratio: SIMD8<Double> = (besselModulusExcess(zero) - stretch) / (1 + stretch)
      let mean = SIMD8<Double>(repeating: .pi / omega)
      let factor: SIMD8<Double> = mean + mean * ratio
      for lane in 0..<min(8, count - index) {
        let (high, low) = complement(
          Double(n - 1) - 2 * order[lane], offset[lane], shift[lane])
        let (cosine, sine) = node(high, low)
        result.append(Node(cosine: cosine, weight: factor[lane] * sine))
      }
      index += 8
    }
    return result
  }
}
