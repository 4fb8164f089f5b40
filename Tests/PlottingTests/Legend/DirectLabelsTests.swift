import Testing

@testable import Plotting

@Test func `labels that don't collide stay where they are`() {
  #expect(DirectLabels.spread([10, 30, 60], gap: 10, within: 0...100) == [10, 30, 60])
}

@Test func `colliding labels part evenly around their mean`() throws {
  let places = try #require(DirectLabels.spread([50, 50, 50], gap: 10, within: 0...100))
  #expect(places == [40, 50, 60])
}

@Test func `too many labels don't fit`() {
  #expect(DirectLabels.spread([1, 2, 3], gap: 60, within: 0...100) == nil)
}

@Test func `no other arrangement moves labels less`() throws {
  var random = SplitMix(seed: 3)
  for _ in 0..<200 {
    let wishes = (0..<5).map { _ in Double.random(in: 0...100, using: &random) }.sorted()
    let places = try #require(DirectLabels.spread(wishes, gap: 12, within: 0...100))
    func cost(_ places: [Double]) -> Double {
      zip(places, wishes).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= 12 - 1e-9 })
    #expect(places.allSatisfy { (-1e-9...100 + 1e-9).contains($0) })
    // Feasible disturbances never cost less: the optimum of a convex problem.
    for _ in 0..<40 {
      let moved = places.map { $0 + Double.random(in: -3...3, using: &random) }
      let isFeasible =
        zip(moved, moved.dropFirst()).allSatisfy { $1 - $0 >= 12 }
        && moved.allSatisfy { (0...100).contains($0) }
      if isFeasible { #expect(cost(moved) >= cost(places) - 1e-9) }
    }
  }
}
