import Encoding
import Approximation
import ComplexModule
import Formula
import Networks

/// One activation of the atlas, for people and for programs.
struct ActivationPage: Sendable {
  let profile: ActivationProfile
  let center: Double
  let degree: Int
  let threshold: Double
  private let taylor: Result<(series: TaylorSeries, convergence: ConvergenceRadius), SeriesFault>

  init(profile: ActivationProfile, center: Double, degree: Int, threshold: Double) {
    self.profile = profile
    self.center = center
    self.degree = degree
    self.threshold = threshold
    taylor = Result { () throws(SeriesFault) in try profile.series(at: center, degree: degree) }
  }

  /// The radius of convergence; nil where there is no series.
  var radius: Double? { try? taylor.get().convergence.radius }

  /// P(|g(Z)| < threshold).
  var belowThreshold: Double { profile.distribution.probability(below: threshold) }

  var json: JSON {
    .pairs([
      "name": .text(profile.activation.description),
      "definition": .optional(profile.activation.definition),
      "taylor": taylorJSON,
      "ellipse": ellipseJSON,
      "spectra": .pairs([
        "hermite": .pairs([
          "weight": .text("exp(-x^2/2)/sqrt(2pi)"), "normalisation": .text("orthonormal"),
          "coefficients": .numbers(Array(profile.gaussianCoefficients.prefix(degree + 1))),
          "energy": .numbers(profile.uncaptured.prefix(degree + 1).map { 1 - $0 }),
          "uncaptured": .numbers(Array(profile.uncaptured.prefix(degree + 1))),
          "decay": profile.hermiteDecay?.json ?? .null,
        ]),
        "legendre": json(profile.legendre), "chebyshev": json(profile.chebyshev),
      ]),
      "mean": .number(profile.mean), "gaussianNorm": .number(profile.gaussianNorm),
      "rms": .number(profile.rms),
      "belowThreshold": .number(belowThreshold),
      "zero": .number(profile.distribution.probabilityOfZero),
    ])
  }

  private var taylorJSON: JSON {
    switch taylor {
    case .success(let found):
      .pairs([
        "coefficients": .numbers(found.series.coefficients),
        "radius": .number(found.convergence.radius),
        "radiusEvidence": .text(found.convergence.evidence.rawValue),
        "nearestSingularity": .array(
          found.convergence.nearest.map { place in
            .pairs([
              "re": .number(place.location.real), "im": .number(place.location.imaginary),
              "kind": .text(place.kind.rawValue),
            ])
          }),
      ])
    case .failure(let fault):
      .pairs([
        "refused": .text("\(fault)"), "left": fault.left.map { .numbers($0) } ?? .null,
        "right": fault.right.map { .numbers($0) } ?? .null,
      ])
    }
  }

  private var ellipseJSON: JSON {
    switch profile.ellipse {
    case .bounded(let rho, let place):
      .pairs([
        "rho": .number(rho),
        "singularity": .pairs([
          "re": .number(place.location.real), "im": .number(place.location.imaginary),
        ]),
      ])
    case .entire: .pairs(["rho": .number(.infinity)])
    case .broken(let place): .pairs(["rho": .number(1), "break": .number(place)])
    case .undecided: .null
    }
  }

  private func json(_ spectrum: Spectrum) -> JSON {
    .pairs([
      "coefficients": .numbers(Array(spectrum.coefficients.prefix(degree + 1))),
      "normalisation": .text("classical"),
      "digits": .integer(spectrum.digits), "decay": spectrum.decay?.json ?? .null,
      "regularity": .optional(spectrum.regularity?.words),
    ])
  }
}

extension ActivationPage {
  /// Definition, series, spectra and shares, one under another.
  var text: String {
    var lines = ["\(profile.activation)" + (profile.activation.definition.map { " = \($0)" } ?? "")]
    lines.append("")
    var table = TextTable(
      ["k", "Taylor", "Hermite, N(0,1)", "Legendre", "Chebyshev", "left"], leading: [])
    let series = try? taylor.get().series.coefficients
    for k in 0...degree {
      table.append([
        "\(k)", series.map { significant($0[k], 8) } ?? "-",
        number(profile.gaussianCoefficients, k), number(profile.legendre.coefficients, k),
        number(profile.chebyshev.coefficients, k), share(profile.uncaptured[k]),
      ])
    }
    lines.append(table.text)
    lines.append(
      "columns    Hermite orthonormal; Legendre and Chebyshev classical, factors of P_k and T_k")
    lines += taylorLines
    lines.append("ellipse    \(ellipseWords)")
    lines.append(
      "decay      Legendre \(words(profile.legendre.decay)); "
        + "Chebyshev \(decayWords)")
    lines.append(
      "norms      sqrt(E g^2) = \(significant(profile.gaussianNorm, 10)); "
        + "RMS on \(profile.interval) = \(significant(profile.rms, 10))")
    lines.append(
      "sparsity   P(|g| < \(significant(threshold, 4))) = \(significant(belowThreshold, 6)); "
        + "P(g = 0) = \(significant(profile.distribution.probabilityOfZero, 6))")
    return lines.joined(separator: "\n") + "\n"
  }

  /// A coefficient; what double precision cannot tell from zero is 0.
  private func number(_ coefficients: [Double], _ k: Int) -> String {
    let largest = coefficients.reduce(0) { max($0, abs($1)) }
    return abs(coefficients[k]) <= 1e-15 * largest ? "0" : significant(coefficients[k], 8)
  }

  private var taylorLines: [String] {
    let place = significant(center, 10)
    switch taylor {
    case .success(let found):
      let radius = found.convergence
      return [
        "Taylor     at \(place): radius \(significant(radius.radius, 10))"
          + (radius.isDecided ? "" : " (estimated)")
          + (radius.nearest.isEmpty
            ? "" : ", nearest singularity \(radius.notation.plainText)")
      ]
    case .failure(let fault):
      return ["Taylor     none: \(fault)"] + (fault.hint.map { ["           \($0)"] } ?? [])
    }
  }

  /// What Chebyshev's coefficients show.
  var decayWords: String { words(profile.chebyshev.decay) }

  /// The law; where singularities were located its rate is that of their ellipse, as a fit to few
  /// coefficients takes in the power of k that a branch point or pole brings along.
  private func words(_ decay: Decay?) -> String {
    guard let decay else { return "-" }
    guard decay.kind == .geometric, let rho = profile.ellipse.rho else { return decay.words }
    guard rho.isFinite else { return "faster than geometric (entire)" }
    return "geometric, \(significant(rho, 4))^-k"
  }

  private var ellipseWords: String {
    switch profile.ellipse {
    case .bounded(let rho, let place):
      "on \(profile.interval): rho = \(significant(rho, 10)), singularity at "
        + "\(significant(place.location.real, 6)) "
        + "\(place.location.imaginary < 0 ? "-" : "+") "
        + "\(significant(abs(place.location.imaginary), 6))i"
    case .entire: "none: every ellipse about \(profile.interval) is free of singularities"
    case .broken(let place):
      "none: not analytic on \(profile.interval), break at x = \(significant(place, 6))"
    case .undecided: "not decided"
    }
  }
}
