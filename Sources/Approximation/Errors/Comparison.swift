/// One line of the table that compares methods.
public struct ComparisonRow: Hashable, Sendable {
  /// The method as tables call it, such as `legendre` or `minimax`.
  public let method: String
  /// The degree of the polynomial, or the larger degree of a rational function.
  public let degree: Int
  /// How many numbers determine the approximation.
  public let parameters: Int
  /// Its errors.
  public let errors: ErrorNorms

  /// Creates a line.
  public init(method: String, degree: Int, parameters: Int, errors: ErrorNorms) {
    self.method = method
    self.degree = degree
    self.parameters = parameters
    self.errors = errors
  }
}

/// The approximations of one function that need no network, by degree.
public struct Comparison: Sendable {
  /// The lines, method by method, degrees ascending.
  public let rows: [ComparisonRow]

  /// Compares Taylor polynomials, projection, Chebyshev truncation and interpolation, the minimax
  /// polynomial, Bernstein's polynomial and AAA in the norms of a basis.
  ///
  /// On infinite intervals only Taylor polynomials and the projection remain.
  /// - Parameters:
  ///   - taylor: the Taylor polynomial of a degree; nil where there is none.
  /// - Throws: `IntegrationError` where norms do not exist.
  public init(
    of function: RealFunction, in basis: PolynomialBasis, degrees: [Int],
    taylor: (Int) -> TaylorPolynomial?
  ) throws(IntegrationError) {
    var rows: [ComparisonRow] = []
    func add(_ method: String, _ degree: Int, _ parameters: Int, _ p: RealFunction)
      throws(IntegrationError)
    {
      let errors = try ErrorNorms(of: function, minus: p, in: basis, degree: degree)
      rows.append(
        ComparisonRow(method: method, degree: degree, parameters: parameters, errors: errors))
    }
    let sorted = degrees.sorted()
    for n in sorted {
      if let p = taylor(n) { try add("taylor", n, n + 1, p.function) }
    }
    let projections = try Convergence(projecting: function, onto: basis, degrees: sorted)
    for row in projections.rows {
      rows.append(
        ComparisonRow(
          method: basis.family?.description ?? "projection", degree: row.degree,
          parameters: row.degree + 1, errors: row.errors))
    }
    if basis.interval.isFinite {
      for (method, n, parameters, p) in yardsticks(function, basis, sorted) {
        try add(method, n, parameters, p)
      }
    }
    self.rows = rows
  }
}

/// The methods of finite intervals.
private func yardsticks(
  _ f: RealFunction, _ basis: PolynomialBasis, _ degrees: [Int]
) -> [(String, Int, Int, RealFunction)] {
  let interval = basis.interval
  var list: [(String, Int, Int, RealFunction)] = []
  if basis.family != .chebyshev(.first),
    let chebyshev = try? PolynomialBasis(.chebyshev(.first), on: interval),
    let whole = try? Projection(of: f, onto: chebyshev, degree: degrees.max() ?? 0)
  {
    for n in degrees {
      list.append(("chebyshev", n, n + 1, whole.expansion.truncated(to: n).function))
    }
  }
  for n in degrees {
    let nodes = NodeFamily.chebyshevRoots.nodes(count: n + 1, on: interval)
    let p = BarycentricInterpolant(nodes: nodes, values: f.values(at: nodes))
    list.append(("interpolation", n, n + 1, RealFunction { p($0) }))
  }
  for n in degrees where n <= 200 {
    let p = MinimaxPolynomial(of: f, on: interval, degree: n)
    list.append(("minimax", n, n + 1, p.series.function))
  }
  for n in degrees where n >= 1 {
    let p = BernsteinPolynomial(of: f, on: interval, degree: n)
    list.append(("bernstein", n, n + 1, p.function))
  }
  // AAA of type (m, m) has 2m + 1 parameters.
  for m in Set(degrees.map { max(1, $0 / 2) }).sorted() {
    let r = RationalApproximation(of: f, on: interval, maximumDegree: m)
    list.append(("rational", r.degree, 2 * r.degree + 1, r.rational.function))
  }
  return list
}
