import Exact
import Formula
import Networks
import Plotting
import Specification

extension FigureBuilder {
  /// A chain or network as a graph: weights on its edges, biases under its units, skips as arcs.
  func diagramPanel(_ panel: PanelSpec, _ id: String) throws(Failure) -> Panel {
    let drawings = try shown(panel).compactMap(\.approximant.drawing)
    guard let diagram = drawings.first else {
      throw failure(
        panel, "a diagram panel needs a network", hint: "add 'show: name' to choose one")
    }
    return Panel(id: id, x: .hidden, y: .hidden, marks: [.diagram(diagram)])
  }
}

extension Approximant {
  /// The graph of a chain or network; nil for other approximations.
  fileprivate var drawing: Diagram? {
    switch object {
    case .network(let study): return NetworkDrawing(study.network).diagram
    case .chain(let study):
      if let chain = study.chain { return ChainDrawing(chain).diagram }
      return study.fit?.chain.exact.map { ChainDrawing($0, digits: 3).diagram }
    default: return nil
    }
  }
}

/// How exact parameters are written on a diagram.
struct WeightNotation {
  /// Decimal digits, for parameters that were found in double precision.
  let digits: Int?
  /// Longer fractions are rounded: a diagram shows sizes, the report states them.
  private static let longest = 7

  /// The number as a fraction in line, or rounded.
  func callAsFunction(_ value: Rational) -> Notation {
    if let digits { return Notation(number: value.doubleValue, digits: digits) }
    let exact = Notation(rational: value).inLine
    guard exact.plainText.count > Self.longest else { return exact }
    return Notation(number: value.doubleValue, digits: 3)
  }

  /// a·F + c as it is written, ones and zeros left out.
  func affine(_ head: Chain.Head, of name: Notation) -> Notation {
    var parts: [Notation] = head.scale == 1 ? [] : [self(head.scale), .space(0.1)]
    parts.append(name)
    if !head.offset.isZero {
      parts.append(.symbol(head.offset.sign < 0 ? "−" : "+", .binary))
      parts.append(self(head.offset.magnitude))
    }
    return .row(parts)
  }

  /// `+ 1/2` or `− 3` to be read after a sum; nil for zero.
  func bias(_ value: Rational) -> Notation? {
    guard !value.isZero else { return nil }
    return .row([
      .symbol(value.sign < 0 ? "−" : "+", .prefix), .space(0.12),
      self(value.sign < 0 ? -value : value),
    ])
  }
}

extension Activation {
  /// The activation as charts and tables name it: its title, a polynomial as a formula.
  var label: Notation {
    guard case .polynomial(let polynomial) = self else { return .text(title) }
    return Notation(polynomial: polynomial).inLine
  }

  /// The activation as written in a unit, of the sum t that enters it.
  var unitNotation: Notation {
    switch self {
    case .named(.square):
      .scripts(.variable("t"), sub: nil, sup: .number("2"))
    case .named(.identity): .variable("t")
    case .named: .name(title)
    case .polynomial(let polynomial): Notation(polynomial: polynomial).inLine
    }
  }
}

/// A chain from left to right: a box for each activation, a sum where a skip comes in.
private struct ChainDrawing {
  private var nodes: [Diagram.Node] = []
  private var edges: [Diagram.Edge] = []
  private var x = 0.0
  private let written: WeightNotation

  var diagram: Diagram { Diagram(nodes: nodes, edges: edges, arrangement: .row) }

