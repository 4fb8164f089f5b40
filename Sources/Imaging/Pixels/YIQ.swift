/// Squared difference in YIQ, weighted after Kotsarenko and Ramos (2010), on sRGB bytes.
struct YIQ: PixelDifference {
  let limit: Double
  let usesCheckerboard: Bool

  init(_ threshold: Double, _ usesCheckerboard: Bool) {
    // 35215 is the difference of the two colours furthest apart.
    limit = 35215 * threshold * threshold
    self.usesCheckerboard = usesCheckerboard
  }

  @inline(__always)
  static func luma(_ r: Double, _ g: Double, _ b: Double) -> Double {
    r * 0.29889531 + g * 0.58662247 + b * 0.11448223
  }

  /// Differences of the samples after blending over the backdrop.
  @inline(__always)
  private func differences(_ a: UInt32, _ b: UInt32, _ offset: Int) -> (Double, Double, Double) {
    let p = Samples(a)
    let q = Samples(b)
    guard p.alpha < 255 || q.alpha < 255 else {
      return (p.red - q.red, p.green - q.green, p.blue - q.blue)
    }
    let back = usesCheckerboard ? Backdrop.checkerboard(offset) : .white
    let fade = p.alpha - q.alpha
    return (
      (p.red * p.alpha - q.red * q.alpha - back.red * fade) / 255,
      (p.green * p.alpha - q.green * q.alpha - back.green * fade) / 255,
      (p.blue * p.alpha - q.blue * q.alpha - back.blue * fade) / 255
    )
  }

  @inline(__always)
  func signed(_ a: UInt32, _ b: UInt32, offset: Int) -> Double {
    let (r, g, blue) = differences(a, b, offset)
    let y = Self.luma(r, g, blue)
    let i = r * 0.59597799 - g * 0.27417610 - blue * 0.32180189
    let q = r * 0.21147017 - g * 0.52261711 + blue * 0.31114694
    let delta = 0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q
    return y > 0 ? -delta : delta
  }

  @inline(__always)
  func brightness(_ a: UInt32, _ b: UInt32, offset: Int) -> Double {
    if a == b { return 0 }
    let (r, g, blue) = differences(a, b, offset)
    return Self.luma(r, g, blue)
  }
}
