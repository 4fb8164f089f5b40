import Approximation
import Exact
import RealModule

extension LocalFrame {
  /// The point x of u in words, with as many significant digits of u as asked for.
  ///
  /// Away from 0 all points of the interval have the same decimals, those of its length:
  /// `1000000.0684619` where `significant` says `1e+06`.
  ///
  /// Beside a 0 inside the interval, places found in doubles are rounding noise: `-4e-16` is 0.
  func words(_ u: Double, _ digits: Int = 6) -> String {
    if interval.isFinite, interval.lower < 0, interval.upper > 0, abs(u) <= 1e-13 * interval.length
    {
      return isMoved ? significant(origin, 17) : "0"
    }
    guard isMoved, u.isFinite else { return significant(u, digits) }
    let size = interval.isFinite ? interval.length : abs(u)
    guard size > 0 else { return significant(origin, 17) }
    return words(u, decimals: digits - Int(Double.log10(size).rounded(.up)))
  }

  /// The point x of u rounded to a number of decimals, which may be negative.
  func words(_ u: Double, decimals: Int) -> String {
    guard let start = Rational(exactly: origin), let offset = Rational(exactly: u) else {
      return significant(point(u))
    }
    let scaled = (start + offset) * Rational(10).power(decimals)
    let whole = (scaled.magnitude + Rational(1, 2)).floor.description
    let sign = scaled.sign < 0 ? "-" : ""
    guard whole != "0" else { return "0" }
    let exponent = whole.utf8.count - 1 - decimals
    if exponent < -4 || exponent > 20 {
      let rest = String(whole.dropFirst()).withoutTrailingZeros
      return sign + whole.prefix(1) + (rest.isEmpty ? "" : "." + rest) + "e\(exponent)"
    }
    let padded =
      decimals > 0
      ? String(repeating: "0", count: max(0, decimals + 1 - whole.utf8.count)) + whole
      : whole + String(repeating: "0", count: -decimals)
    guard decimals > 0 else { return sign + padded }
    let rest = String(padded.suffix(decimals)).withoutTrailingZeros
    return sign + padded.dropLast(decimals) + (rest.isEmpty ? "" : "." + rest)
  }

  /// The point x of u with all its digits.
  func decimal(_ u: Double) -> String { isMoved ? words(u, 17) : "\(u)" }

  /// A part of the interval in words; the whole as it was written.
  func words(_ part: Interval) -> String {
    guard isMoved else { return "\(part)" }
    func end(_ u: Double) -> String { u.isFinite ? words(u, 15) : significant(u) }
    return end(part.lower) + ".." + end(part.upper)
  }

  /// The points x of u.
  func points(_ u: [Double]) -> [Double] { isMoved ? u.map(point) : u }
}

extension String {
  fileprivate var withoutTrailingZeros: String {
    var result = self
    while result.last == "0" { result.removeLast() }
    return result
  }
}

extension IntegrationError {
  /// The same error with its place in x for one in u.
  func moved(by origin: Double) -> IntegrationError {
    guard origin != 0 else { return self }
    switch self {
    case .notFinite(let u): return .notFinite(at: origin + u)
    case .notSquareIntegrable(let u): return .notSquareIntegrable(near: origin + u)
    case .outOfRange(let u): return .outOfRange(near: origin + u)
    case .notResolved(let u): return .notResolved(near: origin + u)
    }
  }
}

extension WeightError {
  /// The same error with its place in x for one in u.
  func moved(by origin: Double) -> WeightError {
    guard origin != 0 else { return self }
    switch self {
    case .negative(let u, let value): return .negative(at: origin + u, value: value)
    case .notFinite(let u): return .notFinite(at: origin + u)
    case .noMoment(let order, let needed, let u):
      return .noMoment(order: order, needed: needed, near: origin + u)
    case .hiddenMass(let u): return .hiddenMass(near: origin + u)
    case .integration(let error): return .integration(error.moved(by: origin))
    case .zeroMass, .overflow: return self
    }
  }
}
