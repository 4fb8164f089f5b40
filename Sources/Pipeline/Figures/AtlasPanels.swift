import Approximation
import Formula
import Networks
import Plotting
import Specification

extension FigureBuilder {
  /// One activation with its projections under the Gaussian weight.
  func activationPanel(_ panel: PanelSpec, _ id: String) throws(Failure) -> Panel {
    guard let profile = try profiles(panel).first else { throw needsActivations(panel) }
    let window = try window(panel)
    let expression = profile.activation.expression
    let target = RealFunction(expression, on: study.view)
    let degree = min(panel.degrees?.value ?? 4, profile.uncaptured.count - 1)
    let expansion = OrthogonalExpansion(
      basis: profile.hermite.basis, coefficients: profile.hermite.coefficients
    ).truncated(to: degree)
    let approximation = Plotting.Series(
      id: "hermite\(degree)", label: .counted("Hermite", degree), role: .approximant(1))
    var marks: [Mark] = [
      .line(
        Line(approximation, pieces: samples(of: expansion.function, within: window)))
    ]
    if let (series, _) = try? profile.series(at: 0, degree: degree) {
      let polynomial = TaylorPolynomial(center: 0, coefficients: series.coefficients)
      let taylor = Plotting.Series(
        id: "taylor\(degree)", label: .counted("Taylor", degree), role: .approximant(0))
      marks.append(
        .line(Line(taylor, pieces: samples(of: polynomial.function, within: window))))
    }
    let itself = Plotting.Series(id: "target", label: .variable("g"), role: .target)
    marks.append(.line(Line(itself, pieces: samples(of: target, within: window))))
    return Panel(
      id: id, title: profile.activation.label, x: abscissa, y: Axis(limits: window),
      marks: marks, legend: .shared)
  }

  /// The share of E g(Z)² that the degrees up to n leave out.
  func energyPanel(_ panel: PanelSpec, _ id: String) throws(Failure) -> Panel {
    let profiles = try profiles(panel)
    guard !profiles.isEmpty else { throw needsActivations(panel) }
    let highest = panel.degrees?.value ?? 24
    // Shares below the square of rounding noise say nothing.
    let floor = 1e-26
    let marks = profiles.enumerated().map { index, profile -> Mark in
      let samples = profile.uncaptured.prefix(highest + 1).enumerated()
        .filter { $0.element > floor }
        .map { Sample(Double($0.offset), $0.element) }
      return .line(
        Line(series(profile, index), samples: samples, marksEverySample: true, framing: .frames))
    }
    return Panel(
      id: id, x: Axis(.row([.text("degree "), .variable("n")]), ticks: .integers),
      y: Axis(.text("share of the square left out"), scale: .logarithmic), marks: marks)
  }

  /// P(|g(Z)| < t) against t.
  func sparsityPanel(_ panel: PanelSpec, _ id: String) throws(Failure) -> Panel {
    let profiles = try profiles(panel)
    guard !profiles.isEmpty else { throw needsActivations(panel) }
    let marks = profiles.enumerated().map { index, profile -> Mark in
      // Steep just below the value of a minimum of g: many places a decade keep it smooth.
      let samples = (-360...60).map { step -> Sample in
        let t = pow10(Double(step) / 120)
        return Sample(t, profile.distribution.probability(below: t))
      }
      return .line(Line(series(profile, index), samples: samples, framing: .frames))
    }
    let size = Notation.row([
      .symbol("|", .ordinary), .variable("g"), .fenced(open: "(", .variable("Z"), close: ")"),
      .symbol("|", .ordinary),
    ])
    return Panel(
      id: id,
      x: Axis(
        .row([.text("threshold "), .variable("t")]), scale: .logarithmic,
        limits: .fixed(1e-3, pow10(0.5))),
      y: Axis(
        .row([
          .variable("P"),
          .fenced(
            open: "(", .row([size, .symbol("<", .relation), .variable("t")]), close: ")"),
        ]), limits: .fixed(0, 1)), marks: marks)
  }

  private func series(_ profile: ActivationProfile, _ index: Int) -> Plotting.Series {
    Plotting.Series(
      id: profile.activation.description, label: profile.activation.label,
      role: .approximant(study.profiles.firstIndex { $0.activation == profile.activation } ?? index)
    )
  }

  private func profiles(_ panel: PanelSpec) throws(Failure) -> [ActivationProfile] {
    guard !panel.show.isEmpty else { return study.profiles }
    var chosen: [ActivationProfile] = []
    for name in panel.show {
      guard let profile = study.profiles.first(where: { $0.activation.description == name.value })
      else {
        let known = study.profiles.map(\.activation.description)
        throw Input(name, in: source).failure(
          "the figure has no activation '\(name.value)'",
          hint: known.isEmpty
            ? "add 'activations: [\(name.value)]'" : "there are: \(known.joined(separator: ", "))")
      }
      chosen.append(profile)
    }
    return chosen
  }

  private func needsActivations(_ panel: PanelSpec) -> Failure {
    failure(
      panel, "the panel '\(panel.kind.rawValue)' needs activations",
      hint: "add 'activations: [relu, gelu]' to the figure")
  }
}
