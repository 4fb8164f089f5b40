import Approximation
import Encoding
import Numerics

extension RationalResult {
  /// What has to be said of a best function.
  static func remarks(on r: RationalMinimax, asked type: (Int, Int)) -> [String] {
    var lines: [String] = []
    let found = (r.type.numerator, r.type.denominator)
    if found != type {
      let reason =
        r.isAtRoundingLevel
        ? "its error is at rounding level already"
        : r.parity.map { "the function is \($0), and so is its best approximation" }
          ?? (r.converged
            ? "none of the larger type is better" : "no better one of a larger type was found")
      lines.append(
        "the function shown is of type (\(found.0), \(found.1)), not (\(type.0), \(type.1)): \(reason)"
      )
    }
    if !r.converged { lines.append("error and lower bound do not meet: there may be a better one") }
    return lines
  }

  /// Why AAA stopped above its tolerance.
  static func unmet(_ r: RationalApproximation) -> String {
    let reason =
      r.halfJump > 0
      ? "the function jumps, and no continuous one comes closer than half its largest jump, \(significant(r.halfJump, 6))"
      : "the tolerance was not met"
    return reason + "; the best step, at \(significant(r.relativeError, 3)) of max |f|, is shown"
  }

  /// Why an approximant of smaller type stands for the one asked for.
  static func reduction(
    from type: (Int, Int), to found: (Int, Int), matching order: Int
  ) -> String {
    let whole = type.0 + type.1
    if order > whole {
      return
        "the type was reduced from (\(type.0), \(type.1)) to (\(found.0), \(found.1)), which matches the series to x^\(whole) as well, up to rounding"
    }
    return
      "no function of type (\(type.0), \(type.1)) matches the series to x^\(whole): the one of type (\(found.0), \(found.1)) matches it to x^\(order - 1) only"
  }

  /// Poles on the interval, tolerances missed and types reduced.
  public var warnings: [Diagnostic] {
    var lines = remarks
    if !polesInside.isEmpty {
      let places = polesInside.prefix(4).map { input.frame.words($0) }.joined(separator: ", ")
      lines.insert(
        singularities.isEmpty
          ? "there are poles on the interval, at \(places)"
          : "the function is unbounded on the interval, and the approximation has poles at \(places)",
        at: 0)
    }
    return lines.map { Diagnostic(.warning, $0) }
  }

  /// Where the function itself is infinite only relative errors say how good the rest is.
  private var relativeLine: String {
    guard error.size == .infinity, let relativeError else { return "" }
    return
      "error      \(significant(relativeError, 3))  relative to max(|f|, median |f|), away from the poles\n"
  }

  /// max |f − r| with the digits that stand above rounding, and where.
  private var errorWords: String {
    guard error.size > noise else {
      return "at rounding level, below \(significant(noise, 2))"
    }
    let digits = error.size.isFinite ? max(1, min(7, wholeDigits(error.size / noise))) : 7
    return
      "\(significant(error.size, digits))  max |f - r|, at x = \(input.frame.words(error.x))"
  }

  /// The bound of a best function.
  private var boundLine: String {
    guard let bound, bound.error > 0 else { return "" }
    let digits = max(1, min(7, wholeDigits(bound.error / noise)))
    let type = "(\(bound.type.numerator), \(bound.type.denominator))"
    return "no function of type \(type) is better than \(significant(bound.error, digits))\n"
  }

  /// Poles with residues, zeros, then the error.
  public var text: String {
    var table = TextTable(["pole", "residue"], leading: [])
    for (pole, residue) in zip(poles, residues) {
      table.append([pole.words(in: input.frame), residue.words])
    }
    let places = zeros.isEmpty ? ["none"] : zeros.map { $0.words(in: input.frame) }
    return """
      \(input.expression) on \(input.range), type (\(type.0), \(type.1)) by \(methodName)
      \(table.text)
      \(wrapped(places, title: "zeros", indent: 11))
      sup error  \(errorWords)
      \(boundLine)\(relativeLine)
      """ + certifiedTable
  }

  /// The enclosed coefficients in powers of x less the centre.
  private var certifiedTable: String {
    guard let certificate, let p = certificate.words(of: "numerator"),
      let q = certificate.words(of: "denominator")
    else { return "" }
    var table = TextTable(["k", "numerator", "denominator"], leading: [])
    for k in 0..<max(p.count, q.count) {
      table.append(["\(k)", k < p.count ? p[k] : "", k < q.count ? q[k] : ""])
    }
    return
      "\ncertified  (every digit is right; \(certificate.bits) bits; poles, zeros and error above in doubles)\n"
      + table.text
  }
}

extension [Complex<Double>] {
  /// The positions with the upper one of neighbouring conjugate points first.
  var conjugateOrder: [Int] {
    var order = Array<Int>(indices)
    for k in order.indices.dropLast() {
      let (z, next) = (self[order[k]], self[order[k + 1]])
      if z.imaginary < 0, next.imaginary > 0,
        (z - next.conjugate).length <= 1e-6 * Swift.max(z.length, next.length)
      {
        order.swapAt(k, k + 1)
      }
    }
    return order
  }

  /// The points in that order.
  var conjugatesOrdered: [Complex<Double>] { conjugateOrder.map { self[$0] } }
}

extension Complex<Double> {
  fileprivate var words: String { words(of: significant(real, 10)) }

  /// A point in the variable of a frame, in x.
  fileprivate func words(in frame: LocalFrame) -> String { words(of: frame.words(real, 10)) }

  private func words(of real: String) -> String {
    if imaginary == 0 { return real }
    return real + (imaginary < 0 ? " - " : " + ")
      + significant(abs(imaginary), 10) + "i"
  }
}
