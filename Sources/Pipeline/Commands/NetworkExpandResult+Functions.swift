import Approximation
import Exact
import Formula
import Networks

extension NetworkExpandResult.Functions {
  /// Exact pieces, or one exact polynomial.
  static func exact(of network: Network, at path: Input) throws(Failure) -> Self {
    do {
      return .exact(try NetworkExpansion(network).outputs)
    } catch {
      throw path.failure(
        error.message,
        hint: "'--at C --degree N' gives a Taylor polynomial, '--on A..B --degree N' a projection")
    }
  }

  /// Polynomials in several inputs, or their Taylor polynomials at 0.
  static func multivariate(
    of network: Network, _ degree: Int?, at path: Input
  ) throws(Failure) -> Self {
    if let degree, network.layers.contains(where: { $0.activation.polynomial == nil }) {
      return try multivariateTaylor(network, degree, at: path)
    }
    do {
      return .multivariate(
        try NetworkExpansion.multivariate(network, degree: degree), degree: degree)
    } catch {
      let hasSegments = network.layers.contains {
        $0.activation.polynomial == nil && $0.activation.segments != nil
      }
      throw path.failure(
        error.message,
        hint: hasSegments
          ? "'--degree N' gives a Taylor polynomial at 0, where no unit stands on a kink"
          : degree == nil ? "'--degree N' keeps terms of total degree N" : nil)
    }
  }

  private static func multivariateTaylor(
    _ network: Network, _ degree: Int, at path: Input
  ) throws(Failure) -> Self {
    let inputs = network.inputCount
    guard MultivariateSeries.termCount(inputs: inputs, degree: degree) != nil else {
      let largest = (0..<degree).last {
        MultivariateSeries.termCount(inputs: inputs, degree: $0) != nil
      }
      throw path.failure(
        "degree \(degree) in \(inputs) inputs makes more than \(MultivariateSeries.termLimit) terms",
        hint: largest.map { "'--degree \($0)' is the largest that is expanded" })
    }
    do {
      return .multivariateTaylor(try MultivariateSeries(network, degree: degree), degree: degree)
    } catch {
      throw path.failure(
        "no Taylor series at 0: \(error)",
        hint: "a unit stands on a kink of its activation there")
    }
  }

  /// Taylor polynomials of a network of one input.
  static func taylor(
    of network: Network, _ center: Rational, _ degree: Int, at path: Input
  ) throws(Failure) -> Self {
    guard degree <= NetworkSeries.degreeLimit else {
      throw path.failure(
        "degree \(degree); a network is expanded to \(NetworkSeries.degreeLimit) at most")
    }
    do {
      return .taylor(try NetworkSeries(network, at: center, degree: degree))
    } catch {
      throw path.failure(
        "no Taylor series at \(center): \(error)",
        hint: "a unit stands on a kink of its activation there")
    }
  }

  /// Projections of a network of one input, with exact integrals where they are known.
  static func projection(
    of network: Network, _ domain: Interval, _ basis: PolynomialBasis?, _ degree: Int,
    at path: Input, _ interval: Input
  ) throws(Failure) -> Self {
    let basis = basis ?? PolynomialBasis.natural(on: domain)
    let expansion = try? NetworkExpansion(network)
    let function = NetworkFunction(network)
    var projections: [Projection] = []
    for output in 0..<network.outputCount {
      let kinks = expansion?.outputs[output].breakpoints.map(\.doubleValue) ?? []
      do {
        projections.append(
          try Projection(
            of: RealFunction(breakpoints: kinks) { function([$0])[output] }, onto: basis,
            degree: degree))
      } catch {
        throw path.failure(error.message)
      }
    }
    // The doubles of ends such as 1/3 are not the ends.
    let ends = try interval.ends()
    let integrals = (0..<network.outputCount).map { output -> ExactIntegrals? in
      guard basis.family == .legendre, let function = expansion?.outputs[output],
        let lower = ends.lowerValue.exact, let upper = ends.upperValue.exact
      else { return nil }
      return ExactIntegrals(of: function, from: lower, to: upper, degree: degree)
    }
    return .projection(projections, integrals: integrals)
  }
}
