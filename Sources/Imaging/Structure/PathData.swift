import Glibc

/// A chain of straight pieces.
struct Polyline: Equatable {
  var points: [Point]
  var isClosed = false
}

/// Straightened outlines of SVG shapes, in the coordinates of their element.
enum PathData {
  /// Pieces a curve is cut into at least; curves longer than 40 units get one for every 5.
  private static let pieces = 8

  /// The outlines of a `d` attribute (SVG 2 §9.3); a fault ends the path where it stands.
  static func outlines(_ text: String) -> [Polyline] {
    var pen = Pen()
    var reader = NumberReader(text)
    var command: UInt8 = 0
    while true {
      if let letter = reader.letter() {
        command = letter
        if letter | 32 == UInt8(ascii: "z") {
          pen.close()
          continue
        }
      } else if command == 0 || command | 32 == UInt8(ascii: "z") {
        break
      }
      guard pen.draw(command, &reader) else { break }
      // Further pairs after a move are lines.
      if command == UInt8(ascii: "M") { command = UInt8(ascii: "L") }
      if command == UInt8(ascii: "m") { command = UInt8(ascii: "l") }
    }
    return pen.finished
  }

  static func ellipse(_ cx: Double, _ cy: Double, _ rx: Double, _ ry: Double) -> [Polyline] {
    let points = (0..<32).map { k in
      let t = Double(k) * .pi / 16
      return Point(x: cx + rx * cos(t), y: cy + ry * sin(t))
    }
    return [Polyline(points: points, isClosed: true)]
  }

  static func rectangle(_ x: Double, _ y: Double, _ w: Double, _ h: Double) -> [Polyline] {
    let corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
    return [Polyline(points: corners.map { Point(x: $0.0, y: $0.1) }, isClosed: true)]
  }

  static func points(_ text: String?, isClosed: Bool) -> [Polyline] {
    var reader = NumberReader(text ?? "")
    let values = reader.all()
    let points = stride(from: 0, to: values.count - 1, by: 2).map {
      Point(x: values[$0], y: values[$0 + 1])
    }
    return points.isEmpty ? [] : [Polyline(points: points, isClosed: isClosed)]
  }

  /// The state of drawing a path.
  private struct Pen {
    var outlines: [Polyline] = []
    var current: [Point] = []
    var at = Point(x: 0, y: 0)
    var start = Point(x: 0, y: 0)
    /// The last control point and the letter of the curve it belonged to.
    var control: (point: Point, kind: UInt8)?

    var finished: [Polyline] {
      current.count > 1 ? outlines + [Polyline(points: current)] : outlines
    }

    mutating func close() {
      if current.count > 1 { outlines.append(Polyline(points: current, isClosed: true)) }
      current = [start]
      at = start
      control = nil
    }

    mutating func line(_ to: Point) {
      if current.isEmpty { current = [at] }
      current.append(to)
      at = to
    }

    mutating func curve(_ length: Double, _ position: (Double) -> Point) {
      let count = max(PathData.pieces, min(200, Int(length / 5)))
      for k in 1...count { line(position(Double(k) / Double(count))) }
    }

    mutating func cubic(_ p1: Point, _ p2: Point, _ p3: Point) {
      let p0 = at
      let length = (p1 - p0).length + (p2 - p1).length + (p3 - p2).length
      curve(length) { t in
        let s = 1 - t
        return s * s * s * p0 + 3 * s * s * t * p1 + (3 * s * t * t * p2 + t * t * t * p3)
      }
      at = p3
    }

    /// Draws one segment; false when its numbers are missing.
    mutating func draw(_ command: UInt8, _ reader: inout NumberReader) -> Bool {
      let isRelative = command >= 97
      let origin = isRelative ? at : Point(x: 0, y: 0)
      func pair() -> Point? {
        guard let x = reader.number(), let y = reader.number() else { return nil }
        return origin + Point(x: x, y: y)
      }
      let before = control
      control = nil
      switch command | 32 {
      case UInt8(ascii: "m"):
        guard let to = pair() else { return false }
        if current.count > 1 { outlines.append(Polyline(points: current)) }
        current = [to]
        at = to
        start = to
      case UInt8(ascii: "l"):
        guard let to = pair() else { return false }
        line(to)
      case UInt8(ascii: "h"):
        guard let x = reader.number() else { return false }
        line(Point(x: origin.x + x, y: at.y))
      case UInt8(ascii: "v"):
        guard let y = reader.number() else { return false }
        line(Point(x: at.x, y: origin.y + y))
      case UInt8(ascii: "c"):
        guard let p1 = pair(), let p2 = pair(), let p3 = pair() else { return false }
        cubic(p1, p2, p3)
        control = (p2, 99)
      case UInt8(ascii: "s"):
        guard let p2 = pair(), let p3 = pair() else { return false }
        let p1 = before?.kind == 99 ? 2 * at - (before?.point ?? at) : at
        cubic(p1, p2, p3)
        control = (p2, 99)
      case UInt8(ascii: "q"), UInt8(ascii: "t"):
        var middle = before?.kind == 113 ? 2 * at - (before?.point ?? at) : at
        if command | 32 == 113 {
          guard let point = pair() else { return false }
          middle = point
        }
        guard let to = pair() else { return false }
        let from = at
        cubic(from + (2.0 / 3) * (middle - from), to + (2.0 / 3) * (middle - to), to)
        control = (middle, 113)
      case UInt8(ascii: "a"):
        guard let rx = reader.number(), let ry = reader.number(), let turn = reader.number(),
          let isLarge = reader.flag(), let isSweep = reader.flag(), let to = pair()
        else { return false }
        arc(abs(rx), abs(ry), turn * .pi / 180, isLarge, isSweep, to)
      default: return false
      }
      return true
    }

    /// An elliptic arc by its end points (SVG 2 §B.2.4).
    mutating func arc(
      _ rx: Double, _ ry: Double, _ turn: Double, _ isLarge: Bool, _ isSweep: Bool, _ to: Point
    ) {
      guard rx > 0, ry > 0, at != to else { return line(to) }
      let (c, s) = (cos(turn), sin(turn))
      let half = 0.5 * (at - to)
      let x1 = c * half.x + s * half.y
      let y1 = -s * half.x + c * half.y
      let grow = max(1, (x1 * x1 / (rx * rx) + y1 * y1 / (ry * ry)).squareRoot())
      let (a, b) = (rx * grow, ry * grow)
      let under = a * a * b * b - a * a * y1 * y1 - b * b * x1 * x1
      let factor = (max(0, under) / (a * a * y1 * y1 + b * b * x1 * x1)).squareRoot()
      let side = isLarge == isSweep ? -factor : factor
      let cx = side * a * y1 / b
      let cy = -side * b * x1 / a
      let middle = 0.5 * (at + to)
      let centre = Point(x: c * cx - s * cy + middle.x, y: s * cx + c * cy + middle.y)
      let first = atan2((y1 - cy) / b, (x1 - cx) / a)
      var sweep = atan2((-y1 - cy) / b, (-x1 - cx) / a) - first
      if isSweep && sweep < 0 { sweep += 2 * .pi }
      if !isSweep && sweep > 0 { sweep -= 2 * .pi }
      curve(abs(sweep) * max(a, b)) { t in
        let angle = first + t * sweep
        let (u, v) = (a * cos(angle), b * sin(angle))
        return Point(x: centre.x + c * u - s * v, y: centre.y + s * u + c * v)
      }
      at = to
    }
  }
}
