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
    var drawn: [(series: Plotting.Series, curve: ErrorCurve)] = []
    for (position, approximant) in try shown(panel) {
      guard let curve = approximant.curve else { continue }
      floor = max(floor, curve.noiseFloor)
      drawn.append((palette.series(approximant, at: position), curve))
    }
    let curves = drawn.map(\.curve)
    let bottom = max(floor, ErrorCurve.lowestFeature(of: curves))
    for (series, curve) in drawn {
      let samples = curve.samples.map { Sample($0.x, $0.size) }
      marks.append(.line(Line(series, samples: samples, framing: .frames)))
    }
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
    // On infinite intervals the highest degree would squeeze all others flat: there the orthonormal
    // functions are shown, in which every polynomial carries its norm and the root of the weight.
    let isWeighted = !domain.isFinite
    let norms = basis.squaredNorms(count: highest + 1)
    let marks = (0...highest).map { degree -> Mark in
      var coefficients = [Double](repeating: 0, count: degree + 1)
      coefficients[degree] = isWeighted ? 1 / norms[degree].squareRoot() : 1
      let polynomial = OrthogonalExpansion(basis: basis, coefficients: coefficients)
      let function =
        isWeighted
        ? RealFunction { basis.weight($0).squareRoot() * polynomial($0) } : polynomial.function
      let series = Plotting.Series(
        id: "basis\(degree)", label: basis.symbol(.number("\(degree)")),
        role: .approximant(degree))
      return .line(
        Line(series, pieces: samples(of: function, within: window), framing: .frames))
    }
    let symbol = basis.symbol(.variable("k"))
    let value = Notation.row([symbol, .fenced(open: "(", .variable("x"), close: ")")])
    let label =
      isWeighted
      ? Notation.row([
        value, .space(0.1),
        .root(.row([.variable("w"), .fenced(open: "(", .variable("x"), close: ")")]), index: nil),
        .symbol("/", .ordinary), .fenced(open: "‖", symbol, close: "‖"),
      ]) : value
    return Panel(
      id: id, x: abscissa, y: Axis(label, limits: window), marks: marks,
      legend: isWeighted ? .inside : .direct)
  }

  /// The curve of a function over the view, sampled where it bends, broken at its jumps.
  func samples(of function: RealFunction, within window: Axis.Limits) -> [[Sample]] {
    let view = study.view
    var sampler = CurveSampler(
      x: view.lower...view.upper,
      places: function.breakpoints(inside: view) + function.featurePoints(inside: view))
    if case .fixed(let low, let high) = window { sampler.y = low...high }
    return sampler.pieces(of: function.evaluate)
  }
}

extension ErrorCurve {
  /// The size below which a logarithmic plot of these curves shows only their way into the zeros.
  ///
  /// Every curve asks for what it shows outside its zeros; the most demanding one decides, down to
  /// ten decades below the smallest curve.
  fileprivate static func lowestFeature(of curves: [ErrorCurve]) -> Double {
    let smallest = curves.map(\.sup.size).min().map { min($0, 1) } ?? 0
    let wanted = curves.compactMap(\.lowestFeature).min() ?? 0
    return max(wanted, smallest * 1e-10)
  }

  /// A hundredth of the smallest arc between zeros; for a curve that only falls towards a centre
  /// the largest value in the lowest of 32 equal stretches.
  private var lowestFeature: Double? {
    let arcs = extrema.map(\.size).filter { $0 > noiseFloor }
    if zeros.count > 1, let smallest = arcs.min() { return smallest / 100 }
    let count = 32.0
    var heights: [Int: Double] = [:]
    for sample in samples {
      let stretch = Int((sample.x - interval.lower) / interval.length * count)
      heights[stretch] = max(heights[stretch] ?? 0, sample.size)
    }
    return heights.values.filter { $0 > noiseFloor }.min()
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
