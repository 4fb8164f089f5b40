import RealModule

/// Where a sequence of coefficients can be cut, and why there.
public struct Chop: Hashable, Sendable {
  /// How many coefficients to keep.
  public let count: Int
  /// What decided.
  public let reason: Reason

  /// What decided where to cut.
  public enum Reason: Hashable, Sendable {
    /// Fewer than 17 coefficients show no plateau; nothing was cut.
    case tooFew
    /// All coefficients vanish.
    case zero
    /// The envelope is level from this index on, at this size relative to the largest.
    case plateau(from: Int, level: Double)
    /// The envelope has no plateau yet: more coefficients are needed. The larger of the last two
    /// stands at this size relative to the largest.
    case unresolved(level: Double)
  }

  /// Whether the sequence has reached its plateau.
  public var isResolved: Bool {
    switch reason {
    case .plateau, .zero: true
    case .tooFew, .unresolved: false
    }
  }
}

/// Finds where coefficients end and rounding noise begins.
///
/// 1. The monotone envelope, relative to its first value.
/// 2. The first j for which the envelope between j and 1.25 j + 5 is level: it falls by less than
///    the factor 3 (1 − log e_j / log tol), so that flatness counts more the lower it lies.
/// 3. The cut, at the minimum of the envelope's logarithm tilted by tol^(1/3) over its length.
///
/// The constants were tuned by the authors on experiments. Nothing is cut when n < 17 or before the
/// envelope has passed tol^(1/3).
///
/// Source: Aurentz and Trefethen, *Chopping a Chebyshev series*, ACM TOMS 43 (2017), article 33.
/// - Complexity: O(n).
public func standardChop(_ coefficients: [Double], tolerance: Double = 0x1p-52) -> Chop {
  precondition(tolerance > 0 && tolerance < 1)
  let n = coefficients.count
  guard n >= 17 else { return Chop(count: n, reason: .tooFew) }
  var envelope = coefficients.map { abs($0) }
  for j in envelope.indices.dropLast().reversed() {
    envelope[j] = max(envelope[j], envelope[j + 1])
  }
  let top = envelope[0]
  guard top > 0 else { return Chop(count: 1, reason: .zero) }
  for j in envelope.indices { envelope[j] /= top }

  // Indices are counted from 1, as in the paper.
  var plateau = 0
  var j2 = 0
  for j in 2...n {
    j2 = Int((1.25 * Double(j) + 5).rounded())
    guard j2 <= n else {
      return Chop(count: n, reason: .unresolved(level: envelope[n - 2]))
    }
    let (e1, e2) = (envelope[j - 1], envelope[j2 - 1])
    let needed = 3 * (1 - .log(e1) / .log(tolerance))
    if e1 == 0 || e2 / e1 > needed {
      plateau = j - 1
      break
    }
  }
  let level = envelope[plateau - 1]
  let reason = Chop.Reason.plateau(from: plateau - 1, level: level)
  if level == 0 { return Chop(count: plateau, reason: reason) }
  let low = Double.pow(tolerance, 7.0 / 6)
  let above = envelope.filter { $0 >= low }.count
  if above < j2 {
    j2 = above + 1
    envelope[j2 - 1] = low
  }
  var best = (value: Double.infinity, index: 0)
  for k in 0..<j2 {
    let tilt = j2 > 1 ? -Double.log10(tolerance) / 3 * Double(k) / Double(j2 - 1) : 0
    let value = Double.log10(envelope[k]) + tilt
    if value < best.value { best = (value, k) }
  }
  return Chop(count: max(best.index, 1), reason: reason)
}