  init(_ chain: Chain, digits: Int? = nil) {
    written = WeightNotation(digits: digits)
    var last = add(.variable("x"), shape: .bare)
    // A name in a box leaves less of the edge before it than t² does.
    let isNamed = chain.activation.unitNotation.plainText.count > 3
    for (index, weight) in chain.weights.enumerated() {
      x += isNamed ? 2 : 1.5
      let bias = chain.biases.isEmpty ? Rational.zero : chain.biases[index]
      let value = Notation.scripts(.variable("F"), sub: .number("\(index + 1)"), sup: nil)
      let unit = add(
        chain.activation.unitNotation, shape: .box, caption: written.bias(bias),
        joint: chain.isResidual ? nil : value)
      edges.append(Diagram.Edge(from: last, to: unit, label: written(weight)))
      guard chain.isResidual else {
        last = unit
        continue
      }
      x += 1.15
      let sum = add(.symbol("+", .ordinary), shape: .circle, joint: value)
      edges.append(Diagram.Edge(from: unit, to: sum))
      edges.append(Diagram.Edge(from: last, to: sum, bend: 0.3, strength: 0.6))
      last = sum
    }
    x += chain.head == nil ? 0.9 : 1.9
    let name = Notation.scripts(.variable("F"), sub: .number("\(chain.depth)"), sup: nil)
    let output = add(chain.head.map { written.affine($0, of: name) } ?? name, shape: .bare)
    edges.append(Diagram.Edge(from: last, to: output))
  }

  private mutating func add(
    _ label: Notation, shape: Diagram.Node.Shape, caption: Notation? = nil,
    joint: Notation? = nil
  ) -> Int {
    nodes.append(
      Diagram.Node(at: Sample(x, 0), label: label, caption: caption, shape: shape, joint: joint))
    return nodes.count - 1
  }
}

/// A network in columns, one a layer; missing edges are zero weights.
private struct NetworkDrawing {
  private(set) var diagram: Diagram

  /// More edges than this are drawn by strength and not labelled.
  private static let labelledEdges = 16

  init(_ network: Network) {
    let written = WeightNotation(digits: nil)
    var nodes: [Diagram.Node] = []
    var edges: [Diagram.Edge] = []
    let inputs = (0..<network.inputCount).map { index -> Notation in
      network.inputCount == 1
        ? .variable("x") : .scripts(.variable("x"), sub: .number("\(index + 1)"), sup: nil)
    }
    func heights(_ count: Int) -> [Double] {
      (0..<count).map { Double(count - 1) / 2 - Double($0) }
    }
    var column = zip(inputs, heights(inputs.count)).map { label, y -> Int in
      nodes.append(Diagram.Node(at: Sample(0, y), label: label, shape: .bare))
      return nodes.count - 1
    }
    let count = network.layers.reduce(0) { sum, layer in
      sum + layer.weights.joined().count { !$0.isZero }
    }
    let isLabelled = count <= Self.labelledEdges
    for (number, layer) in network.layers.enumerated() {
      let isOutput = number == network.layers.count - 1 && layer.activation == .identity
      let largest = layer.weights.joined().map(\.magnitude.doubleValue).max() ?? 1
      let units = zip(layer.biases, heights(layer.width)).map { bias, y -> Int in
        nodes.append(
          Diagram.Node(
            at: Sample(Double(number + 1) * 2, y),
            label: isOutput ? .variable("p") : layer.activation.unitNotation,
            caption: isLabelled ? written.bias(bias) : nil, shape: isOutput ? .bare : .box))
        return nodes.count - 1
      }
      let fansOut = column.indices.contains { source in
        layer.weights.count { !$0[source].isZero } > 1
      }
      for (unit, row) in zip(units, layer.weights) {
        for (source, weight) in zip(column, row) where !weight.isZero {
          let share = largest > 0 ? weight.magnitude.doubleValue / largest : 1
          edges.append(
            Diagram.Edge(
              from: source, to: unit, label: isLabelled ? written(weight) : nil,
              strength: isLabelled ? 0.8 : max(share, 0.1),
              labelPlace: fansOut && column.count > 1 ? 0.25 : 0.5))
        }
      }
      if layer.isResidual {
        for (source, unit) in zip(column, units) {
          edges.append(Diagram.Edge(from: source, to: unit, bend: 0.2, strength: 0.5))
        }
      }
      column = units
    }
    diagram = Diagram(nodes: nodes, edges: edges)
  }
}
