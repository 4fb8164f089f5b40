/// A whole-pixel displacement of one picture against another.
struct IntegerShift: Equatable {
  let x: Int
  let y: Int

  /// The displacement up to `reach` pixels each way that makes most of the pictures equal, if any
  /// explains more than standing still does.
  ///
  /// Rows and columns are known by a checksum of what they hold; the displacement that lets most
  /// of the rows that hold anything recur is tried, then the same for columns of the overlap.
  ///
  /// - Complexity: O(pixels).
  static func find(_ a: Raster, _ b: Raster, reach: Int = 8) -> IntegerShift? {
    let inkA = Profile(a)
    let inkB = Profile(b)
    let y = best(inkA.rows, inkB.rows, reach)
    let x = best(inkA.columns, inkB.columns, reach)
    return x == 0 && y == 0 ? nil : IntegerShift(x: x, y: y)
  }

  /// The offset for which Σ |a(i) − b(i + offset)| is least, nearest to zero among equals.
  private static func best(_ a: [Int], _ b: [Int], _ reach: Int) -> Int {
    let candidates = (-reach...reach).sorted { (abs($0), $0) < (abs($1), $1) }
    var found = (offset: 0, cost: Double.infinity)
    for offset in candidates {
      let first = max(0, -offset)
      let end = min(a.count, b.count - offset)
      // Less than half a picture in common proves nothing.
      guard 2 * (end - first) >= max(a.count, b.count) else { continue }
      let range = first..<end
      let cost = range.reduce(0.0) { $0 + Double(abs(a[$1] - b[$1 + offset])) }
      let mean = cost / Double(range.count)
      if mean < found.cost * 0.999 { found = (offset, mean) }
    }
    return found.offset
  }

  /// The part of `a` and the part of `b` that show the same after the displacement.
  func overlap(_ a: Raster, _ b: Raster) -> (Raster, Raster) {
    let width = min(a.width, b.width - x) - max(0, -x)
    let height = min(a.height, b.height - y) - max(0, -y)
    return (
      a.cropped(max(0, -x), max(0, -y), width, height),
      b.cropped(max(0, x), max(0, y), width, height)
    )
  }
}

/// How dark the rows and columns of a picture are.
private struct Profile {
  var rows: [Int]
  var columns: [Int]

  /// Sums over a million places or fewer: of every row some columns, of every column some rows.
  init(_ raster: Raster) {
    let step = max(1, Int((Double(raster.width * raster.height) / 1e6).squareRoot()))
    rows = [Int](repeating: 0, count: raster.height)
    columns = [Int](repeating: 0, count: raster.width)
    let pixels = raster.pixels.span
    func ink(_ x: Int, _ y: Int) -> Int {
      let at = 4 * (y * raster.width + x)
      return 765 - Int(pixels[at]) - Int(pixels[at + 1]) - Int(pixels[at + 2])
    }
    for y in 0..<raster.height {
      for x in stride(from: 0, to: raster.width, by: step) { rows[y] += ink(x, y) }
    }
    for y in stride(from: 0, to: raster.height, by: step) {
      for x in 0..<raster.width { columns[x] += ink(x, y) }
    }
  }
}

extension Raster {
  /// The rectangle of the picture with its corner at `(x, y)`, 8 bits a sample.
  public func cropped(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> Raster {
    precondition(x >= 0 && y >= 0 && x + width <= self.width && y + height <= self.height)
    var out: [UInt8] = []
    out.reserveCapacity(4 * width * height)
    for row in y..<y + height {
      let start = 4 * (row * self.width + x)
      out += pixels[start..<start + 4 * width]
    }
    return Raster(width: width, height: height, pixels: out)
  }
}
