import Foundation
import Formula
import RealModule
import Testing

@testable import Approximation

private let isThorough = ProcessInfo.processInfo.environment["RESIDUUM_FUZZ"] != nil

/// Stieltjes' procedure over trapezoidal rules of 1/24 to 1/120 in 700 bits (python-flint 0.9), the
/// same with half the step: index, α and β.
private let references: [(weight: String, values: [(Int, Double, Double)])] = [
  (
    "exp(-x^2)*(1+tanh(3x))",
    [
      (0, 0.5204312170866160523845, 1.772453850905516027298),
      (1, 0.7788641737618799022693, 0.2291513482817435158841),
      (10, 1.191719861945488675119, 3.351988505470158023701),
      (50, 1.357706743578922825664, 20.70572744856588980777),
      (100, 1.399032461590716214342, 43.72277611648296059508),
      (150, 1.417469484470388027387, 67.20240576881561372535),
      (199, 1.428309321244047097782, 90.44515309552948872186),
    ]
  ),
  (
    "exp(-x^2)/(1+exp(-20x))",
    [
      (0, 0.5596274415985250697079, 0.8862269254527580136491),
      (1, 0.9621799185422330069480, 0.1868171266098894123718),
      (10, 2.249950266310274126721, 2.071188774018523297261),
      (50, 3.485665429565540893176, 14.30885352017399277780),
      (100, 3.898628360963476499078, 32.84441384371789354650),
      (150, 4.093037218535726212085, 52.80532165765059525061),
      (199, 4.209515359165690655456, 73.11887437660969731717),
    ]
  ),
  (
    "exp(-x^2)*(2+sin(10x))",
    [
      (0, 3.471985966241005148665e-11, 3.544907701811032054596),
      (1, -1.701273123458092522850e-9, 0.4999999999999999999988),
      (10, 0.07073576342853541825535, 4.999639050493993734809),
      (50, 0.07471503519329697175579, 25.50976863443263331658),
      (100, 0.1734091006272389258034, 50.52349476314210800530),
      (150, 0.1263154765629052987832, 75.56739951179441872972),
      (199, -0.06777673311053872936576, 99.91197845941839825248),
    ]
  ),
  (
    "exp(-x^2)*(1+erf(x))",
    [
      (0, 0.3989422804014326779399, 1.772453850905516027298),
      (1, 0.4788956234697791536045, 0.3408450569081046642311),
      (10, 0.9388399467095908789344, 3.611715837978459730239),
      (50, 1.919871770203353292530, 18.27602747357623940864),
      (100, 2.676719029935164657611, 36.61769144055441837405),
      (150, 3.261477344353860051414, 54.96095193640366319662),
      (199, 3.746668877119768537911, 72.93785826217765748815),
    ]
  ),
]

@Test(arguments: 0..<4)
func `weights that cancel or swing have the recurrences of 700 bits`(index: Int) throws {
  let reference = references[index]
  let count = isThorough ? 200 : 11
  let weight = Weight(try Expression(parsing: reference.weight), on: .line)
  let polynomials = try GeneratedPolynomials(weight: weight, on: .line, count: count)
  for (k, alpha, beta) in reference.values where k < count {
    let root = k == 0 ? 1 : beta.squareRoot()
    #expect(abs(polynomials.matrix.alpha[k] - alpha) < 1e-12 * root, "alpha \(k)")
    #expect(abs(polynomials.matrix.beta[k] - beta) < 1e-12 * beta, "beta \(k)")
    #expect(polynomials.digits[k] >= 12)
  }
}

/// The logistic density has β_n = n⁴π²/(4n²−1), a quarter of it for sech², and sech(πx) has n²/4.
@Test(arguments: [
  ("1/(2*cosh(x/2))^2", 1.0), ("1/cosh(x)^2", 0.5), ("1/cosh(pi*x)", 0),
])
func `logistic and secant weights have their closed recurrences`(
  text: String, scale: Double
) throws {
  let count = isThorough ? 200 : 13
  let weight = Weight(try Expression(parsing: text), on: .line)
  let polynomials = try GeneratedPolynomials(weight: weight, on: .line, count: count)
  for k in 1..<count {
    let n = Double(k)
    let logistic = n * n * n * n * Double.pi * Double.pi / (4 * n * n - 1) * scale * scale
    let exact = scale > 0 ? logistic : n * n / 4
    #expect(abs(polynomials.matrix.beta[k] - exact) < 1e-12 * exact, "\(k)")
    #expect(polynomials.matrix.alpha[k] == 0)
  }
}

@Test func `a peak of a hundred thousand terms is resolved`() throws {
  let peak = RealFunction(
    try Expression(parsing: "exp(-1e8*(x-0.31234)^2)"), on: .canonical)
  let (series, chop) = ChebyshevSeries.adaptive(peak, on: .canonical, maximumDegree: 1 << 18)
  #expect(chop.isResolved)
  // The coefficients fall like exp(−k²/(4·10⁸(1−x²))), to 1e-13 at about 104 000.
  #expect((95_000...120_000).contains(series.degree))
  for u in [-2e-4, -5e-5, 0, 1e-5, 1e-4] {
    let x = 0.31234 + u
    #expect(abs(series(x) - peak(x)) < 1e-11)
  }
}
