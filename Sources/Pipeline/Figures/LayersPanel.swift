import Approximation
import Formula
import Networks
import Plotting
import Specification

extension FigureBuilder {
  /// The layers F₁ … Fₙ of one chain.
  func layersPanel(_ panel: PanelSpec, _ id: String) throws(Failure) -> Panel {
    let chains = try shown(panel).compactMap { _, approximant -> Chain? in
      if case .chain(let study) = approximant.object { study.expansion?.chain } else { nil }
    }
    guard let chain = chains.first else {
      throw failure(
        panel, "a layers panel needs a network with given weights",
        hint: "add 'show: name' to choose one")
    }
    let window = try window(panel)
    let marks = (1...chain.depth).map { depth -> Mark in
      var part = chain
      part.weights = Array(chain.weights.prefix(depth))
      part.biases = Array(chain.biases.prefix(depth))
      part.head = nil
      let label = Notation.scripts(.variable("F"), sub: .number("\(depth)"), sup: nil)
      let series = Plotting.Series(
        id: "layer\(depth)", label: label, role: .approximant(depth - 1))
      return .line(
        Line(series, pieces: samples(of: part.function, within: window), framing: .frames))
    }
    return Panel(
      id: id, x: abscissa, y: Axis(limits: window), marks: marks, legend: .direct)
  }
}
