import Approximation

extension Input {
  /// The text as a weight with its own orthonormal polynomials.
  ///
  /// - Throws: `Failure` for weights that are negative or have no moments.
  func generatedBasis(on domain: Interval, degree: Int) throws(Failure) -> PolynomialBasis {
    let expression = try expression()
    let weight = Weight(expression, on: domain)
    do {
      return try PolynomialBasis(weight: weight, on: domain, degree: degree)
    } catch .notFinite(let x) {
      // The step to blame, such as a root of a negative number.
      throw undefined(expression, at: x, on: domain)
    } catch {
      throw failure(error.message)
    }
  }
}
