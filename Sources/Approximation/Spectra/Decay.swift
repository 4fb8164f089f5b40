import RealModule

/// How a sequence of coefficients or errors falls with the degree.
public struct Decay: Hashable, Sendable {
  /// The law.
  public let kind: Kind
  /// ρ > 1 in ρ^(−k), p in k^(−p), or the last degree present of a finite sequence.
  public let rate: Double
  /// The root mean square of the fit's residuals, in decades; 0 for a finite sequence.
  public let misfit: Double
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

  /// Fits both laws to the envelope of |values| by least squares of logarithms; nil where fewer
  /// than three values stand above rounding.
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
      self.init(kind: .finite, rate: last.degree, misfit: 0, isAccelerating: false)
      return
    }
    var points = records.filter { $0.degree >= 1 }
    // Nothing later could exceed the last value: it may be one of a parity that is smaller.
    if points.count >= 4, points[points.count - 1].degree == Double(end) { points.removeLast() }
    if points.count >= 6 { points.removeFirst(points.count / 3) }
    guard points.count >= 3 else { return nil }
    let geometric = Line(points.map { ($0.degree, $0.log) })
    let algebraic = Line(points.map { (.log($0.degree), $0.log) })
    if geometric.misfit <= algebraic.misfit || -algebraic.slope > 14 {
      let middle = points.count / 2
      let early = points[0...middle]
      let late = points[middle...]
      let isFaster =
        early.count >= 3 && late.count >= 3
        && Line(late.map { ($0.degree, $0.log) }).slope
          < 1.12 * Line(early.map { ($0.degree, $0.log) }).slope
      self.init(
        kind: .geometric, rate: .exp(-geometric.slope), misfit: geometric.misfit / .log(10),
        isAccelerating: isFaster)
    } else {
      self.init(
        kind: .algebraic, rate: -algebraic.slope, misfit: algebraic.misfit / .log(10),
        isAccelerating: false)
    }
  }

  private init(kind: Kind, rate: Double, misfit: Double, isAccelerating: Bool) {
    self.kind = kind
    self.rate = rate
    self.misfit = misfit
    self.isAccelerating = isAccelerating
  }
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
