public import Exact
public import Formula

/// A Taylor polynomial with enclosed coefficients, and its errors on an interval.
public struct CertifiedTaylor: Sendable {
  /// f⁽ᵏ⁾(c)/k! from degree 0 upwards.
  public let coefficients: [Ball]
  /// The errors on the interval, if one was given.
  public let norms: CertifiedNorms?

  /// Why there is no certified expansion.
  public enum Fault: Error, Sendable {
    /// The series stops or could not be decided.
    case series(SeriesFault)
    /// The function could not be enclosed on the interval.
    case certification(CertificationFault)
  }

  /// Expands a function about a centre.
  ///
  /// - Parameters:
  ///   - center: an expression without x.
  ///   - interval: where errors are measured; the centre need not lie inside.
  ///   - bits: bits of the enclosures.
  /// - Throws: ``Fault``.
  /// - Complexity: O(size · degree²), and O(panels · (degree² + bits²)) for the errors.
  public init(
    of function: Expression, at center: Expression, degree: Int, on interval: CertifiedInterval?,
    bits: Int
  ) throws(Fault) {
    let precision = bits + CertifiedCover.guardBits
    do {
      coefficients = try function.ballSeries(
        at: center.constantBall(precision: precision), order: degree)
    } catch {
      throw .series(error)
    }
    guard let interval else {
      norms = nil
      return
    }
    let half = interval.halfLength(precision: precision)
    let polynomial = CertifiedPolynomial(
      powers: coefficients, offset: interval.offset(from: center, precision: precision),
      slope: half)
    do {
      norms = try CertifiedNorms(
        of: interval.canonical(function), minus: polynomial, halfLength: half, bits: bits)
    } catch {
      throw .certification(error)
    }
  }
}
