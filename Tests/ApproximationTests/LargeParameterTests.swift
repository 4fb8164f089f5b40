import Formula
import Testing

@testable import Approximation

@Test(arguments: [
  OrthogonalFamily.laguerre(4000), .laguerre(1e5), .jacobi(20000, 20000), .jacobi(1e5, 0),
  .gegenbauer(50000),
])
func `Gauss rules of large parameters have the zeros of the Jacobi matrix`(
  family: OrthogonalFamily
) {
  let rule = family.gaussRule(count: 4)
  let matrix = family.jacobiMatrix(count: 4)
  let eigenvalues = tridiagonalEigenvalues(
    diagonal: matrix.alpha, offDiagonal: matrix.beta.dropFirst().map { $0.squareRoot() })
  let scale = eigenvalues.reduce(0) { max($0, abs($1)) }
  for (node, value) in zip(rule.nodes, eigenvalues) {
    #expect(abs(node - value) <= 1e-14 * scale)
  }
}

@Test(arguments: ["laguerre(1e9)", "jacobi(0,1e6)", "gegenbauer(2e5)"])
func `Parameters too large for a Gauss rule are refused`(name: String) {
  #expect {
    try OrthogonalFamily(name: name)
  } throws: { error in
    guard case .parameterTooLarge(_, _, let limit)? = error as? FamilyNameError else {
      return false
    }
    return limit == 1e5
  }
}

@Test(arguments: [("abs(x-1/3)", 10), ("abs(x-1/4)", 5), ("relu(x-1/3)", 10)])
func `The error of a best polynomial is not larger anywhere`(text: String, degree: Int) throws {
  let interval = try Interval(-1, 1)
  let function = RealFunction(try Expression(parsing: text), on: interval)
  let best = MinimaxPolynomial(of: function, on: interval, degree: degree)
  var largest = 0.0
  for i in 0...200_000 {
    let x = -1 + Double(i) / 100_000
    largest = max(largest, abs(function(x) - best.series(x)))
  }
  #expect(best.converged)
  #expect(largest <= best.error.size * (1 + 1e-12))
  #expect(best.lowerBound >= largest * (1 - 1e-6))
}
