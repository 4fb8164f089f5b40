/// A rational approximation, as written: its type, a tolerance of AAA, or the type of a Padé approximant.
public enum RationalSpec: Sendable {
  /// The best function of a type: degrees of numerator and denominator.
  case minimax(Located<Int>, Located<Int>)
  /// AAA to a tolerance relative to the largest value, a constant expression.
  case aaa(Located<String>)
  /// Padé's approximant of a type about a centre, 0 when nil.
  case pade(Located<Int>, Located<Int>, at: Located<String>?)

  /// Larger sums of degrees are beyond what the exchange in doubles settles.
  static let largestType = 40
  /// Larger ones ask for more Taylor coefficients than doubles can use.
  static let largestPade = 200

  static func read(
    _ fields: inout FieldReader, _ faults: inout [SpecificationFault]
  ) -> RationalSpec? {
    let count = faults.count
    let type = degrees("type", limit: largestType, &fields, &faults)
    let tolerance = fields.text("aaa", &faults)
    let pade = degrees("pade", limit: largestPade, &fields, &faults)
    let center = fields.text("at", &faults)
    let written = ["type", "aaa", "pade"].filter { fields.node($0) != nil }
    if written.count > 1, let place = fields.place(of: written[1]) {
      faults.append(SpecificationFault(.conflict(written[1], written[0]), at: place))
    }
    if let center, !written.isEmpty, written != ["pade"] {
      faults.append(
        SpecificationFault(.needs("at", "pade"), at: fields.place(of: "at") ?? center.place))
    }
    guard faults.count == count else { return nil }
    if let type { return .minimax(type.0, type.1) }
    if let tolerance { return .aaa(tolerance) }
    if let pade { return .pade(pade.0, pade.1, at: center) }
    faults.append(SpecificationFault(.missingKey("type"), at: fields.place))
    return nil
  }

  /// `[m, n]`: two degrees with a bounded sum.
  private static func degrees(
    _ key: String, limit: Int, _ fields: inout FieldReader, _ faults: inout [SpecificationFault]
  ) -> (Located<Int>, Located<Int>)? {
    let count = faults.count
    guard let node = fields.node(key) else { return nil }
    let values = fields.integers(key, in: 0...limit, &faults)
    guard faults.count == count else { return nil }
    guard values.count == 2, values[0].value + values[1].value <= limit else {
      faults.append(
        SpecificationFault(
          .outOfRange(
            key: key, expected: "two degrees with a sum of at most \(limit), such as [3, 2]"),
          at: node.place))
      return nil
    }
    return (values[0], values[1])
  }
}
