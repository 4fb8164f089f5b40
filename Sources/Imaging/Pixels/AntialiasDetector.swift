/// Finds pixels that look like anti-aliasing (Vyšniauskas 2009, as pixelmatch applies it).
struct AntialiasDetector<D: PixelDifference> {
  let pair: PixelPair
  let difference: D

  /// Whether the pixel is anti-aliasing in either picture.
  func isAntialiased(_ x: Int, _ y: Int) -> Bool {
    isEdge(pair.first, pair.second, x, y) || isEdge(pair.second, pair.first, x, y)
  }

  /// Whether the pixel of `picture` lies between a darker and a brighter neighbour, one of which
  /// is part of a flat area in both pictures.
  private func isEdge(
    _ picture: Words, _ other: Words, _ x: Int, _ y: Int
  ) -> Bool {
    let columns = max(x - 1, 0)...min(x + 1, pair.width - 1)
    let rows = max(y - 1, 0)...min(y + 1, pair.height - 1)
    let centre = y * pair.width + x
    var equal = isInside(columns, x) && isInside(rows, y) ? 0 : 1
    var darkest = (0.0, 0, 0)
    var brightest = (0.0, 0, 0)
    // Column by column with strict comparisons: the first extreme wins, as in the original.
    for column in columns {
      for row in rows where column != x || row != y {
        let delta = difference.brightness(
          picture[centre], picture[row * pair.width + column], offset: 4 * centre)
        if delta == 0 {
          equal += 1
          if equal > 2 { return false }
        } else if delta < darkest.0 {
          darkest = (delta, column, row)
        } else if delta > brightest.0 {
          brightest = (delta, column, row)
        }
      }
    }
    if darkest.0 == 0 || brightest.0 == 0 { return false }
    return isFlat(picture, darkest.1, darkest.2) && isFlat(other, darkest.1, darkest.2)
      || isFlat(picture, brightest.1, brightest.2) && isFlat(other, brightest.1, brightest.2)
  }

  @inline(__always)
  private func isInside(_ range: ClosedRange<Int>, _ value: Int) -> Bool {
    range.lowerBound < value && value < range.upperBound
  }

  /// Whether at least three neighbours equal the pixel, the border of the picture counting as one.
  private func isFlat(_ picture: Words, _ x: Int, _ y: Int) -> Bool {
    let columns = max(x - 1, 0)...min(x + 1, pair.width - 1)
    let rows = max(y - 1, 0)...min(y + 1, pair.height - 1)
    var equal = isInside(columns, x) && isInside(rows, y) ? 0 : 1
    let centre = picture[y * pair.width + x]
    for column in columns {
      for row in rows where column != x || row != y {
        if picture[row * pair.width + column] == centre { equal += 1 }
        if equal > 2 { return true }
      }
    }
    return false
  }
}
