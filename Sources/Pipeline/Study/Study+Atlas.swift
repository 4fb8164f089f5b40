import Approximation
import Formula
import Networks
import Reporting
import Specification

extension Study {
  /// The profiles of the named activations, with all wrong names at once.
  static func profiles(
    _ names: [Located<String>], on domain: Interval?, in source: SourceText
  ) throws(Failure) -> [ActivationProfile] {
    var problems = Problems()
    var profiles: [ActivationProfile] = []
    let interval = domain.flatMap { $0.isFinite ? $0 : nil } ?? .canonical
    for name in names {
      let input = Input(name, in: source)
      let profile = problems.collect { () throws(Failure) -> ActivationProfile in
        let activation = try input.activation()
        do throws(IntegrationError) {
          return try ActivationProfile(activation, on: interval)
        } catch {
          throw input.failure(error.message)
        }
      }
      if let profile { profiles.append(profile) }
    }
    try problems.check()
    return profiles
  }

  /// The values of all profiles: `gelu.hermite.2`, and `atlas` for a table.
  var atlasValues: [String: Value] {
    var values: [String: Value] = [:]
    for profile in profiles {
      for (path, value) in profile.values {
        values["\(profile.activation.description).\(path)"] = value
      }
    }
    values["atlas"] = .rows(
      profiles.map { profile in
        var row = profile.values.filter { !$0.key.contains(".") }
        row["activation"] = profile.activation.value
        return row
      })
    return values
  }
}

extension Activation {
  /// The name as a value of an article.
  fileprivate var value: Value {
    if case .polynomial = self { .notation(label) } else { .text(title) }
  }
}

extension ActivationProfile {
  /// The thresholds of `below-1`, `below-2`, …: powers of ten.
  static let thresholds = [(name: "below1", value: 0.1), ("below2", 0.01), ("below3", 0.001)]

  /// The values an article can name.
  var values: [String: Value] {
    var values: [String: Value] = [
      "mean": .number(mean), "norm": .number(gaussianNorm), "rms": .number(rms),
      "zero": .number(distribution.probabilityOfZero),
    ]
    if let definition = activation.definition.flatMap({ try? Expression(parsing: $0) }) {
      values["definition"] = .notation(definition.notation)
    }
    for (name, threshold) in Self.thresholds {
      values[name] = .number(distribution.probability(below: threshold))
    }
    for degree in [1, 2, 4, 8, 16] { values["left\(degree)"] = .number(uncaptured[degree]) }
    for (degree, left) in uncaptured.enumerated() {
      values["energy.\(degree)"] = .number(1 - left)
      values["left.\(degree)"] = .number(left)
    }
    let spectra = [
      ("hermite", gaussianCoefficients, hermite.decay),
      ("legendre", legendre.coefficients, legendre.decay),
      ("chebyshev", chebyshev.coefficients, chebyshev.decay),
    ]
    for (name, coefficients, decay) in spectra {
      for (k, coefficient) in coefficients.enumerated() {
        values["\(name).\(k)"] = .number(coefficient)
      }
      if let decay {
        values["\(name)Rate"] = .number(decay.rate)
        values["\(name)Decay"] = .notation(decay.notation(of: "k"))
      }
    }
    if let (_, convergence) = try? series(at: 0, degree: 1) {
      values["radius"] = .number(convergence.radius)
      values["singularity"] = .notation(convergence.notation)
    }
    if let rho = ellipse.rho, rho > 1 { values["ellipse"] = .number(rho) }
    return values
  }
}

extension Decay {
  /// The law as printed: `1.22^(−k)`, `k^(−3)`, `0 above 2`.
  func notation(of letter: String) -> Notation {
    let variable = Notation.variable(letter)
    let minus = { (exponent: Notation) in
      Notation.row([.symbol("−", .prefix), exponent])
    }
    let written = { (digits: Int) in Self.notation(of: rate, digits: digits) }
    switch kind {
    case .geometric:
      let power = Notation.scripts(written(3), sub: nil, sup: minus(variable))
      return isAccelerating ? .row([power, .text(", ever faster")]) : power
    case .algebraic: return .scripts(variable, sub: nil, sup: minus(written(2)))
    case .finite:
      return .row([
        .number("0"), .text(" for "), variable, .symbol(">", .relation), .number("\(Int(rate))"),
      ])
    }
  }

  /// A fitted rate: no better than its misfit, and next to a whole number that number.
  static func notation(of rate: Double, digits: Int) -> Notation {
    let whole = rate.rounded()
    return abs(rate - whole) < 5e-4 * whole
      ? .number("\(Int(whole))") : Notation(number: rate, digits: digits)
  }
}
