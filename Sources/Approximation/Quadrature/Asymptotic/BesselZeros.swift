import Exact
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
/// their factors are (2/π) divided by the expansion of the squared modulus, the first few of J_0
/// from balls: the recurrence would cost them a digit.
///
/// Source: DLMF 10.21.19 (zeros), 10.18.17 (modulus), 3.6 (Miller).
/// - Complexity: O(count).
func besselZeros(order a: Double, count: Int) -> [BesselZero] {
  let mu = 4 * a * a
  return (1...max(count, 1)).prefix(count).map { k in
    let beta = (Double(k) + a / 2 - 0.25) * .pi
    if beta > 70 + mu {
      let offset = mcMahonOffset(SIMD8(repeating: beta), mu: mu)[0]
      let z = beta + offset
      let factor = besselFactor(SIMD8(repeating: z), mu: mu)[0]
      return BesselZero(zero: z, offset: offset, factor: factor)
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
    var factor = z * pair.next * pair.next
    if a == 0 { factor = z > 30 ? besselFactor(z, mu: mu) : exactBesselFactor(z) }
    return BesselZero(zero: z, offset: z - beta, factor: factor)
  }
}

/// j_k − β_k by McMahon's expansion, eight zeros at a time.
func mcMahonOffset(_ beta: SIMD8<Double>, mu: Double) -> SIMD8<Double> {
  let e = 1 / (8 * beta)
  let e2 = e * e
  let p3 = 4 * (7 * mu - 31) / 3
  let p5 = 32 * ((83 * mu - 982) * mu + 3779) / 15
  let p7 = 64 * (((6949 * mu - 153_855) * mu + 1_585_743) * mu - 6_277_237) / 105
  let inner: SIMD8<Double> = e2 * p7 + p5
  let middle: SIMD8<Double> = e2 * inner + p3
  let series: SIMD8<Double> = e2 * middle + 1
  return (1 - mu) * e * series
}

/// (2/π) / Σ of the modulus expansion, z ≥ 70, eight at a time.
func besselFactor(_ z: SIMD8<Double>, mu: Double) -> SIMD8<Double> {
  let r = 1 / (4 * z * z)
  let t1 = (mu - 1) / 2 * r
  let t2 = 3 * (mu - 9) / 4 * r
  let t3 = 5 * (mu - 25) / 6 * r
  let t4 = 7 * (mu - 49) / 8 * r
  let inner: SIMD8<Double> = t3 * (1 + t4) + 1
  let middle: SIMD8<Double> = t2 * inner + 1
  let series: SIMD8<Double> = t1 * middle + 1
  let top = SIMD8<Double>(repeating: 2 / .pi)
  return top / series
}

/// The same for one zero, with as many terms as matter, z ≥ 30 + μ.
private func besselFactor(_ z: Double, mu: Double) -> Double {
  let r = 1 / (4 * z * z)
  var (term, sum, k) = (1.0, 1.0, 1.0)
  while abs(term) > 1e-18, k < 30 {
    let odd = 2 * k - 1
    term *= odd / (odd + 1) * (mu - odd * odd) * r
    sum += term
    k += 1
  }
  return 2 / .pi / sum
}

/// z J_1(z)² near a zero of J_0, from a ball of 96 bits.
///
/// Its logarithmic derivative there is −1/z: the rounding of z does no harm.
private func exactBesselFactor(_ z: Double) -> Double {
  let x = Ball(z, precision: 96)
  let value = x.besselJ(Ball(1, precision: 96))
  return (x * value * value).doubleValue
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
