public import Encoding
import Approximation
import Formula
import Networks

/// The atlas of activations, as `activations` prints it: one line each, or one page on one of them.
public struct ActivationsResult: TabularResult {
  /// The name of the command.
  public static let command = "activations"

  private let pages: [ActivationPage]
  private let isDetailed: Bool

  /// Computes profiles.
  ///
  /// - Parameters:
  ///   - names: activations or polynomials in x; all of the language when empty.
  ///   - center: the centre of the Taylor series.
  ///   - interval: the finite interval of Legendre's and Chebyshev's spectra.
  ///   - degree: the highest degree printed.
  ///   - threshold: what counts as small in P(|g(Z)| < t).
  /// - Throws: `Failure` for bad input.
  public init(
    of names: [Input], at center: Input, on interval: Input, degree: Int, threshold: Input
  ) throws(Failure) {
    var problems = Problems()
    var activations: [Activation] = []
    for name in names {
      let found = problems.collect { () throws(Failure) in try name.activation() }
      if let found { activations.append(found) }
    }
    let point = problems.collect { () throws(Failure) in try center.finiteConstant().value }
    let domain = problems.collect { () throws(Failure) in try interval.finiteInterval() }
    let level = problems.collect { () throws(Failure) in
      let value = try threshold.finiteConstant().value
      guard value > 0 else { throw threshold.failure("the threshold has to be positive") }
      return value
    }
    try problems.check()
    guard let point, let domain, let level else { throw Failure([]) }
    if names.isEmpty { activations = Activation.names.compactMap { Activation($0) } }
    var pages: [ActivationPage] = []
    for (index, activation) in activations.enumerated() {
      do {
        let profile = try ActivationProfile(activation, on: domain, count: max(65, degree + 1))
        pages.append(
          ActivationPage(profile: profile, center: point, degree: degree, threshold: level))
      } catch {
        let message = "\(activation): \(error.message)"
        throw names.isEmpty ? interval.failure(message) : names[index].failure(message)
      }
    }
    self.pages = pages
    isDetailed = names.count == 1
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    let first = pages[0]
    return [
      "at": .number(first.center), "on": .text("\(first.profile.interval)"),
      "threshold": .number(first.threshold),
      "activations": .array(pages.map(\.json)),
    ]
  }

  /// One row for each activation.
  public var rows: (header: [String], cells: [[String]]) {
    (
      [
        "activation", "radius", "ellipse", "chebyshevDecay", "mean", "gaussianNorm", "energy2",
        "energy4", "energy8", "belowThreshold", "zero",
      ],
      pages.map { page in
        let profile = page.profile
        return [
          profile.activation.description, page.radius.map { "\($0)" } ?? "",
          profile.ellipse.rho.map { "\($0)" } ?? "", profile.chebyshev.decay?.words ?? "",
          "\(profile.mean)", "\(profile.gaussianNorm)", "\(1 - profile.uncaptured[2])",
          "\(1 - profile.uncaptured[4])", "\(1 - profile.uncaptured[8])",
          "\(page.belowThreshold)", "\(profile.distribution.probabilityOfZero)",
        ]
      }
    )
  }

  /// The table, or the page of a single activation.
  public var text: String {
    let first = pages[0]
    guard !isDetailed else { return first.text }
    let threshold = significant(first.threshold, 4)
    var table = TextTable(
      [
        "activation", "radius at \(significant(first.center, 4))", "ellipse", "Chebyshev decay",
        "E g", "left at 4", "left at 8", "P(|g| < \(threshold))", "P(g = 0)",
      ], leading: [0, 3])
    for page in pages {
      let profile = page.profile
      table.append([
        profile.activation.description, page.radius.map { significant($0, 6) } ?? "none",
        profile.ellipse.rho.map { significant($0, 6) } ?? "?",
        page.decayWords, significant(clean(profile.mean), 5),
        share(profile.uncaptured[4]), share(profile.uncaptured[8]),
        significant(page.belowThreshold, 4),
        significant(profile.distribution.probabilityOfZero, 4),
      ])
    }
    return table.text + """

      ellipse and decay on \(first.profile.interval): parameter of the largest Bernstein ellipse \
      without singularities, and what the coefficients show
      E g, left and P for g(Z), Z ~ N(0, 1); left at n = share of E g^2 outside degree n

      """
  }

  private func clean(_ value: Double) -> Double { abs(value) < 1e-15 ? 0 : value }
}

/// A share of the squared norm as printed: what lies at rounding level is 0.
func share(_ value: Double) -> String { value < 1e-28 ? "0" : significant(value, 3) }
