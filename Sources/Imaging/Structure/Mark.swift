/// One thing a document draws, resolved: place in pixels, style in full.
struct Mark {
  /// What is drawn.
  enum Shape {
    /// Outlines, straightened.
    case outlines([Polyline])
    /// A chunk of text with its anchor, size in pixels and direction in degrees.
    case text(String, at: Point, size: Double, angle: Double)
    /// An embedded picture, by its bytes or else its address.
    case image([UInt8], address: String, box: Box)
  }

  var shape: Shape
  var style: MarkStyle
  /// The groups it lies in, outermost first.
  var trail: [Trail]
  /// The name of the element that drew it.
  var element: String
  /// The box of its clip, if any.
  var clip: Box?
  /// Whether it fills or edges a rectangle that other marks are clipped to: the panel's frame.
  var isFrame = false

  /// The smallest box around it; texts have their anchor alone.
  var box: Box {
    switch shape {
    case .outlines(let lines): Box(lines)
    case .text(_, let at, _, _): Box(left: at.x, top: at.y, right: at.x, bottom: at.y)
    case .image(_, _, let box): box
    }
  }
}

/// One group on the way to a mark.
struct Trail: Equatable {
  /// The id as written.
  var id: String
  /// What kind of thing it is: classes, or the id without its number or hash.
  var role: String
  /// What readers are told it is.
  var label: String?
}

/// A rectangle by its sides.
struct Box: Equatable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var centre: Point { Point(x: (left + right) / 2, y: (top + bottom) / 2) }

  init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  init(_ lines: [Polyline]) {
    self.init(left: .infinity, top: .infinity, right: -.infinity, bottom: -.infinity)
    for line in lines {
      for point in line.points {
        left = min(left, point.x)
        right = max(right, point.x)
        top = min(top, point.y)
        bottom = max(bottom, point.y)
      }
    }
  }

  /// Whether it is the same rectangle as `other`, or runs along one of its sides.
  func frames(_ other: Box) -> Bool {
    func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1 }
    let spansX = near(left, other.left) && near(right, other.right)
    let spansY = near(top, other.top) && near(bottom, other.bottom)
    if spansX && spansY { return true }
    let isFlat = near(top, bottom) && (near(top, other.top) || near(top, other.bottom))
    let isUpright = near(left, right) && (near(left, other.left) || near(left, other.right))
    return spansX && isFlat || spansY && isUpright
  }

  /// The largest distance of corresponding sides.
  func distance(_ other: Box) -> Double {
    max(
      abs(left - other.left), abs(top - other.top), abs(right - other.right),
      abs(bottom - other.bottom))
  }
}

/// How a mark is painted.
struct MarkStyle: Equatable {
  var fill = Paint.colour(red: 0, green: 0, blue: 0, alpha: 1)
  var stroke = Paint.none
  /// In pixels, as are the dashes.
  var strokeWidth = 1.0
  var dashes: [Double] = []
  var cap = "butt"
  var join = "miter"
  var fillRule = "nonzero"
  var family = ""
  var weight = "normal"
  var slant = "normal"
  var anchor = "start"
  var markers = ""
  /// Filters, masks and blending, by what they are made of.
  var effects = ""
}
