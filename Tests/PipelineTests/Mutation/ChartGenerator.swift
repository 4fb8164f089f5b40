/// Specifications of charts like those of the gallery, all different, the same in every run.
enum ChartGenerator {
  struct Chart: Sendable {
    let name: String
    let yaml: String
  }

  private static let functions: [(formula: String, low: String, high: String)] = [
    ("1/(1 + 25x^2)", "-1", "1"), ("exp(x)", "-1", "1"), ("sin(pi x)", "-1", "1"),
    ("gelu(x)", "-3", "3"), ("abs(x)", "-1", "1"), ("exp(-x) cos(3x)", "0", "2"),
    ("tanh(4x)", "-1", "1"), ("log(2 + x)", "-1", "1"), ("sqrt(1 + x^2)", "-2", "2"),
  ]

  private static let panels = [
    "fit", "fit, error", "fit, error, spectrum", "error", "fit, { convergence: { degrees: 12 } }",
    "spectrum",
  ]

  private static let looks: [(theme: String, width: Int, height: Int)] = [
    ("article", 183, 60), ("article", 120, 45), ("dark", 183, 60), ("article", 240, 90),
    ("article", 89, 50), ("article", 183, 70), ("article", 150, 80),
  ]

  /// 54 charts: every function in six combinations of panels, and three panels that show no
  /// function.
  static let charts: [Chart] =
    functions.enumerated().flatMap { f, function in
      panels.enumerated().map { p, list in
        let look = looks[(f * panels.count + p) % looks.count]
        let width = list == "fit, error, spectrum" ? max(look.width, 183) : look.width
        return Chart(
          name: "chart-\(f)-\(p)",
          yaml: """
            title: "Chart \(f)\(p) of \(function.formula)"
            function: \(function.formula)
            domain: [\(function.low), \(function.high)]
            approximants:
              - taylor: { at: \(function.low == "0" ? "1" : "1/2"), degree: \(3 + p) }
              - projection: { basis: legendre, degree: \(4 + (f + p) % 5) }
              - projection: { basis: chebyshev, degree: \(9 + f % 4) }
            panels: [\(list)]
            size: { width: \(width)mm, panelHeight: \(look.height)mm }
            theme: \(look.theme)
            """)
      }
    } + [
      Chart(
        name: "basis",
        yaml: "domain: [-1, 1]\npanels: [{ basis: { basis: legendre, degrees: 5 } }]"),
      Chart(name: "gram", yaml: "domain: [-1, 1]\npanels: [{ gram: { degrees: 14 } }]"),
      Chart(
        name: "layers",
        yaml: """
          domain: [-1, 1]
          approximants:
            - network: { activation: square, residual: true, weights: [1/2, 1/3], name: f }
          panels: [fit, spectrum, { layers: { show: f } }]
          """),
    ]
}
