import CKernels
import Exact
import RealModule

/// A number as the unevaluated sum of two doubles, about 32 decimal digits.
///
/// Source: Dekker, *A floating-point technique for extending the available precision* (1971);
/// Joldes, Muller and Popescu, *Tight and rigorous error bounds for basic building blocks of
/// double-word arithmetic*, ACM TOMS 44 (2017).
typealias DoubleDouble = kernel_pair

extension DoubleDouble {
  init(_ value: Double) { self.init(high: value, low: 0) }

  /// The midpoint of a ball.
  init(_ ball: Ball) {
    let high = ball.doubleValue
    self.init(high: high, low: (ball - Ball(high, precision: ball.precision)).doubleValue)
  }

  /// a + b, exactly.
  init(_ a: Double, plus b: Double) {
    let sum = a + b
    let rest = sum - a
    self.init(high: sum, low: (a - (sum - rest)) + (b - rest))
  }

  /// a · b, exactly.
  init(_ a: Double, times b: Double) {
    let product = a * b
    self.init(high: product, low: (-product).addingProduct(a, b))
  }

  static let zero = DoubleDouble(high: 0, low: 0)
  static let logTwo = DoubleDouble(high: 0.6931471805599453, low: 2.3190468138462996e-17)
  static let pi = DoubleDouble(high: .pi, low: 1.2246467991473532e-16)

  /// The logarithm of a double, with what rounding takes off a large one.
  static func logarithm(of x: Double) -> DoubleDouble {
    let high = Double.log(x)
    guard abs(high) > 2, abs(high) < 708 else { return DoubleDouble(high) }
    return DoubleDouble(high: high, low: x * .exp(-high) - 1).settled
  }

  /// The nearest double.
  var double: Double { high + low }

  /// The same with |low| at most half an ulp of high; |high| must be the larger.
  private var settled: DoubleDouble {
    let sum = high + low
    return DoubleDouble(high: sum, low: low - (sum - high))
  }

  static prefix func - (a: Self) -> Self { Self(high: -a.high, low: -a.low) }

  static func + (a: Self, b: Self) -> Self {
    let s = Self(a.high, plus: b.high)
    let t = Self(a.low, plus: b.low)
    let v = Self(high: s.high, low: s.low + t.high).settled
    return Self(high: v.high, low: t.low + v.low).settled
  }

  static func - (a: Self, b: Self) -> Self { a + -b }
  static func + (a: Self, b: Double) -> Self { a + Self(b) }
  static func - (a: Self, b: Double) -> Self { a + Self(-b) }
  static func - (a: Double, b: Self) -> Self { Self(a) + -b }

  static func * (a: Self, b: Self) -> Self {
    let p = Self(a.high, times: b.high)
    return Self(high: p.high, low: p.low + (a.high * b.low + a.low * b.high)).settled
  }

  static func * (a: Self, b: Double) -> Self { a * Self(b) }
  static func * (a: Double, b: Self) -> Self { Self(a) * b }

  static func / (a: Self, b: Self) -> Self {
    let q = a.high / b.high
    let rest = a - b * q
    let next = rest.high / b.high
    let last = (rest - b * next).high / b.high
    return Self(high: q, low: next).settled + last
  }

  static func / (a: Self, b: Double) -> Self { a / Self(b) }
  static func / (a: Double, b: Self) -> Self { Self(a) / b }

  /// The square root, of a positive number.
  var squareRoot: DoubleDouble {
    let root = high.squareRoot()
    return Self(root) + (self - Self(root, times: root)).high / (2 * root)
  }

  /// sin and cos to about an ulp, of which the high part's own library value is half.
  var sine: Double { Double.sin(high) + low * .cos(high) }
  var cosine: Double { Double.cos(high) - low * .sin(high) }
}

/// m · 2^e with a pair m near 1: numbers far beyond the double range.
struct ScaledPair {
  var mantissa: DoubleDouble
  var exponent: Int

  init(_ mantissa: DoubleDouble, exponent: Int = 0) {
    self.mantissa = mantissa
    self.exponent = exponent
    let size = abs(mantissa.high)
    guard size > 0, size.isFinite, size < 0x1p-64 || size > 0x1p64 else { return }
    let shift = Int(size.exponent)
    self.mantissa = mantissa.scaled(by: -shift)
    self.exponent = exponent + shift
  }

  static func * (a: Self, b: Self) -> Self {
    Self(a.mantissa * b.mantissa, exponent: a.exponent + b.exponent)
  }

  static func / (a: Self, b: Self) -> Self {
    Self(a.mantissa / b.mantissa, exponent: a.exponent - b.exponent)
  }

  static func + (a: Self, b: Self) -> Self {
    if a.mantissa.high == 0 { return b }
    if b.mantissa.high == 0 { return a }
    let (large, small) = a.exponent >= b.exponent ? (a, b) : (b, a)
    let gap = small.exponent - large.exponent
    if gap < -400 { return large }
    return Self(large.mantissa + small.mantissa.scaled(by: gap), exponent: large.exponent)
  }

  /// The nearest double; 0 or infinity beyond the range.
  var double: Double {
    Double(sign: .plus, exponent: exponent, significand: mantissa.double)
  }

  /// The natural logarithm of a positive number.
  var log: Double {
    let small = Double.log(mantissa.high) + mantissa.low / mantissa.high
    return Double(exponent) * .log(2) + small
  }

  /// e^x.
  static func exp(_ x: DoubleDouble) -> ScaledPair {
    let k = (x.high / .log(2)).rounded()
    let rest = x - DoubleDouble.logTwo * k
    let value = Double.exp(rest.high)
    return ScaledPair(DoubleDouble(value) + value * rest.low, exponent: Int(k))
  }

  /// Γ(x), x > 0.
  static func gamma(_ x: DoubleDouble) -> ScaledPair { exp(Ball(x).logGamma) }

  /// e^x of a ball.
  static func exp(_ x: Ball) -> ScaledPair {
    let k = (x.doubleValue / .log(2)).rounded()
    let two = Ball(2, precision: x.precision)
    return ScaledPair(
      DoubleDouble((x - two.log * Ball(k, precision: x.precision)).exp), exponent: Int(k))
  }
}

extension DoubleDouble {
  /// The number times 2^`exponent`.
  func scaled(by exponent: Int) -> DoubleDouble {
    let factor = { Double(sign: .plus, exponent: exponent, significand: $0) }
    return Self(high: factor(high), low: factor(low))
  }
}

extension Ball {
  /// The sum of a pair, exactly.
  init(_ pair: DoubleDouble) {
    self = Ball(pair.high, precision: 192) + Ball(pair.low, precision: 192)
  }
}
