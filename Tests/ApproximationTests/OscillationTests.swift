import Formula
import Testing

@testable import Approximation

/// An ulp of x moves sin(2000x) by 1e-13: its series is as good as its values, and what is below
/// that is noise.
@Test(arguments: [2000, 5000])
func `fast oscillations are resolved to the digits that their values have`(frequency: Int) throws {
  let f = RealFunction(try Expression(parsing: "sin(\(frequency)x)"), on: .canonical)
  let (series, chop) = ChebyshevSeries.adaptive(f, on: .canonical)
  #expect(chop.isResolved)
  #expect((frequency..<frequency + 300).contains(series.degree))
  let curve = ErrorCurve(of: f, minus: series.function, on: .canonical, degree: 16)
  #expect(curve.noiseFloor < 1e-15 * Double(frequency))
  #expect(curve.sup.size <= 4 * curve.noiseFloor)
}
