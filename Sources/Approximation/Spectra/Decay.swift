import RealModule

/// How a sequence of coefficients or errors falls with the degree.
public struct Decay: Hashable, Sendable {
  /// The law.
  public let kind: Kind
  /// ρ > 1 in ρ^(−k), p in k^(−p), or the last degree present of a finite sequence.
  public let rate: Double
  /// The root mean square of the fit's residuals, in decades; 0 for a finite sequence.
  public let misfit: Double
  /// How far the rates of the two halves of the fit lie apart; 0 for a finite sequence.
  public let spread: Double
  /// Whether the geometric rate itself keeps growing, as for entire functions.
  public let isAccelerating: Bool

  /// The laws of decay.
  public enum Kind: String, Hashable, Sendable {
    /// c_k ~ ρ^(−k): analytic in a neighbourhood (a Bernstein ellipse for Chebyshev and Legendre).
    case geometric
    /// c_k ~ k^(−p): finitely many derivatives.
    case algebraic
    /// c_k = 0 beyond a degree: a polynomial.
    case finite
  }

  /// Fits both laws to the envelope of |values| by least squares of logarithms; nil where too few
  /// values stand above rounding, or where they do not tell of a law yet: before the sequence has
  /// passed its largest value by half, or while it falls more slowly than k^(−1/4).
  ///
  /// Vanishing and small entries, as parity makes them, are passed over: only values not exceeded
  /// later count. The first third is left out as not yet asymptotic.
  /// - Parameters:
  ///   - values: the sequence.
  ///   - degrees: the degree of each value; by default its index.
  ///   - floor: the size of rounding noise relative to the largest value.
  public init?(_ values: [Double], degrees: [Int]? = nil, floor: Double = 0x1p-46) {
    let sizes = values.map { abs($0) }
    let top = sizes.reduce(0, max)
    guard top > 0, top.isFinite else { return nil }
    let k = degrees ?? Array(values.indices)
    // Scanning backwards, a value is on the envelope when nothing later is larger.
    var records: [(degree: Double, log: Double)] = []
    var largest = floor * top
    for i in sizes.indices.reversed() where sizes[i] > largest {
      largest = sizes[i]
      records.append((Double(k[i]), .log(sizes[i])))
    }
    records.reverse()
    guard let last = records.last, let end = k.last else { return nil }
    // A polynomial stops at a size far above rounding and leaves only rounding behind.
    let isCut = last.log > .log(floor * top) + 7 && end >= Int(last.degree) + 3
    if isCut {
      self.init(kind: .finite, rate: last.degree, misfit: 0, spread: 0, isAccelerating: false)
      return
    }
    let peak = records[0]
    if peak.degree >= 4, Double(end) < 1.5 * peak.degree { return nil }
    var points = records.filter { $0.degree >= 1 }
    // Nothing later could exceed the last value: it may be one of a parity that is smaller.
    if points.count >= 4, points[points.count - 1].degree == Double(end) { points.removeLast() }
    let start = points.first
    if points.count >= 6 { points.removeFirst(points.count / 3) }
    guard points.count >= 4, let start, let stop = points.last,
      start.log - stop.log > 0.25 * .log(stop.degree / start.degree)
    else { return nil }
    let geometric = Line(points.map { ($0.degree, $0.log) })
    let algebraic = Line(points.map { (.log($0.degree), $0.log) })
    if geometric.misfit <= algebraic.misfit || -algebraic.slope > 14 {
      let (early, late) = halves(of: points.map { ($0.degree, $0.log) })
      let isFaster = points.count >= 5 && late < 1.12 * early
      self.init(
        kind: .geometric, rate: .exp(-geometric.slope), misfit: geometric.misfit / .log(10),
        spread: abs(.exp(-late) - .exp(-early)), isAccelerating: isFaster)
    } else {
      let (early, late) = halves(of: points.map { (.log($0.degree), $0.log) })
      self.init(
        kind: .algebraic, rate: -algebraic.slope, misfit: algebraic.misfit / .log(10),
        spread: abs(late - early), isAccelerating: false)
    }
  }

  private init(kind: Kind, rate: Double, misfit: Double, spread: Double, isAccelerating: Bool) {
    self.kind = kind
    self.rate = rate
    self.misfit = misfit
    self.spread = spread
    self.isAccelerating = isAccelerating
  }
}

/// The slopes of the first and the second half of some points, which share the middle one.
private func halves(of points: [(x: Double, y: Double)]) -> (early: Double, late: Double) {
  let middle = points.count / 2
  return (Line(Array(points[0...middle])).slope, Line(Array(points[middle...])).slope)
}

/// A least-squares line.
private struct Line {
  var slope: Double
  var misfit: Double

  init(_ points: [(x: Double, y: Double)]) {
    let n = Double(points.count)
    let mx = points.reduce(0) { $0 + $1.x } / n
    let my = points.reduce(0) { $0 + $1.y } / n
    let sxx = points.reduce(0) { $0 + ($1.x - mx) * ($1.x - mx) }
    let sxy = points.reduce(0) { $0 + ($1.x - mx) * ($1.y - my) }
    let slope = sxx > 0 ? sxy / sxx : 0
    self.slope = slope
    misfit =
      (points.reduce(0) {
        let r = $1.y - my - slope * ($1.x - mx)
        return $0 + r * r
      } / n).squareRoot()
  }
}
