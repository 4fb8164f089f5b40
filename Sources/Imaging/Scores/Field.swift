/// A number for every pixel, and the filters that scores are made of.
struct Field {
  let width: Int
  let height: Int
  var values: [Float]

  init(width: Int, height: Int, values: [Float]) {
    precondition(values.count == width * height)
    self.width = width
    self.height = height
    self.values = values
  }

  /// A number for each pixel of a picture as seen on white paper, made from its sRGB bytes.
  init(_ raster: Raster, _ value: (SIMD3<Float>) -> Float) {
    var values: [Float] = []
    values.reserveCapacity(raster.width * raster.height)
    for start in stride(from: 0, to: raster.pixels.count, by: 4) {
      let alpha = Float(raster.pixels[start + 3]) / 255
      let ink = SIMD3<Float>(
        Float(raster.pixels[start]), Float(raster.pixels[start + 1]),
        Float(raster.pixels[start + 2]))
      values.append(value(ink * alpha + 255 * (1 - alpha)))
    }
    self.init(width: raster.width, height: raster.height, values: values)
  }

  /// A field made from the numbers of two others.
  static func combined(_ a: Field, _ b: Field, _ body: (Float, Float) -> Float) -> Field {
    Field(width: a.width, height: a.height, values: zip(a.values, b.values).map(body))
  }

  /// The mean of all numbers, summed in double precision.
  var mean: Double { values.reduce(0.0) { $0 + Double($1) } / Double(values.count) }

  /// The field filtered along rows by `across` and along columns by `down`, both of odd length and
  /// applied as correlation; edges are repeated outwards.
  ///
  /// - Complexity: O(pixels · (lengths of both filters)).
  func filtered(across: [Float], down: [Float]) -> Field {
    filteredAcross(across).filteredDown(down)
  }

  private func filteredAcross(_ weights: [Float]) -> Field {
    let radius = weights.count / 2
    var out = [Float](repeating: 0, count: values.count)
    var row = [Float](repeating: 0, count: width + 2 * radius)
    for y in 0..<height {
      let start = y * width
      for x in 0..<row.count { row[x] = values[start + min(width - 1, max(0, x - radius))] }
      for (index, weight) in weights.enumerated() {
        Self.add(weight, row, from: index, to: &out, at: start, count: width)
      }
    }
    return Field(width: width, height: height, values: out)
  }

  private func filteredDown(_ weights: [Float]) -> Field {
    let radius = weights.count / 2
    var out = [Float](repeating: 0, count: values.count)
    for y in 0..<height {
      for (index, weight) in weights.enumerated() {
        let source = min(height - 1, max(0, y + index - radius))
        Self.add(weight, values, from: source * width, to: &out, at: y * width, count: width)
      }
    }
    return Field(width: width, height: height, values: out)
  }

  /// Adds `weight` times a stretch of numbers to another.
  private static func add(
    _ weight: Float, _ source: [Float], from: Int, to target: inout [Float], at: Int, count: Int
  ) {
    precondition(from + count <= source.count && at + count <= target.count)
    unsafe source.withUnsafeBufferPointer { source in
      unsafe target.withUnsafeMutableBufferPointer { target in
        for i in 0..<count {
          unsafe target[at + i] += weight * source[from + i]
        }
      }
    }
  }

  /// The part at least `margin` away from every edge; nil when there is none.
  func inner(_ margin: Int) -> Field? {
    guard width > 2 * margin, height > 2 * margin else { return nil }
    let columns = width - 2 * margin
    let kept = (margin..<height - margin).flatMap { y in
      values[y * width + margin..<y * width + margin + columns]
    }
    return Field(width: columns, height: height - 2 * margin, values: kept)
  }
}
