import RealModule

/// The Chebyshev coefficients of the polynomial with these Legendre coefficients.
///
/// c_k = (2 − δ_k0)/π Σ_j Λ((j−k)/2) Λ((j+k)/2) a_j over j ≥ k of the same parity, with
/// Λ(z) = Γ(z+½)/Γ(z+1).
///
/// Source: Alpert and Rokhlin, *A fast algorithm for the evaluation of Legendre expansions* (1991).
/// - Complexity: O(n log n); the plain sums, O(n²/4), below 1024 coefficients.
public func chebyshevCoefficients(legendre a: [Double]) -> [Double] {
  guard a.count >= fastLength else { return directChebyshevCoefficients(legendre: a) }
  let ratio = gammaRatios(a.count)
  let sums = byParity(a) { parity, x in
    TriangularKernel(
      exact: { m, q in ratio[q - m] * ratio[q + m + parity] },
      smooth: { m, q in gammaRatio(q - m) * gammaRatio(q + m + Double(parity)) }
    ).multiply(x)
  }
  return sums.enumerated().map { k, sum in (k == 0 ? 1 : 2) / .pi * sum }
}

/// The Legendre coefficients of the polynomial with these Chebyshev coefficients.
///
/// a_k = (k+½) (√π Γ(k+1)/Γ(k+3/2) c_k / 2 − Σ_{j>k} j Λ((j−k−2)/2) Λ((j+k−1)/2) c_j /
/// ((j−k)(j+k+1))) over j of the parity of k, the first term c_0 for k = 0.
///
/// Source: Alpert and Rokhlin (1991).
/// - Complexity: O(n log n); the plain sums, O(n²/4), below 1024 coefficients.
public func legendreCoefficients(chebyshev c: [Double]) -> [Double] {
  guard c.count >= fastLength else { return directLegendreCoefficients(chebyshev: c) }
  let whole = gammaRatios(c.count)
  let halves = halfGammaRatios(c.count)
  let weighted = c.enumerated().map { Double($0) * $1 }
  let sums = byParity(weighted) { parity, x in
    TriangularKernel(
      exact: { m, q in
        guard q > m else { return 0 }
        let (gap, sum) = (q - m, q + m + parity)
        return whole[gap - 1] * halves[sum] / Double(2 * gap * (2 * sum + 1))
      },
      smooth: { m, q in
        let (gap, sum) = (q - m, q + m + Double(parity))
        return gammaRatio(gap - 1) * gammaRatio(sum - 0.5) / (2 * gap * (2 * sum + 1))
      }
    ).multiply(x)
  }
  return c.indices.map { k in
    let diagonal = k == 0 ? c[0] : Double.sqrt(.pi) / (2 * whole[k]) * c[k]
    return diagonal - (Double(k) + 0.5) * sums[k]
  }
}

/// From how many coefficients on blocks pay.
private let fastLength = 1024

/// Applies a map to the even and to the odd coefficients.
private func byParity(_ a: [Double], _ map: (Int, [Double]) -> [Double]) -> [Double] {
  var result = [Double](repeating: 0, count: a.count)
  for parity in 0...1 {
    let part = stride(from: parity, to: a.count, by: 2).map { a[$0] }
    for (m, value) in map(parity, part).enumerated() { result[2 * m + parity] = value }
  }
  return result
}

/// The plain sums.
func directChebyshevCoefficients(legendre a: [Double]) -> [Double] {
  let ratio = gammaRatios(a.count)
  return a.indices.map { k in
    var sum = 0.0
    for j in stride(from: k, to: a.count, by: 2) {
      sum += ratio[(j - k) / 2] * ratio[(j + k) / 2] * a[j]
    }
    return (k == 0 ? 1 : 2) / .pi * sum
  }
}

/// The plain sums.
func directLegendreCoefficients(chebyshev c: [Double]) -> [Double] {
  let whole = gammaRatios(c.count)
  let halves = halfGammaRatios(c.count)
  return c.indices.map { k in
    var sum = k == 0 ? c[0] : Double.sqrt(.pi) / (2 * whole[k]) * c[k]
    for j in stride(from: k + 2, to: c.count, by: 2) {
      let factor = whole[(j - k - 2) / 2] * halves[(j + k) / 2] / Double((j - k) * (j + k + 1))
      sum -= Double(j) * (Double(k) + 0.5) * factor * c[j]
    }
    return sum
  }
}

/// Λ(m) = Γ(m+½)/Γ(m+1), to half an ulp each.
private func gammaRatios(_ count: Int) -> [Double] {
  var ratio = DoubleDouble.pi.squareRoot
  var result = [ratio.double]
  for m in 1..<max(count, 2) {
    ratio = ratio * (Double(m) - 0.5) / Double(m)
    result.append(ratio.double)
  }
  return result
}

/// Λ(m−½) = Γ(m)/Γ(m+½) for m ≥ 1; index 0 is not used.
private func halfGammaRatios(_ count: Int) -> [Double] {
  var ratio = 2 / DoubleDouble.pi.squareRoot
  var result = [Double.infinity, ratio.double]
  for m in 2..<max(count, 3) {
    ratio = ratio * Double(m - 1) / (Double(m) - 0.5)
    result.append(ratio.double)
  }
  return result
}
