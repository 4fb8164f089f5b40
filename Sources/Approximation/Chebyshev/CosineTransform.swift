import RealModule

/// The sums y_k = ½x_0 + Σ x_j cos(πjk/n) + ½(−1)^k x_n (a discrete cosine transform, type I).
///
/// Lengths n that are powers of two go through a Fourier transform of n complex numbers, other
/// lengths through the sum itself.
/// - Complexity: O(n log n) for powers of two, O(n²) otherwise.
func cosineTransform(_ x: [Double]) -> [Double] {
  let n = x.count - 1
  guard n >= 1 else { return x }
  guard n >= 4, n & (n - 1) == 0 else { return directCosineTransform(x) }
  // The even extension has 2n real values; they are packed as n complex ones.
  func extended(_ j: Int) -> Double { j <= n ? x[j] : x[2 * n - j] }
  var re = (0..<n).map { extended(2 * $0) }
  var im = (0..<n).map { extended(2 * $0 + 1) }
  FastFourier(count: n).transform(&re, &im)
  // Unpacking: E_k + e^(−iπk/n) O_k with E, O the transforms of even and odd places.
  return (0...n).map { k in
    let (p, q) = (k % n, (n - k) % n)
    let evenRe = (re[p] + re[q]) / 2
    let oddRe = (im[p] + im[q]) / 2
    let oddIm = (re[q] - re[p]) / 2
    let angle = Double.pi * Double(k) / Double(n)
    return (evenRe + .cos(angle) * oddRe + .sin(angle) * oddIm) / 2
  }
}

private func directCosineTransform(_ x: [Double]) -> [Double] {
  let n = x.count - 1
  let cosines = (0..<2 * n).map { Double.cos(.pi * Double($0) / Double(n)) }
  return (0...n).map { k in
    var sum = (x[0] + (k % 2 == 0 ? x[n] : -x[n])) / 2
    for j in 1..<max(n, 1) { sum += x[j] * cosines[j * k % (2 * n)] }
    return sum
  }
}
