/// Findings that one motion explains are told as one.
struct CommonMotion {
  private(set) var differences: [MarkDifference]
  private(set) var changes: [Change] = []
  /// The displacement of everything, if there is one.
  private(set) var shift: Point?

  /// How far a place may lie from where the motion puts it.
  private static let slack = 0.15

  /// Looks for a displacement of everything, then for axes that were rescaled.
  init(_ pairs: [(Mark, Mark)], _ differences: [MarkDifference]) {
    self.differences = differences
    foldShift(pairs)
    if shift == nil { foldScales(pairs) }
  }

  private static func step(_ first: Mark, _ second: Mark) -> Point {
    second.box.centre - first.box.centre
  }

  private mutating func foldShift(_ pairs: [(Mark, Mark)]) {
    let moved = pairs.map(Self.step).filter { $0.length > 0.05 }
    guard moved.count >= 3, 2 * moved.count >= pairs.count else { return }
    let common = Point(x: Self.median(moved.map(\.x)), y: Self.median(moved.map(\.y)))
    let agreeing = moved.count { ($0 - common).length <= Self.slack }
    guard common.length > 0.05, agreeing * 10 >= moved.count * 9 else { return }
    shift = common
    differences.removeAll { difference in
      guard case .geometry(let change) = difference.aspect else { return false }
      return switch change {
      case .moved(let step):
        if case .image = difference.mark.shape {
          (step - common).length <= difference.mark.tolerance
        } else {
          (step - common).length <= Self.slack
        }
      // Only a part of it takes part in the motion: a line from the margin into the panel.
      case .points, .rescaled, .reshaped:
        difference.boxes.count == 2
          && difference.boxes[0].distance(difference.boxes[1])
            <= max(abs(common.x), abs(common.y)) + Self.slack
      case .none: true
      }
    }
    changes.append(
      Change(.layout, "everything moved by \(pixels(common.x)), \(pixels(common.y)) px"))
  }

  private static func median(_ values: [Double]) -> Double {
    values.sorted()[values.count / 2]
  }

  private mutating func foldScales(_ pairs: [(Mark, Mark)]) {
    var panels: [(clip: Box, members: [(Mark, Mark)])] = []
    for pair in pairs where !pair.1.isAxisPart {
      guard let clip = pair.1.clip else { continue }
      if let index = panels.firstIndex(where: { $0.clip.distance(clip) < 1 }) {
        panels[index].members.append(pair)
      } else {
        panels.append((clip, [pair]))
      }
    }
    for panel in panels { foldScale(of: panel.members, in: panel.clip) }
  }

  /// Tells the content of one panel as rescaled when one map of its axes explains all of it.
  private mutating func foldScale(of members: [(Mark, Mark)], in clip: Box) {
    var p: [Point] = []
    var q: [Point] = []
    for case (let first, let second) in members {
      guard case .outlines(let a) = first.shape, case .outlines(let b) = second.shape else {
        continue
      }
      let from = a.flatMap(\.points)
      let to = b.flatMap(\.points)
      // Markers keep their size whatever the axes do.
      let box = first.box
      let isMarker =
        a.allSatisfy(\.isClosed) && max(box.right - box.left, box.bottom - box.top) < 20
      if from.count == to.count && !isMarker {
        p += from
        q += to
      } else {
        p.append(first.box.centre)
        q.append(second.box.centre)
      }
    }
    let kinds = Set(members.map { $0.1.trail.last?.id ?? "" })
    guard p.count >= 4, kinds.count >= 2 else { return }
    let axes = OutlineChange.Axes(fitting: p, q, spread: 4)
    guard abs(axes.a - 1) > 1e-3 || abs(axes.d - 1) > 1e-3 else { return }
    let agreeing = zip(p, q).count { (axes($0) - $1).length <= Self.slack }
    guard agreeing * 20 >= p.count * 19 else { return }
    let inner = members.map(\.1.node)
    let nodes = Set(inner)
    let before = differences.count
    differences.removeAll { difference in
      guard case .geometry(let change) = difference.aspect else { return false }
      if nodes.contains(difference.mark.node) { return true }
      // Ticks, grid lines and their labels follow the axes, each along one direction.
      guard difference.mark.isAxisPart || difference.kind == .layout, difference.boxes.count == 2,
        case .moved(let step) = change
      else { return false }
      let from = difference.boxes[0].centre
      let follows = axes(from) - from
      return (abs(step.x) < Self.slack || abs(step.x - follows.x) < 2 * Self.slack)
        && (abs(step.y) < Self.slack || abs(step.y - follows.y) < 2 * Self.slack)
    }
    // Places that deviate by less than any of them may are no change of limits.
    guard differences.count < before else { return }
    let panel = members.first?.1.trail.first {
      $0.role.lowercased().contains("ax") || $0.role.contains("panel") || $0.role.contains("plot")
    }
    let name =
      panel.map { $0.label.map { "'\($0)'" } ?? ($0.id.isEmpty ? $0.role : $0.id) } ?? "the panel"
    changes.append(
      Change(
        .axes, "content of \(name) rescaled by \(axes.words): the limits changed",
        node: panel?.id ?? inner.first))
  }
}
