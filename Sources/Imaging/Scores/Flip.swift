import Glibc

/// The difference of two pictures as seen when flipping between them, LDR-FLIP of Andersson and
/// others (2020), at 0.7 m from a screen 0.7 m and 3840 pixels wide.
///
/// Colours are filtered by contrast sensitivity, compared by HyAB in Hunt-adjusted L*a*b* and
/// mapped to 0…1; edges and points of both pictures raise that to FLIP = colour^(1 − feature).
enum Flip {
  /// Pixels in a degree of the visual field: 0.7 · 3840 / 0.7 · π / 180.
  static let pixelsPerDegree = 3840 * Double.pi / 180

  /// The mean over all pixels: 0 for equal pictures, at most 1.
  ///
  /// - Precondition: both pictures have the same size.
  /// - Complexity: O(pixels); about 1 µs each.
  static func mean(_ first: Raster, _ second: Raster) -> Double {
    precondition(first.width == second.width && first.height == second.height)
    if first.pixels == second.pixels { return 0 }
    let a = Opponent(first)
    let b = Opponent(second)
    let colour = colourDifference(a.seen, b.seen)
    let feature = featureDifference(a.luminance, b.luminance)
    return Field(
      width: first.width, height: first.height,
      values: zip(colour, feature).map { powf($0, 1 - $1) }
    ).mean
  }

  private static func colourDifference(
    _ a: [SIMD3<Float>], _ b: [SIMD3<Float>]
  ) -> [Float] {
    let exponent: Float = 0.7
    let green = FlipColour.hunt(SIMD3(0, 1, 0))
    let blue = FlipColour.hunt(SIMD3(0, 0, 1))
    let largest = powf(FlipColour.distance(green, blue), exponent)
    let knee = 0.4 * largest
    return zip(a, b).map { p, q in
      let error = powf(FlipColour.distance(p, q), exponent)
      return error < knee
        ? 0.95 / knee * error : 0.95 + (error - knee) / (largest - knee) * 0.05
    }
  }

  /// A picture in the opponent space, and as the eye resolves it.
  private struct Opponent {
    let luminance: Field
    let seen: [SIMD3<Float>]

    init(_ raster: Raster) {
      var channels: [[Float]] = [[], [], []]
      let count = raster.width * raster.height
      for index in 0..<3 { channels[index].reserveCapacity(count) }
      _ = Field(raster) { bytes in
        let colour = FlipColour.opponent(FlipColour.linear(bytes))
        for index in 0..<3 { channels[index].append(colour[index]) }
        return 0
      }
      let fields = channels.map {
        Field(width: raster.width, height: raster.height, values: $0)
      }
      luminance = Field(
        width: raster.width, height: raster.height, values: fields[0].values.map { ($0 + 16) / 116 }
      )
      let a = Self.filtered(fields[0], [(1, 0.0047)])
      let rg = Self.filtered(fields[1], [(1, 0.0053)])
      let by = Self.filtered(fields[2], [(34.1, 0.04), (13.5, 0.025)])
      seen = a.indices.map { index in
        FlipColour.hunt(FlipColour.light(opponent: SIMD3(a[index], rg[index], by[index])))
      }
    }

    /// Filters by g(x) = Σ a √(π/b) exp(−π² x² / b), x in degrees, normalised to sum 1.
    private static func filtered(
      _ field: Field, _ terms: [(a: Double, b: Double)]
    ) -> [Float] {
      let radius = Int(
        (3 * (0.04 / (2 * Double.pi * Double.pi)).squareRoot() * pixelsPerDegree).rounded(.up))
      var out = [Float](repeating: 0, count: field.values.count)
      let parts = terms.map { term in
        let line = (-radius...radius).map { step in
          let x = Double(step) / pixelsPerDegree
          return exp(-Double.pi * Double.pi * x * x / term.b)
        }
        return (height: term.a * (Double.pi / term.b).squareRoot(), line: line)
      }
      let total = parts.reduce(0) { sum, part in
        let length = part.line.reduce(0, +)
        return sum + part.height * length * length
      }
      for part in parts {
        let line = part.line.map { Float($0) }
        let factor = Float(part.height / total)
        let term = field.filtered(across: line.map { $0 * factor }, down: line)
        for index in out.indices { out[index] += term.values[index] }
      }
      return out
    }
  }

  private static func featureDifference(_ a: Field, _ b: Field) -> [Float] {
    let deviation = 0.5 * 0.082 * pixelsPerDegree
    let radius = Int((3 * deviation).rounded(.up))
    let places = (-radius...radius).map(Double.init)
    let bell = places.map { exp(-$0 * $0 / (2 * deviation * deviation)) }
    let edge = balanced(zip(places, bell).map { -$0 * $1 })
    let point = balanced(
      zip(places, bell).map { ($0 * $0 / (deviation * deviation) - 1) * $1 })
    let sum = bell.reduce(0, +)
    let smooth = bell.map { Float($0 / sum) }
    func strength(_ field: Field, _ filter: [Float]) -> [Float] {
      zip(
        field.filtered(across: filter, down: smooth).values,
        field.filtered(across: smooth, down: filter).values
      ).map { ($0 * $0 + $1 * $1).squareRoot() }
    }
    let edges = zip(strength(a, edge), strength(b, edge)).map { abs($0 - $1) }
    let points = zip(strength(a, point), strength(b, point)).map { abs($0 - $1) }
    return zip(edges, points).map { (max($0, $1) / Float(2).squareRoot()).squareRoot() }
  }

  /// The weights with the positive ones summing to 1 and the negative ones to −1.
  private static func balanced(_ weights: [Double]) -> [Float] {
    let positive = weights.filter { $0 > 0 }.reduce(0, +)
    let negative = -weights.filter { $0 < 0 }.reduce(0, +)
    return weights.map { Float($0 > 0 ? $0 / positive : $0 / negative) }
  }
}
