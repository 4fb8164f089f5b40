import Glibc

extension PNG.Image {
  /// The raster in sRGB: samples encoded by another exponent are converted through linear light.
  ///
  /// Exponents within five per cent of 1/2.2 are taken for sRGB, as libpng does. Profiles are not
  /// applied.
  func inSRGB() -> Raster {
    guard case .gamma(let stored) = colour, stored > 0, abs(stored - 45455) > 2273 else {
      return raster
    }
    let exponent = 100_000 / Double(stored)
    func convert(_ sample: Double) -> Double {
      let light = pow(sample, exponent)
      return light <= 0.0031308 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055
    }
    if let deep = raster.deep {
      return Raster(
        width: raster.width, height: raster.height,
        samples: deep.enumerated().map { index, sample in
          index & 3 == 3
            ? sample : UInt16((65535 * convert(Double(sample) / 65535)).rounded())
        })
    }
    let table = (0...255).map { UInt8((255 * convert(Double($0) / 255)).rounded()) }
    var out = raster
    for index in out.pixels.indices where index & 3 != 3 {
      out.pixels[index] = table[Int(out.pixels[index])]
    }
    return out
  }
}

extension PNG {
  /// Width and height from the header alone, nil when the file does not start as a PNG does.
  public static func size(of bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 33, bytes.starts(with: Chunk.signature) else { return nil }
    return (Int(bytes.word(16)), Int(bytes.word(20)))
  }
}
