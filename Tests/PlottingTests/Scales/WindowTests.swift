import Formula
import Testing

@testable import Plotting

private let target = Plotting.Series(id: "f", label: .variable("f"), role: .target)
private func series(_ index: Int) -> Plotting.Series {
  Plotting.Series(id: "p\(index)", label: .text("p\(index)"), role: .approximant(index))
}
private func curve(_ series: Plotting.Series, _ f: (Double) -> Double) -> Mark {
  .line(
    Line(series, samples: (0...100).map { Sample(Double($0) / 50 - 1, f(Double($0) / 50 - 1)) }))
}

@Test func `a polynomial that runs away doesn't squeeze the target`() {
  let panel = Panel(
    id: "fit", x: Axis(), y: Axis(),
    marks: [curve(target) { $0 * $0 }, curve(series(0)) { 1e6 * $0 }])
  let window = Window(of: panel)
  #expect(window.y.from > -0.5 && window.y.to < 1.5)
  #expect(window.y.from < -0.3 && window.y.to > 1.3)
  let facts = PanelFacts(panel, letter: nil, window: window)
  #expect(facts.series[1].clipped == 100)
  #expect(facts.series[1].largest?.y.magnitude == 1e6)
  #expect(facts.series[0].clipped == 0)
}

@Test func `an approximant near the target widens the window by itself alone`() {
  let panel = Panel(
    id: "fit", x: Axis(), y: Axis(), marks: [curve(target) { $0 }, curve(series(0)) { 1.1 * $0 }])
  let window = Window(of: panel)
  #expect(window.y.to >= 1.1 && window.y.to <= 1.3)
  #expect(PanelFacts(panel, letter: nil, window: window).series[1].clipped == 0)
}

@Test func `dips don't decide the lower end of a logarithmic window`() {
  let panel = Panel(
    id: "error", x: Axis(), y: Axis(scale: .logarithmic),
    marks: [
      curve(series(0)) { x in
        let wave = 1e-3 * (x * 20).truncatingRemainder(dividingBy: 1).magnitude
        return wave < 1e-4 ? 1e-17 : wave
      }
    ])
  #expect(Window(of: panel).y.from >= 1e-5)
}

@Test func `a monotone decay is shown nearly to its end`() {
  let panel = Panel(
    id: "error", x: Axis(), y: Axis(scale: .logarithmic),
    marks: [curve(series(0)) { Decade.power(-20 * ($0 + 1)) }])
  #expect(Window(of: panel).y.from <= 1e-38)
}

@Test func `zeros and values below the floor are counted, not lost`() {
  let panel = Panel(
    id: "spectrum", x: Axis(), y: Axis(scale: .logarithmic, floor: 1e-12),
    marks: [.stems(Stems(series(0), coefficients: [1, 0, -1e-3, 1e-15, .nan, 1e-6]))])
  let window = Window(of: panel)
  let facts = PanelFacts(panel, letter: nil, window: window).series[0]
  #expect(window.floor == 1e-12)
  #expect(facts.count == 6)
  #expect(facts.belowFloor == 2)
  #expect(facts.nonfinite == 1)
  #expect(facts.clipped == 0)
}

@Test(arguments: [0.0, 3, -2e-9, 1e300, -1e-300, Double.leastNonzeroMagnitude])
func `a single value has a window around it`(_ value: Double) {
  let panel = Panel(
    id: "one", x: Axis(), y: Axis(),
    marks: [.points(Points(series(0), samples: [Sample(value, value)]))])
  let window = Window(of: panel)
  #expect(window.x.from < value && value < window.x.to)
  #expect(window.y.from < value && value < window.y.to)
}

@Test func `a panel without data has a window`() {
  for scale in [Axis.Scale.linear, .logarithmic] {
    let panel = Panel(
      id: "none", x: Axis(scale: scale), y: Axis(scale: scale),
      marks: [.line(Line(series(0), samples: [Sample(.nan, 1), Sample(1, .infinity)]))])
    let window = Window(of: panel)
    #expect(window.x.from < window.x.to && window.y.from < window.y.to)
    #expect(PanelFacts(panel, letter: nil, window: window).series[0].nonfinite == 2)
  }
}

@Test func `stated limits are kept, reversed ones too`() {
  let panel = Panel(
    id: "fixed", x: Axis(limits: .fixed(3, -3)), y: Axis(limits: .fixed(-1, 2)),
    marks: [curve(series(0)) { 100 * $0 }])
  let window = Window(of: panel)
  #expect(window.x == Window.Span(from: 3, to: -3))
  #expect(window.y == Window.Span(from: -1, to: 2))
}

@Test func `errors above a stated ceiling are cut`() {
  let panel = Panel(
    id: "error", x: Axis(), y: Axis(scale: .logarithmic, ceiling: 10),
    marks: [curve(series(0)) { Decade.power(6 * $0) }, curve(series(1)) { Decade.power(5 * $0) }])
  #expect(Window(of: panel).y.to < 100)
}
