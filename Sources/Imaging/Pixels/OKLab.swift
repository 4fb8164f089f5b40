import Glibc

/// A colour in OKLab (Ottosson 2020), lightness through his toe (2021) so that near-black steps
/// count as the eye sees them: black is 0, white 1.
struct OKLab: Sendable {
  var lightness, a, b: Double

  /// |ΔL| + √(Δa² + Δb²), the HyAB distance.
  @inline(__always)
  func distance(_ other: OKLab) -> Double {
    let da = a - other.a
    let db = b - other.b
    return abs(lightness - other.lightness) + (da * da + db * db).squareRoot()
  }

  /// The colour with its chroma weakened as the toe weakens lightness, so that noise in black does
  /// not look colourful: L/Lr = (Lr + k₁) / (k₃ (Lr + k₂)).
  @inline(__always)
  var damped: OKLab {
    let k1 = 0.206
    let k2 = 0.03
    let factor = (1 + k1) / (1 + k2) * (lightness + k2) / (lightness + k1)
    return OKLab(lightness: lightness, a: a * factor, b: b * factor)
  }

  /// Ottosson's lightness with reference white: k₃ = (1 + k₁) / (1 + k₂).
  @inline(__always)
  static func toe(_ lightness: Double) -> Double {
    let k1 = 0.206
    let k2 = 0.03
    let k3 = (1 + k1) / (1 + k2)
    let x = k3 * lightness - k1
    return 0.5 * (x + (x * x + 4 * k2 * k3 * lightness).squareRoot())
  }
}

/// Tables that turn sRGB bytes into OKLab.
struct OKLabTable: Sendable {
  /// Linear light of a byte.
  private let linear: [Double]
  /// Cube roots of i/4096.
  private let roots: [Double]

  init() {
    linear = (0...255).map { byte in
      let s = Double(byte) / 255
      return s <= 0.04045 ? s / 12.92 : pow((s + 0.055) / 1.055, 2.4)
    }
    roots = (0...4097).map { cbrt(Double($0) / 4096) }
  }

  /// Cube root, linear between 4096 steps; the steps are part of pixelmatch's counts.
  @inline(__always)
  private func root(_ x: Double) -> Double {
    let scaled = x * 4096
    let index = Int(scaled)
    return unsafe roots.withUnsafeBufferPointer {
      unsafe $0[index] + ($0[index + 1] - $0[index]) * (scaled - Double(index))
    }
  }

  /// Linear light of a sample between 0 and 255 that need not be whole.
  @inline(__always)
  private func light(_ sample: Double) -> Double {
    let index = Int(sample)
    let low = linear[index]
    let rest = sample - Double(index)
    if rest == 0 { return low }
    let s = sample / 255
    return s <= 0.04045 ? s / 12.92 : pow((s + 0.055) / 1.055, 2.4)
  }

  /// The colour of samples of 0 to 255.
  @inline(__always)
  func colour(_ red: Double, _ green: Double, _ blue: Double) -> OKLab {
    let r = light(red)
    let g = light(green)
    let b = light(blue)
    let l = root(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let m = root(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let s = root(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return OKLab(
      lightness: OKLab.toe(0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s),
      a: 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      b: 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)
  }
}

/// HyAB distance of OKLab colours, black to white being 1.
struct HyAB: PixelDifference {
  let limit: Double
  let usesCheckerboard: Bool
  let table = OKLabTable()

  init(_ threshold: Double, _ usesCheckerboard: Bool) {
    limit = threshold
    self.usesCheckerboard = usesCheckerboard
  }

  @inline(__always)
  private func colour(_ pixel: UInt32, _ back: Backdrop) -> OKLab {
    let s = Samples(pixel)
    guard s.alpha < 255 else { return table.colour(s.red, s.green, s.blue) }
    let cover = s.alpha / 255
    return table.colour(
      back.red + (s.red - back.red) * cover, back.green + (s.green - back.green) * cover,
      back.blue + (s.blue - back.blue) * cover)
  }

  func signed(_ a: UInt32, _ b: UInt32, offset: Int) -> Double {
    let isOpaque = a >> 24 == 255 && b >> 24 == 255
    let back = isOpaque || !usesCheckerboard ? .white : Backdrop.checkerboard(offset)
    let p = colour(a, back)
    let q = colour(b, back)
    let delta = p.distance(q)
    return p.lightness > q.lightness ? -delta : delta
  }

  @inline(__always)
  func brightness(_ a: UInt32, _ b: UInt32, offset: Int) -> Double {
    a == b ? 0 : luma(a) - luma(b)
  }

  /// Brightness of the encoded samples over white.
  @inline(__always)
  private func luma(_ pixel: UInt32) -> Double {
    let s = Samples(pixel)
    let y = YIQ.luma(s.red, s.green, s.blue)
    return s.alpha < 255 ? 255 + (y - 255) * s.alpha / 255 : y
  }
}
