/// The differences of two series, in words.
struct SeriesDifference {
  private(set) var changes: [Change] = []

  init(
    _ a: FigureModel.Series, _ b: FigureModel.Series, _ prefix: String, _ panel: String
  ) {
    let node = "\(panel)/\(b.id)"
    let name = "\(prefix)series \(b.name): "
    if a.label != b.label {
      changes.append(Change(.text, "\(prefix)legend '\(a.label)' → '\(b.label)'", node: node))
    }
    if a.kind != b.kind {
      changes.append(Change(.style, "\(name)drawn as \(b.kind), was \(a.kind)", node: node))
    }
    for entry in a.style where b.style.first(where: { $0.name == entry.name }) != entry {
      let other = b.style.first { $0.name == entry.name }?.value ?? "none"
      changes.append(Change(.style, "\(name)\(entry.name) \(entry.value) → \(other)", node: node))
    }
    for entry in b.style where !a.style.contains(where: { $0.name == entry.name }) {
      changes.append(Change(.style, "\(name)\(entry.name) none → \(entry.value)", node: node))
    }
    if a.count != b.count {
      // Curves are sampled where they bend: other places for the same curve are no change.
      let curves = Curves(a, b)
      if curves?.isSame != true {
        let scale = curves?.factor.map { ", scaled by \(Self.ratio($0)) in y" } ?? ""
        let statement = "\(name)\(a.count) → \(b.count) points\(scale)"
        changes.append(Change(.data, statement, node: node))
      }
    } else if a.x.digest != b.x.digest || a.y.digest != b.y.digest {
      for (axis, p, q) in [("x", a.x, b.x), ("y", a.y, b.y)] {
        if let predicate = Self.predicate(p, q, b.count, b.x, axis) {
          changes.append(Change(.data, name + predicate, node: node))
        }
      }
    }
  }

