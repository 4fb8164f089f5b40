import Approximation
import Exact
import Formula

extension Certificate {
  /// The enclosed coefficients of Padé's approximant.
  ///
  /// - Parameters:
  ///   - center: the centre as it was written.
  ///   - type: the type that the approximant has, lowered where the table is degenerate.
  /// - Throws: `Failure` where there is no series, or the type could not be shown to be right.
  init(
    padeOf function: Input, at center: Input, type: (Int, Int), _ precision: Precision
  ) throws(Failure) {
    let expression = try function.expression()
    let place = try center.constantExpression()
    do {
      let (found, bits) = try precision.run(
        { (found: CertifiedPade?) in
          (found.map { $0.numerator + $0.denominator } ?? [Ball(.nan)], [])
        },
        { bits throws(SeriesFault) in
          // Toeplitz systems of Taylor coefficients lose about so many bits.
          let working = bits + 40 + 12 * (type.0 + type.1)
          let series = try expression.ballSeries(
            at: place.constantBall(precision: working), order: type.0 + type.1)
          return CertifiedPade(taylor: series, numeratorDegree: type.0, denominatorDegree: type.1)
        })
      guard let found else {
        throw function.failure(
          "the approximant of type (\(type.0), \(type.1)) is not certified: its equations were not shown to have one solution",
          hint: "another type, or more bits (--precision)")
      }
      self.init(
        [
          (key: "numerator", .many(found.numerator)),
          (key: "denominator", .many(found.denominator)),
        ], bits: bits, precision: precision)
    } catch let fault as SeriesFault {
      throw function.failure("no Taylor series at \(center.text): \(fault)", hint: fault.hint)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw function.failure("\(error)")
    }
  }
}
