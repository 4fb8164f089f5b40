import Approximation
import Formula
import Networks
import Plotting
import Specification

extension FigureBuilder {
  /// The layers F₁ … Fₙ of one chain, its weights given or fitted.
  func layersPanel(_ panel: PanelSpec, _ id: String) throws(Failure) -> Panel {
    let shown = try shown(panel)
    let window = try window(panel)
    guard let chain = shown.compactMap(\.approximant.chain).first else {
      guard let network = shown.compactMap(\.approximant.network).first else {
        throw failure(
          panel, "a layers panel needs a chain or a network",
          hint: "add 'show: name' to choose one")
      }
      return unitsPanel(network, id, window)
    }
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

  /// The units of every layer of a network, one colour a layer, as far as curves can be told apart.
  private func unitsPanel(_ network: Network, _ id: String, _ window: Axis.Limits) -> Panel {
    let function = NetworkFunction(network)
    var marks: [Mark] = []
    for (number, layer) in network.layers.enumerated() {
      let isOutput = number == network.layers.count - 1
      for unit in 0..<min(layer.width, Self.drawnUnits) {
        let label: Notation =
          isOutput && layer.width == 1
          ? .variable("y")
          : .scripts(.variable("h"), sub: .number("\(number + 1),\(unit + 1)"), sup: nil)
        let series = Plotting.Series(
          id: "layer\(number + 1)unit\(unit + 1)", label: label, role: .approximant(number))
        let curve = RealFunction { function.layers(at: [$0])[number + 1][unit] }
        marks.append(
          .line(Line(series, pieces: samples(of: curve, within: window), framing: .frames)))
      }
    }
    return Panel(id: id, x: abscissa, y: Axis(limits: window), marks: marks, legend: .direct)
  }

  /// The most units of one layer that are drawn.
  private static let drawnUnits = 6
}

extension Approximant {
  /// The network of one input with its exact weights; nil for other approximations.
  fileprivate var network: Network? {
    guard case .network(let study) = object else { return nil }
    return study.network
  }

  /// The chain in double precision; nil for other approximations.
  var chain: ChainFunction? {
    guard case .chain(let study) = object else { return nil }
    return study.chain.map { ChainFunction($0) } ?? study.fit?.chain
  }
}
