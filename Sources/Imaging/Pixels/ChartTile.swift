import Glibc

/// The workbench of ``ChartMetric`` for one square of pixels and its surroundings.
final class ChartTile {
  /// Side of the square that is judged.
  static let core = 64
  /// Pixels around it that take part: smoothing, gradient and window.
  static let halo = 12
  /// Gaussian of σ 1.5 to five pixels, from the centre outwards.
  static let smoothing = gaussian(1.5, reach: 5)
  /// Gaussian of σ 2.5 to six pixels: the window of the least squares.
  private static let window = gaussian(2.5, reach: 6)

  private let metric: ChartMetric
  private let table = OKLabTable()
  private let scratch = Scratch(planes: 22)
  private var memory: (pixel: UInt32, colour: OKLab)

  init(metric: ChartMetric) {
    self.metric = metric
    memory = (.max, table.colour(255, 255, 255))
  }

  private static func gaussian(_ sigma: Double, reach: Int) -> [Float] {
    let weights = (0...reach).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
    let sum = 2 * weights.reduce(0, +) - weights[0]
    return weights.map { Float($0 / sum) }
  }

  // Planes 0–2: difference b − a by channel. 3–5: mean. 6–10: products. 11–13: spread.
  // 14–16, 17–19: gradients along x and y. 20, 21: passing through.
  private func difference(_ channel: Int) -> Plane { scratch[channel] }
  private func mean(_ channel: Int) -> Plane { scratch[3 + channel] }
  private func product(_ index: Int) -> Plane { scratch[6 + index] }
  private func spread(_ channel: Int) -> Plane { scratch[11 + channel] }
  private func slopeX(_ channel: Int) -> Plane { scratch[14 + channel] }
  private func slopeY(_ channel: Int) -> Plane { scratch[17 + channel] }

  /// Judges the square whose corner is `(x, y)`.
  func measure(
    _ band: PixelBand, _ x: Int, _ y: Int, height: Int, into result: inout ChartMetric.Result
  ) {
    load(band, x - Self.halo, y - Self.halo, height)
    for channel in 0..<3 {
      difference(channel).smooth(Self.smoothing, margin: 0, through: scratch[20])
    }
    guard largestDifference() > Float(metric.tolerance) else { return }
    for channel in 0..<3 {
      mean(channel).smooth(Self.smoothing, margin: 0, through: scratch[20])
      mean(channel).spread(
        4, margin: 8, through: scratch[20], scratch[21], into: spread(channel))
    }
    gather()
    for index in 0..<5 { product(index).smooth(Self.window, margin: 6, through: scratch[20]) }
    judge(band.width, height, x, y, into: &result)
  }

  private func load(_ band: PixelBand, _ left: Int, _ top: Int, _ height: Int) {
    for row in 0..<Plane.side {
      let y = min(max(top + row, 0), height - 1) - band.rows.lowerBound
      for column in 0..<Plane.side {
        let x = min(max(left + column, 0), band.width - 1)
        let a = band.first[y * band.width + x]
        let b = band.second[y * band.width + x]
        let p = colour(a)
        let q = a == b ? p : colour(b)
        let index = row * Plane.side + column
        difference(0)[index] = Float(lightening(a, b, q.lightness - p.lightness))
        difference(1)[index] = Float(q.a - p.a)
        difference(2)[index] = Float(q.b - p.b)
        mean(0)[index] = Float((p.lightness + q.lightness) / 2)
        mean(1)[index] = Float((p.a + q.a) / 2)
        mean(2)[index] = Float((p.b + q.b) / 2)
      }
    }
  }

  /// The colour of a pixel over white; runs of one colour are looked up once.
  @inline(__always)
  private func colour(_ pixel: UInt32) -> OKLab {
    if pixel == memory.pixel { return memory.colour }
    let colour = colour(pixel, over: 255)
    memory = (pixel, colour)
    return colour
  }

  private func colour(_ pixel: UInt32, over ground: Double) -> OKLab {
    let s = Samples(pixel)
    let cover = s.alpha / 255
    return table.colour(
      ground + (s.red - ground) * cover, ground + (s.green - ground) * cover,
      ground + (s.blue - ground) * cover
    ).damped
  }

