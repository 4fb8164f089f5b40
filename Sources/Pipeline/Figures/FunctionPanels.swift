import Approximation
import Formula
import Plotting
import Specification

extension FigureBuilder {
  /// The function and its approximants.
  func fitPanel(_ panel: PanelSpec, _ id: String) throws(Failure) -> Panel {
    let window = try window(panel)
    var marks: [Mark] = []
    for (position, approximant) in try shown(panel) {
      let framing: Line.Framing = study.target == nil ? .frames : .byRole
      marks.append(
        .line(
          Line(
            palette.series(approximant, at: position),
            pieces: samples(of: approximant.function, within: window), framing: framing)))
    }
    if let target = study.target {
      let series = Plotting.Series(id: "target", label: target.notation.inLine, role: .target)
      marks.append(.line(Line(series, pieces: samples(of: target.function, within: window))))
    }
    return Panel(id: id, x: abscissa, y: Axis(limits: window), marks: marks)
  }

  /// |f − p| on a logarithmic axis, with its zeros closed at the floor.
  func errorPanel(_ panel: PanelSpec, _ id: String) throws(Failure) -> Panel {
    guard let target = study.target else {
      throw failure(panel, "an error panel needs a function", hint: "add 'function: …'")
    }
    var marks: [Mark] = []
    // A method that leaves the function altogether is cut, or it would squeeze the others flat.
    let size = samples(of: target.function, within: .automatic).joined()
      .reduce(0) { max($0, $1.y.isFinite ? abs($1.y) : 0) }
    let ceiling = size > 0 ? 30 * size : nil
    var floor = 0.0
    for (position, approximant) in try shown(panel) {
      guard let curve = approximant.curve else { continue }
      floor = max(floor, curve.noiseFloor)
      marks.append(
        .line(
          Line(
            palette.series(approximant, at: position),
            samples: curve.samples.map { Sample($0.x, $0.size) }, framing: .frames)))
    }
    let curves = try shown(panel).compactMap(\.approximant.curve)
    let bottom = max(floor, ErrorCurve.lowestFeature(of: curves))
    if floor > 0, bottom == floor {
      marks.append(.rule(Rule(.horizontal(floor), label: .text("rounding level"))))
    }
    let label = Notation.row([
      .symbol("|", .ordinary), .variable("f"), .symbol("−", .binary), .variable("p"),
      .symbol("|", .ordinary),
    ])
    return Panel(
      id: id, x: abscissa,
      y: Axis(label, scale: .logarithmic, floor: bottom > 0 ? bottom : nil, ceiling: ceiling),
      marks: marks)
  }

  /// The first polynomials of a family.
  func basisPanel(_ panel: PanelSpec, _ id: String) throws(Failure) -> Panel {
    guard let domain = study.domain else { throw failure(panel, "a basis panel needs a domain") }
    let basis: PolynomialBasis
    if let name = panel.basis {
      basis = try Input(name, in: source).basis(on: domain)
    } else if let norm = study.norm {
      basis = norm
    } else {
      throw failure(panel, "a basis panel needs a basis", hint: "add 'basis: legendre'")
    }
    let highest = min(panel.degrees?.value ?? 5, 12)
    let window = try window(panel)
    let marks = (0...highest).map { degree -> Mark in
      var coefficients = [Double](repeating: 0, count: degree + 1)
      coefficients[degree] = 1
      let polynomial = OrthogonalExpansion(basis: basis, coefficients: coefficients)
      let series = Plotting.Series(
        id: "basis\(degree)", label: basis.symbol(.number("\(degree)")),
        role: .approximant(degree))
      return .line(
        Line(series, pieces: samples(of: polynomial.function, within: window), framing: .frames))
    }
    return Panel(
      id: id, x: abscissa,
      y: Axis(
        .row([basis.symbol(.variable("k")), .fenced(open: "(", .variable("x"), close: ")")]),
        limits: window), marks: marks)
  }

  /// The curve of a function over the view, sampled where it bends, broken at its jumps.
  func samples(of function: RealFunction, within window: Axis.Limits) -> [[Sample]] {
    let view = study.view
    var sampler = CurveSampler(
      x: view.lower...view.upper, places: function.breakpoints(inside: view))
    if case .fixed(let low, let high) = window { sampler.y = low...high }
    return sampler.pieces(of: function.evaluate)
  }
}

extension ErrorCurve {
  /// The size below which a logarithmic plot of these curves shows only their way into the zeros.
  ///
  /// Curves with several arcs are worth showing down to a hundredth of the smallest arc; where all
  /// only fall towards a centre, ten decades are enough.
  fileprivate static func lowestFeature(of curves: [ErrorCurve]) -> Double {
    let arcs = curves.filter { $0.zeros.count > 1 }.flatMap { curve in
      curve.extrema.map(\.size).filter { $0 > curve.noiseFloor }
    }
    if let smallest = arcs.min() { return smallest / 100 }
    return (curves.map(\.sup.size).min().map { min($0, 1) } ?? 0) * 1e-10
  }
}

extension PolynomialBasis {
  /// The family's letter with an index, p for generated polynomials.
  func symbol(_ index: Notation) -> Notation {
    family?.symbol(index) ?? .scripts(.variable("p"), sub: index, sup: nil)
  }
}

extension OrthogonalFamily {
  /// The family's letter with an index: P, T, L, H.
  func symbol(_ index: Notation) -> Notation {
    let letter =
      switch self {
      case .legendre, .jacobi: "P"
      case .chebyshev(.first): "T"
      case .chebyshev(.second): "U"
      case .chebyshev(.third): "V"
      case .chebyshev(.fourth): "W"
      case .gegenbauer: "C"
      case .laguerre: "L"
      case .hermite: "H"
      case .hermiteE: "He"
      }
    return .scripts(letter.count == 1 ? .variable(letter) : .name(letter), sub: index, sup: nil)
  }
}
