import RealModule

/// The Chebyshev coefficients of the polynomial with these Legendre coefficients.
///
/// c_k = (2 − δ_k0)/π Σ_j Λ((j−k)/2) Λ((j+k)/2) a_j over j ≥ k of the same parity, with
/// Λ(z) = Γ(z+½)/Γ(z+1).
///
/// Source: Alpert and Rokhlin, *A fast algorithm for the evaluation of Legendre expansions* (1991).
/// - Complexity: O(n²/4).
public func chebyshevCoefficients(legendre a: [Double]) -> [Double] {
  let ratio = gammaRatios(a.count)
  return a.indices.map { k in
    var sum = 0.0
    for j in stride(from: k, to: a.count, by: 2) {
      sum += ratio[(j - k) / 2] * ratio[(j + k) / 2] * a[j]
    }
    return (k == 0 ? 1 : 2) / .pi * sum
  }
}

/// The Legendre coefficients of the polynomial with these Chebyshev coefficients.
///
/// Source: Alpert and Rokhlin (1991).
/// - Complexity: O(n²/4).
public func legendreCoefficients(chebyshev c: [Double]) -> [Double] {
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

/// Λ(m) = Γ(m+½)/Γ(m+1).
private func gammaRatios(_ count: Int) -> [Double] {
  var result = [Double.sqrt(.pi)]
  for m in 1..<max(count, 2) { result.append(result[m - 1] * (Double(m) - 0.5) / Double(m)) }
  return result
}

/// Λ(m−½) = Γ(m)/Γ(m+½) for m ≥ 1; index 0 is not used.
private func halfGammaRatios(_ count: Int) -> [Double] {
  var result = [Double.infinity, 2 / Double.sqrt(.pi)]
  for m in 2..<max(count, 3) {
    result.append(result[m - 1] * Double(m - 1) / (Double(m) - 0.5))
  }
  return result
}
