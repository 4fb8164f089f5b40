public import Scene

/// A measured label, ready to be placed on its baseline.
public struct TypesetBox: Hashable, Sendable {
  private let box: Box
  private let color: Ink

  init(_ box: Box, ink: Ink) {
    self.box = box
    color = ink
  }

  /// Advance width in points; slanted letters may reach a little over it.
  public var width: Double { box.width }
  /// Height above the baseline in points.
  public var ascent: Double { box.ascent }
  /// Depth below the baseline in points.
  public var descent: Double { box.descent }
  /// Height from top to bottom in points.
  public var height: Double { box.ascent + box.descent }

  /// The smallest rectangle around everything inked, relative to the baseline origin, y downwards.
  ///
  /// Empty at the origin when nothing is inked.
  public var inkBounds: Rectangle {
    box.ink ?? Rectangle(x: 0, y: 0, width: 0, height: 0)
  }

  /// The glyph runs and rules of the label, with its baseline starting at `origin`.
  ///
  /// Neighbouring glyphs of one face and size share a run; larger cuts of a character, which only
  /// their outlines can show, have runs of their own.
  public func elements(at origin: Point) -> [Element] {
    var elements: [Element] = []
    var run: GlyphRun?
    func closeRun() {
      if let finished = run { elements.append(.glyphs(finished)) }
      run = nil
    }
    for piece in box.pieces {
      let place = origin.moved(dx: piece.origin.x, dy: piece.origin.y)
      switch piece.mark {
      case .rule(let size):
        closeRun()
        let area = Rectangle(x: place.x, y: place.y, width: size.width, height: size.height)
        elements.append(.fill(.rectangle(area), color))
      case .glyph(let typeface, let id, let size, let text, let isCut):
        if run?.font != typeface.rawValue || run?.size != size || run?.isLive == isCut {
          closeRun()
        }
        var current =
          run ?? GlyphRun(font: typeface.rawValue, size: size, ink: color, glyphs: [], text: "")
        current.isLive = !isCut
        current.glyphs.append(GlyphRun.Glyph(id: id, origin: place))
        current.text += text
        run = current
      }
    }
    closeRun()
    return elements
  }
}