  /// How much lighter the second pixel is: over white, or over black where that tells more.
  ///
  /// A page that isn't white shows what a picture lets through.
  @inline(__always)
  private func lightening(_ a: UInt32, _ b: UInt32, _ onWhite: Double) -> Double {
    guard (a ^ b) >> 24 != 0 else { return onWhite }
    let onBlack = colour(b, over: 0).lightness - colour(a, over: 0).lightness
    return abs(onBlack) > abs(onWhite) ? onBlack : onWhite
  }

  private func largestDifference() -> Float {
    var most = Vector(repeating: 0)
    Plane.eachVector(margin: Self.halo) { index in
      most = greater(
        most,
        hyab(
          difference(0)[vector: index], difference(1)[vector: index],
          difference(2)[vector: index]))
    }
    return most.max()
  }

  @inline(__always)
  private func hyab(_ l: Vector, _ a: Vector, _ b: Vector) -> Vector {
    l.replacing(with: -l, where: l .< 0) + (a * a + b * b).squareRoot()
  }

  /// Gradients of the mean, and the five sums of the normal equations before windowing.
  private func gather() {
    let d = (difference(0), difference(1), difference(2))
    Plane.eachVector(margin: 6) { index in
      var xx = Vector(repeating: 0)
      var xy = xx
      var yy = xx
      var xd = xx
      var yd = xx
      for channel in 0..<3 {
        let plane = mean(channel)
        let gx = (plane[vector: index + 1] - plane[vector: index - 1]) * 0.5
        let gy = (plane[vector: index + Plane.side] - plane[vector: index - Plane.side]) * 0.5
        let delta = (channel == 0 ? d.0 : channel == 1 ? d.1 : d.2)[vector: index]
        slopeX(channel)[vector: index] = gx
        slopeY(channel)[vector: index] = gy
        xx += gx * gx
        xy += gx * gy
        yy += gy * gy
        xd += gx * delta
        yd += gy * delta
      }
      product(0)[vector: index] = xx
      product(1)[vector: index] = xy
      product(2)[vector: index] = yy
      product(3)[vector: index] = xd
      product(4)[vector: index] = yd
    }
  }

  /// Takes the best allowed shift out of the difference and compares the rest with its limit.
  private func judge(
    _ width: Int, _ height: Int, _ x: Int, _ y: Int, into result: inout ChartMetric.Result
  ) {
    let reach = Float(metric.reach)
    Plane.eachVector(margin: Self.halo) { index in
      // A gradient energy of 1e-6 keeps flat windows solvable, and their shift at nothing.
      let xx = product(0)[vector: index] + 1e-6
      let yy = product(2)[vector: index] + 1e-6
      let xy = product(1)[vector: index]
      let xd = product(3)[vector: index]
      let yd = product(4)[vector: index]
      let determinant = xx * yy - xy * xy
      var dx = (yy * xd - xy * yd) / determinant
      var dy = (xx * yd - xy * xd) / determinant
      let length = (dx * dx + dy * dy).squareRoot()
      let shrink = (reach / length).replacing(with: 1, where: length .<= reach)
      dx *= shrink
      dy *= shrink
      let ratio =
        hyab(
          excess(0, index, dx, dy), excess(1, index, dx, dy), excess(2, index, dx, dy))
        / Float(metric.tolerance)
      guard ratio.max() > 0.01 else { return }
      let row = index / Plane.side - Self.halo
      let column = index % Plane.side - Self.halo
      guard y + row < height else { return }
      for lane in 0..<8 where column + lane < Self.core && x + column + lane < width {
        let value = Double(ratio[lane])
        result.worst = max(result.worst, value)
        if value > 1 { result.mask[x + column + lane, y + row] = true }
      }
    }
  }

  /// What the shift leaves of a channel's difference beyond its share of the contrast.
  @inline(__always)
  private func excess(_ channel: Int, _ index: Int, _ dx: Vector, _ dy: Vector) -> Vector {
    let rest =
      difference(channel)[vector: index] - slopeX(channel)[vector: index] * dx
      - slopeY(channel)[vector: index] * dy
    let allowed = spread(channel)[vector: index] * Float(metric.share)
    let magnitude = rest.replacing(with: -rest, where: rest .< 0)
    return greater(magnitude - allowed, Vector(repeating: 0))
  }
}
