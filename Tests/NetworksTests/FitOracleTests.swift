import Approximation
import Foundation
import Formula
import Networks
import Testing

private func fit(_ text: String, depth: Int, starts: Int = 6) throws -> Fit<ChainFunction> {
  let family = ChainFamily(
    activation: .square, isResidual: true, depth: depth, hasBiases: true, hasHead: true)
  let function = RealFunction(try Expression(parsing: text), on: .canonical)
  return FitProblem(family, to: function, on: .canonical, starts: starts).run()
}

// Best found by a multistart written independently of this project, to four digits: others may be
// better, none may be worse.
@Test(arguments: [
  ("exp(x)", [2.684e-2, 6.596e-3, 1.056e-4]), ("sin(pi x)", [4.428e-1, 1.231e-1, 6.148e-3]),
  ("cos(pi x/2)", [1.726e-2, 3.690e-4, 1.505e-6]),
])
func `biased chains with a head are as close as the best known ones`(
  target: String, known: [Double]
) throws {
  for (index, rms) in known.enumerated() {
    let fit = try fit(target, depth: index + 1)
    #expect(fit.rms <= rms * 1.0005, "\(target), depth \(index + 1): \(fit.rms)")
    #expect(try #require(fit.bestPolynomialRms) <= fit.rms * (1 + 1e-6))
  }
}

private let isThorough = ProcessInfo.processInfo.environment["RESIDUUM_FUZZ"] == "1"

@Test(
  .enabled(if: isThorough),
  arguments: [("exp(x)", 8.852e-8), ("sin(pi x)", 5.760e-5), ("cos(pi x/2)", 1.985e-7)])
func `four biased layers are as close as the best known ones`(target: String, rms: Double) throws {
  #expect(try fit(target, depth: 4, starts: 20).rms <= rms * 1.0005)
}

// The limits: the best line, the same, and the best Möbius map, 1.777e-2.
@Test(
  .enabled(if: isThorough),
  arguments: [
    ("sinh(2x)", 0.25094...0.25095), ("x + x^3", 0.15118...0.15119),
    ("log(1.2 + x)", 0.01777...0.03),
  ])
func `four layers do not leave the plateau`(target: String, plateau: ClosedRange<Double>) throws {
  #expect(plateau.contains(try fit(target, depth: 4, starts: 20).rms))
}

// The chain without biases on e^x − 1, fifty digits and thirty starts.
@Test(.enabled(if: isThorough), arguments: [(4, 1.21185e-7), (5, 3.41082e-10)])
func `deep chains of the exponential reach the known errors`(depth: Int, rms: Double) throws {
  let family = ChainFamily(activation: .square, isResidual: true, depth: depth)
  let function = RealFunction(try Expression(parsing: "exp(x) - 1"), on: .canonical)
  let fit = FitProblem(family, to: function, on: .canonical, starts: 20).run()
  #expect(abs(fit.rms / rms - 1) < 1e-4)
}

// No chain of squares has a positive Schwarzian derivative: depth does not help these targets.
@Test(arguments: [
  ("sinh(2x)", [0.2509, 0.2509, 0.2509]), ("x + x^3", [0.1512, 0.1512, 0.1512]),
  ("log(1.2 + x)", [0.0613, 0.0407, 0.0334]),
])
func `targets behind the Schwarzian barrier stay on their plateau`(
  target: String, plateau: [Double]
) throws {
  for (index, rms) in plateau.enumerated() {
    let fit = try fit(target, depth: index + 1)
    #expect(abs(fit.rms / rms - 1) < 2e-3, "\(target), depth \(index + 1): \(fit.rms)")
  }
}
