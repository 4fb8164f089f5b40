import Glibc

/// A point in pixels of the outermost picture.
struct Point: Equatable {
  var x: Double
  var y: Double

  static func + (a: Point, b: Point) -> Point { Point(x: a.x + b.x, y: a.y + b.y) }
  static func - (a: Point, b: Point) -> Point { Point(x: a.x - b.x, y: a.y - b.y) }
  static func * (a: Double, b: Point) -> Point { Point(x: a * b.x, y: a * b.y) }

  /// Distance from the origin.
  var length: Double { (x * x + y * y).squareRoot() }
}

/// x' = a x + c y + e, y' = b x + d y + f.
struct Affine {
  var a = 1.0
  var b = 0.0
  var c = 0.0
  var d = 1.0
  var e = 0.0
  var f = 0.0

  func callAsFunction(_ p: Point) -> Point {
    Point(x: a * p.x + c * p.y + e, y: b * p.x + d * p.y + f)
  }

  /// The map that applies `inner` first.
  func after(_ inner: Affine) -> Affine {
    Affine(
      a: a * inner.a + c * inner.b, b: b * inner.a + d * inner.b, c: a * inner.c + c * inner.d,
      d: b * inner.c + d * inner.d, e: a * inner.e + c * inner.f + e,
      f: b * inner.e + d * inner.f + f)
  }

  static func translation(_ x: Double, _ y: Double) -> Affine { Affine(e: x, f: y) }
  static func scaling(_ x: Double, _ y: Double) -> Affine { Affine(a: x, d: y) }

  /// The factor lengths grow by, as √|determinant|.
  var scale: Double { abs(a * d - b * c).squareRoot() }

  /// The direction of what was horizontal, in degrees.
  var angle: Double { atan2(b, a) * 180 / .pi }

  /// Reads the `transform` attribute; what can't be read stops the list.
  init(_ text: String) {
    self.init()
    var numbers = NumberReader(text)
    while let name = numbers.word() {
      let v = numbers.arguments()
      switch (name, v.count) {
      case ("matrix", 6):
        self = after(Affine(a: v[0], b: v[1], c: v[2], d: v[3], e: v[4], f: v[5]))
      case ("translate", 1...2): self = after(.translation(v[0], v.count > 1 ? v[1] : 0))
      case ("scale", 1...2): self = after(.scaling(v[0], v.last ?? 1))
      case ("rotate", 1), ("rotate", 3):
        let t = v[0] * .pi / 180
        let centre = v.count == 3 ? (v[1], v[2]) : (0, 0)
        self = after(.translation(centre.0, centre.1))
          .after(Affine(a: cos(t), b: sin(t), c: -sin(t), d: cos(t)))
          .after(.translation(-centre.0, -centre.1))
      case ("skewX", 1): self = after(Affine(c: tan(v[0] * .pi / 180)))
      case ("skewY", 1): self = after(Affine(b: tan(v[0] * .pi / 180)))
      default: return
      }
    }
  }

  init(
    a: Double = 1, b: Double = 0, c: Double = 0, d: Double = 1, e: Double = 0, f: Double = 0
  ) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.e = e
    self.f = f
  }
}
