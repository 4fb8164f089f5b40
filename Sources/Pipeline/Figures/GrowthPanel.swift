import Exact
import Formula
import Networks
import Plotting
import Specification

extension FigureBuilder {
  /// Deeper chains are not expanded: their degree is beyond 2¹².
  private static let deepestGrowth = 12

  /// The largest coefficient of each chain as its layers are added one by one, the weights
  /// repeating, up to the end of the double range.
  func growthPanel(_ panel: PanelSpec, _ id: String) throws(Failure) -> Panel {
    let highest = min(panel.degrees?.value ?? 10, Self.deepestGrowth)
    var marks: [Mark] = []
    var largest = 0.0
    for (position, approximant) in try shown(panel) {
      guard case .chain(let study) = approximant.object,
        let chain = study.expansion?.chain, !chain.weights.isEmpty
      else { continue }
      let samples = Self.growth(of: chain, to: highest)
      largest = max(largest, samples.map(\.y).max() ?? 0)
      marks.append(
        .line(
          Line(
            palette.series(approximant, at: position), samples: samples, marksEverySample: true,
            framing: .frames)))
    }
    guard !marks.isEmpty else {
      throw failure(
        panel, "a growth panel needs a chain with given weights that is one polynomial",
        hint: "such as network: { activation: square, residual: true, weights: [1, 1] }")
    }
    var limits = Axis.Limits.automatic
    if largest > 1e150 {
      limits = .fixed(0.1, Double.greatestFiniteMagnitude)
      marks.append(
        .rule(
          Rule(.horizontal(Double.greatestFiniteMagnitude), label: .text("largest double"))))
    }
    let coefficient = Notation.scripts(.variable("c"), sub: .variable("k"), sup: nil)
    let label = Notation.row([
      .name("max"), .space(0.17), .symbol("|", .ordinary), coefficient, .symbol("|", .ordinary),
    ])
    return Panel(
      id: id, x: Axis(.text("depth"), ticks: .integers),
      y: Axis(label, scale: .logarithmic, limits: limits), marks: marks)
  }

  private static func growth(of chain: Chain, to highest: Int) -> [Sample] {
    var samples: [Sample] = []
    for depth in 1...highest {
      var part = chain
      part.weights = (0..<depth).map { chain.weights[$0 % chain.weights.count] }
      part.biases =
        chain.biases.isEmpty ? [] : (0..<depth).map { chain.biases[$0 % chain.biases.count] }
      part.head = nil
      guard let polynomial = try? ChainExpansion(part).polynomial else { break }
      let size = polynomial.coefficients.map(\.magnitude).max()?.doubleValue ?? 0
      guard size.isFinite, size > 0 else { break }
      samples.append(Sample(Double(depth), size))
    }
    return samples
  }
}
