import RealModule

/// Nodes and weights of Gauss–Laguerre rules with many nodes.
///
/// u(s) = s^(a+½) e^(−s²/2) L_n^a(s²) satisfies u″ + κ² (1 − t² + εμ/t²) u = 0 in t = s/√κ, with
/// κ = 4n + 2a + 2, ε = κ⁻², μ = ¼ − a². Two exact changes of variable cover 0 < t < 1: to Bessel's
/// equation from the left, to Airy's from the turning point t = 1, both solved by iteration on power
/// series, every round gaining a factor ε (see ``JacobiAsymptotics``). Hermite's rules are the case
/// a = ∓½.
///
/// Source: Olver, *Asymptotics and Special Functions* (1974), chapters 11 and 12.
struct LaguerreAsymptotics {
  let n: Int
  let a: Double
  private let kappa: Double
  private let epsilon: Double
  private let mu: Double

  /// From how many nodes on, and to which parameters, the expansions hold all digits.
  static func isAccurate(count n: Int, _ a: Double) -> Bool {
    a <= 6 && Double(n) >= 64 * max(1, a * a)
  }

  init(count n: Int, a: Double) {
    self.n = n
    self.a = a
    kappa = Double(4 * n) + 2 * a + 2
    epsilon = 1 / (kappa * kappa)
    mu = 0.25 - a * a
  }

  /// s = √x and the log of the weight without e^(−s²), ascending.
  func nodes() -> [(s: Double, logFactor: Double)] {
    let bessel = BesselPart(self)
    // The left part reaches to t² = ½; one node more links the two constants.
    var left: [(t: Double, log: Double)] = []
    for bound in besselZeros(order: a, count: n) {
      guard let t = bessel.node(bound.zero) else { break }
      left.append((t, -.log(bessel.slope(t * t) * bound.factor)))
    }
    let airy = AiryPart(self)
    let right = airyZeros(count: n - left.count + 1).map { zero, slope in
      let tau = airy.node(zero)
      return (t: 1 - tau, log: -Double.log(airy.slope(tau) * slope))
    }
    let link = left[left.count - 1].log - right[right.count - 1].log
    let constant = bessel.logConstant
    let all = left + right.dropLast().reversed().map { ($0.t, $0.log + link) }
    return all.map { t, log in
      let s = t * kappa.squareRoot()
      return (s, log + constant + (2 * a + 1) * .log(s))
    }
  }

  /// The part next to t = 0: Z = t G(t²), Z′ = P(t²).
  private struct BesselPart {
    let slope: TruncatedSeries
    private let ratio: TruncatedSeries
    private let kappa: Double
    let logConstant: Double

    init(_ problem: LaguerreAsymptotics) {
      let (epsilon, mu, a) = (problem.epsilon, problem.mu, problem.a)
      kappa = problem.kappa
      var base = TruncatedSeries(constant: 1, count: 70)
      base.terms[1] = -1
      var p = base.squareRoot
      var g = p
      for _ in 0..<8 {
        g = TruncatedSeries(p.terms.indices.map { p.terms[$0] / Double(2 * $0 + 1) })
        let l = g.derivative / g
        let bessel = 4 * l + 4 * (l * l).shifted
        let q = p.derivative / p
        let schwarz = 2 * q + 4 * (p.derivative.derivative / p).shifted - 6 * (q * q).shifted
        p = (base - (epsilon * mu) * bessel - (epsilon / 2) * schwarz).squareRoot
      }
      slope = p.trimmed(radius: 0.52, scale: 1)
      ratio = g.trimmed(radius: 0.52, scale: 1)
      // 4 (P(0)/2)^(2a) κ^(a−½) n!/Γ(n+a+1)
      logConstant =
        .log(4) + 2 * a * .log(p.terms[0] / 2) + (a - 0.5) * .log(kappa)
        - logGammaRise(Double(problem.n) + 1, by: a)
    }

    /// The t with κ Z(t) = z; nil beyond t² = ½.
    func node(_ z: Double) -> Double? {
      let target = z / kappa
      guard target < 0.67 else { return nil }
      var t = target
      for _ in 0..<20 {
        let s = t * t
        let step = (t * ratio(s) - target) / slope(s)
        t -= step
        if t > 0.9 { t = 0.7 }
        if abs(step) <= 1e-15 * t { break }
      }
      return t * t <= 0.5 ? t : nil
    }
  }

  /// The part next to t = 1, in τ = 1 − t.
  private struct AiryPart {
    private let z: TruncatedSeries
    let slope: TruncatedSeries
    private let scale: Double

    init(_ problem: LaguerreAsymptotics) {
      let terms = 70
      scale = .pow(problem.kappa, -2.0 / 3)
      // τ(2−τ) + εμ/(1−τ)²
      var potential = TruncatedSeries(
        (0..<terms).map { problem.epsilon * problem.mu * Double($0 + 1) })
      potential.terms[1] += 2
      potential.terms[2] -= 1
      // (2/3) Z₀^(3/2) = ∫ √(τ(2−τ)) dτ
      var linear = TruncatedSeries(constant: 2, count: terms)
      linear.terms[1] = -1
      let root = linear.squareRoot
      let integral = TruncatedSeries(
        root.terms.indices.map { 1.5 * root.terms[$0] / (Double($0) + 1.5) })
      let leading = integral.power(2.0 / 3).shifted
      let first = leading.derivative
      let a = 2 * (first * integral.power(2.0 / 3))
      let b = first * first
      var current = leading
      for _ in 0..<8 {
        let d = current.derivative
        let q = d.derivative / d
        let schwarz = d.derivative.derivative / d - 1.5 * (q * q)
        let rest = potential - d * d * current - (problem.epsilon / 2) * schwarz
        // a τ δ′ + b δ = rest
        var delta = TruncatedSeries(constant: 0, count: terms)
        for k in 0..<(terms - 8) {
          var sum = rest.terms[k]
          for j in 0..<k {
            sum -= (a.terms[k - j] * Double(j) + b.terms[k - j]) * delta.terms[j]
          }
          delta.terms[k] = sum / (a.terms[0] * Double(k) + b.terms[0])
        }
        current = current + delta
      }
      z = current.trimmed(radius: 0.32, scale: 0.32)
      slope = current.derivative.trimmed(radius: 0.32, scale: 1)
    }

    /// The τ with κ^(2/3) Z(τ) = zero.
    func node(_ zero: Double) -> Double {
      let target = zero * scale
      var tau = target / slope(0)
      for _ in 0..<20 {
        let step = (z(tau) - target) / slope(tau)
        tau -= step
        if abs(step) <= 1e-17 { break }
      }
      return tau
    }
  }
}
