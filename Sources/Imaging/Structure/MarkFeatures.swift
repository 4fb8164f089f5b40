import Encoding

/// What alignment looks at of a mark.
struct MarkFeatures {
  /// Cost of a mark without counterpart.
  static let gap: Float = 0.4

  /// Hash of everything, places rounded to 1/50 px.
  let exact: UInt64
  /// Hash of what it is, without where.
  let kind: UInt64
  private let shape: Int
  private let role: Int
  private let fill: Int
  private let stroke: Int
  private let words: Int
  private let x: Float
  private let y: Float
  private let width: Float
  private let height: Float

  init(_ mark: Mark, _ dictionary: inout [String: Int]) {
    func number(_ text: String) -> Int {
      if let known = dictionary[text] { return known }
      dictionary[text] = dictionary.count
      return dictionary.count - 1
    }
    let box = mark.box
    x = Float(box.centre.x)
    y = Float(box.centre.y)
    width = Float(box.right - box.left)
    height = Float(box.bottom - box.top)
    role = number("role " + mark.trail.map(\.role).joined(separator: "/"))
    fill = number("paint " + mark.style.fill.description)
    stroke = number("paint " + mark.style.stroke.description)
    var hash = Fingerprint()
    hash.add(role)
    hash.add(fill)
    hash.add(stroke)
    var place = Fingerprint()
    place.add(Int((mark.style.strokeWidth * 1000).rounded()))
    place.add(number("dashes \(mark.style.dashes)"))
    place.add(
      number(
        "rest \(mark.style.family) \(mark.style.weight) \(mark.style.slant) "
          + "\(mark.style.anchor) \(mark.style.markers) \(mark.style.effects)"))
    switch mark.shape {
    case .outlines(let lines):
      shape = 0
      words = 0
      for line in lines {
        place.add(line.isClosed ? -1 : -2)
        for point in line.points { place.add(point) }
      }
    case .text(let text, let at, let size, let angle):
      shape = 1
      words = number("text " + text)
      place.add(at)
      place.add(Int((size * 50).rounded()))
      place.add(Int((angle * 50).rounded()))
    case .image(let bytes, let address, let box):
      shape = 2
      words = number("address " + address)
      for byte in bytes { place.add(byte) }
      place.add(Point(x: box.left, y: box.top))
      place.add(Point(x: box.right, y: box.bottom))
    }
    hash.add(shape)
    hash.add(words)
    kind = hash.value
    place.add(Int(truncatingIfNeeded: hash.value))
    exact = place.value
  }

  /// How unlike two marks are; infinite when they can't correspond.
  @inline(__always)
  func cost(_ other: MarkFeatures) -> Float {
    if shape != other.shape { return .infinity }
    if exact == other.exact { return 0 }
    var cost: Float = role == other.role ? 0.01 : 0.35
    let away = abs(x - other.x) + abs(y - other.y)
    if shape == 1 {
      if words != other.words { cost += 0.3 }
      return cost + min(0.3, away * 0.003)
    }
    if fill != other.fill { cost += 0.15 }
    if stroke != other.stroke { cost += 0.15 }
    let growth = abs(width - other.width) + abs(height - other.height)
    return cost + min(0.2, growth * 0.004) + min(0.3, away * 0.005)
  }
}

extension Fingerprint {
  /// Takes in a place to 1/50 px.
  mutating func add(_ point: Point) {
    add(Int((min(1e9, max(-1e9, point.x)) * 50).rounded()))
    add(Int((min(1e9, max(-1e9, point.y)) * 50).rounded()))
  }
}
