import RealModule

/// A complex discrete Fourier transform of a length that is a power of two.
///
/// X_k = Σ x_j e^(−2πi jk/n), iterative radix 2 with twiddle factors taken from sines and cosines
/// directly, so that errors grow like √log n.
///
/// Source: Cooley and Tukey (1965); Van Loan, *Computational Frameworks for the FFT* (1992), §1.
struct FastFourier: Sendable {
  let count: Int
  private let cosines: [Double]
  private let sines: [Double]

  init(count n: Int) {
    precondition(n > 0 && n & (n - 1) == 0)
    count = n
    cosines = (0..<max(n / 2, 1)).map { .cos(2 * .pi * Double($0) / Double(n)) }
    sines = (0..<max(n / 2, 1)).map { -.sin(2 * .pi * Double($0) / Double(n)) }
  }

  /// Transforms in place.
  ///
  /// - Complexity: O(n log n).
  func transform(_ real: inout [Double], _ imaginary: inout [Double]) {
    precondition(real.count == count && imaginary.count == count)
    reverseBits(&real, &imaginary)
    var length = 2
    while length <= count {
      let half = length / 2
      let stride = count / length
      var start = 0
      while start < count {
        for j in 0..<half {
          let (c, s) = (cosines[j * stride], sines[j * stride])
          let (p, q) = (start + j, start + j + half)
          let re = c * real[q] - s * imaginary[q]
          let im = c * imaginary[q] + s * real[q]
          real[q] = real[p] - re
          imaginary[q] = imaginary[p] - im
          real[p] += re
          imaginary[p] += im
        }
        start += length
      }
      length *= 2
    }
  }

  private func reverseBits(_ real: inout [Double], _ imaginary: inout [Double]) {
    var j = 0
    for i in 1..<max(count, 1) {
      var bit = count >> 1
      while j & bit != 0 {
        j ^= bit
        bit >>= 1
      }
      j |= bit
      if i < j {
        real.swapAt(i, j)
        imaginary.swapAt(i, j)
      }
    }
  }
}
