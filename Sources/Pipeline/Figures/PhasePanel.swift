import Approximation
import ComplexModule
import Formula
import Foundation
import Plotting
import Specification

extension FigureBuilder {
  /// Where the function is real and where it is imaginary in the complex plane.
  ///
  /// All four kinds of lines meet in zeros and poles. The interval, the nearest singularities and the circles of
  /// convergence of the Taylor approximants lie on top.
  func phasePanel(_ panel: PanelSpec, _ id: String) throws(Failure) -> Panel {
    guard let target = study.target else {
      throw failure(panel, "a phase panel needs a function", hint: "add 'function: …'")
    }
    let view = study.view
    let (columns, rows) = (241, 161)
    let half = view.length / 3
    let place = { (column: Double, row: Double) in
      Sample(
        view.lower + column / Double(columns - 1) * view.length,
        -half + row / Double(rows - 1) * 2 * half)
    }
    let values = (0..<rows).flatMap { row -> [Complex<Double>] in
      (0..<columns).map { column in
        let point = place(Double(column), Double(row))
        return target.expression(complex: Complex(point.x, point.y))
      }
    }
    func nearest(_ column: Double, _ row: Double) -> Complex<Double> {
      values[Int(row.rounded()) * columns + Int(column.rounded())]
    }
    let real = ContourTracer(
      columns: columns, rows: rows, place: place, values: values.map(\.imaginary))
    let imaginary = ContourTracer(
      columns: columns, rows: rows, place: place, values: values.map(\.real))
    let kinds: [(id: String, angle: Notation, lines: [[Sample]])] = [
      ("positive", .number("0"), real.lines { nearest($0, $1).real > 0 }),
      ("up", Self.quarter(isNegative: false), imaginary.lines { nearest($0, $1).imaginary > 0 }),
      ("negative", .variable("π"), real.lines { nearest($0, $1).real < 0 }),
      ("down", Self.quarter(isNegative: true), imaginary.lines { nearest($0, $1).imaginary < 0 }),
    ]
    var marks = kinds.enumerated().filter { !$0.element.lines.isEmpty }.map { index, kind -> Mark in
      let label = Notation.row([
        .name("arg"), .space(0.17), .variable("f"), .symbol("=", .relation), kind.angle,
      ])
      return .line(
        Line(
          Plotting.Series(id: kind.id, label: label, role: .approximant(index)),
          pieces: kind.lines, framing: .follows))
    }
    let interval = Plotting.Series(id: "target", label: .text("interval"), role: .target)
    let ends = study.domain.flatMap { $0.isFinite ? $0 : nil } ?? view
    marks.append(.line(Line(interval, samples: [Sample(ends.lower, 0), Sample(ends.upper, 0)])))
    marks += convergenceMarks(target.expression)
    return Panel(
      id: id,
      x: Axis(
        .row([.name("Re"), .space(0.17), .variable("z")]), limits: .fixed(view.lower, view.upper)),
      y: Axis(
        .row([.name("Im"), .space(0.17), .variable("z")]), limits: .fixed(-half, half)),
      marks: marks, legend: .shared, isEquallyScaled: true)
  }

  /// Circles of convergence and the singularities on them, for every centre of a Taylor series.
  ///
  /// About the middle of the view without one.
  private func convergenceMarks(_ expression: Formula.Expression) -> [Mark] {
    var centers: [Double] = []
    for approximant in study.approximants {
      if case .taylor(let center) = approximant.method, !centers.contains(center) {
        centers.append(center)
      }
    }
    if centers.isEmpty { centers = [study.view.midpoint] }
    let circle = Plotting.Series(
      id: "circle", label: .text("circle of convergence"), role: .auxiliary)
    let places = Plotting.Series(id: "singular", label: .text("singularities"), role: .target)
    var marks: [Mark] = []
    var singular: [Sample] = []
    for center in centers {
      let radius = expression.radiusOfConvergence(at: center)
      guard radius.radius.isFinite, radius.radius > 0 else { continue }
      let samples = (0...180).map { step -> Sample in
        let angle = Double(step) / 90 * .pi
        return Sample(center + radius.radius * cos(angle), radius.radius * sin(angle))
      }
      marks.append(.line(Line(circle, samples: samples, framing: .follows)))
      singular += radius.nearest.map { Sample($0.location.real, $0.location.imaginary) }
    }
    guard !singular.isEmpty else { return marks }
    return marks + [.points(Points(places, samples: singular, shape: .cross))]
  }

  private static func quarter(isNegative: Bool) -> Notation {
    let size = Notation.row([.variable("π"), .symbol("/", .ordinary), .number("2")])
    return isNegative ? .row([.symbol("−", .prefix), size]) : size
  }
}
