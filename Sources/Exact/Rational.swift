import CFLINT

/// A rational number p/q of any size, in lowest terms with q > 0.
///
/// Arithmetic is FLINT's `fmpq`: always exact, never overflowing. Values are immutable and cheap to
/// copy (one reference).
public struct Rational: Sendable {
  let handle: Handle<fmpq>

  init(handle: Handle<fmpq>) {
    self.handle = handle
  }

  init(_ fill: (UnsafeMutablePointer<fmpq>) -> Void) {
    unsafe handle = Handle(fill)
  }

  /// The integer `value`.
  public init(_ value: Int) {
    unsafe self.init { unsafe fmpq_set_si($0, value, 1) }
  }

  /// The fraction `numerator`/`denominator`, reduced.
  ///
  /// - Precondition: `denominator` is not zero.
  public init(_ numerator: Int, _ denominator: Int) {
    self = Rational(numerator) / Rational(denominator)
  }

  /// Zero.
  public static let zero = Rational(0)

  /// One.
  public static let one = Rational(1)

  /// Whether the value is zero.
  public var isZero: Bool { sign == 0 }

  /// Whether the denominator is one.
  public var isInteger: Bool { denominatorInt == 1 }

  /// −1, 0 or 1.
  public var sign: Int { Int(unsafe handle.read { unsafe fmpq_sgn($0) }) }

  /// The numerator in decimal digits, with its sign.
  public var numerator: String { text(\.num) }

  /// The denominator in decimal digits.
  public var denominator: String { text(\.den) }

  /// The numerator, or nil beyond 64 bits.
  public var numeratorInt: Int? { small(\.num) }

  /// The denominator, or nil beyond 64 bits.
  public var denominatorInt: Int? { small(\.den) }

  /// The value when it is an integer of at most 64 bits.
  public var integer: Int? { isInteger ? numeratorInt : nil }

  /// The absolute value.
  public var magnitude: Rational { sign < 0 ? -self : self }

  private func text(_ part: KeyPath<fmpq, fmpz>) -> String {
    unsafe handle.read {
      var value = unsafe $0.pointee[keyPath: part]
      return unsafe adopt(fmpz_get_str(nil, 10, &value))
    }
  }

  private func small(_ part: KeyPath<fmpq, fmpz>) -> Int? {
    unsafe handle.read {
      var value = unsafe $0.pointee[keyPath: part]
      return unsafe fmpz_fits_si(&value) != 0 ? fmpz_get_si(&value) : nil
    }
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  /// The integer literal.
  public init(integerLiteral value: Int) {
    self.init(value)
  }
}

extension Rational: Comparable, Hashable {
  /// Whether two values are the same number.
  public static func == (a: Rational, b: Rational) -> Bool {
    unsafe a.handle.read { a in unsafe b.handle.read { b in unsafe fmpq_equal(a, b) != 0 } }
  }

  /// Whether `a` is the smaller number.
  public static func < (a: Rational, b: Rational) -> Bool {
    unsafe a.handle.read { a in unsafe b.handle.read { b in unsafe fmpq_cmp(a, b) < 0 } }
  }

  /// Feeds the residues of numerator and denominator, which equal numbers share.
  public func hash(into hasher: inout Hasher) {
    let prime: UInt = (1 << 61) - 1
    unsafe handle.read {
      var (numerator, denominator) = unsafe ($0.pointee.num, $0.pointee.den)
      unsafe hasher.combine(fmpz_fdiv_ui(&numerator, prime))
      unsafe hasher.combine(fmpz_fdiv_ui(&denominator, prime))
    }
  }
}
