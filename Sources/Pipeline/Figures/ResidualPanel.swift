import Approximation
import Formula
import Plotting
import Specification

extension FigureBuilder {
  /// f − p with its sign on a linear axis, the places of a minimax reference ringed.
  func residualPanel(_ panel: PanelSpec, _ id: String) throws(Failure) -> Panel {
    guard let target = study.target else {
      throw failure(panel, "a residual panel needs a function", hint: "add 'function: …'")
    }
    let window = try window(panel)
    var marks: [Mark] = [.rule(Rule(.horizontal(0), pattern: .solid))]
    for (position, approximant) in try shown(panel) {
      guard let curve = approximant.curve else { continue }
      let series = palette.series(approximant, at: position)
      marks.append(
        .line(Line(series, samples: curve.samples.map { Sample($0.x, $0.value) })))
      let reference: [Double]
      switch approximant.object {
      case .minimax(let best, weight: nil): reference = best.reference
      case .minimax(let best, weight: _):
        // The weighted error is level there; the plain one has no extrema at these places.
        let places = best.reference.map { Sample($0, target.function($0) - best.series($0)) }
        marks.append(.points(Points(series, samples: places, shape: .open)))
        continue
      case .rational(let study): reference = study.reference
      default: continue
      }
      guard !reference.isEmpty else { continue }
      let places = reference.map { x in
        curve.extrema.min { abs($0.x - x) < abs($1.x - x) } ?? Extremum(x: x, value: 0)
      }
      marks.append(
        .points(Points(series, samples: places.map { Sample($0.x, $0.value) }, shape: .open)))
    }
    let label = Notation.row([.variable("f"), .symbol("−", .binary), .variable("p")])
    return Panel(id: id, x: abscissa, y: Axis(label, limits: window), marks: marks)
  }
}
