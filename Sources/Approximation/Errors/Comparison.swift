/// One line of the table that compares methods.
public struct ComparisonRow: Sendable {
  /// The method as tables call it, such as `legendre` or `minimax`.
  public let method: String
  /// The degree of the polynomial, or the larger degree of a rational function.
  public let degree: Int
  /// How many numbers determine the approximation.
  public let parameters: Int
  /// Its errors, or why there are none.
  public let outcome: Result<ErrorNorms, IntegrationError>

  /// Creates a line.
  public init(
    method: String, degree: Int, parameters: Int, outcome: Result<ErrorNorms, IntegrationError>
  ) {
    self.method = method
    self.degree = degree
    self.parameters = parameters
    self.outcome = outcome
  }

  /// Its errors; nil where the approximation or its norms do not exist.
  public var errors: ErrorNorms? { try? outcome.get() }
}

/// The approximations of one function that need no network, by degree.
public struct Comparison: Sendable {
  /// The lines, method by method, degrees ascending.
  public let rows: [ComparisonRow]
  /// How the errors of each method fall, in the order of the methods.
  public let trends: [ComparisonTrend]

  /// Compares Taylor polynomials, projection, Chebyshev truncation and interpolation, the minimax
  /// polynomial, Bernstein's polynomial and AAA in the norms of a basis.
  ///
  /// On infinite intervals only Taylor polynomials and the projection remain; where the function is
  /// unbounded at an end, minimax, Bernstein and rational approximations are left out.
  /// - Parameters:
  ///   - isBounded: whether the function has finite values at both ends.
  ///   - taylor: the Taylor polynomial of a degree; nil where there is none.
  /// - Throws: `IntegrationError` where the function has no norm in the basis; other failures
  ///   stand in the rows.
  public init(
    of function: RealFunction, in basis: PolynomialBasis, degrees: [Int],
    isBounded: Bool = true, taylor: (Int) -> TaylorPolynomial?
  ) throws(IntegrationError) {
    let candidates = Candidates(function: function, basis: basis, degrees: degrees.sorted())
    var rows = candidates.rows(candidates.taylor(taylor))
    let name = basis.family?.description ?? "projection"
    let table = try Convergence(projecting: function, onto: basis, degrees: candidates.degrees)
    for row in table.rows {
      rows.append(
        ComparisonRow(
          method: name, degree: row.degree, parameters: row.degree + 1,
          outcome: .success(row.errors)))
    }
    if basis.interval.isFinite {
      if basis.family != .chebyshev(.first) { rows += candidates.chebyshevRows() }
      rows += candidates.rows(candidates.interpolation())
      if isBounded { rows += candidates.rows(candidates.yardsticks()) }
    }
    self.rows = rows
    let scale = function.largestSample(on: basis.visiblePart)
    var methods: [String] = []
    for row in rows where !methods.contains(row.method) { methods.append(row.method) }
    trends = methods.map { method in
      ComparisonTrend(method: method, rows: rows.filter { $0.method == method }, scale: scale)
    }
  }
}

/// An approximation that is to be measured.
private struct Candidate {
  var method: String
  var degree: Int
  var parameters: Int
  var function: RealFunction
}

/// Makes the approximations of a comparison.
private struct Candidates {
  let function: RealFunction
  let basis: PolynomialBasis
  let degrees: [Int]

  /// The candidates with their errors.
  func rows(_ list: [Candidate]) -> [ComparisonRow] {
    list.map { candidate in
      ComparisonRow(
        method: candidate.method, degree: candidate.degree, parameters: candidate.parameters,
        outcome: Result { () throws(IntegrationError) in
          try ErrorNorms(
            of: function, minus: candidate.function, in: basis, degree: candidate.degree)
        })
    }
  }

  func taylor(_ polynomial: (Int) -> TaylorPolynomial?) -> [Candidate] {
    degrees.compactMap { n in
      polynomial(n).map {
        Candidate(method: "taylor", degree: n, parameters: n + 1, function: $0.function)
      }
    }
  }

  /// Truncated Chebyshev series, or why the coefficients do not exist.
  func chebyshevRows() -> [ComparisonRow] {
    guard let chebyshev = try? PolynomialBasis(.chebyshev(.first), on: basis.interval) else {
      preconditionFailure("Chebyshev's basis lives on every finite interval")
    }
    do {
      let whole = try Projection(of: function, onto: chebyshev, degree: degrees.max() ?? 0)
      return rows(
        degrees.map { n in
          Candidate(
            method: "chebyshev", degree: n, parameters: n + 1,
            function: whole.expansion.truncated(to: n).function)
        })
    } catch {
      return degrees.map { n in
        ComparisonRow(
          method: "chebyshev", degree: n, parameters: n + 1, outcome: .failure(error))
      }
    }
  }

  /// Interpolation in Chebyshev points inside the interval.
  func interpolation() -> [Candidate] {
    degrees.map { n in
      let nodes = NodeFamily.chebyshevRoots.nodes(count: n + 1, on: basis.interval)
      let p = BarycentricInterpolant(nodes: nodes, values: function.values(at: nodes))
      return Candidate(
        method: "interpolation", degree: n, parameters: n + 1, function: p.function)
    }
  }

  /// The other methods of finite intervals, for functions bounded there.
  func yardsticks() -> [Candidate] {
    let (f, interval) = (function, basis.interval)
    var list: [Candidate] = []
    func add(_ method: String, _ n: Int, _ parameters: Int, _ p: RealFunction) {
      list.append(Candidate(method: method, degree: n, parameters: parameters, function: p))
    }
    for n in degrees where n <= 200 {
      add("minimax", n, n + 1, MinimaxPolynomial(of: f, on: interval, degree: n).series.function)
    }
    for n in degrees where n >= 1 {
      add("bernstein", n, n + 1, BernsteinPolynomial(of: f, on: interval, degree: n).function)
    }
    // AAA of type (m, m) has 2m + 1 parameters.
    for m in Set(degrees.map { max(1, $0 / 2) }).sorted() {
      let r = RationalApproximation(of: f, on: interval, maximumDegree: m)
      add("rational", r.degree, 2 * r.degree + 1, r.rational.function)
    }
    return list
  }
}
