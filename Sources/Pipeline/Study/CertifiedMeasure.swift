import Approximation
import Exact
import Formula
import Specification

/// Errors of the approximants of a figure in ball arithmetic, where doubles end at 1e-16.
struct CertifiedMeasure: Sendable {
  let bits: Int
  let interval: CertifiedInterval
  let function: RealFunction
  private let expression: Expression
  private let domain: Interval

  /// Prepares for a figure that asks for a precision; nil for others.
  ///
  /// - Throws: `Failure` where the figure has no function on a finite domain.
  init?(_ spec: FigureSpec, _ target: Study.Target?, on domain: Interval?, in source: SourceText)
    throws(Failure)
  {
    guard let bits = spec.precision else { return nil }
    guard let target, let domain, domain.isFinite, spec.domain.count == 2 else {
      throw Failure(
        "precision needs a function on a finite domain",
        at: source.location(line: bits.place.line, column: bits.place.column))
    }
    self.bits = bits.value
    expression = target.expression
    function = target.function
    self.domain = domain
    interval = CertifiedInterval(
      lower: try Input(spec.domain[0], in: source).constantExpression(),
      upper: try Input(spec.domain[1], in: source).constantExpression())
  }

  /// The errors of an approximant, or of its method at all degrees up to one, and its polynomial.
  ///
  /// - Parameters:
  ///   - object: the approximant; nil comes back for networks.
  ///   - highest: errors for every degree up to this one; nil for those of the object alone.
  ///   - place: where the text asks for it.
  /// - Throws: `Failure` where the function cannot be enclosed.
  func errors(
    of object: Approximant.Object, upTo highest: Int?, at place: Diagnostic.Location?
  ) throws(Failure) -> (norms: [ErrorNorms], polynomial: CertifiedPolynomial)? {
    var bits = bits
    while true {
      guard let polynomial = try polynomial(object, degree: highest, bits, at: place) else {
        return nil
      }
      var family = [polynomial]
      if let highest {
        family = []
        for degree in 0...highest {
          family.append(
            try object.isTruncated
              ? polynomial.truncated(to: degree)
              : self.polynomial(object, degree: degree, bits, at: place) ?? polynomial)
        }
      }
      let found: [CertifiedNorms]
      do {
        found = try CertifiedNorms.all(
          of: interval.canonical(expression), minus: family,
          halfLength: interval.halfLength(precision: bits + 40), bits: bits)
      } catch {
        throw error.failure(at: place, of: expression, on: interval)
      }
      // A wide enclosure has no middle worth drawing: more bits, or else its upper end.
      if found.allSatisfy({ $0.sup.digits >= 6 && $0.l2.digits >= 6 }) || bits >= 4 * self.bits {
        return (found.map(norms), polynomial)
      }
      bits *= 2
    }
  }

  private func norms(_ found: CertifiedNorms) -> ErrorNorms {
    func value(_ ball: Ball) -> Double { ball.digits >= 6 ? ball.doubleValue : ball.upperBound }
    return ErrorNorms(
      l2: value(found.l2), rms: value(found.rms),
      sup: Extremum(x: interval.point(found.supAt).doubleValue, value: value(found.sup)),
      supInterval: domain)
  }

  /// The polynomial behind an approximant, with enclosed or exact coefficients; nil for networks.
  private func polynomial(
    _ object: Approximant.Object, degree: Int?, _ bits: Int, at place: Diagnostic.Location?
  ) throws(Failure) -> CertifiedPolynomial? {
    let working = bits + 40
    func exact(_ coefficients: [Double]) -> CertifiedPolynomial {
      CertifiedPolynomial(
        .chebyshev(.first), coefficients: coefficients.map { Ball($0, precision: working) })
    }
    do {
      switch object {
      case .taylor(let taylor, let analysis):
        let center = analysis.center ?? Expression(Rational(exactly: taylor.center) ?? 0)
        return CertifiedPolynomial(
          powers: try expression.ballSeries(
            at: center.constantBall(precision: working), order: degree ?? taylor.degree),
          offset: interval.offset(from: center, precision: working),
          slope: interval.halfLength(precision: working))
      case .projection(let projection):
        guard let family = projection.basis.family else { return nil }
        return try CertifiedProjection.polynomial(
          of: interval.canonical(expression), onto: family,
          degree: degree ?? projection.coefficients.count - 1, bits: bits)
      case .interpolation(let result):
        return try CertifiedInterpolation.polynomial(
          of: interval.canonical(expression), nodes: result.family,
          degree: degree ?? result.series.degree, bits: bits)
      case .minimax(let best, weight: nil):
        return PreciseMinimax(
          of: interval.canonical(expression), degree: degree ?? best.series.degree, bits: bits
        ).map { CertifiedPolynomial(.chebyshev(.first), coefficients: $0.coefficients) }
          ?? (degree == nil ? exact(best.chebyshevCoefficients) : nil)
      // A weighted one was found in doubles, and is measured as such.
      case .minimax(let best, weight: _):
        return degree == nil ? exact(best.chebyshevCoefficients) : nil
      case .bernstein(let own):
        return try CertifiedBernstein.polynomial(
          of: interval.canonical(expression), degree: max(1, degree ?? own.degree), bits: bits)
      case .rational, .chain, .network: return nil
      }
    } catch let fault as SeriesFault {
      throw Failure("no certified series: \(fault)", at: place)
    } catch let fault as CertificationFault {
      throw fault.failure(at: place, of: expression, on: interval)
    } catch {
      throw Failure("\(error)", at: place)
    }
  }

  /// The coefficients of a polynomial as doubles; what is 0 to half the bits beside the largest is 0.
  func coefficients(of polynomial: CertifiedPolynomial) -> [Double] {
    let balls = polynomial.coefficients
    let largest = balls.map(\.largestMagnitude).reduce(Ball(0, precision: bits), Ball.maximum)
    let zero = largest.scaled(byPowerOfTwo: -bits / 2)
    return balls.map {
      $0.containsZero && $0.largestMagnitude.isAtMost(zero) ? 0 : $0.doubleValue
    }
  }

  /// The size below which errors of an approximant are rounding noise.
  func noise(of approximant: Approximant) -> Double { approximant.curve?.noiseFloor ?? 0 }

  /// The error f − p along the interval.
  func curve(minus polynomial: CertifiedPolynomial, degree: Int) -> ErrorCurve {
    let (expression, working) = (expression, 2 * bits)
    let half = interval.halfLength(precision: working)
    let center = interval.offset(from: Expression(0), precision: working)
    let difference = RealFunction { x in
      let point = Ball(x, precision: working)
      return (expression.ball(at: point) - polynomial((point - center) / half)).doubleValue
    }
    return ErrorCurve(
      difference, of: function,
      relativeNoise: Double(sign: .plus, exponent: 8 - bits, significand: 1),
      on: domain, degree: degree)
  }
}

extension Approximant.Object {
  /// Whether the polynomials of lower degree are made by leaving terms out.
  fileprivate var isTruncated: Bool {
    switch self {
    case .taylor, .projection: true
    default: false
    }
  }
}
