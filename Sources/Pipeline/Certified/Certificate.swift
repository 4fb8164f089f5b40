import Approximation
import Encoding
import Exact
import Formula

/// The certified numbers of a result, as commands print them.
struct Certificate: Sendable {
  /// Numbers by their JSON key, arrays and single ones, in order.
  let entries: [(key: String, numbers: Numbers)]
  /// Bits of the enclosures.
  let bits: Int
  /// A point near which the largest error is attained.
  let supAt: Double?
  /// What the norms are taken of, where it is not f − p.
  let measured: String?
  /// The part of an infinite interval that `supOnPart` is about, and why `sup` is infinite or missing.
  var supPart: (words: String, reason: String?)?
  private let limit: Int

  enum Numbers: Sendable {
    case one(Ball)
    case many([Ball])
  }

  init(
    _ entries: [(key: String, numbers: Numbers)], supAt: Double? = nil, measured: String? = nil,
    bits: Int, precision: Precision
  ) {
    self.measured = measured
    self.entries = entries
    self.supAt = supAt
    self.bits = bits
    // Automatic precision prints what people compare; a given one prints all it paid for.
    limit = precision == .automatic ? 30 : max(1, Int(Double(bits) * 0.30103))
  }

  /// The decimals of an enclosure; nil where it is not finite.
  func decimal(_ ball: Ball) -> CertifiedDecimal? { CertifiedDecimal(ball, limit: limit) }

  /// The `certified` object: enclosures `[mid, radius]`, the fewest digits of them, the bits.
  var json: JSON {
    var fields = entries.map { entry -> (key: String, value: JSON) in
      switch entry.numbers {
      case .one(let ball): (key: entry.key, value: enclosure(ball))
      case .many(let balls): (key: entry.key, value: .array(balls.map(enclosure)))
      }
    }
    fields.append((key: "digits", value: .optional(digits)))
    fields.append((key: "precision", value: .integer(bits)))
    if let supPart {
      fields.append((key: "supPart", value: .text(supPart.words)))
      fields.append((key: "supReason", value: .optional(supPart.reason)))
    }
    if let measured { fields.append((key: "normsOf", value: .text(measured))) }
    return .object(fields)
  }

  private func enclosure(_ ball: Ball) -> JSON {
    guard let decimal = decimal(ball) else {
      return .texts(ball.doubleValue == .infinity ? ["inf", "0"] : ["nan", "inf"])
    }
    return .texts([decimal.midpoint, decimal.radius])
  }

  /// The fewest certain digits of any number that is not zero; nil without such a number.
  ///
  /// A ball about 0 that is wide beside the other numbers leaves every digit open.
  var digits: Int? {
    let balls = entries.flatMap { entry in
      switch entry.numbers {
      case .one(let ball): [ball]
      case .many(let balls): balls
      }
    }
    let largest = balls.map { $0.largestMagnitude.upperBound }.filter(\.isFinite).max() ?? 0
    return balls.filter { !Precision.isZero($0, beside: largest, bits: bits) }
      .compactMap(decimal).map(\.digits).min()
  }

  /// A number with certain digits only: `1.0876e-20`, `0` when exact, `|.| <= 3e-80` where not even
  /// its first digit is known.
  func words(_ ball: Ball) -> String {
    guard let decimal = decimal(ball) else {
      return ball.doubleValue == .infinity ? "infinite" : "not finite"
    }
    if decimal.digits > 0 || decimal.radius == "0" { return decimal.midpoint }
    return "|.| <= \(decimal.radius)"
  }

  /// A remark on a number with fewer digits than automatic precision goes for.
  private func shortfall(of ball: Ball) -> String {
    guard let decimal = decimal(ball), decimal.radius != "0", decimal.digits > 0,
      decimal.digits < Precision.digitsWanted
    else { return "" }
    let digits = decimal.digits == 1 ? "1 digit is" : "\(decimal.digits) digits are"
    return "  (\(digits) certain, more were not reached)"
  }

