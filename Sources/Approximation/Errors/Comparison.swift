/// The approximations of one function that need no network, by degree.
public struct Comparison: Sendable {
  /// The lines, method by method, degrees ascending.
  public let rows: [ComparisonRow]
  /// The lines that methods do not have, in the same order.
  public let gaps: [ComparisonGap]
  /// How the errors of each method fall, in the order of the methods.
  public let trends: [ComparisonTrend]

  /// The methods that need a function bounded on a finite interval.
  private static let boundedMethods = ["minimax", "bernstein", "rational", "aaa"]

  /// Compares Taylor polynomials, projection, Chebyshev truncation and interpolation, the minimax
  /// polynomial, Bernstein's polynomial, best rational functions and AAA in the norms of a basis.
  ///
  /// A line of degree n has n + 1 parameters: rational functions are the best of all types (m, k)
  /// with m + k = n (see `RationalMinimax.best(of:on:degreeSums:)`), those of AAA of type
  /// (n/2, n/2).
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
    let candidates = Candidates(
      function: function, basis: basis, degrees: Set(degrees).sorted())
    var gaps: [ComparisonGap] = []
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
      if isBounded {
        let yardsticks = candidates.yardsticks()
        rows += candidates.rows(yardsticks.found)
        gaps = yardsticks.missing
      } else {
        gaps = candidates.gaps(of: Self.boundedMethods, .unbounded)
      }
    } else {
      gaps = candidates.gaps(
        of: ["chebyshev", "interpolation"] + Self.boundedMethods, .infiniteInterval)
    }
    self.rows = rows
    self.gaps = gaps
    let scale = function.largestSample(on: basis.visiblePart)
    var methods: [String] = []
    for row in rows where !methods.contains(row.method) { methods.append(row.method) }
    trends = methods.map { method in
      ComparisonTrend(
        method: method, rows: rows.filter { $0.method == method }, scale: scale,
        supGrowth: method == name ? basis.supGrowth : 0)
    }
  }
}

/// An approximation that is to be measured.
private struct Candidate {
  var method: String
  var degree: Int
  var parameters: Int
  var type: RationalType?
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
        type: candidate.type,
        outcome: Result { () throws(IntegrationError) in
          try ErrorNorms(
            of: function, minus: candidate.function, in: basis, degree: candidate.degree)
        })
    }
  }

  /// One gap for every method and degree.
  func gaps(of methods: [String], _ reason: ComparisonGap.Reason) -> [ComparisonGap] {
    methods.flatMap { method in
      degrees.map { ComparisonGap(method: method, degree: $0, reason: reason) }
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
  func yardsticks() -> (found: [Candidate], missing: [ComparisonGap]) {
    let (f, interval) = (function, basis.interval)
    var found: [Candidate] = []
    var missing: [ComparisonGap] = []
    func lack(_ method: String, _ n: Int, _ reason: ComparisonGap.Reason) {
      missing.append(ComparisonGap(method: method, degree: n, reason: reason))
    }
    func add(_ method: String, _ n: Int, _ type: RationalType?, _ p: RealFunction) {
      let degree = type.map { max($0.numerator, $0.denominator) } ?? n
      found.append(
        Candidate(method: method, degree: degree, parameters: n + 1, type: type, function: p))
    }
    for n in degrees {
      guard n <= 200 else {
        lack("minimax", n, .above(200))
        continue
      }
      add("minimax", n, nil, MinimaxPolynomial(of: f, on: interval, degree: n).series.function)
    }
    for n in degrees {
      guard n >= 1 else {
        lack("bernstein", n, .degreeZero)
        continue
      }
      add("bernstein", n, nil, BernsteinPolynomial(of: f, on: interval, degree: n).function)
    }
    let limit = 40
    let best = RationalMinimax.best(
      of: f, on: interval, degreeSums: degrees.filter { $0 <= limit })
    for n in degrees {
      if n > limit {
        lack("rational", n, .above(limit))
      } else if let r = best[n] {
        add("rational", n, r.type, r.function)
      } else {
        lack("rational", n, .notLevelled)
      }
    }
    for n in degrees {
      guard n % 2 == 0 else {
        lack("aaa", n, .evenParameters)
        continue
      }
      let r = RationalApproximation(of: f, on: interval, maximumDegree: n / 2)
      let type = RationalType(r.degree, r.degree)
      if n == 0, r.degree > 0 {
        lack("aaa", n, .degreeZero)
      } else if type.parameters == n + 1 {
        add("aaa", n, type, r.rational.function)
      } else {
        lack("aaa", n, .endsBefore(type))
      }
    }
    return (found, missing)
  }
}
