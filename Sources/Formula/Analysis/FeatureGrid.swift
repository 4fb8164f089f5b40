import Exact
import RealModule

/// The values of every step of an expression on a grid that grows.
struct FeatureGrid {
  let nodes: [Node]
  let interval: ClosedRange<Double>
  /// The points, ascending.
  private(set) var points: [Double] = []
  /// The values by step and point.
  private(set) var values: [[Double]] = []

  private static let size = 256
  private static let finestSize = 8192

  /// A grid that shows the periods of the sines among the first `count` steps.
  init(_ nodes: [Node], _ interval: ClosedRange<Double>, resolvingFirst count: Int) {
    self.nodes = nodes
    self.interval = interval
    lay(Self.size)
    let needed = 16 * turns(of: count)
    if needed > Double(Self.size) { lay(Int(min(needed, Double(Self.finestSize)))) }
  }

  /// Lays points that are dense in the middle of a finite interval and everywhere in an infinite one.
  private mutating func lay(_ count: Int) {
    let (a, b) = (interval.lowerBound, interval.upperBound)
    // Off round numbers, where symmetric functions have their extrema.
    let t = (0...count).map { (Double($0) + ($0 == 0 || $0 == count ? 0 : 0.137)) / Double(count) }
    switch (a.isFinite, b.isFinite) {
    case (true, true): points = t.map { $0 == 1 ? b : a + (b - a) * $0 }
    case (true, false): points = t.dropLast().map { a + $0 / (1 - $0) }
    case (false, true): points = t.dropLast().reversed().map { b - $0 / (1 - $0) }
    case (false, false):
      points = t.dropFirst().dropLast().map { (2 * $0 - 1) / ($0 * (1 - $0)) }
    }
    values = columns(points)
  }

  /// Adds points; those outside the interval are passed over.
  mutating func insert(_ new: [Double]) {
    points = Set(points).union(new.filter { interval.contains($0) }).sorted()
    values = columns(points)
  }

  /// The values of all steps at some points.
  func columns(_ points: [Double]) -> [[Double]] {
    var result: [[Double]] = []
    result.reserveCapacity(nodes.count)
    for node in nodes {
      switch node {
      case .variable: result.append(points)
      case .number(let exact): result.append(points.map { [c = exact.doubleValue] _ in c })
      case .constant(let name): result.append(points.map { _ in name.value })
      case .negate(let a): result.append(result[a].map { -$0 })
      case .call(let function, let a): result.append(result[a].map { function.value($0) })
      case .besselJ(let order, let a): result.append(result[a].map { besselJ(order, $0) })
      case .binary(let operation, let a, let b):
        result.append(zip(result[a], result[b]).map { operation.value($0, $1) })
      case .choose(let c, let a, let b):
        let (condition, left, right) = (result[c], result[a], result[b])
        result.append(points.indices.map { condition[$0] != 0 ? left[$0] : right[$0] })
      }
    }
    return result
  }

  /// The values of the first `count` steps at one point.
  func row(_ x: Double, count: Int) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(count)
    for node in nodes[..<count] {
      switch node {
      case .variable: result.append(x)
      case .number(let exact): result.append(exact.doubleValue)
      case .constant(let name): result.append(name.value)
      case .negate(let a): result.append(-result[a])
      case .call(let function, let a): result.append(function.value(result[a]))
      case .besselJ(let order, let a): result.append(besselJ(order, result[a]))
      case .binary(let operation, let a, let b):
        result.append(operation.value(result[a], result[b]))
      case .choose(let c, let a, let b): result.append(result[c] != 0 ? result[a] : result[b])
      }
    }
    return result
  }

  /// The largest number of periods that a sine among the first steps runs through.
  private func turns(of count: Int) -> Double {
    var most = 0.0
    for node in nodes[..<count] {
      guard case .call(let function, let a) = node, function == .sin || function == .cos else {
        continue
      }
      var way = 0.0
      for (u, v) in zip(values[a], values[a].dropFirst()) where abs(v - u) < 1e6 {
        way += abs(v - u)
      }
      most = max(most, way / (2 * .pi))
    }
    return most
  }
}
