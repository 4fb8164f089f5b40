import Exact
import Foundation
import Formula
import Networks
import Plotting
import Specification

extension FigureBuilder {
  /// Deeper chains are not expanded: their degree is beyond 2¹².
  private static let deepestGrowth = 12
  /// Fitted weights have 53 bits each, which a coefficient of degree d has d times.
  private static let deepestFittedGrowth = 9

  /// The largest coefficient of each chain as its layers are added one by one, the weights
  /// repeating.
  func growthPanel(_ panel: PanelSpec, _ id: String) throws(Failure) -> Panel {
    var found: [(series: Plotting.Series, logarithms: [(depth: Int, value: Double)])] = []
    var repeated: [(name: String, depth: Int)] = []
    for (position, approximant) in try shown(panel) {
      guard case .chain(let study) = approximant.object,
        let chain = study.expansion?.chain ?? study.fit?.chain.exact, !chain.weights.isEmpty,
        chain.activation.segments != nil
      else { continue }
      let highest = panel.degrees?.value ?? max(10, chain.weights.count)
      let deepest = study.fit == nil ? Self.deepestGrowth : Self.deepestFittedGrowth
      let growth = Self.growth(of: chain, to: min(highest, deepest))
      if let last = growth.last?.depth, last > chain.weights.count,
        Set(chain.weights).count > 1 || Set(chain.biases).count > 1
      {
        repeated.append((approximant.name, chain.weights.count))
      }
      guard !growth.isEmpty else { continue }
      found.append((palette.series(approximant, at: position), growth))
    }
    guard !found.isEmpty else {
      throw failure(
        panel, "a growth panel needs a chain that expands to polynomials",
        hint: "such as network: { activation: square, residual: true, weights: [1, 1] }")
    }
    // Beyond the doubles the logarithms themselves are drawn, so that no layer is left out.
    let end = log10(Double.greatestFiniteMagnitude)
    let largest = found.flatMap { $0.logarithms.map(\.value) }.max() ?? 0
    let isBeyond = largest > end
    var marks = found.map { series, growth -> Mark in
      let samples = growth.map { depth, value in
        Sample(Double(depth), isBeyond ? value : pow(10, value))
      }
      return .line(Line(series, samples: samples, marksEverySample: true, framing: .frames))
    }
    var limits = Axis.Limits.automatic
    if largest > 150 {
      if !isBeyond { limits = .fixed(0.1, Double.greatestFiniteMagnitude) }
      let place = isBeyond ? end : Double.greatestFiniteMagnitude
      marks.append(.rule(Rule(.horizontal(place), label: .text("largest double"))))
    }
    let coefficient = Notation.scripts(.variable("c"), sub: .variable("k"), sup: nil)
    let logarithm: [Notation] =
      isBeyond
      ? [.scripts(.name("log"), sub: .number("10"), sup: nil), .space(0.17)] : []
    let label = Notation.row(
      logarithm + [
        .name("max"), .space(0.17), .symbol("|", .ordinary), coefficient, .symbol("|", .ordinary),
      ])
    var result = Panel(
      id: id, x: Axis(.text("depth"), ticks: .integers),
      y: Axis(label, scale: isBeyond ? .linear : .logarithmic, limits: limits), marks: marks)
    if !repeated.isEmpty {
      result.remark =
        "the weights repeat "
        + repeated.map { "beyond depth \($0.depth) of '\($0.name)'" }.joined(separator: ", ")
    }
    return result
  }

  /// The common logarithms of the largest coefficients by depth, of a function in pieces the
  /// largest over its pieces; zero functions are left out.
  private static func growth(
    of chain: Chain, to highest: Int
  ) -> [(depth: Int, value: Double)] {
    var result: [(depth: Int, value: Double)] = []
    for depth in 1...highest {
      var part = chain
      part.weights = (0..<depth).map { chain.weights[$0 % chain.weights.count] }
      part.biases =
        chain.biases.isEmpty ? [] : (0..<depth).map { chain.biases[$0 % chain.biases.count] }
      part.head = nil
      guard let function = try? ChainExpansion(part).function else { break }
      let sizes = function.pieces.flatMap { $0.coefficients.map(\.magnitude) }
      if let size = sizes.max(), !size.isZero { result.append((depth, logarithm(size))) }
    }
    return result
  }

  /// log₁₀ of a positive fraction of any size.
  static func logarithm(_ value: Rational) -> Double {
    let step = Rational(1) / logarithmStep
    var (rest, exponent) = (value, 0.0)
    while !rest.doubleValue.isFinite {
      rest = rest * step
      exponent += 300
    }
    while rest.doubleValue < 1e-300 {
      rest = rest * logarithmStep
      exponent -= 300
    }
    return exponent + log10(rest.doubleValue)
  }

  /// 10³⁰⁰, within the doubles.
  private static var logarithmStep: Rational {
    (0..<300).reduce(Rational(1)) { power, _ in power * 10 }
  }
}
