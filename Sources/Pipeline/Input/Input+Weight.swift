import Approximation

extension Input {
  /// The text as a weight with its own orthonormal polynomials.
  ///
  /// - Throws: `Failure` for weights that are negative or have no moments.
  func generatedBasis(on domain: Interval, degree: Int) throws(Failure) -> PolynomialBasis {
    try generatedBasis(in: LocalFrame(domain), on: domain, degree: degree)
  }

  /// The same in the variable of a frame of the interval.
  func generatedBasis(
    in frame: LocalFrame, on domain: Interval, degree: Int
  ) throws(Failure) -> PolynomialBasis {
    let expression = try expression()
    do {
      return try PolynomialBasis(
        weight: frame.weight(expression), on: frame.interval, degree: degree)
    } catch .notFinite(let u) {
      // The step to blame, such as a root of a negative number.
      throw undefined(expression, at: frame.point(u), on: domain)
    } catch {
      throw failure(error.moved(by: frame.origin).message)
    }
  }
}
