import Formula
import Imaging
import Plotting

/// One small change of a figure before it is laid out, and what a diff should call it.
struct FigureMutation: CustomStringConvertible {
  let description: String
  let kinds: Set<Change.Kind>
  let figure: Figure

  /// Mutations of the data, the words, the axes and the looks of a figure.
  static func all(of figure: Figure) -> [FigureMutation] {
    var found: [FigureMutation] = []
    func add(_ name: String, _ kinds: Set<Change.Kind>, _ change: (inout Figure) -> Void) {
      var copy = figure
      change(&copy)
      if copy != figure {
        found.append(FigureMutation(description: name, kinds: kinds, figure: copy))
      }
    }
    add("a letter of the title", [.text]) { $0.title?.append("s") }
    add("width", [.layout]) { $0.size.width *= 1.01 }
    if figure.panels.count > 1 {
      add("a panel less", [.data]) { $0.panels.removeLast() }
    }
    for (p, panel) in figure.panels.enumerated() {
      let name = panel.id
      add("\(name): a letter of the x label", [.text]) { $0.panels[p].x.label?.append("s") }
      add("\(name): a letter of the y label", [.text]) { $0.panels[p].y.label?.append("s") }
      add("\(name): x limits", [.axes]) { $0.panels[p].x.limits = panel.x.limits.wider }
      add("\(name): y limits", [.axes]) { $0.panels[p].y.limits = panel.y.limits.wider }
      for (m, mark) in panel.marks.enumerated() {
        add("\(name): mark \(m) removed", [.data]) { $0.panels[p].marks.remove(at: m) }
        guard case .line(let line) = mark else { continue }
        func edit(_ what: String, _ kinds: Set<Change.Kind>, _ change: (inout Line) -> Void) {
          var other = line
          change(&other)
          add("\(name): \(what) of line \(m)", kinds) { $0.panels[p].marks[m] = .line(other) }
        }
        edit("1 % more", [.data]) { line in
          line.pieces = line.pieces.map { $0.map { Sample($0.x, 1.01 * $0.y) } }
        }
        edit("a letter", [.text]) { $0.series.label.append("s") }
        edit("another place in the palette", [.style]) { $0.series.role = .approximant(5) }
        edit("a sample less", [.data]) { line in
          guard let piece = line.pieces.first, piece.count > 10 else { return }
          line.pieces[0] = Array(piece.dropLast(piece.count / 8))
        }
      }
    }
    return found
  }
}

extension Notation {
  /// One more letter.
  fileprivate mutating func append(_ letter: String) { self = .row([self, .text(letter)]) }
}

extension Axis.Limits {
  /// 1 % more at the upper end; automatic limits become fixed ones.
  fileprivate var wider: Axis.Limits {
    switch self {
    case .automatic: .fixed(0.013, 1.017)
    case .fixed(let low, let high): .fixed(low, high + (high - low) / 100)
    }
  }
}
