public import Approximation
import Exact
public import Formula

extension Expression {
  /// A point of an interval where the function is infinite, undefined or grows without bound; nil
  /// when none was found.
  ///
  /// Cells of the interval are halved until ball arithmetic proves the function finite on them. Where
  /// it can't down to 2⁻⁴⁰ of the length, the values beside the cell decide: a pole or a logarithm
  /// grows towards it, a removable point such as that of sin(x)/x does not.
  ///
  /// - Precondition: a finite interval.
  /// - Complexity: O(points · 40) enclosures, for a function with few such points.
  public func unboundedPoint(on interval: Interval) -> Double? {
    precondition(interval.isFinite, "finiteness is looked for on finite intervals")
    let length = interval.length
    let ends = [interval.lower, interval.upper]
    let inner = (1...256).map { interval.lower + length * (Double($0) - 0.5) / 256 }
    for x in ends + inner where !self(x).isFinite {
      if self(x).isInfinite || !isSurrounded(x, interval, length * 0x1p-20) { return x }
    }
    var cells = [(interval.lower, interval.upper)]
    var visited = 0
    while let (lower, upper) = cells.popLast(), visited < Self.cellLimit {
      visited += 1
      if ball(at: Ball(from: lower, to: upper)).isFinite { continue }
      let middle = lower + (upper - lower) / 2
      if upper - lower > length * 0x1p-40, lower < middle, middle < upper {
        cells.append((lower, middle))
        cells.append((middle, upper))
      } else if let value = [lower, upper].first(where: { self($0).isInfinite }) {
        return value
      } else if grows(towards: middle, interval, length) {
        return middle
      }
    }
    return nil
  }

  /// More cells than this say nothing about single points.
  private static let cellLimit = 4000

  /// Whether the function is finite on both sides, as far as they belong to the interval.
  private func isSurrounded(_ x: Double, _ interval: Interval, _ step: Double) -> Bool {
    [x - step, x + step].filter(interval.contains).allSatisfy { self($0).isFinite }
  }

  /// Whether |f| grows by a tenth from one step beside the point to a sixteenth of it.
  private func grows(towards x: Double, _ interval: Interval, _ length: Double) -> Bool {
    [-1.0, 1].contains { side in
      let (far, near) = (x + side * length * 0x1p-14, x + side * length * 0x1p-18)
      guard interval.contains(far) else { return false }
      let (outer, inner) = (abs(self(far)), abs(self(near)))
      return !inner.isFinite || inner > 1.1 * outer && inner > 1
    }
  }
}
