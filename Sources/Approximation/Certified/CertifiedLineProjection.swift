public import Exact
public import Formula
import RealModule

/// A projection onto Laguerre or Hermite polynomials with enclosed coefficients and norms.
///
/// The integrals are taken over a finite part, panel by panel by Taylor models of f and of the
/// smooth factor of the weight; what lies beyond is bounded by the growth of the expression.
public struct CertifiedLineProjection: Sendable {
  /// The coefficients of the classical polynomials.
  public let coefficients: [Ball]
  /// The coefficients of the polynomials divided by their norms.
  public let orthonormalCoefficients: [Ball]
  /// √∫ (f − p)² w dt, from ‖f‖² − Σ ĉ_k².
  public let l2: Ball
  /// l2 / √∫ w dt.
  public let rms: Ball
  /// Where the finite part ends.
  public let reach: Int

  /// Why a projection on an infinite interval is not certified.
  public enum Fault: Error, Hashable, Sendable {
    /// No bound of the function far out was found.
    case noTailBound
    /// The bound that was found does not fall fast enough beside the weight.
    case tailTooHeavy
    /// The function is not enclosed near this point of the mapped variable.
    case cover(CertificationFault, near: Double)
  }

  /// Projects a function of the mapped variable t.
  ///
  /// - Parameters:
  ///   - function: f in t ≥ 0 for Laguerre, in t for Hermite.
  ///   - family: a Laguerre or Hermite family.
  ///   - degree: the highest degree.
  ///   - bits: rests stay below 2^−bits of f.
  /// - Throws: `Fault`.
  /// - Complexity: O(panels · (degree² + bits²)).
  public init(
    of function: Expression, onto family: OrthogonalFamily, degree: Int, bits: Int
  ) throws(Fault) {
    let precision = bits + CertifiedCover.guardBits
    guard let line = LineWeight(family) else { preconditionFailure("\(family) lives on a line") }
    let sides = line.isHalf ? [1] : [1, -1]
    var bounds: [TailBound] = []
    for side in sides {
      guard
        let bound = function.tailBound(side: side, from: LineWeight.start, precision: precision)
      else { throw .noTailBound }
      bounds.append(bound)
    }
    guard let reach = line.reach(bounds, degree: degree, bits: bits) else { throw .tailTooHeavy }
    self.reach = reach
    let frame = line.frame(reach)
    // f √w is what has to be enclosed evenly: f alone may grow by more than there are bits.
    let root = line.root(reach)
    let even = function.composed(with: Expression(polynomial: [frame.shift, frame.scale])) * root
    let cover: CertifiedCover
    let squareCover: CertifiedCover
    do {
      cover = try CertifiedCover(of: even, weight: line.weight(factor: root), bits: bits)
      squareCover = try CertifiedCover(of: even, weight: line.weight(factor: nil), bits: bits)
    } catch {
      throw .cover(error, near: frame.point(error.place))
    }
    let measure = line.measure(reach, precision: precision)
    let tSteps = line.steps(count: degree + 1, precision: precision)
    let (shift, scale) = (
      Ball(frame.shift, precision: precision), Ball(frame.scale, precision: precision)
    )
    let steps = tSteps.map { $0.substituting(shift: shift, scale: scale) }
    var sums = cover.products(steps)
    for (k, growth) in tSteps.growth(precision: precision).enumerated() {
      var tail = Ball(0, precision: precision)
      for bound in bounds {
        guard let part = line.tail(bound, times: k, beyond: reach) else { throw .tailTooHeavy }
        tail = tail + part * growth
      }
      sums[k] = Ball(sums[k] * measure, within: tail.largestMagnitude)
    }
    if !line.isHalf { sums = sums.symmetric(function.parity) }
    let squares = line.squaredNorms(count: degree + 1, precision: precision)
    coefficients = zip(sums, squares).map { $0 / $1 }
    orthonormalCoefficients = zip(sums, squares).map { $0 / $1.squareRoot }
    let nothing = CertifiedPolynomial(.legendre, coefficients: [Ball(0, precision: precision)])
    var squared = CertifiedError(squareCover, minus: nothing).squaredNorm * measure
    for bound in bounds {
      guard let part = line.squareTail(bound, beyond: reach) else { throw .tailTooHeavy }
      squared = Ball(squared, within: part.largestMagnitude)
    }
    for c in orthonormalCoefficients { squared = squared - c * c }
    l2 = squared.nonNegative.root
    rms = l2 / squares[0].squareRoot
  }
}
