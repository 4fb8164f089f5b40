import Approximation
import Formula
import Networks
import Plotting
import Specification

extension FigureBuilder {
  /// The layers F₁ … Fₙ of one chain, its weights given or fitted.
  func layersPanel(_ panel: PanelSpec, _ id: String) throws(Failure) -> Panel {
    let chains = try shown(panel).compactMap(\.approximant.chain)
    guard let chain = chains.first else {
      throw failure(
        panel, "a layers panel needs a chain", hint: "add 'show: name' to choose one")
    }
    let window = try window(panel)
    let count = chain.weights.count
    let hasHead = chain.family.hasHead
    let marks = (1...count + (hasHead ? 1 : 0)).map { depth -> Mark in
      let isHead = depth > count
      let label: Notation =
        isHead
        ? .variable("y") : .scripts(.variable("F"), sub: .number("\(depth)"), sup: nil)
      let series = Plotting.Series(
        id: "layer\(depth)", label: label, role: .approximant(depth - 1))
      let function = RealFunction { chain.layers(at: $0)[depth] }
      return .line(
        Line(series, pieces: samples(of: function, within: window), framing: .frames))
    }
    return Panel(
      id: id, x: abscissa, y: Axis(limits: window), marks: marks, legend: .direct)
  }
}

extension Approximant {
  /// The chain in double precision; nil for other approximations.
  var chain: ChainFunction? {
    guard case .chain(let study) = object else { return nil }
    return study.expansion.map { ChainFunction($0.chain) } ?? study.fit?.chain
  }
}
