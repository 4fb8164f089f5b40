import Approximation
import Exact
import Formula
import Networks
import Plotting
import Specification

extension FigureBuilder {
  /// Up to this many pieces are told apart by colour and named by their polynomials.
  private static let namedPieces = 6

  /// The polynomial pieces of one chain or network, with its break points.
  func piecesPanel(_ panel: PanelSpec, _ id: String) throws(Failure) -> Panel {
    let found = try shown(panel).compactMap { position, approximant in
      approximant.pieces.map { (position, approximant, $0) }
    }
    guard let (position, approximant, function) = found.first else {
      throw failure(
        panel, "a pieces panel needs a chain or network that expands exactly",
        hint: "add 'show: name' to choose one")
    }
    let window = try window(panel)
    let view = study.view
    let stretches = Self.stretches(of: function, in: view)
    let isNamed = stretches.count <= Self.namedPieces
    let roles = ownRoles(stretches.count, for: .pieces)
    var marks: [Mark] = []
    if let target = study.target {
      // Stands back: the pieces are what is shown.
      let series = Plotting.Series(id: "target", label: target.notation.inLine, role: .auxiliary)
      marks.append(.line(Line(series, pieces: samples(of: target.function, within: window))))
    }
    let curves = stretches.map { stretch in
      var sampler = CurveSampler(x: stretch.from...stretch.to)
      if case .fixed(let low, let high) = window { sampler.y = low...high }
      let coefficients = stretch.piece.coefficients.map(\.doubleValue)
      return sampler.pieces { x in coefficients.reversed().reduce(0) { $0 * x + $1 } }
    }
    // "degree 1" six times names nothing.
    let labels = stretches.map { Self.label($0.piece).plainText }
    let isTold = Set(labels).count == labels.count
    if isNamed {
      for (index, stretch) in stretches.enumerated() {
        let series = Plotting.Series(
          id: "piece\(index + 1)", label: Self.label(stretch.piece),
          role: .approximant(roles[index]))
        marks.append(.line(Line(series, pieces: curves[index], framing: .frames)))
      }
    } else {
      let series = palette.series(approximant, at: position)
      marks.append(.line(Line(series, pieces: curves.flatMap(\.self), framing: .frames)))
    }
    let breaks = stretches.dropFirst().map { stretch -> Sample in
      let coefficients = stretch.piece.coefficients.map(\.doubleValue)
      return Sample(stretch.from, coefficients.reversed().reduce(0) { $0 * stretch.from + $1 })
    }
    let ends = Plotting.Series(
      id: "breaks", label: .text(breaks.count == 1 ? "break point" : "break points"),
      role: .auxiliary)
    if !breaks.isEmpty { marks.append(.points(Points(ends, samples: breaks, shape: .open))) }
    return Panel(
      id: id, x: abscissa, y: Axis(limits: window), marks: marks,
      legend: isNamed && isTold ? .inside : nil)
  }

  private struct Stretch {
    let from: Double
    let to: Double
    let piece: RationalPolynomial
  }

  /// The pieces that meet the view, cut at its ends.
  private static func stretches(
    of function: PiecewisePolynomial, in view: Interval
  ) -> [Stretch] {
    let places = function.breakpoints.map(\.doubleValue)
    return function.pieces.indices.compactMap { index in
      let from = max(index > 0 ? places[index - 1] : -.infinity, view.lower)
      let to = min(index < places.count ? places[index] : .infinity, view.upper)
      return from < to ? Stretch(from: from, to: to, piece: function.pieces[index]) : nil
    }
  }

  /// The polynomial where it is short, else its degree.
  private static func label(_ piece: RationalPolynomial) -> Notation {
    let written = Notation(polynomial: piece).inLine
    guard written.plainText.count > 32 else { return written }
    return .text("degree \(piece.degree)")
  }
}

extension Approximant {
  /// The exact pieces of a chain or network.
  var pieces: PiecewisePolynomial? {
    switch object {
    case .chain(let study): study.expansion?.function
    case .network(let study): study.output
    default: nil
    }
  }
}
