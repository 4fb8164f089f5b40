import Testing

@testable import Formula

@Suite struct NarrowFeatureTests {
  @Test(
    arguments: [
      ("exp(-1e8*(x-0.31234)^2)", 0.31234, 1e-4),
      ("sin(x)+exp(-1e8*(x-0.3)^2)", 0.3, 1e-4),
      ("1/(1+1e12*(x-0.31234)^2)", 0.31234, 1e-6),
      ("tanh(1e6*(x-0.3))", 0.3, 1e-6), ("erf(1e7*(x-0.3))", 0.3, 1e-7),
      ("sigmoid(1e5*x)", 0, 1e-5), ("1/cosh(1e5*(x-0.77))", 0.77, 1e-5),
      ("atan(1e7*(x-0.2))", 0.2, 1e-7), ("exp(-1e6*(x+1))", -1, 1e-6),
      ("1/(1+exp(-1e6*(x-0.1)))", 0.1, 1e-6), ("sqrt(1e-12+(x-0.3)^2)", 0.3, 1e-6),
      ("log(1e-12+(x-0.3)^2)", 0.3, 1e-6), ("(1-(x-0.1)^2)^1000000", 0.1, 1e-3),
      ("x^2*exp(-1e8*(x-0.3)^2)", 0.3, 1e-4), ("exp(-1e8*(6x+2)^2)", -0.3333333333333333, 1.67e-5),
    ] as [(String, Double, Double)])
  func `peaks, steps and layers are found with their widths`(
    text: String, place: Double, width: Double
  ) throws {
    let features = try Expression(parsing: text).narrowFeatures(in: -1...1)
    let found = try #require(features.first { abs($0.place - place) <= width / 10 })
    #expect((0.4...4).contains(found.width / width))
  }

  @Test func `every peak of a composition is found`() throws {
    let features = try Expression(parsing: "exp(-1e8*(sin(7x)-0.3)^2)").narrowFeatures(in: -1...1)
    // sin(7x) = 0.3 five times on this interval.
    let start = 0.30469265401539753
    for place in [start, .pi - start, start - 2 * .pi, -.pi - start].map({ $0 / 7 }) {
      #expect(features.contains { abs($0.place - place) < 1e-6 }, "\(place)")
    }
  }

  @Test(arguments: [-Double.infinity...Double.infinity, 0...Double.infinity, 0.3...1, -1...0.3])
  func `peaks are found on intervals of every kind`(interval: ClosedRange<Double>) throws {
    let features = try Expression(parsing: "exp(-1e8*(x-0.3)^2)").narrowFeatures(in: interval)
    #expect(features.contains { abs($0.place - 0.3) < 1e-6 })
  }

  @Test(
    arguments: [
      "sin(x)", "exp(x)", "exp(sin(20x))", "1/(1+25x^2)", "x^5-3x", "tanh(3x)", "gelu(x)", "abs(x)",
      "sqrt(x+1)", "1/x", "log(x+1)", "exp(sin(x))/(2+cos(x))", "tanh(1e6*x+1e9)", "1/(x-0.3)^2",
    ])
  func `smooth functions and singularities have none`(text: String) throws {
    #expect(try Expression(parsing: text).narrowFeatures(in: -1...1).isEmpty)
  }

  @Test func `surroundings grow from the width to the reach`() {
    let feature = NarrowFeature(place: 1, width: 0.01, reach: 0.1)
    #expect(feature.surroundings(growth: 4) == [0.96, 0.99, 1.01, 1.04])
  }
}
