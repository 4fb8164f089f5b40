import Formula
import Scene

/// Sets the words and numbers of a figure in its theme.
struct Lettering {
  /// The theme's sizes and inks.
  let theme: Theme
  /// What measures and sets.
  let measuring: any TextMeasuring

  /// Axis labels and names of series.
  func label(_ notation: Notation, ink: Ink? = nil) -> TextBox {
    measuring.textBox(
      notation, size: theme.type.label, ink: ink ?? theme.textInk, bold: false)
  }

  /// Numbers beside ticks.
  func tick(_ notation: Notation) -> TextBox {
    measuring.textBox(notation, size: theme.type.tick, ink: theme.textInk, bold: false)
  }

  /// Secondary words in a panel.
  func note(_ notation: Notation, ink: Ink? = nil) -> TextBox {
    measuring.textBox(notation, size: theme.type.note, ink: ink ?? theme.textInk, bold: false)
  }

  /// Headings of figures.
  func title(_ notation: Notation) -> TextBox {
    measuring.textBox(notation, size: theme.type.title, ink: theme.textInk, bold: true)
  }

  /// An axis label or a panel's heading, set smaller where it wouldn't fit into a width.
  ///
  /// - Returns: the largest box that fits, the one at ``TypeSizes/smallest`` if none does.
  func label(_ notation: Notation, within width: Double, bold: Bool = false) -> TextBox {
    var size = theme.type.label
    while true {
      let box = measuring.textBox(notation, size: size, ink: theme.textInk, bold: bold)
      if box.width <= width || size <= TypeSizes.smallest { return box }
      size = max(size - 0.5, TypeSizes.smallest)
    }
  }

  /// Panel letters: bold, in parentheses.
  func letter(_ letter: String) -> TextBox {
    measuring.textBox(
      .text("(\(letter))"), size: theme.type.letter, ink: theme.textInk, bold: true)
  }

  /// Height of a digit beside ticks: numbers are centred on their tick by it, so that exponents
  /// don't push their base down.
  var digitHeight: Double { tick(.number("0")).ascent }
  /// Ascent that a line of labels keeps whatever is in it.
  var labelAscent: Double { label(.text("d")).ascent }
}

/// A box at its place in the figure.
struct PlacedText: Hashable, Sendable {
  /// What stands there.
  var box: TextBox
  /// Left end of the baseline.
  var origin: Point

  /// The area it takes.
  var bounds: Rectangle {
    Rectangle(x: origin.x, y: origin.y - box.ascent, width: box.width, height: box.height)
  }

  /// The elements at their place.
  var elements: [Element] {
    box.elements.map { $0.shifted(dx: origin.x, dy: origin.y) }
  }
}

extension Element {
  /// The element moved to the right and downwards.
  func shifted(dx: Double, dy: Double) -> Element {
    switch self {
    case .fill(let path, let ink):
      return .fill(path.mapped { $0.moved(dx: dx, dy: dy) }, ink)
    case .stroke(let path, let stroke):
      return .stroke(path.mapped { $0.moved(dx: dx, dy: dy) }, stroke)
    case .markers(let marker, let points):
      return .markers(marker, at: points.map { $0.moved(dx: dx, dy: dy) })
    case .glyphs(var run):
      for index in run.glyphs.indices {
        run.glyphs[index].origin = run.glyphs[index].origin.moved(dx: dx, dy: dy)
      }
      return .glyphs(run)
    case .group(var group):
      group.elements = group.elements.map { $0.shifted(dx: dx, dy: dy) }
      if let clip = group.clip {
        group.clip = Rectangle(
          x: clip.x + dx, y: clip.y + dy, width: clip.width, height: clip.height)
      }
      return .group(group)
    }
  }
}
