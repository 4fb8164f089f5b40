import Scene

/// Writes path data: relative steps between rounded places, so that rounding never adds up.
struct SVGPath {
  /// Coordinates are multiplied by this and rounded; 100 writes hundredths, 1 whole font units.
  let resolution: Int
  private(set) var text = ""
  private var x = 0
  private var y = 0
  private var start = (x: 0, y: 0)
  private var command: Character = " "
  /// Whether the number written last holds a point, so that the next may begin with one.
  private var hasPoint = false

  init(_ path: Path, resolution: Int = 100) {
    self.resolution = resolution
    text.reserveCapacity(path.steps.count * 10)
    for step in path.steps { append(step) }
  }

  private mutating func append(_ step: Path.Step) {
    switch step {
    case .move(let point):
      let (toX, toY) = rounded(point)
      write("m", toX - x, toY - y)
      (x, y) = (toX, toY)
      start = (x, y)
      // Numbers after a move are lines.
      command = "l"
    case .line(let point):
      let (toX, toY) = rounded(point)
      if toX == x && toY == y { return }
      if toY == y {
        write("h", toX - x)
      } else if toX == x {
        write("v", toY - y)
      } else {
        write("l", toX - x, toY - y)
      }
      (x, y) = (toX, toY)
    case .curve(let first, let second, let end):
      let (x1, y1) = rounded(first)
      let (x2, y2) = rounded(second)
      let (toX, toY) = rounded(end)
      write("c", x1 - x, y1 - y, x2 - x, y2 - y, toX - x, toY - y)
      (x, y) = (toX, toY)
    case .close:
      text += "z"
      command = "z"
      (x, y) = start
    }
  }

  private func rounded(_ point: Point) -> (Int, Int) {
    (
      Int((point.x * Double(resolution)).rounded()),
      Int((point.y * Double(resolution)).rounded())
    )
  }

  private mutating func write(_ letter: Character, _ numbers: Int...) {
    var isFirst = false
    if letter != command || letter == "m" {
      text.append(letter)
      command = letter
      isFirst = true
    }
    for number in numbers {
      let startsWithPoint = resolution == 100 && number.magnitude < 100 && number != 0
      if !isFirst && number >= 0 && !(startsWithPoint && hasPoint) { text += " " }
      if resolution == 100 {
        SVGNumber.append(hundredths: number, to: &text)
        hasPoint = number % 100 != 0
      } else {
        text += String(number)
      }
      isFirst = false
    }
  }
}
