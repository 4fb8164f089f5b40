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
    let last = count + (hasHead ? 1 : 0)
    let depths = Self.evenlySpread(1...last, at: Self.mostLayers)
    let curves = depths.map { depth in
      samples(of: RealFunction { chain.layers(at: $0)[depth] }, within: window)
    }
    let sizes = curves.map { pieces in
      pieces.joined().map(\.y.magnitude).filter(\.isFinite).max() ?? .infinity
    }
    let framed = framed(sizes)
    let roles = ownRoles(depths.count, for: .layers)
    let marks = depths.indices.map { index -> Mark in
      let label: Notation =
        depths[index] > count
        ? .variable("y")
        : .scripts(.variable("F"), sub: .number("\(depths[index])"), sup: nil)
      let series = Plotting.Series(
        id: "layer\(depths[index])", label: label, role: .approximant(roles[index]))
      return .line(
        Line(series, pieces: curves[index], framing: framed[index] ? .frames : .follows))
    }
    var result = Panel(
      id: id, x: abscissa, y: Axis(limits: window), marks: marks, legend: .direct)
    if depths.count < last {
      result.remark = "\(depths.count) of \(last) layers are shown"
    }
    return result
  }

  /// More curves than this can't be told apart.
  private static let mostLayers = 6
  /// Layers this much larger than what they are compared with leave the window.
  private static let dominance = 20.0

  /// Up to a number of places of a range, its ends among them.
  static func evenlySpread(_ range: ClosedRange<Int>, at most: Int) -> [Int] {
    guard range.count > most else { return Array(range) }
    return (0..<most).map { index in
      range.lowerBound + (index * (range.count - 1) + (most - 1) / 2) / (most - 1)
    }
  }

  /// Which layers the window contains: all, or if one is a thousand times as large as the target
  /// or the variable, those that can be compared with it.
  private func framed(_ sizes: [Double]) -> [Bool] {
    let target = study.target.map { samples(of: $0.function, within: .automatic) } ?? []
    let reference = max(
      target.joined().map(\.y.magnitude).filter(\.isFinite).max() ?? 0,
      study.view.lower.magnitude, study.view.upper.magnitude)
    guard let largest = sizes.max(), let least = sizes.min(), largest > 1000 * reference else {
      return sizes.map { _ in true }
    }
    return sizes.map { $0 <= max(Self.dominance * reference, least) }
  }

  /// Entries of the palette for the parts of one approximant, apart from those that approximants
  /// take where the figure shows these too.
  func ownRoles(_ count: Int, for kind: PanelSpec.Kind) -> [Int] {
    let own: Set<PanelSpec.Kind> = [.layers, .pieces, .diagram]
    let isAlone = !spec.panels.contains { !own.contains($0.kind) }
    let free = (0...).lazy.filter { isAlone || !palette.taken.contains($0) }
    // Pieces go on where layers end: the same colour would say that they are the same.
    let before = kind == .pieces ? layerCount : 0
    return Array(free.dropFirst(before).prefix(count))
  }

  /// The number of colours that the layers panels of the figure take.
  private var layerCount: Int {
    spec.panels.filter { $0.kind == .layers }.map { panel in
      let shown = ((try? shown(panel)) ?? []).map(\.approximant)
      if let chain = shown.compactMap(\.chain).first {
        return min(chain.weights.count + (chain.family.hasHead ? 1 : 0), Self.mostLayers)
      }
      return shown.compactMap(\.network).first?.layers.count ?? 0
    }.max() ?? 0
  }

  /// The units of every layer of a network, one colour a layer, as far as curves can be told apart.
  private func unitsPanel(_ network: Network, _ id: String, _ window: Axis.Limits) -> Panel {
    let function = NetworkFunction(network)
    var marks: [Mark] = []
    let roles = ownRoles(network.layers.count, for: .layers)
    for (number, layer) in network.layers.enumerated() {
      let isOutput = number == network.layers.count - 1
      for unit in 0..<min(layer.width, Self.drawnUnits) {
        let label: Notation =
          isOutput && layer.width == 1
          ? .variable("y")
          : .scripts(.variable("h"), sub: .number("\(number + 1),\(unit + 1)"), sup: nil)
        let series = Plotting.Series(
          id: "layer\(number + 1)unit\(unit + 1)", label: label, role: .approximant(roles[number]))
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
