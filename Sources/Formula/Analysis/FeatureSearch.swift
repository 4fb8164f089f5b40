import RealModule

/// The search for ``NarrowFeature``s in the steps of an expression, from the inside out.
struct FeatureSearch {
  private let arguments: [FeatureArgument]
  private var grid: FeatureGrid
  private var found: [NarrowFeature] = []

  /// The most features that are followed.
  private static let limit = 2048

  /// Nil where no step can have features.
  init?(_ nodes: [Node], _ interval: ClosedRange<Double>) {
    arguments = FeatureArgument.all(in: nodes)
    guard let last = arguments.last else { return nil }
    grid = FeatureGrid(nodes, interval, resolvingFirst: last.stepCount)
  }

  /// The features, ascending.
  mutating func run() -> [NarrowFeature] {
    for argument in arguments {
      // What one look finds makes the grid fine enough for the next.
      for _ in 0..<6 where found.count < Self.limit {
        let new = Sighting(argument, grid).features.filter { feature in
          !found.contains { feature.isSame(as: $0) }
        }
        guard !new.isEmpty else { break }
        found += new.prefix(Self.limit - found.count)
        grid.insert(new.flatMap { [$0.place] + $0.surroundings(growth: 1.5, from: 0.25) })
      }
    }
    return found.filter(isVisible).sorted { $0.place < $1.place }
  }

  /// Whether the whole function bends beside a feature of one of its parts.
  private func isVisible(_ feature: NarrowFeature) -> Bool {
    let around = ([feature.place] + feature.surroundings(growth: 2, from: 0.25))
      .filter { grid.interval.contains($0) && abs($0 - feature.place) <= 64 * feature.width }
    guard let f = grid.columns(around).last, f.allSatisfy(\.isFinite), around.count > 2 else {
      return true
    }
    let (a, b) = (around[0], around[around.count - 1])
    let slope = (f[f.count - 1] - f[0]) / (b - a)
    let size = (grid.values.last ?? []).reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    return zip(around, f).contains { x, y in
      abs(y - (f[0] + slope * (x - a))) > 8 * .ulpOfOne * size
    }
  }
}

extension NarrowFeature {
  /// Whether two findings are one.
  fileprivate func isSame(as other: NarrowFeature) -> Bool {
    abs(place - other.place) <= 0.5 * min(width, other.width)
  }
}

/// One look at one argument on the present grid.
private struct Sighting {
  private let argument: FeatureArgument
  private let grid: FeatureGrid
  private let v: [Double]

  init(_ argument: FeatureArgument, _ grid: FeatureGrid) {
    self.argument = argument
    self.grid = grid
    v = argument.values(grid.values)
  }

  private func at(_ x: Double) -> Double {
    argument.value(grid.row(x, count: argument.stepCount))
  }

  /// Extrema, zeros and ends beside which the argument changes by much from one point to the next.
  var features: [NarrowFeature] {
    let points = grid.points
    let last = points.count - 1
    var result: [NarrowFeature] = []
    for i in 0..<last {
      let (here, next) = (v[i], v[i + 1])
      if argument.hasLevel, here * next < 0, abs(next - here) > 0.5 {
        let place = bisect(points[i], points[i + 1], risingFrom: here, at)
        result += feature(at: place, between: points[i], points[i + 1])
      }
      guard i > 0, here.isFinite else { continue }
      let before = v[i - 1]
      let isTop = here >= before && here > next
      let isBottom = argument.hasMinima && here <= before && here < next
      guard isTop || isBottom, max(abs(here - before), abs(here - next)) > 0.25 else { continue }
      let (low, high) = (points[i - 1], points[i + 1])
      let place = extremum(from: low, to: high, sign: isTop ? 1 : -1)
      result += feature(at: place, between: low, high)
    }
    for (end, beside) in [(0, 1), (last, last - 1)] {
      let x = points[end]
      // An infinite interval has no end to stand at.
      guard x == grid.interval.lowerBound || x == grid.interval.upperBound,
        abs(v[beside] - v[end]) > 0.5
      else { continue }
      result += feature(at: x, between: min(x, points[beside]), max(x, points[beside]))
    }
    return result
  }

  /// The feature at a place, where the argument has a finite value that changes in a narrow strip.
  private func feature(at place: Double, between low: Double, _ high: Double) -> [NarrowFeature] {
    let top = at(place)
    guard top.isFinite else { return [] }
    // Far out on an infinite interval cells are wide, and what they hold is no narrower for it.
    let isFinite = (grid.interval.upperBound - grid.interval.lowerBound).isFinite
    let reach = isFinite ? 2 * (high - low) : min(2 * (high - low), 0.125)
    // Closer than this it is a singularity, or rounding.
    let closest = max(16 * place.ulp, 1e-30 * (high - low))
    var width = closest
    while width < reach {
      let hasChanged = [place - width, place + width].contains { x in
        grid.interval.contains(x) && !(abs(at(x) - top) < 1)
      }
      if hasChanged { break }
      width *= 2
    }
    guard width > closest, width < reach else { return [] }
    return [NarrowFeature(place: place, width: width, reach: 2 * reach)]
  }

  /// The largest or smallest value between two points, by golden sections.
  private func extremum(from lower: Double, to upper: Double, sign: Double) -> Double {
    let golden = 0.6180339887498949
    var (a, b) = (lower, upper)
    var (c, d) = (b - golden * (b - a), a + golden * (b - a))
    var (fc, fd) = (sign * at(c), sign * at(d))
    for _ in 0..<80 where a < c && c < d && d < b {
      if fc > fd {
        (b, d, fd) = (d, c, fc)
        c = b - golden * (b - a)
        fc = sign * at(c)
      } else {
        (a, c, fc) = (c, d, fd)
        d = a + golden * (b - a)
        fd = sign * at(d)
      }
    }
    let middle = a + (b - a) / 2
    // No section hits 0 itself, where a pole may lie.
    if abs(middle) <= 1e-9 * (upper - lower), sign * at(0) >= max(fc, fd) { return 0 }
    return fc > fd ? c : fd > fc ? d : middle
  }
}
