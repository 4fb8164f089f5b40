import Approximation
import Encoding
import Exact
import Foundation
import Formula
import Testing

@testable import Pipeline

private func input(_ name: String, _ text: String) -> Input { Input(argument: name, text) }

/// A case of the check: what is computed, and where.
private struct Sample: CustomStringConvertible, Sendable {
  let function: String
  let interval: String
  let degree: Int
  let basis: String
  var description: String { "\(function) on \(interval), \(basis) \(degree)" }

  /// Every case where everything is to be tried, and a few for every day.
  static var all: [Sample] {
    let functions = [
      "exp(x)", "sin(3x)", "1/(2 + cos(x))", "(1 - cos(x))/x^2", "abs(x - 1/3)", "gelu(x)",
      "x/(exp(x) - 1)", "sqrt(x^2 + 1/7)",
    ]
    let intervals = ["-1..1", "1/3..pi", "0..1e-6", "100..101", "-pi..pi", "-20..-15"]
    let bases = [
      "legendre", "chebyshev", "jacobi(1/2,3/2)", "gegenbauer(1/3)", "jacobi(pi/4,1/3)",
      "gegenbauer(sqrt(2))",
    ]
    let isWhole = ProcessInfo.processInfo.environment["RESIDUUM_FUZZ"] != nil
    var seed: UInt64 = 17
    func next(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
    return (0..<(isWhole ? 200 : 8)).map { _ in
      Sample(
        function: functions[next(functions.count)], interval: intervals[next(intervals.count)],
        degree: next(isWhole ? 40 : 8), basis: bases[next(bases.count)])
    }
  }
}

/// The numbers of a certificate as they are printed, and the balls of another.
private func printedNumbers(_ certificate: Certificate) -> [Ball] {
  certificate.entries.flatMap { entry in
    switch entry.numbers {
    case .one(let ball): [ball]
    case .many(let balls): balls
    }
  }
}

@Test(arguments: Sample.all)
private func `every printed digit of a projection is that of an enclosure with more bits`(
  sample: Sample
) throws {
  let expression = try Expression(parsing: sample.function)
  let interval = try input("--on", sample.interval).certifiedInterval()
  let family = try #require(
    try input("--basis", sample.basis).basis(on: input("--on", sample.interval).interval()).family)
  func certificate(_ bits: Int) throws -> Certificate {
    let found = try CertifiedProjection(
      of: interval.canonical(expression), onto: family, degree: sample.degree,
      halfLength: interval.halfLength(precision: bits), bits: bits)
    return Certificate(
      [(key: "coefficients", .many(found.coefficients))] + found.norms.entries, bits: bits,
      precision: .bits(bits))
  }
  let few: Certificate
  do {
    few = try certificate(96)
  } catch let fault as CertificationFault {
    // 1 − cos x keeps no bits of 96 where x² takes eighty of them: refused, not guessed.
    #expect(sample.function == "(1 - cos(x))/x^2" && sample.interval == "0..1e-6", "\(fault)")
    return
  }
  let many = try certificate(288)
  for (ball, better) in zip(printedNumbers(few), printedNumbers(many)) {
    #expect(ball.overlaps(better))
    guard let decimal = few.decimal(ball), better.isFinite,
      let middle = Ball(decimal.midpoint, precision: 600)?.midpoint,
      let radius = Ball(decimal.radius, precision: 600)?.upperEnd.midpoint,
      let truth = better.midpoint, let slack = Rational(exactly: better.radius)
    else { continue }
    #expect((truth - middle).magnitude <= radius + slack)
    guard decimal.digits > 0, decimal.radius != "0" else { continue }
    // The last digit is rounded: half a unit of its place.
    #expect((truth - middle).magnitude <= unit(of: decimal) / 2 + slack)
  }
}

/// One unit in the last printed place.
private func unit(of decimal: CertifiedDecimal) -> Rational {
  let parts = decimal.midpoint.split(separator: "e")
  let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
  let digits = parts[0].split(separator: ".")
  return Rational(10).power(exponent - (digits.count > 1 ? digits[1].utf8.count : 0))
}
