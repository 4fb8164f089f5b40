import CKernels
import Exact
import RealModule

/// A zero j_k of J_0.
struct BesselZero {
  /// j_k.
  var zero: Double
  /// j_k − (k − ¼)π, to its own accuracy.
  var offset: Double
  /// j_k · J_1(j_k)².
  var factor: Double
}

/// The zeros of J_0 in ascending order.
///
/// The first by Newton's method on Miller's backward recurrence, the others by McMahon's expansion;
/// their factors are (2/π) divided by the expansion of the squared modulus, the first few from
/// balls: the recurrence would cost them a digit.
///
/// Source: DLMF 10.21.19 (zeros), 10.18.17 (modulus), 3.6 (Miller).
/// - Complexity: O(count).
func besselZeros(count: Int) -> [BesselZero] {
  (1...max(count, 1)).prefix(count).map { k in
    let beta = (Double(k) - 0.25) * .pi
    if beta > 70 {
      let offset = mcMahonOffset(SIMD8(repeating: beta))[0]
      let z = beta + offset
      let factor = 2 / .pi / (1 + besselModulusExcess(SIMD8(repeating: z))[0])
      return BesselZero(zero: z, offset: offset, factor: factor)
    }
    var z = beta + 1 / (8 * beta)
    for _ in 0..<12 {
      let pair = besselPair(z)
      let step = -pair.j / pair.next
      z -= step
      if abs(step) <= 2e-16 * z { break }
    }
    // z rounded to a double would cost the offset, and with it the angle, an ulp or two.
    // The power series behind the ball loses up to a hundred bits.
    let x = Ball(z, precision: 224)
    let slope = x.besselJ(Ball(1, precision: 224))
    let change = (x.besselJ(Ball(0, precision: 224)) / slope).doubleValue
    let exact = DoubleDouble.pi * (Double(k) - 0.25)
    // The logarithmic derivative of z J_1² is −1/z at a zero: there the rounding of z does no harm.
    let factor = z > 30 ? besselFactor(z) : (x * slope * slope).doubleValue
    return BesselZero(zero: z, offset: (z - exact.high) - exact.low + change, factor: factor)
  }
}

/// j_k − β_k by McMahon's expansion, eight zeros at a time.
func mcMahonOffset(_ beta: SIMD8<Double>) -> SIMD8<Double> {
  let e = 1 / (8 * beta)
  let e2 = e * e
  let inner: SIMD8<Double> = e2 * (-64 * 6_277_237 / 105.0) + 32 * 3779 / 15.0
  let middle: SIMD8<Double> = e2 * inner - 124 / 3.0
  let series: SIMD8<Double> = e2 * middle + 1
  return e * series
}

/// ½π z M² − 1 by the expansion of the squared modulus, z ≥ 70, eight at a time; factors are (2/π)
/// over the whole.
func besselModulusExcess(_ z: SIMD8<Double>) -> SIMD8<Double> {
  let r = 1 / (4 * z * z)
  let t1 = -0.5 * r
  let t2 = -6.75 * r
  let t3 = -125 / 6.0 * r
  let t4 = -42.875 * r
  let inner: SIMD8<Double> = t3 * (1 + t4) + 1
  let middle: SIMD8<Double> = t2 * inner + 1
  return t1 * middle
}

/// The same for one zero, with as many terms as matter, z ≥ 30.
private func besselFactor(_ z: Double) -> Double {
  let r = 1 / (4 * z * z)
  var (term, sum, k) = (1.0, 1.0, 1.0)
  while abs(term) > 1e-18, k < 30 {
    let odd = 2 * k - 1
    term *= -odd / (odd + 1) * (odd * odd) * r
    sum += term
    k += 1
  }
  return 2 / .pi / sum
}

/// J_0(z) and J_1(z) by backward recurrence, normalised by J_0 + 2 Σ J_2k = 1.
private func besselPair(_ z: Double) -> (j: Double, next: Double) {
  var top = Int(z + 12 * .pow(z + 1, 1.0 / 3) + 30)
  top += top % 2
  var values = [Double](repeating: 0, count: top + 2)
  values[top] = 1e-280
  for m in stride(from: top, to: 0, by: -1) {
    values[m - 1] = 2 * Double(m) / z * values[m] - values[m + 1]
    if abs(values[m - 1]) > 1e200 {
      for i in (m - 1)...(top + 1) { values[i] *= 1e-250 }
    }
  }
  var sum = values[0]
  for k in 1...(top / 2) { sum += 2 * values[2 * k] }
  return (values[0] / sum, values[1] / sum)
}
