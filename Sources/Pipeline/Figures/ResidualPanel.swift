import Approximation
import Formula
import Plotting
import Specification

extension FigureBuilder {
  /// f − p with its sign on a linear axis, the places of a minimax reference ringed.
  func residualPanel(_ panel: PanelSpec, _ id: String) throws(Failure) -> Panel {
    guard study.target != nil else {
      throw failure(panel, "a residual panel needs a function", hint: "add 'function: …'")
    }
    let window = try window(panel)
    var marks: [Mark] = [.rule(Rule(.horizontal(0), pattern: .solid))]
    for (position, approximant) in try shown(panel) {
      guard let curve = approximant.curve else { continue }
      let series = palette.series(approximant, at: position)
      marks.append(
        .line(Line(series, samples: curve.samples.map { Sample($0.x, $0.value) })))
      guard case .minimax(let best) = approximant.object else { continue }
      let places = best.reference.map { x in
        curve.extrema.min { abs($0.x - x) < abs($1.x - x) } ?? Extremum(x: x, value: 0)
      }
      marks.append(
        .points(Points(series, samples: places.map { Sample($0.x, $0.value) }, shape: .open)))
    }
    let label = Notation.row([.variable("f"), .symbol("−", .binary), .variable("p")])
    return Panel(id: id, x: abscissa, y: Axis(label, limits: window), marks: marks)
  }
}
