import Approximation
import Testing

@Test func `monomials lose orthogonality and the recurrence keeps it`() throws {
  let demonstration = GramSchmidtDemonstration(on: .canonical, degree: 24)
  let defects = Dictionary(
    uniqueKeysWithValues: demonstration.curves.map { ($0.method, $0.defects) })
  let classical = try #require(defects[.classical])
  // Known sizes: 5e-11 at 10, 6e-6 at 15, of order 1 at 20; rounding decides the digits.
  #expect((1e-13...1e-8).contains(classical[10]))
  #expect((1e-9...1e-3).contains(classical[15]))
  #expect((1e-2...1.5).contains(classical[20]))
  let modified = try #require(defects[.modified])
  #expect((1e-13...1e-4).contains(modified[20]))
  let stable = try #require(defects[.recurrence])
  #expect(stable[24] < 1e-13)
}

@Test(arguments: [(0.0, 1.0), (9.0, 11.0)])
func `the recurrence is stable where monomials fail at once`(ends: (Double, Double)) throws {
  let interval = try Interval(ends.0, ends.1)
  let demonstration = GramSchmidtDemonstration(on: interval, degree: 12)
  for curve in demonstration.curves {
    switch curve.method {
    case .classical: #expect(curve.defects[12] > 0.1)
    case .modified: #expect(curve.defects[12] > 1e-10)
    case .recurrence: #expect(curve.defects[12] < 1e-13)
    }
  }
}
