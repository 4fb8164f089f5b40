import Approximation

extension Input {
  /// The text as a weight with its own orthonormal polynomials.
  ///
  /// - Throws: `Failure` for weights that are negative or have no moments.
  func generatedBasis(on domain: Interval, degree: Int) throws(Failure) -> PolynomialBasis {
    let weight = Weight(try expression(), on: domain)
    do {
      return try PolynomialBasis(weight: weight, on: domain, degree: degree)
    } catch {
      throw failure(error.message)
    }
  }
}
