/// How far the outlines of two marks lie apart.
enum OutlineDistance {
  /// Largest distance from a place on either list of outlines to the other (Hausdorff), as found
  /// at the vertices and at places no more than two pixels apart between them.
  ///
  /// Cutting a line into other pieces does not change it. The search stops as soon as `enough` is
  /// exceeded.
  ///
  /// - Complexity: O(n + m) where the lines run alike; O(n m) at worst, thinned to 20 000 places.
  static func hausdorff(_ a: [Polyline], _ b: [Polyline], enough: Double = .infinity) -> Double {
    let p = Segments(a)
    let q = Segments(b)
    guard !p.isEmpty, !q.isEmpty else { return p.isEmpty == q.isEmpty ? 0 : .infinity }
    let forth = q.furthest(from: p, enough: enough)
    return forth > enough ? forth : max(forth, p.furthest(from: q, enough: enough))
  }
}

/// The straight pieces of outlines, and the search for the nearest.
private struct Segments {
  private var pieces: [(Point, Point)] = []

  var isEmpty: Bool { pieces.isEmpty }

  init(_ lines: [Polyline]) {
    for line in lines {
      guard let first = line.points.first, let last = line.points.last else { continue }
      if line.points.count == 1 { pieces.append((first, first)) }
      for (a, b) in zip(line.points, line.points.dropFirst()) { pieces.append((a, b)) }
      if line.isClosed { pieces.append((last, first)) }
    }
  }

  /// Largest distance from a place on `other` to these pieces.
  func furthest(from other: Segments, enough: Double) -> Double {
    var worst = 0.0
    var hint = 0
    let thinning = max(1, other.pieces.count * 2 / 20000)
    for (index, piece) in other.pieces.enumerated() where index % thinning == 0 {
      let length = (piece.1 - piece.0).length
      let cuts = max(1, min(400, Int(length / 2)))
      for cut in 0...cuts {
        let place = piece.0 + Double(cut) / Double(cuts) * (piece.1 - piece.0)
        worst = max(worst, nearest(place, worst, &hint))
        if worst > enough { return worst }
      }
    }
    return worst
  }

  /// Distance to the nearest piece, found outwards from `hint`; stops once it is no longer worse
  /// than `known`.
  private func nearest(_ place: Point, _ known: Double, _ hint: inout Int) -> Double {
    var best = Double.infinity
    var found = hint
    var step = 0
    while step < pieces.count {
      for index in step == 0 ? [hint] : [hint + step, hint - step]
      where pieces.indices.contains(index) {
        let distance = Self.distance(place, pieces[index])
        if distance < best {
          best = distance
          found = index
        }
      }
      if best <= max(known, 0.01) { break }
      step += 1
    }
    hint = found
    return best
  }

  private static func distance(_ p: Point, _ piece: (Point, Point)) -> Double {
    let along = piece.1 - piece.0
    let square = along.x * along.x + along.y * along.y
    let from = p - piece.0
    if square == 0 { return from.length }
    let t = min(1, max(0, (from.x * along.x + from.y * along.y) / square))
    return (from - t * along).length
  }
}
