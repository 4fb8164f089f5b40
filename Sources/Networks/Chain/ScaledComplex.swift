import Exact

/// A complex number m·2ᵉ whose exponent cannot overflow in the depths a chain is followed to.
struct ScaledComplex: Sendable {
  private var real: Double
  private var imaginary: Double
  private var exponent: Int

  init(_ real: Double, _ imaginary: Double = 0, exponent: Int = 0) {
    let size = max(real.magnitude, imaginary.magnitude)
    let shift = size > 0 ? Int(size.exponent) : 0
    self.real = Double(sign: .plus, exponent: -shift, significand: real)
    self.imaginary = Double(sign: .plus, exponent: -shift, significand: imaginary)
    self.exponent = size > 0 ? exponent + shift : 0
  }

  /// The nearest such number; no rational is too large or too small for it.
  init(_ value: Rational) {
    let plain = value.doubleValue
    guard !plain.isFinite || (plain.magnitude < 0x1p-900 && !value.isZero) else {
      self.init(plain)
      return
    }
    let step = plain.isFinite ? 900 : -900
    self = Self(value * Rational(2).power(step)).multiplied(byPowerOfTwo: -step)
  }

  private func multiplied(byPowerOfTwo step: Int) -> Self {
    var result = self
    result.exponent += step
    return result
  }

  /// log₂ of the absolute value; −∞ for zero.
  var log2: Double {
    let square = real * real + imaginary * imaginary
    guard square > 0 else { return -.infinity }
    return Double(exponent) + square.log2 / 2
  }

  /// Whether the absolute value is 2ᵏ at least, give or take a factor of two.
  func reaches(power: Int) -> Bool { !isZero && exponent >= power }

  /// Whether a number that is real and not negative is larger than another one.
  func isLarger(than other: Self) -> Bool {
    guard !isZero, !other.isZero else { return !isZero }
    return exponent == other.exponent ? real > other.real : exponent > other.exponent
  }

  static func + (a: Self, b: Self) -> Self {
    if a.isZero { return b }
    if b.isZero { return a }
    let top = max(a.exponent, b.exponent)
    let (x, y) = (a.shifted(to: top), b.shifted(to: top))
    return Self(x.0 + y.0, x.1 + y.1, exponent: top)
  }

  static func * (a: Self, b: Self) -> Self {
    Self(
      a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real,
      exponent: a.exponent &+ b.exponent)
  }

  private var isZero: Bool { real == 0 && imaginary == 0 }

  private func shifted(to top: Int) -> (Double, Double) {
    let shift = max(exponent - top, -1200)
    return (
      Double(sign: .plus, exponent: shift, significand: real),
      Double(sign: .plus, exponent: shift, significand: imaginary)
    )
  }
}

extension Double {
  /// log₂ of a positive finite number, by exponent and series of atanh; good to 1e-15 absolute.
  fileprivate var log2: Double {
    let (power, fraction) = (Double(exponent), significand)
    let ratio = (fraction - 1) / (fraction + 1)
    var (term, sum) = (ratio, 0.0)
    for odd in stride(from: 1.0, through: 61, by: 2) {
      sum += term / odd
      term *= ratio * ratio
    }
    return power + 2 * sum / 0.6931471805599453
  }
}