  /// The doubles nearest to the certified errors, where there are any with digits.
  var errors: ErrorNorms? {
    func value(_ key: String) -> Double? {
      for entry in entries where entry.key == key {
        // A wide ball says less than doubles do.
        if case .one(let ball) = entry.numbers, !ball.containsZero || ball.isExact {
          return ball.doubleValue
        }
      }
      return nil
    }
    guard let l2 = value("l2"), let rms = value("rms"), let sup = value("sup"), let supAt else {
      return nil
    }
    return ErrorNorms(
      l2: l2, rms: rms, sup: Extremum(x: supAt, value: sup), supInterval: .canonical)
  }

  /// The certain decimals of a number; nil where not one is known.
  func decimal(of key: String) -> String? {
    for entry in entries where entry.key == key {
      if case .one(let ball) = entry.numbers, let decimal = decimal(ball),
        decimal.digits > 0 || decimal.radius == "0"
      {
        return decimal.midpoint
      }
    }
    return nil
  }

  /// The numbers of an array in words.
  func words(of key: String) -> [String]? {
    for entry in entries where entry.key == key {
      if case .many(let balls) = entry.numbers { return balls.map(words) }
    }
    return nil
  }

  /// Lines for the text output, under a heading.
  func lines(_ titles: [String: String]) -> [String] {
    let width = entries.compactMap { titles[$0.key]?.count }.max() ?? 0
    let norms = measured.map { "; norms of \($0)" } ?? ""
    var lines = ["certified  (every digit is right; \(bits) bits\(norms))"]
    for entry in entries {
      guard case .one(let ball) = entry.numbers, let title = titles[entry.key] else { continue }
      let padding = String(repeating: " ", count: width + 2 - title.count)
      let part =
        switch entry.key {
        case "supOnPart": supPart.map { "  on \($0.words)" } ?? ""
        case "sup": supPart?.reason.map { "  (\($0))" } ?? ""
        default: ""
        }
      lines.append(title + padding + words(ball) + part + shortfall(of: ball))
    }
    if let reason = supPart?.reason, !entries.contains(where: { $0.key == "sup" }) {
      lines.append("no sup error on the whole interval: \(reason)")
    }
    return lines
  }
}

extension Certificate {
  /// Proves the coefficients and errors of the polynomial through the values on enclosed nodes.
  ///
  /// - Throws: `Failure` where the function could not be enclosed.
  init(
    of function: Input, on interval: Input, interpolating nodes: NodeFamily,
    degree: Int, _ precision: Precision
  ) throws(Failure) {
    typealias Found = (polynomial: CertifiedPolynomial, norms: CertifiedNorms)
    let expression = try function.expression()
    let domain = try interval.certifiedInterval()
    let canonical = domain.canonical(expression)
    do {
      let (found, bits) = try precision.run(
        { (found: Found) in
          (
            found.polynomial.coefficients,
            Precision.errors(found.norms, of: canonical, degree: degree)
          )
        },
        { bits throws(CertificationFault) -> Found in
          let polynomial = try CertifiedInterpolation.polynomial(
            of: canonical, nodes: nodes, degree: degree, bits: bits)
          let norms = try CertifiedNorms(
            of: canonical, minus: polynomial,
            halfLength: domain.halfLength(precision: bits), bits: bits)
          return (polynomial, norms)
        })
      self.init(
        [(key: "chebyshevCoefficients", .many(found.polynomial.coefficients))]
          + found.norms.entries,
        supAt: domain.point(found.norms.supAt).doubleValue, bits: bits, precision: precision)
    } catch {
      throw error.failure(of: function, on: domain)
    }
  }

  /// The errors as a block of text.
  var text: String { lines(CertifiedNorms.titles).joined(separator: "\n") + "\n" }
}

extension CertifiedNorms {
  /// The norms by their JSON keys.
  var entries: [(key: String, numbers: Certificate.Numbers)] {
    [(key: "l2", .one(l2)), (key: "rms", .one(rms)), (key: "sup", .one(sup))]
  }

  /// What each norm is called in text output.
  static let titles = [
    "l2": "L2 error", "rms": "RMS error", "sup": "sup error", "lowerBound": "lower bound",
    "supInDoubles": "in doubles", "supOnPart": "sup error",
  ]
}