  /// What happened to one coordinate, nil when nothing did.
  private static func predicate(
    _ a: Quantised, _ b: Quantised, _ count: Int, _ places: Quantised, _ axis: String
  ) -> String? {
    let p = a.values
    let q = b.values
    guard p.count == q.count else { return "\(axis) values in other blocks" }
    var differing: [Int] = []
    var opened = 0
    var closed = 0
    var largest = (difference: 0.0, index: 0)
    for index in p.indices {
      switch (p[index].isNaN, q[index].isNaN) {
      case (true, true): continue
      case (true, false):
        closed += 1
        continue
      case (false, true):
        opened += 1
        continue
      case (false, false): break
      }
      let slack = 2 * (a.uncertainty(at: p[index]) + b.uncertainty(at: q[index]))
      let difference = abs(q[index] - p[index])
      guard difference > slack + 1e-12 * abs(p[index]) else { continue }
      differing.append(index)
      if difference > largest.difference { largest = (difference, index) }
    }
    var parts: [String] = []
    if opened > 0 { parts.append("\(opened) of \(count) points became undefined") }
    if closed > 0 { parts.append("\(closed) of \(count) points are no longer undefined") }
    if !differing.isEmpty {
      let share = a.block == 1 ? "\(count)" : "\(p.count) extremes"
      let stored = "\(differing.count) of \(share)"
      let size = "largest |Δ\(axis)| \(telling(largest.difference))"
      if let factor = factor(p, q, a, b, differing.count) {
        parts.append("\(share) of \(share) points scaled by \(ratio(factor)) in \(axis), \(size)")
      } else if let step = shift(p, q, a, b, differing.count) {
        parts.append("\(share) of \(share) points shifted by \(telling(step)) in \(axis)")
      } else {
        let at =
          a.block == 1 && axis == "y" ? " at x = \(telling(places.value(largest.index)))" : ""
        parts.append("\(stored) points differ in \(axis), \(size)\(at)")
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// A factor to six digits, or its distance from 1 where those don't show it.
  private static func ratio(_ factor: Double) -> String {
    let excess = factor - 1
    return abs(excess) >= 1e-4
      ? ModelDifference.sixDigits(factor)
      : "1 \(excess < 0 ? "−" : "+") \(telling(abs(excess)))"
  }

  /// The one factor between all values, if there is one: least squares, checked on every point.
  private static func factor(
    _ p: [Double], _ q: [Double], _ a: Quantised, _ b: Quantised, _ differing: Int
  ) -> Double? {
    var pp = 0.0
    var pq = 0.0
    for (u, v) in zip(p, q) where u.isFinite && v.isFinite {
      // Weighted by size, so that small values of a logarithmic axis count.
      let weight = a.isLogarithmic ? 1 / (u * u) : 1
      pp += weight * u * u
      pq += weight * u * v
    }
    guard pp > 0, 2 * differing >= p.count else { return nil }
    let factor = pq / pp
    let fits = zip(p, q).allSatisfy { u, v in
      if u.isNaN || v.isNaN { return u.isNaN && v.isNaN }
      let slack = 3 * (a.uncertainty(at: u) * abs(factor) + b.uncertainty(at: v))
      return abs(factor * u - v) <= slack + 1e-12 * abs(v)
    }
    return fits && abs(factor - 1) > 1e-6 ? factor : nil
  }

  /// The one displacement of all values, if there is one.
  private static func shift(
    _ p: [Double], _ q: [Double], _ a: Quantised, _ b: Quantised, _ differing: Int
  ) -> Double? {
    let steps = zip(p, q).filter { $0.isFinite && $1.isFinite }.map { $1 - $0 }
    guard differing == p.count, !steps.isEmpty else { return nil }
    let mean = steps.reduce(0, +) / Double(steps.count)
    let fits = zip(p, steps).allSatisfy { u, step in
      abs(step - mean) <= 3 * (a.uncertainty(at: u) + b.uncertainty(at: u + step))
    }
    return fits ? mean : nil
  }
}

extension FigureModel.Series {
  /// The label in quotes, or else the id.
  var name: String { label.isEmpty ? id : "'\(label)'" }
}

/// Two curves through different samples, compared at the places of the first.
private struct Curves {
  /// Whether they run alike to a thousandth of their height.
  let isSame: Bool
  /// The one factor between their values, to the same exactness, if there is one.
  let factor: Double?

  /// Nil for what is no curve over ascending places.
  init?(_ a: FigureModel.Series, _ b: FigureModel.Series) {
    guard a.kind == "line", b.kind == "line", a.x.block == 1, b.x.block == 1,
      !a.y.isLogarithmic, let p = Self.samples(a), let q = Self.samples(b),
      abs(p[0].x - q[0].x) + abs(p[p.count - 1].x - q[q.count - 1].x)
        < 2e-3 * (p[p.count - 1].x - p[0].x)
    else { return nil }
    var pairs: [(Double, Double)] = []
    var next = 1
    for sample in p {
      while next < q.count - 1, q[next].x < sample.x { next += 1 }
      let (low, high) = (q[next - 1], q[next])
      let width = high.x - low.x
      let share = width > 0 ? min(1, max(0, (sample.x - low.x) / width)) : 0
      pairs.append((sample.y, low.y + share * (high.y - low.y)))
    }
    let height = pairs.map(\.0).reduce(0) { max($0, abs($1)) }
    let slack = 1e-3 * height
    isSame = pairs.allSatisfy { abs($0 - $1) <= slack }
    let square = pairs.reduce(0) { $0 + $1.0 * $1.0 }
    let ratio = square > 0 ? pairs.reduce(0) { $0 + $1.0 * $1.1 } / square : 1
    let fits = pairs.allSatisfy { abs(ratio * $0 - $1) <= slack }
    factor = !isSame && fits ? ratio : nil
  }

  /// The samples, nil when they don't ascend, are broken or too few.
  private static func samples(_ series: FigureModel.Series) -> [(x: Double, y: Double)]? {
    let samples = zip(series.x.values, series.y.values).map { (x: $0, y: $1) }
    guard samples.count > 1, samples.allSatisfy({ $0.x.isFinite && $0.y.isFinite }),
      zip(samples, samples.dropFirst()).allSatisfy({ $0.x <= $1.x })
    else { return nil }
    return samples
  }
}
