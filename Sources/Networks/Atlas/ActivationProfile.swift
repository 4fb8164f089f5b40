public import Approximation
public import Formula

/// One page of the atlas of activations: what an activation is as a function to approximate.
///
/// Everything is computed from the activation's expression: spectra by adaptive quadrature split at
/// the kinks, the ellipse from the singularities, probabilities from the level sets.
public struct ActivationProfile: Sendable {
  /// The activation.
  public let activation: Activation
  /// The finite interval of Legendre's and Chebyshev's spectra.
  public let interval: Interval
  /// The spectrum under the standard normal weight.
  public let hermite: Spectrum
  /// The spectrum with weight 1 on ``interval``.
  public let legendre: Spectrum
  /// The spectrum with weight 1/√(1 − t²) on ``interval``.
  public let chebyshev: Spectrum
  /// How far the function is analytic about ``interval``.
  public let ellipse: BernsteinEllipse
  /// The distribution of g(Z) for Z ~ N(0, 1).
  public let distribution: ValueDistribution
  /// √E g(Z)² for Z ~ N(0, 1).
  public let gaussianNorm: Double
  /// √(1/(b − a) ∫ g²) over ``interval``.
  public let rms: Double
  /// The share of E g(Z)² that the Hermite polynomials up to each degree leave out.
  ///
  /// From what is left after each projection step, so small shares keep their digits; what lies
  /// below the square of rounding is 0.
  public let uncaptured: [Double]

  /// Computes the profile of an activation.
  ///
  /// - Parameters:
  ///   - interval: the finite interval of the spectra that need one.
  ///   - count: the number of coefficients of each spectrum.
  /// - Throws: `IntegrationError` for polynomials too large to integrate.
  /// - Precondition: a finite interval and a positive count.
  public init(
    _ activation: Activation, on interval: Interval = .canonical, count: Int = 65
  ) throws(IntegrationError) {
    precondition(interval.isFinite && count > 0)
    self.activation = activation
    self.interval = interval
    let expression = activation.expression
    let onLine = RealFunction(expression, on: OrthogonalFamily.hermiteE.canonicalInterval)
    let onInterval = RealFunction(expression, on: interval)
    let gaussian = PolynomialBasis(.hermiteE)
    let projection = try Projection(of: onLine, onto: gaussian, degree: count - 1)
    hermite = Spectrum(projection)
    gaussianNorm = projection.norm / gaussian.mass.squareRoot()
    uncaptured = projection.l2ByDegree.map { left in
      let share = projection.norm > 0 ? left / projection.norm : 0
      return share > 1e-14 ? share * share : 0
    }
    let flat = try Projection(
      of: onInterval, onto: Self.basis(.legendre, interval), degree: count - 1)
    legendre = Spectrum(flat)
    rms = flat.norm / interval.length.squareRoot()
    chebyshev = try Spectrum(
      of: onInterval, in: Self.basis(.chebyshev(.first), interval), count: count)
    ellipse = BernsteinEllipse(activation, about: interval)
    distribution = ValueDistribution(onLine)
  }

  /// The Hermite coefficients orthonormal under N(0, 1): cₖ = E g(Z) Heₖ(Z)/√k!.
  public var gaussianCoefficients: [Double] {
    let root = hermite.basis.mass.squareRoot()
    return hermite.orthonormalCoefficients.map { $0 / root }
  }

  /// The law of the Hermite coefficients; nil where those at hand look geometric and can't stay so,
  /// because a derivative jumps somewhere on the line.
  public var hermiteDecay: Decay? {
    guard let decay = hermite.decay, decay.kind == .geometric else { return hermite.decay }
    let expression = activation.expression
    // Normal variables beyond 40 have densities below the smallest double.
    let isBroken = expression.breakpoints(in: -40...40).contains {
      (try? expression.series(at: $0, order: 8)) == nil
    }
    return isBroken ? nil : decay
  }

  /// E g(Z).
  public var mean: Double { gaussianCoefficients[0] }

  /// The Taylor series about a centre with its radius of convergence.
  ///
  /// - Throws: `SeriesFault` where there is none, with the one-sided series.
  public func series(
    at center: Double, degree: Int
  ) throws(SeriesFault) -> (series: TaylorSeries, convergence: ConvergenceRadius) {
    let expression = activation.expression
    return (
      try expression.series(at: center, order: degree),
      expression.radiusOfConvergence(at: center)
    )
  }

  private static func basis(_ family: OrthogonalFamily, _ interval: Interval) -> PolynomialBasis {
    guard let basis = try? PolynomialBasis(family, on: interval) else {
      preconditionFailure("finite families live on finite intervals")
    }
    return basis
  }
}
