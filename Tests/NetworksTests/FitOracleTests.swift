import Approximation
import Foundation
import Formula
import Networks
import Testing

private func fit(_ text: String, depth: Int) throws -> Fit<ChainFunction> {
  let family = ChainFamily(
    activation: .square, isResidual: true, depth: depth, hasBiases: true, hasHead: true)
  let function = RealFunction(try Expression(parsing: text), on: .canonical)
  return FitProblem(family, to: function, on: .canonical, starts: 6).run()
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

@Test(
  .enabled(if: ProcessInfo.processInfo.environment["RESIDUUM_FUZZ"] == "1"),
  arguments: [("exp(x)", 8.852e-8), ("sin(pi x)", 5.760e-5)])
func `four biased layers are as close as the best known ones`(target: String, rms: Double) throws {
  #expect(try fit(target, depth: 4).rms <= rms * 1.0005)
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
