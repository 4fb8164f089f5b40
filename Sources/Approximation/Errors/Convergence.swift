/// Errors of one method against the degree, with a fitted law.
public struct Convergence: Sendable {
  /// One row for each degree, ascending.
  public let rows: [Row]
  /// The law fitted to the sup errors that stand above rounding.
  public let decay: Decay?
  private let implied: Decay?

  /// The errors at one degree.
  public struct Row: Hashable, Sendable {
    /// The degree of the approximation.
    public let degree: Int
    /// Its errors.
    public let errors: ErrorNorms

    /// Creates a row of errors measured elsewhere.
    public init(degree: Int, errors: ErrorNorms) {
      self.degree = degree
      self.errors = errors
    }
  }

  /// The smoothness of the function that the law implies, were these errors of projections,
  /// interpolants in Chebyshev points or best polynomials; nil without a law.
  public var regularity: Regularity? {
    implied.flatMap { Regularity(ofErrors: $0, degrees: rows.map(\.degree)) }
  }

  /// Creates a table from its rows and fits the law.
  ///
  /// - Parameters:
  ///   - scale: the largest |f|, to which rounding errors are proportional.
  ///   - supGrowth: the power of the degree by which sup errors fall more slowly than best errors.
  public init(rows: [Row], scale: Double, supGrowth: Double = 0) {
    self.rows = rows
    let measured = rows.map { ($0.degree, $0.errors) }
    decay = Decay(errors: measured, scale: scale)
    implied = Decay(errors: measured, scale: scale, supGrowth: supGrowth)
  }

  /// The projections of a function, computed once at the highest degree and cut.
  ///
  /// - Throws: `IntegrationError` where the integrals do not exist.
  public init(
    projecting function: RealFunction, onto basis: PolynomialBasis, degrees: [Int],
    supOn part: Interval? = nil
  ) throws(IntegrationError) {
    let whole = try Projection(
      of: function, onto: basis, degree: degrees.max() ?? 0, supOn: part)
    let interval = whole.errors.supInterval
    let mass = basis.mass
    self.init(
      rows: degrees.sorted().map { degree in
        let curve = ErrorCurve(
          of: function, minus: whole.expansion.truncated(to: degree).function, on: interval,
          degree: degree)
        let l2 = whole.l2ByDegree[degree]
        return Row(
          degree: degree,
          errors: ErrorNorms(
            l2: l2, rms: l2 / mass.squareRoot(), sup: curve.sup, supInterval: interval,
            noise: curve.noiseFloor))
      }, scale: function.largestSample(on: interval), supGrowth: basis.supGrowth)
  }

  /// Any method that gives an approximation for each degree; degrees where it gives none are left
  /// out.
  ///
  /// - Throws: `IntegrationError` where the norms do not exist.
  public init(
    of function: RealFunction, in basis: PolynomialBasis, degrees: [Int],
    supOn part: Interval? = nil, approximation: (Int) -> RealFunction?
  ) throws(IntegrationError) {
    var rows: [Row] = []
    for degree in degrees.sorted() {
      guard let candidate = approximation(degree) else { continue }
      let errors = try ErrorNorms(
        of: function, minus: candidate, in: basis, degree: degree, supOn: part)
      rows.append(Row(degree: degree, errors: errors))
    }
    self.init(rows: rows, scale: function.largestSample(on: part ?? basis.visiblePart))
  }
}
