import Plotting

/// Finds the lines on which a function of two variables vanishes, from its values on a grid.
///
/// Marching squares: every cell whose corners differ in sign holds one or two segments between
/// interpolated crossings of its sides; segments that share a crossing are joined.
/// Source: Lorensen and Cline, "Marching cubes" (1987), in two dimensions.
struct ContourTracer {
  let columns: Int
  let rows: Int
  /// The place of a grid point that may lie between the points.
  let place: (_ column: Double, _ row: Double) -> Sample
  /// The values, row by row.
  let values: [Double]

  /// A crossing, by the side of the grid it lies on.
  private struct Side: Hashable {
    let column: Int
    let row: Int
    let isUpright: Bool
  }

  /// The lines, joined as far as `keeps` holds for the middle of their segments.
  func lines(where keeps: (_ column: Double, _ row: Double) -> Bool) -> [[Sample]] {
    var neighbours: [Side: [Side]] = [:]
    var order: [Side] = []
    for row in 0..<rows - 1 {
      for column in 0..<columns - 1 {
        for (a, b) in segments(column, row) {
          let (p, q) = (position(a), position(b))
          guard keeps((p.column + q.column) / 2, (p.row + q.row) / 2) else { continue }
          for (from, to) in [(a, b), (b, a)] {
            if neighbours[from] == nil { order.append(from) }
            neighbours[from, default: []].append(to)
          }
        }
      }
    }
    var lines: [[Sample]] = []
    // Ends first, so that open lines are walked whole; what is left then are loops.
    let starts = order.filter { neighbours[$0]?.count == 1 } + order
    for start in starts {
      var line = [start]
      var current = start
      while let next = neighbours[current]?.first {
        neighbours[current]?.removeFirst()
        if let back = neighbours[next]?.firstIndex(of: current) {
          neighbours[next]?.remove(at: back)
        }
        line.append(next)
        current = next
      }
      guard line.count > 1 else { continue }
      lines.append(
        line.map {
          let position = position($0)
          return place(position.column, position.row)
        })
    }
    return lines
  }

  private func value(_ column: Int, _ row: Int) -> Double { values[row * columns + column] }

  private func position(_ side: Side) -> (column: Double, row: Double) {
    let first = value(side.column, side.row)
    let second =
      side.isUpright
      ? value(side.column, side.row + 1) : value(side.column + 1, side.row)
    let share = first / (first - second)
    let (column, row) = (Double(side.column), Double(side.row))
    return side.isUpright ? (column, row + share) : (column + share, row)
  }

  private func segments(_ column: Int, _ row: Int) -> [(Side, Side)] {
    let corners = [
      value(column, row), value(column + 1, row), value(column + 1, row + 1),
      value(column, row + 1),
    ]
    guard corners.allSatisfy(\.isFinite) else { return [] }
    let sides = [
      Side(column: column, row: row, isUpright: false),
      Side(column: column + 1, row: row, isUpright: true),
      Side(column: column, row: row + 1, isUpright: false),
      Side(column: column, row: row, isUpright: true),
    ]
    let crossed = (0..<4).filter { (corners[$0] < 0) != (corners[($0 + 1) % 4] < 0) }
    switch crossed.count {
    case 2: return [(sides[crossed[0]], sides[crossed[1]])]
    case 4:
      // A saddle: the sign in the middle tells which corners belong together.
      let isLikeFirst = (corners.reduce(0, +) < 0) == (corners[0] < 0)
      return isLikeFirst
        ? [(sides[0], sides[1]), (sides[2], sides[3])]
        : [(sides[0], sides[3]), (sides[1], sides[2])]
    default: return []
    }
  }
}
