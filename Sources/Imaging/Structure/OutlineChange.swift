/// What happened to the outlines of a mark.
enum OutlineChange: Equatable {
  /// Nothing beyond this many pixels.
  case none(deviation: Double)
  /// All of it went the same way.
  case moved(Point)
  /// Each axis was multiplied and displaced: x' = a x + e, y' = d y + f.
  case rescaled(Axes, points: Int)
  /// Some of as many points as before went elsewhere, the furthest by so much.
  case points(moved: Int, of: Int, furthest: Double)
  /// Other outlines, the largest distance being this, in so many pieces before and after.
  case reshaped(distance: Double, pieces: Int, before: Int)

  /// A map of each axis by itself.
  struct Axes: Equatable {
    var a: Double
    var e: Double
    var d: Double
    var f: Double

    func callAsFunction(_ p: Point) -> Point { Point(x: a * p.x + e, y: d * p.y + f) }
  }

  /// Compares outlines, forgiving `tolerance` pixels.
  init(_ first: [Polyline], _ second: [Polyline], tolerance: Double) {
    let p = first.flatMap(\.points)
    let q = second.flatMap(\.points)
    let isSameMake =
      first.count == second.count
      && zip(first, second).allSatisfy {
        $0.points.count == $1.points.count && $0.isClosed == $1.isClosed
      }
    if isSameMake, let axes = Self.growth(first, second) {
      self = .rescaled(axes, points: p.count)
      return
    }
    if isSameMake {
      let furthest = zip(p, q).reduce(0) { max($0, ($1.1 - $1.0).length) }
      if furthest <= tolerance {
        self = .none(deviation: furthest)
        return
      }
    }
    let distance = OutlineDistance.hausdorff(first, second, enough: tolerance)
    if distance <= tolerance {
      self = .none(deviation: distance)
      return
    }
    let step = Box(second).centre - Box(first).centre
    let shifted = first.map { line in
      Polyline(points: line.points.map { $0 + step }, isClosed: line.isClosed)
    }
    if OutlineDistance.hausdorff(shifted, second, enough: tolerance / 2) <= tolerance / 2 {
      self = .moved(step)
      return
    }
    guard isSameMake else {
      self = .reshaped(
        distance: OutlineDistance.hausdorff(first, second), pieces: second.count,
        before: first.count)
      return
    }
    let axes = Axes(fitting: p, q)
    if zip(p, q).allSatisfy({ (axes($0) - $1).length <= tolerance / 2 }) {
      self = .rescaled(axes, points: p.count)
      return
    }
    let steps = zip(p, q).map { ($1 - $0).length }
    self = .points(
      moved: steps.count { $0 > tolerance / 2 }, of: p.count, furthest: steps.max() ?? 0)
  }
}

extension OutlineChange {
  /// The factor between two sizes of one glyph, nil for other glyphs and for equal sizes.
  static func enlargement(_ first: [Polyline], _ second: [Polyline]) -> Double? {
    guard first.count == second.count,
      zip(first, second).allSatisfy({ $0.points.count == $1.points.count })
    else { return nil }
    let p = first.flatMap(\.points)
    let q = second.flatMap(\.points)
    guard p.count > 4 else { return nil }
    let axes = Axes(fitting: p, q)
    // Glyphs are placed to hundredths of a point and scaled to six digits.
    guard abs(axes.a - 1) > 0.004, abs(axes.a - axes.d) < 0.002 * axes.a,
      zip(p, q).allSatisfy({ (axes($0) - $1).length <= 0.01 })
    else { return nil }
    return axes.a
  }

  /// The growth of a small closed shape, such as a marker, by more than a tenth of a pixel: less
  /// than lines may deviate, but all markers of a series grow together.
  private static func growth(_ first: [Polyline], _ second: [Polyline]) -> Axes? {
    guard first.allSatisfy(\.isClosed), second.allSatisfy(\.isClosed) else { return nil }
    let a = Box(first)
    let b = Box(second)
    let width = a.right - a.left
    let height = a.bottom - a.top
    let wider = b.right - b.left - width
    let taller = b.bottom - b.top - height
    guard max(width, height) < 40, min(width, height) > 0.5, max(abs(wider), abs(taller)) > 0.1
    else { return nil }
    let axes = Axes(fitting: first.flatMap(\.points), second.flatMap(\.points))
    let isAffine = zip(first.flatMap(\.points), second.flatMap(\.points))
      .allSatisfy { (axes($0) - $1).length <= 0.1 }
    return isAffine ? axes : nil
  }
}

extension OutlineChange.Axes {
  /// The map that takes `p` to `q` with least squares, each axis by itself.
  ///
  /// - Parameter spread: places that deviate less than this from their mean along an axis tell no
  ///   scale of it, and it is 1.
  init(fitting p: [Point], _ q: [Point], spread: Double = 0.001) {
    (a, e) = Self.line(p.map(\.x), q.map(\.x), spread)
    (d, f) = Self.line(p.map(\.y), q.map(\.y), spread)
  }

  /// Slope and offset; slope 1 where all places are the same.
  private static func line(
    _ u: [Double], _ v: [Double], _ spread: Double
  ) -> (Double, Double) {
    let n = Double(u.count)
    guard n > 0 else { return (1, 0) }
    let meanU = u.reduce(0, +) / n
    let meanV = v.reduce(0, +) / n
    var uu = 0.0
    var uv = 0.0
    for (x, y) in zip(u, v) {
      uu += (x - meanU) * (x - meanU)
      uv += (x - meanU) * (y - meanV)
    }
    let slope = uu < spread * spread * n ? 1 : uv / uu
    return (slope, meanV - slope * meanU)
  }
}
