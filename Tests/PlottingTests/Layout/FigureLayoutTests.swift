import Formula
import Scene
import Testing

@testable import Plotting

private func groups(_ elements: [Element]) -> [Group] {
  elements.flatMap { element -> [Group] in
    guard case .group(let group) = element else { return [] }
    return [group] + groups(group.elements)
  }
}

private func groups(_ scene: Scene, role: String) -> [Group] {
  groups(scene.elements).filter { $0.role == role }
}

private let figures: [Figure] = {
  var random = RandomFigures(seed: 2026)
  return (0..<24).map { _ in random.figure() }
}()

private let layouts = Result { try figures.map { try $0.laidOut(measuring: FixedMetrics()) } }

@Test(arguments: 0..<24)
func `no two words are closer than two points`(_ index: Int) throws {
  let layout = try layouts.get()[index]
  let words = FixedMetrics.words(in: layout.scene.elements)
  for (place, word) in words.enumerated() {
    for other in words[..<place] {
      // Rounding to 1/256 pt may take a hundredth.
      let isClose = word.box.grown(by: 0.99).overlaps(other.box.grown(by: 0.99))
      #expect(!isClose, "\(word) \(other)")
    }
  }
}

@Test(arguments: 0..<24)
func `nothing is outside the page`(_ index: Int) throws {
  let layout = try layouts.get()[index]
  let page = Rectangle(
    x: 0, y: 0, width: layout.scene.size.width, height: layout.scene.size.height)
  for word in FixedMetrics.words(in: layout.scene.elements) {
    #expect(page.contains(Point(x: word.box.x, y: word.box.y)), "\(word)")
    #expect(page.contains(Point(x: word.box.right, y: word.box.bottom)), "\(word)")
  }
}

@Test(arguments: 0..<24)
func `identities are unique and the layout repeats exactly`(_ index: Int) throws {
  let layout = try layouts.get()[index]
  let ids = groups(layout.scene.elements).map(\.id)
  #expect(Set(ids).count == ids.count)
  #expect(try figures[index].laidOut(measuring: FixedMetrics()) == layout)
}

@Test(arguments: 0..<24)
func `every sample is accounted for`(_ index: Int) throws {
  let figure = figures[index]
  let facts = try layouts.get()[index].facts
  for (panel, facts) in zip(figure.panels, facts.panels) {
    let withData = panel.marks.filter { $0.series != nil }
    #expect(facts.series.count == withData.count)
    for series in facts.series {
      #expect(series.nonfinite + series.clipped + series.belowFloor <= series.count)
    }
  }
}

@Test func `data areas of a figure are equally wide and aligned`() throws {
  let axis = Axis(.variable("x"), limits: .fixed(0, 1))
  let wide = Axis(.text("value"), limits: .fixed(0, 123_456.5))
  let narrow = Axis(.text("value"), limits: .fixed(0, 1))
  let figure = Figure(
    id: "grid",
    panels: [wide, narrow, narrow, wide].enumerated().map { index, y in
      Panel(id: "p\(index)", x: axis, y: y, marks: [])
    })
  let scene = try figure.laidOut(measuring: FixedMetrics()).scene
  let axes = groups(scene, role: "axis").filter { $0.id.hasSuffix("-axis-x") }.compactMap {
    group -> Rectangle? in
    guard case .stroke(let path, _) = group.elements.first, path.steps.count == 2,
      case .move(let a) = path.steps[0], case .line(let b) = path.steps[1]
    else { return nil }
    return Rectangle(x: a.x, y: a.y, width: b.x - a.x, height: 0)
  }
  #expect(axes.count == 4)
  // Both ends are rounded to 1/256 pt.
  #expect(axes.allSatisfy { abs($0.width - axes[0].width) <= 1 / 256 })
  #expect(axes[0].x == axes[2].x && axes[1].x == axes[3].x)
  #expect(axes[0].y == axes[1].y && axes[2].y == axes[3].y)
}

@Test func `panels are lettered when there are several`() throws {
  let panel = Panel(id: "a", x: Axis(), y: Axis(), marks: [])
  let one = try Figure(id: "one", panels: [panel]).laidOut(measuring: FixedMetrics())
  #expect(groups(one.scene, role: "panel-letter").isEmpty)
  let two = try Figure(id: "two", panels: [panel, panel]).laidOut(measuring: FixedMetrics())
  #expect(two.facts.panels.map(\.letter) == ["a", "b"])
  #expect(FigureComposer.letter(27) == "ab")
}

@Test func `the size is the size asked for`() throws {
  let panel = Panel(id: "a", x: Axis(), y: Axis(), marks: [])
  let layout = try Figure(
    id: "one", panels: [panel], size: FigureSize(millimetres: 89, panelHeight: 60)
  ).laidOut(measuring: FixedMetrics())
  #expect(abs(layout.scene.size.width - 89 * 72 / 25.4) < 1 / 256)
  #expect(abs(layout.scene.size.height - 60 * 72 / 25.4) < 5)
}

@Test func `no type is smaller than six points`() throws {
  for layout in try layouts.get() {
    func sizes(_ elements: [Element]) -> [Double] {
      elements.flatMap { element -> [Double] in
        switch element {
        case .glyphs(let run): [run.size]
        case .group(let group): sizes(group.elements)
        case .fill, .stroke, .markers: []
        }
      }
    }
    #expect(sizes(layout.scene.elements).allSatisfy { $0 >= TypeSizes.smallest })
  }
}
