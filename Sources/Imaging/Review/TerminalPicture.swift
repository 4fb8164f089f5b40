extension Raster {
  /// The picture for a terminal of 24-bit colour: two pixels a character, upper half blocks.
  ///
  /// - Parameter columns: width in characters; smaller pictures keep their size.
  /// - Parameter isColored: without colour, `#` stands for red, `.` for other ink.
  /// - Complexity: O(pixels).
  public func terminalText(columns: Int = 80, isColored: Bool = true) -> String {
    precondition(columns > 0)
    let across = min(columns, width)
    let down = max(1, height * across / width)
    func mean(_ x: Int, _ y: Int) -> SIMD3<Int> {
      let columns = x * width / across..<max(x * width / across + 1, (x + 1) * width / across)
      let top = min(height - 1, y * height / down)
      let rows = top..<max(top + 1, min(height, (y + 1) * height / down))
      var sum = SIMD3<Int>.zero
      for row in rows {
        for column in columns {
          let pixel = self[column, row]
          let alpha = Int(pixel.w)
          for channel in 0..<3 { sum[channel] += 255 * 255 + (Int(pixel[channel]) - 255) * alpha }
        }
      }
      let count = 255 * rows.count * columns.count
      return SIMD3(sum.x / count, sum.y / count, sum.z / count)
    }
    var out = ""
    for line in stride(from: 0, to: down, by: 2) {
      for x in 0..<across {
        let upper = mean(x, line)
        guard isColored else {
          let lower = line + 1 < down ? mean(x, line + 1) : upper
          let isMarked = [upper, lower].contains { $0.max() - $0.min() > 20 }
          out += isMarked ? "#" : min(upper.min(), lower.min()) < 245 ? "." : " "
          continue
        }
        out += "\u{1B}[38;2;\(upper.x);\(upper.y);\(upper.z)m"
        if line + 1 < down {
          let lower = mean(x, line + 1)
          out += "\u{1B}[48;2;\(lower.x);\(lower.y);\(lower.z)m"
        }
        out += "▀"
      }
      out += isColored ? "\u{1B}[0m\n" : "\n"
    }
    return out
  }
}
