import Exact
import Glibc
import RealModule

/// Double precision about a centre.
struct DoubleField: SeriesField {
  let center: Double

  func number(_ value: Rational) -> Double { value.doubleValue }

  func constant(_ constant: SeriesConstant) -> Double? {
    switch constant {
    case .pi: .pi
    case .e: NamedConstant.e.value
    case .log2: 0.6931471805599453
    case .log10: 2.302585092994046
    case .errorSlope: 1.1283791670955126
    case .normalDensity: 0.3989422804014327
    case .seluScale: Function.seluScale
    case .seluAlpha: Function.seluAlpha
    }
  }

  func value(_ function: Function, _ x: Double) -> Double? { function.value(x) }
  func besselJ(_ order: Int, _ x: Double) -> Double? { Formula.besselJ(order, x) }
  func power(_ a: Double, _ b: Double) -> Double? { Operation.power.value(a, b) }

  func gamma(about x: Double, count: Int) -> [Double]? {
    let series = BallSeries.variable(at: Ball(x), count: count).gamma
    let coefficients = series.coefficients
    guard coefficients.allSatisfy(\.isFinite) else { return nil }
    return coefficients.map(\.doubleValue)
  }

  /// A root that lies within four ulps of the centre is a root at the centre.
  func vanishes(_ value: Double, slope: Double) -> Bool {
    value.magnitude <= 4 * center.ulp * slope.magnitude && center != 0
  }

  func agree(_ a: Double, _ b: Double, scale: Double) -> Bool {
    (a - b).magnitude <= 1e-12 * scale
  }
}
