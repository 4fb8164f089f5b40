public import Exact
public import Formula

/// The Taylor polynomials of a network of several inputs at 0, up to a total degree, with certified
/// coefficients.
///
/// Layer by layer as in ``NetworkSeries``: the sum that enters a unit is put into the activation's
/// series about its constant term, terms above the degree dropped. No product lowers a degree, so
/// what is kept encloses the true coefficients.
public struct MultivariateSeries: Sendable {
  /// The largest number of monomials of one output.
  public static let termLimit = 300

  /// Exponents of `x1 … xm` of each monomial, by total degree.
  public let exponents: [[Int]]
  /// Enclosures of the coefficients in the order of ``exponents``, one list per output.
  public let outputs: [[Ball]]

  /// Expands a network.
  ///
  /// - Throws: `SeriesFault` where a unit sits on a kink of its activation at 0.
  /// - Precondition: at most ``termLimit`` monomials; see ``termCount(inputs:degree:)``.
  /// - Complexity: O(units · degree · T) ball operations for T pairs of monomials that meet.
  public init(_ network: Network, degree: Int, precision: Int = 256) throws(SeriesFault) {
    let space = MonomialSpace(variables: network.inputCount, degree: degree, precision: precision)
    precondition(space.exponents.count <= Self.termLimit, "too many monomials")
    exponents = space.exponents
    var values = (0..<network.inputCount).map(space.variable)
    for layer in network.layers {
      let before = values
      values = []
      for unit in layer.weights.indices {
        var inner = space.constant(Ball(layer.biases[unit], precision: precision))
        for (weight, value) in zip(layer.weights[unit], before) where !weight.isZero {
          let factor = Ball(weight, precision: precision)
          inner = zip(inner, value).map { $0 + factor * $1 }
        }
        let output = try space.apply(layer.activation, to: inner)
        values.append(layer.isResidual ? zip(before[unit], output).map { $0 + $1 } : output)
      }
    }
    outputs = values
  }

  /// The number of monomials in so many variables up to a total degree; nil above ``termLimit``.
  public static func termCount(inputs: Int, degree: Int) -> Int? {
    // C(inputs + degree, degree), every partial product a binomial coefficient.
    var count = 1
    for k in stride(from: 1, through: degree, by: 1) {
      count = count * (inputs + k) / k
      if count > termLimit { return nil }
    }
    return count
  }
}

/// Polynomials in several variables up to a total degree, as lists of coefficients.
private struct MonomialSpace {
  let exponents: [[Int]]
  private let degree: Int
  private let precision: Int
  /// Which monomial two of them make, for products that are kept.
  private let products: [(Int, Int, Int)]

  init(variables: Int, degree: Int, precision: Int) {
    (self.degree, self.precision) = (degree, precision)
    var lists: [[[Int]]] = [[Array(repeating: 0, count: variables)]]
    for _ in stride(from: 0, to: degree, by: 1) {
      // Each monomial once: only the last variable in it, or a later one, is raised.
      lists.append(
        lists[lists.count - 1].flatMap { monomial in
          ((monomial.lastIndex { $0 > 0 } ?? 0)..<variables).map { place in
            var raised = monomial
            raised[place] += 1
            return raised
          }
        })
    }
    let exponents = lists.flatMap { $0 }
    let places = Dictionary(uniqueKeysWithValues: exponents.enumerated().map { ($1, $0) })
    self.exponents = exponents
    products = exponents.indices.flatMap { i in
      exponents.indices.compactMap { j in
        places[zip(exponents[i], exponents[j]).map(+)].map { (i, j, $0) }
      }
    }
  }

  func constant(_ value: Ball) -> [Ball] {
    [value] + Array(repeating: Ball(0, precision: precision), count: exponents.count - 1)
  }

  func variable(_ index: Int) -> [Ball] {
    exponents.map { Ball($0.reduce(0, +) == 1 && $0[index] == 1 ? 1 : 0, precision: precision) }
  }

  private func multiply(_ a: [Ball], _ b: [Ball]) -> [Ball] {
    var result = constant(Ball(0, precision: precision))
    let (zeroA, zeroB) = (a.map(\.isZero), b.map(\.isZero))
    for (i, j, place) in products where !zeroA[i] && !zeroB[j] {
      result[place] = result[place] + a[i] * b[j]
    }
    return result
  }

  func apply(_ activation: Activation, to inner: [Ball]) throws(SeriesFault) -> [Ball] {
    if let polynomial = activation.polynomial {
      return horner(polynomial.coefficients.map { Ball($0, precision: precision) }, inner)
    }
    guard case .named(let function) = activation else { return inner }
    let outer = try Expression.call(function, .x).ballSeries(at: inner[0], order: degree)
    var shifted = inner
    shifted[0] = Ball(0, precision: precision)
    return horner(outer, shifted)
  }

  private func horner(_ coefficients: [Ball], _ inner: [Ball]) -> [Ball] {
    coefficients.reversed().reduce(constant(Ball(0, precision: precision))) { sum, coefficient in
      var next = multiply(sum, inner)
      next[0] = next[0] + coefficient
      return next
    }
  }
}

extension Ball {
  fileprivate var isZero: Bool { isExact && containsZero }
}
