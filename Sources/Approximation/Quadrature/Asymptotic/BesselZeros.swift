import RealModule

/// A zero j_k of J_a.
struct BesselZero {
  /// j_k.
  var zero: Double
  /// j_k − (k + a/2 − ¼)π, to its own accuracy.
  var offset: Double
  /// j_k · J_{a+1}(j_k)².
  var factor: Double
}

/// The zeros of J_a in ascending order, for −1 < a ≤ 6.
///
/// The first by Newton's method on Miller's backward recurrence, the others by McMahon's expansion;
/// their factors are (2/π) divided by the expansion of the squared modulus.
///
/// Source: DLMF 10.21.19 (zeros), 10.18.17 (modulus), 3.6 (Miller).
/// - Complexity: O(count).
func besselZeros(order a: Double, count: Int) -> [BesselZero] {
  let mu = 4 * a * a
  return (1...max(count, 1)).prefix(count).map { k in
    let beta = (Double(k) + a / 2 - 0.25) * .pi
    if beta > 70 + mu {
      let offset = mcMahonOffset(beta, mu)
      let z = beta + offset
      return BesselZero(zero: z, offset: offset, factor: besselFactor(z, mu))
    }
    // DLMF 10.21.40 for the first zero near a = −1; one term of McMahon's series elsewhere.
    var z = beta - (4 * a * a - 1) / (8 * beta)
    if k == 1, a < 0 {
      z = 2 * (a + 1).squareRoot() * (1 + (a + 1) / 4 - 7 * (a + 1) * (a + 1) / 96)
    }
    var pair = besselPair(a, z)
    for _ in 0..<12 {
      let step = pair.j / (a / z * pair.j - pair.next)
      z -= step
      pair = besselPair(a, z)
      if abs(step) <= 2e-16 * z { break }
    }
    return BesselZero(zero: z, offset: z - beta, factor: z * pair.next * pair.next)
  }
}

private func mcMahonOffset(_ beta: Double, _ mu: Double) -> Double {
  let e = 1 / (8 * beta)
  let e2 = e * e
  let p3 = 4 * (7 * mu - 31) / 3
  let p5 = 32 * ((83 * mu - 982) * mu + 3779) / 15
  let p7 = 64 * (((6949 * mu - 153_855) * mu + 1_585_743) * mu - 6_277_237) / 105
  return -(mu - 1) * e * (1 + e2 * (p3 + e2 * (p5 + e2 * p7)))
}

/// (2/π) / Σ of the modulus expansion, z ≥ 70.
private func besselFactor(_ z: Double, _ mu: Double) -> Double {
  let r = 1 / (4 * z * z)
  let t1 = (mu - 1) * r / 2
  let t2 = 3 * (mu - 9) * r / 4
  let t3 = 5 * (mu - 25) * r / 6
  let t4 = 7 * (mu - 49) * r / 8
  return 2 / .pi / (1 + t1 * (1 + t2 * (1 + t3 * (1 + t4))))
}

/// J_a(z) and J_{a+1}(z) by backward recurrence, normalised by Neumann's series of (z/2)^a.
private func besselPair(_ a: Double, _ z: Double) -> (j: Double, next: Double) {
  var top = Int(z + 12 * .pow(z + 1, 1.0 / 3) + 30)
  top += top % 2
  var values = [Double](repeating: 0, count: top + 2)
  values[top] = 1e-280
  for m in stride(from: top, to: 0, by: -1) {
    values[m - 1] = 2 * (a + Double(m)) / z * values[m] - values[m + 1]
    if abs(values[m - 1]) > 1e200 {
      for i in (m - 1)...(top + 1) { values[i] *= 1e-250 }
    }
  }
  // Weights (a + 2k) Γ(a + k)/k!, starting with Γ(a + 1).
  var weight = Double.gamma(a + 1)
  var sum = weight * values[0]
  var ratio = weight
  for k in 1...(top / 2) {
    if k > 1 { ratio *= (a + Double(k) - 1) / Double(k) }
    weight = (a + 2 * Double(k)) * ratio
    sum += weight * values[2 * k]
  }
  let scale = .pow(z / 2, a) / sum
  return (values[0] * scale, values[1] * scale)
}
