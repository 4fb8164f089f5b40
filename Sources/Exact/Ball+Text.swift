import CFLINT

extension Ball: CustomStringConvertible {
  /// Reads `1.5`, `1e-20`, `[3.14 +/- 0.01]`, `inf`; nil for anything else.
  public init?(_ text: String, precision: Int = defaultPrecision) {
    var understood = false
    unsafe self.init(precision: precision) { result in
      understood = unsafe arb_set_str(result, text, precision) == 0
    }
    guard understood else { return nil }
  }

  /// All certain digits, with the radius that encloses the rest: `[3.1415926535 +/- 8.98e-11]`.
  public var description: String { text(digits: Int(Double(precision) * 0.30103) + 1, flags: 0) }

  /// The midpoint alone, rounded to `digits` significant digits.
  public func midpointString(digits: Int) -> String {
    let middle = unsafe apply { result, value, _ in unsafe arb_get_mid_arb(result, value) }
    return middle.text(digits: digits, flags: withoutRadius)
  }

  /// The radius alone, rounded up.
  public func radiusString() -> String { enclosure(digits: max(1, min(digits, 1_000_000))).radius }

  /// A midpoint of `digits` significant digits, and a radius that covers the ball around it.
  ///
  /// The printed interval contains the ball: the rounding of the midpoint is part of the radius.
  public func enclosure(digits: Int) -> (midpoint: String, radius: String) {
    let text = text(digits: digits, flags: evenUncertainDigits)
    let parts = text.drop { $0 == "[" }.prefix { $0 != "]" }.split(separator: " ")
    switch parts.count {
    case 3: return (String(parts[0]), String(parts[2]))
    case 2: return ("0", String(parts[1]))
    default: return (text, "0")
    }
  }

  private func text(digits: Int, flags: UInt) -> String {
    unsafe handle.read { unsafe adopt(arb_get_str($0, digits, flags)) }
  }
}

/// `ARB_STR_MORE`: print digits beyond the certain ones.
private let evenUncertainDigits: UInt = 1
/// `ARB_STR_NO_RADIUS`: print only certain digits, and no radius.
private let withoutRadius: UInt = 2
