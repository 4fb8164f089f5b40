import Approximation
import Formula
import Plotting
import Specification

extension FigureBuilder {
  /// A norm of the error against the degree or the number of parameters.
  func convergencePanel(_ panel: PanelSpec, _ id: String) throws(Failure) -> Panel {
    guard study.target != nil else {
      throw failure(panel, "a convergence panel needs a function", hint: "add 'function: …'")
    }
    let highest = panel.degrees?.value ?? PanelSpec.usualDegrees
    let candidates = try shown(panel)
    let convergent = candidates.filter(\.approximant.hasDegrees)
    guard !convergent.isEmpty, panel.show.isEmpty || convergent.count == candidates.count else {
      throw failure(
        panel, "networks with given weights have no convergence to show",
        hint: "leave them out by 'show: …', or fit them")
    }
    let curves = try study.convergence(
      of: convergent.map(\.position), to: highest, against: panel.against)
    var marks: [Mark] = []
    var lowest = Double.infinity
    for curve in curves {
      let approximant = study.approximants[curve.position]
      var series = palette.series(approximant, at: curve.position)
      series.label = approximant.methodLabel
      series.id = approximant.shortName
      let samples = curve.rows.compactMap { row -> Sample? in
        guard let count = row[panel.against], count <= highest else { return nil }
        return Sample(Double(count), row.errors[panel.norm])
      }
      lowest = samples.reduce(lowest) { $1.y > 0 ? min($0, $1.y) : $0 }
      // A method that diverges is cut by the window, or it would squeeze the others flat.
      let diverges = (samples.last?.y ?? 0) > 10 * (samples.first?.y ?? 0)
      marks.append(
        .line(
          Line(
            series, samples: samples, marksEverySample: samples.count <= 32,
            framing: diverges && curves.count > 1 ? .follows : .frames)))
      if panel.decay == true, let rate = curve.decay?.steadyRate,
        let trend = trend(rate: rate, above: samples, series, letter: panel.against.letter)
      {
        marks.append(.trend(trend))
      }
    }
    let level = study.roundingLevel
    if let level, lowest <= level {
      marks.append(.rule(Rule(.horizontal(level), label: .text("rounding level"))))
    }
    let label: Notation =
      switch panel.against {
      case .degree: .row([.text("degree "), .variable("n")])
      case .parameters: .text("number of parameters")
      case .depth: .text("depth")
      }
    return Panel(
      id: id, x: Axis(label, ticks: .integers),
      y: Axis(study.notation(of: panel.norm), scale: .logarithmic, floor: level),
      marks: marks,
      legend: .direct)
  }

  /// Loss of orthogonality by degree for three constructions.
  func gramPanel(_ panel: PanelSpec, _ id: String) throws(Failure) -> Panel {
    guard let demonstration = study.gramSchmidt else {
      throw failure(
        panel, "a gram panel needs a finite domain",
        hint: study.domain == nil
          ? "add 'domain: [-1, 1]'"
          : "Gram–Schmidt on monomials is shown on intervals such as [-1, 1]")
    }
    let marks = demonstration.curves.enumerated().map { index, curve -> Mark in
      let series = Plotting.Series(
        id: curve.method.rawValue, label: .text(curve.method.title), role: .approximant(index))
      let samples = curve.defects.enumerated().map { Sample(Double($0), $1) }
      return .line(Line(series, samples: samples, marksEverySample: true, framing: .frames))
    }
    let product = Notation.fenced(
      open: "⟨",
      .row([
        .scripts(.accent("hat", .variable("p")), sub: .variable("i"), sup: nil),
        .symbol(",", .punctuation),
        .scripts(.accent("hat", .variable("p")), sub: .variable("j"), sup: nil),
      ]), close: "⟩")
    let label = Notation.row([
      .name("max"), .space(0.17), .symbol("|", .ordinary), product, .symbol("−", .binary),
      .scripts(
        .variable("δ"), sub: .row([.variable("i"), .variable("j")]), sup: nil),
      .symbol("|", .ordinary),
    ])
    return Panel(
      id: id, x: Axis(.row([.text("degree "), .variable("n")]), ticks: .integers),
      y: Axis(label, scale: .logarithmic), marks: marks, legend: .inside)
  }
}

extension Study {
  /// A norm as printed on an axis, with its weight where that is not 1 and the part of an infinite
  /// domain on which a supremum is taken.
  fileprivate func notation(of norm: PanelSpec.Norm) -> Notation {
    guard let domain else { return norm.notation }
    if norm == .sup {
      guard !domain.isFinite else { return norm.notation }
      let part = String("\(view)".map { $0 == "-" ? "−" : $0 })
      return .row([norm.notation, .text(" on \(part)")])
    }
    guard weightText != "1",
      let weight = try? Input(argument: "weight", weightText).expression()
    else { return norm.notation }
    return .row([
      norm.notation, .text(", "), .variable("w"), .symbol("=", .relation), weight.notation,
    ])
  }
}

extension Study {
  /// The size below which errors are rounding noise; nil without a target.
  var roundingLevel: Double? {
    let floors = approximants.compactMap { $0.curve?.noiseFloor }.filter { $0 > 0 }
    return floors.max()
  }
}

extension GramSchmidtDemonstration.Method {
  /// The construction's name as printed.
  var title: String {
    switch self {
    case .classical: "classical Gram–Schmidt"
    case .modified: "modified Gram–Schmidt"
    case .recurrence: "three-term recurrence"
    }
  }
}

extension PanelSpec.Norm {
  /// The norm of the error as printed on an axis.
  var notation: Notation {
    switch self {
    case .rms: return .name("RMS")
    case .sup, .l2:
      let difference = Notation.row([
        .variable("f"), .symbol("−", .binary),
        .scripts(.variable("f"), sub: .variable("n"), sup: nil),
      ])
      return .scripts(
        .fenced(open: "‖", difference, close: "‖"),
        sub: self == .sup ? .symbol("∞", .ordinary) : .number("2"), sup: nil)
    }
  }
}

extension ErrorNorms {
  subscript(norm: PanelSpec.Norm) -> Double {
    switch norm {
    case .sup: sup.size
    case .rms: rms
    case .l2: l2
    }
  }
}

extension Approximant {
  /// Whether it is one of a method with a member for every degree or depth.
  fileprivate var hasDegrees: Bool {
    switch object {
    case .chain(let study): study.spec?.fit != nil
    case .network(let study): study.construction == .sawtooth
    default: true
    }
  }
}
