import Formula
import Scene

@testable import Plotting

/// Figures of every kind of panel, chosen by a seed.
struct RandomFigures {
  var random: SplitMix

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
  }

  mutating func figure() -> Figure {
    let count = Int.random(in: 1...6, using: &random)
    return Figure(
      id: "random", title: Bool.random(using: &random) ? .text("A figure of chance") : nil,
      panels: (0..<count).map { panel($0) },
      size: FigureSize(
        millimetres: count == 1 ? 89 : 183, panelHeight: .random(in: 40...80, using: &random)),
      legend: [.automatic, .shared, .inside, .hidden].randomElement(using: &random) ?? .automatic)
  }

  private mutating func panel(_ index: Int) -> Panel {
    let scale: Axis.Scale = Bool.random(using: &random) ? .linear : .logarithmic
    let magnitude = Decade.power(.random(in: -12...8, using: &random))
    let x = Axis(
      .variable("x"), ticks: Bool.random(using: &random) ? .automatic : .integers)
    let y = Axis(.text("quantity"), scale: scale, floor: scale == .linear ? nil : 1e-16)
    let count = Int.random(in: 1...5, using: &random)
    var marks = (0..<count).map { mark($0, index, magnitude) }
    if Bool.random(using: &random) {
      marks.append(.rule(Rule(.horizontal(magnitude / 3), label: .text("level"))))
      marks.append(.note(Note(.text("here"), at: Sample(4, magnitude / 2), isMarked: true)))
    }
    return Panel(
      id: "panel\(index)", title: Bool.random(using: &random) ? .text("Title") : nil, x: x, y: y,
      marks: marks)
  }

  private mutating func mark(_ place: Int, _ panel: Int, _ magnitude: Double) -> Mark {
    let own = Int.random(in: 0...3, using: &random)
    let series = Plotting.Series(
      id: "s\(place)\(own)", label: .text("method \(place)\(own)"),
      role: place == 0 ? .target : .approximant(place - 1))
    let samples = (0...60).map { index -> Sample in
      let value = magnitude * .random(in: -1...1, using: &random)
      let bad: [Double] = [.nan, .infinity, 0]
      return Sample(
        Double(index) / 5,
        Int.random(in: 0...30, using: &random) == 0
          ? bad.randomElement(using: &random) ?? 0 : value)
    }
    switch Int.random(in: 0...4, using: &random) {
    case 0: return .stems(Stems(series, samples: Array(samples.prefix(25)), encoding: .sign))
    case 1: return .points(Points(series, samples: samples))
    case 2: return .bars(Bars(series, samples: Array(samples.prefix(9)), width: 0.15))
    default: return .line(Line(series, samples: samples))
    }
  }
}
