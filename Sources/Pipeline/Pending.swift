import Approximation
import Exact
import Formula
import Networks
import Specification

extension Expression {
  var notation: Notation { .variable(description) }
}
extension Notation {
  init(label: String) throws(SeriesFault) { self = .text(label) }
  init(polynomial: RationalPolynomial) { self = .text(polynomial.description) }
}
struct ChainFit { var bestPolynomialRms = 0.0; var starts: [Double] = [] }
extension Approximant {
  static func fitted(_ spec: NetworkSpec, _ a: Activation, in context: Context) throws(Failure) -> Made {
    throw Failure("no fit yet")
  }
}
extension Study {
  func chainConvergence(_ p: Int, to: Int) throws(Failure) -> ConvergenceCurve { throw Failure("none") }
}
struct ConvergenceRadius { var values: [String: Double] = [:] }
extension Expression { func convergenceRadius(at c: Double) -> ConvergenceRadius { ConvergenceRadius() } }
import Reporting
extension TaylorAnalysis { var values: [String: Value] { [:] } }
extension RealFunction {
  init(_ expression: Expression, on interval: Interval) {
    let compiled = expression.compiled
    self.init(breakpoints: expression.breakpoints(in: interval.lower...interval.upper), block: { compiled.evaluate($0) }, { compiled($0) })
  }
}

extension Study { }
extension Chain { func callAsFunction(_ x: Double) -> Double {
  var f = x
  for w in weights { let y = w.doubleValue * f; f = (activation == .square ? y * y : y) + (isResidual ? f : 0) }
  return f } }
extension Activation { static let names = ["identity", "square", "relu", "relu2"] }
