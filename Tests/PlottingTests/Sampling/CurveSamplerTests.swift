import Scene
import Testing

@testable import Plotting

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A function with the number of connected parts of its graph.
private struct Curve: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let range: ClosedRange<Double>
  let pieces: Int
  let function: @Sendable (Double) -> Double

  init(
    _ name: String, _ range: ClosedRange<Double>, pieces: Int,
    _ function: @escaping @Sendable (Double) -> Double
  ) {
    testDescription = name
    self.range = range
    self.pieces = pieces
    self.function = function
  }
}

private let curves = [
  Curve("sin", -9...9, pieces: 1) { sin($0) },
  Curve("sin 30x", -3...3, pieces: 1) { sin(30 * $0) },
  Curve("tan", -15...15, pieces: 11) { tan($0) },
  Curve("1/x", -1...1, pieces: 2) { 1 / $0 },
  Curve("x floor x", 0...10, pieces: 11) { $0 * $0.rounded(.down) },
  Curve("sign", -1...1, pieces: 2) { $0 < 0 ? -1 : 1 },
  Curve("steep but continuous", -1...1, pieces: 1) { tanh(1e4 * $0) },
  Curve("box of width 0.01", -1...1, pieces: 3) { ($0 - 0.3).magnitude < 0.005 ? 1 : 0 },
  Curve("square root of a third", -2...2, pieces: 2) { ($0 * $0 - 1).squareRoot() },
  Curve("absolute value", -1...1, pieces: 1) { $0.magnitude },
  Curve("Runge", -1...1, pieces: 1) { 1 / (1 + 25 * $0 * $0) },
]

@Test(arguments: curves)
private func `graphs fall into their connected parts`(_ curve: Curve) {
  let pieces = CurveSampler(x: curve.range).pieces(of: curve.function)
  #expect(pieces.count == curve.pieces)
  let all = pieces.joined().map(\.x)
  #expect(zip(all, all.dropFirst()).allSatisfy { $0 < $1 })
  #expect(pieces.joined().allSatisfy { $0.y == curve.function($0.x) && $0.y.isFinite })
  #expect(all.count < 6000)
}

@Test(arguments: curves)
private func `no point of the curve is half a pixel from its polygon`(_ curve: Curve) {
  let size = Size(width: 200, height: 130)
  let window = -3.0...3
  let sampler = CurveSampler(x: curve.range, y: window, size: size)
  let scale = size.height / 6
  for piece in sampler.pieces(of: curve.function) where piece.count > 1 {
    for (a, b) in zip(piece, piece.dropFirst()) {
      let width = (b.x - a.x) / (curve.range.upperBound - curve.range.lowerBound) * size.width
      for share in [0.25, 0.5, 0.75] {
        let value = curve.function(a.x + share * (b.x - a.x))
        guard value.isFinite, window.contains(value), window.contains(a.y), window.contains(b.y)
        else { continue }
        let rise = (b.y - a.y) * scale
        let off = (value - a.y - share * (b.y - a.y)) * scale
        // Distance from the chord: what a narrow steep piece is off upright isn't seen.
        let distance = off.magnitude * width / (width * width + rise * rise).squareRoot()
        #expect(distance < 0.25)
      }
    }
  }
}

@Test func `a place that was asked for is sampled`() {
  let peak: (Double) -> Double = { 1 / (1 + 1e10 * ($0 - 0.1234) * ($0 - 0.1234)) }
  let blind = CurveSampler(x: -1...1).pieces(of: peak).joined().map(\.y).max() ?? 0
  let told = CurveSampler(x: -1...1, places: [0.1234]).pieces(of: peak).joined().map(\.y).max() ?? 0
  #expect(blind < 0.5)
  #expect(told == 1)
}

@Test func `dips reach zero whatever the size of the panel`() {
  let residual: (Double) -> Double = { 1e-6 * cos(12 * acos($0)) }
  for width in [100.0, 137, 400] {
    let sampler = CurveSampler(
      x: -1...1, y: 1e-12...1e-5, yScale: .logarithmic, size: Size(width: width, height: 120),
      breaksAtJumps: false)
    let pieces = sampler.magnitudePieces(of: residual, noise: 1e-17)
    #expect(pieces.count == 1)
    #expect(pieces.joined().count { $0.y == 0 } == 12)
    #expect(pieces.joined().allSatisfy { $0.y >= 0 })
  }
}

@Test func `signs of noise are not zeros`() {
  let noise: (Double) -> Double = { x in
    (x * 1e6).rounded().truncatingRemainder(dividingBy: 2) == 0 ? 1e-17 : -1e-17
  }
  let sampler = CurveSampler(
    x: 0...1, y: 1e-18...1, yScale: .logarithmic, breaksAtJumps: false)
  #expect(sampler.magnitudePieces(of: noise, noise: 1e-16).joined().allSatisfy { $0.y > 0 })
}

@Test func `a function that is nowhere finite has no pieces`() {
  #expect(CurveSampler(x: 0...1).pieces { _ in .nan }.isEmpty)
}

@Test func `noise stops at the budget`() {
  var count = 0
  var random = SplitMix(seed: 1)
  _ = CurveSampler(x: 0...1).pieces { _ in
    count += 1
    return Double.random(in: 0...1, using: &random)
  }
  #expect(count < CurveSampler.budget + 2000)
}
