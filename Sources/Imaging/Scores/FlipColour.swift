import Glibc

/// The colour spaces of FLIP, white being that of sRGB.
enum FlipColour {
  /// Linear light to CIE XYZ relative to white: rows of Lindbloom's matrix divided by their sums.
  private static let rows: [SIMD3<Float>] = {
    let matrix: [SIMD3<Double>] = [
      SIMD3(10_135_552, 8_788_810, 4_435_075) / 24_577_794,
      SIMD3(2_613_072, 8_788_810, 887_015) / 12_288_897,
      SIMD3(1_425_312, 8_788_810, 70_074_185) / 73_733_382,
    ]
    return matrix.map { SIMD3<Float>($0 / $0.sum()) }
  }()

  private static let columns: [SIMD3<Float>] = {
    // Cramer's rule; the matrix is well conditioned.
    let (r, s, t) = (SIMD3<Double>(rows[0]), SIMD3<Double>(rows[1]), SIMD3<Double>(rows[2]))
    func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
      SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
    }
    let determinant = (r * cross(s, t)).sum()
    return [cross(s, t), cross(t, r), cross(r, s)].map { SIMD3<Float>($0 / determinant) }
  }()

  /// Linear light of the 256 sRGB bytes.
  static let linear: [Float] = (0...255).map { byte in
    let s = Double(byte) / 255
    return Float(s <= 0.04045 ? s / 12.92 : pow((s + 0.055) / 1.055, 2.4))
  }

  static func linear(_ colour: SIMD3<Float>) -> SIMD3<Float> {
    func channel(_ value: Float) -> Float {
      if let byte = UInt8(exactly: value) { return linear[Int(byte)] }
      let s = value / 255
      return s <= 0.04045 ? s / 12.92 : powf((s + 0.055) / 1.055, 2.4)
    }
    return SIMD3(channel(colour.x), channel(colour.y), channel(colour.z))
  }

  static func xyz(_ light: SIMD3<Float>) -> SIMD3<Float> {
    SIMD3((rows[0] * light).sum(), (rows[1] * light).sum(), (rows[2] * light).sum())
  }

  /// Y Cx Cz, the linear opponent space: 116 Y − 16, 500 (X − Y), 200 (Y − Z).
  static func opponent(_ light: SIMD3<Float>) -> SIMD3<Float> {
    let p = xyz(light)
    return SIMD3(116 * p.y - 16, 500 * (p.x - p.y), 200 * (p.y - p.z))
  }

  /// Linear light of an opponent colour, cut to 0…1.
  static func light(opponent c: SIMD3<Float>) -> SIMD3<Float> {
    let y = (c.x + 16) / 116
    let p = SIMD3(c.y / 500 + y, y, y - c.z / 200)
    let light = columns[0] * p.x + columns[1] * p.y + columns[2] * p.z
    return light.clamped(lowerBound: .zero, upperBound: .one)
  }

  /// CIE L*a*b* with chroma weakened in the dark: a and b times L / 100 (Hunt's effect).
  static func hunt(_ light: SIMD3<Float>) -> SIMD3<Float> {
    func curve(_ t: Float) -> Float {
      t > 0.008856452 ? cbrtf(t) : t / 0.12841855 + 0.13793103
    }
    let p = xyz(light)
    let (x, y, z) = (curve(p.x), curve(p.y), curve(p.z))
    let lightness = 116 * y - 16
    return SIMD3(lightness, 5 * (x - y) * lightness, 2 * (y - z) * lightness)
  }

  /// |ΔL| + √(Δa² + Δb²).
  static func distance(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> Float {
    let d = a - b
    return abs(d.x) + (d.y * d.y + d.z * d.z).squareRoot()
  }
}
