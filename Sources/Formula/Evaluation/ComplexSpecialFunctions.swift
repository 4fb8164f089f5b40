import ComplexModule
import RealModule

/// erf(z) by its Maclaurin series near 0 and Salzer's theta sum elsewhere.
///
/// About 1e-14 relative to max(1, |erf z|) (Abramowitz and Stegun 1964, 7.1.5 and 7.1.29).
func complexErf(_ z: Complex<Double>) -> Complex<Double> {
  if z.real < 0 { return -complexErf(-z) }
  if z.length < 1 {
    var term = z
    var sum = z
    for n in 1..<40 {
      term *= z * z
      term = Complex(-term.real / Double(n), -term.imaginary / Double(n))
      sum += Complex(term.real / Double(2 * n + 1), term.imaginary / Double(2 * n + 1))
    }
    let scale = 2 / Double.pi.squareRoot()
    return Complex(sum.real * scale, sum.imaginary * scale)
  }
  let (x, y) = (z.real, z.imaginary)
  return Complex(Double.erf(x)) + salzerTail(x, y)
}

/// erfc(z) for Re z > 0, with the tail's small values kept.
func complexErfc(_ z: Complex<Double>) -> Complex<Double> {
  z.length < 1
    ? Complex(1) - complexErf(z) : Complex(Double.erfc(z.real)) - salzerTail(z.real, z.imaginary)
}

/// erf(x + iy) − erf(x) for x ≥ 0.
private func salzerTail(_ x: Double, _ y: Double) -> Complex<Double> {
  let decay = Double.exp(-x * x)
  // (1 − cos 2xy)/(2πx) and sin(2xy)/(2πx), finite at x = 0.
  let half = Double.sin(x * y)
  let first =
    x == 0
    ? Complex(0, y / .pi)
    : Complex(half * half / (.pi * x), Double.sin(2 * x * y) / (2 * .pi * x))
  var real = 0.0
  var imaginary = 0.0
  let (cosine, sine) = (Double.cos(2 * x * y), Double.sin(2 * x * y))
  let last = Int((2 * y.magnitude).rounded(.up)) + 14
  for n in 1...last {
    let n = Double(n)
    // e^(−n²/4)·cosh(ny), written so that neither factor overflows alone.
    let up = Double.exp(n * y - n * n / 4)
    let down = Double.exp(-n * y - n * n / 4)
    let weight = 1 / (n * n + 4 * x * x)
    let level = Double.exp(-n * n / 4)
    real += weight * (2 * x * level - x * (up + down) * cosine + n / 2 * (up - down) * sine)
    imaginary += weight * (x * (up + down) * sine + n / 2 * (up - down) * cosine)
  }
  let sum = Complex(real * 2 / .pi, imaginary * 2 / .pi)
  return Complex(
    decay * (first.real + sum.real), decay * (first.imaginary + sum.imaginary))
}

/// Γ(z) by Lanczos's approximation (g = 7, Godfrey's nine coefficients) and reflection; 1e-13.
func complexGamma(_ z: Complex<Double>) -> Complex<Double> {
  if z.real < 0.5 {
    let sine = Complex.sin(Complex(.pi * z.real, .pi * z.imaginary))
    return Complex(Double.pi) / (sine * complexGamma(Complex(1) - z))
  }
  let coefficients = [
    676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ]
  let w = z - Complex(1)
  var sum = Complex(0.99999999999980993)
  for (k, coefficient) in coefficients.enumerated() {
    sum += Complex(coefficient) / (w + Complex(Double(k + 1)))
  }
  let t = w + Complex(7.5)
  return Complex(2.5066282746310002) * .exp((w + Complex(0.5)) * .log(t) - t) * sum
}

/// J_n(z) of integer order by Miller's backward recurrence, normalised by e^(±iz).
///
/// Σ over the Neumann series e^(∓iz) = J₀ + 2Σ(∓i)ᵏJₖ, with the sign that makes its left side large
/// (Gautschi 1967).
func complexBesselJ(_ order: Int, _ z: Complex<Double>) -> Complex<Double> {
  if z == .zero { return Complex(order == 0 ? 1 : 0) }
  if order < 0 {
    let value = complexBesselJ(-order, z)
    return order.isMultiple(of: 2) ? value : -value
  }
  let length = z.length
  guard length < 1e4 else { return Complex(.nan, .nan) }
  let reach = max(Double(order), length)
  let start = Int(reach + 15 * Double.root(reach + 1, 3) + 30)
  var next = Complex<Double>.zero
  var current = Complex<Double>(1e-290)
  var sum = Complex<Double>.zero
  var found = Complex<Double>.zero
  let above = z.imaginary >= 0
  for k in stride(from: start, through: 0, by: -1) {
    if k == order { found = current }
    // (−i)ᵏ above the axis, iᵏ below.
    let turn: Complex<Double> =
      switch k % 4 {
      case 0: Complex(1)
      case 1: Complex(0, above ? -1 : 1)
      case 2: Complex(-1)
      default: Complex(0, above ? 1 : -1)
      }
    sum += turn * current * Complex(k == 0 ? 1 : 2)
    if k > 0 {
      let previous = Complex(Double(2 * k)) / z * current - next
      next = current
      current = previous
      if current.length > 1e200 {
        let scale = Complex<Double>(1e-200)
        current *= scale
        next *= scale
        sum *= scale
        found *= scale
      }
    }
  }
  let turned = above ? Complex(z.imaginary, -z.real) : Complex(-z.imaginary, z.real)
  return found / sum * .exp(turned)
}
