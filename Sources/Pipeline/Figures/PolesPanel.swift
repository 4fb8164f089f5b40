import Approximation
import ComplexModule
import Formula
import Foundation
import Plotting
import Specification

extension FigureBuilder {
  /// Poles and zeros of the rational approximants in the complex plane, with the interval and the
  /// Bernstein ellipse up to the function's own singularities, where they are known.
  func polesPanel(_ panel: PanelSpec, _ id: String) throws(Failure) -> Panel {
    let found = try shown(panel).compactMap { position, approximant in
      if case .rational(let study) = approximant.object {
        (position: position, approximant: approximant, study: study)
      } else {
        nil
      }
    }
    guard let target = study.target, let domain = study.domain, !found.isEmpty else {
      throw failure(
        panel, "a poles panel needs a rational approximant",
        hint: "add 'rational: { type: [4, 4] }' to the approximants")
    }
    let ellipse = target.expression.ellipse(about: domain)
    let window = PlaneWindow(
      about: domain,
      points: found.flatMap {
        ($0.study.poles + $0.study.zeros).map { Sample($0.real, $0.imaginary) }
      }
        + (ellipse ?? []))
    let ends = Plotting.Series(id: "interval", label: .text("interval"), role: .auxiliary)
    var marks: [Mark] = [
      .line(Line(ends, samples: [Sample(domain.lower, 0), Sample(domain.upper, 0)]))
    ]
    if let ellipse {
      let series = Plotting.Series(
        id: "ellipse", label: .text("Bernstein ellipse"), role: .auxiliary)
      marks.append(.line(Line(series, samples: ellipse, framing: .follows)))
    }
    for (position, approximant, study) in found {
      let base = palette.series(approximant, at: position)
      for (word, points, shape) in [
        ("zeros", study.zeros, Points.Shape.open), ("poles", study.poles, .cross),
      ] where !points.isEmpty {
        var series = base
        series.id = "\(word)-\(base.id)"
        series.label =
          found.count == 1
          ? .text(word) : .row([.text("\(word), "), approximant.label])
        marks.append(
          .points(
            Points(
              series, samples: points.map { Sample($0.real, $0.imaginary) }, shape: shape)))
      }
    }
    return Panel(
      id: id,
      x: Axis(
        .row([.name("Re"), .space(0.17), .variable("z")]), limits: .fixed(window.left, window.right)
      ),
      y: Axis(
        .row([.name("Im"), .space(0.17), .variable("z")]),
        limits: .fixed(-window.height, window.height)),
      marks: marks, legend: .inside, isEquallyScaled: true)
  }
}

/// The part of the complex plane about an interval that shows points near it.
private struct PlaneWindow {
  let left: Double
  let right: Double
  let height: Double

  /// Points further away than the interval's length are cut and counted, or they would shrink the
  /// rest.
  init(about interval: Interval, points: [Sample]) {
    let length = interval.length
    let near = points.filter {
      abs($0.x - interval.midpoint) <= 1.5 * length && abs($0.y) <= length
    }
    let (low, high) = (near.map(\.x).min() ?? 0, near.map(\.x).max() ?? 0)
    let margin = length / 20
    left = min(interval.lower, near.isEmpty ? interval.lower : low) - margin
    right = max(interval.upper, near.isEmpty ? interval.upper : high) + margin
    height = max(near.map { abs($0.y) }.max() ?? 0, length / 6) + margin
  }
}

extension Formula.Expression {
  /// The largest ellipse with the ends of an interval as foci in which the function is analytic, as
  /// a closed curve; nil where the singularities are not known all around, where one lies on the
  /// interval, and for entire functions.
  ///
  /// Every disc of convergence about a point of the interval is free of singularities; the ellipse
  /// through the one found with the smallest parameter must lie in their union.
  fileprivate func ellipse(about interval: Interval) -> [Sample]? {
    let half = interval.length / 2
    let steps = 48
    let discs = (0...steps).map { step in
      let center = interval.lower + interval.length * Double(step) / Double(steps)
      return (center: center, radius: radiusOfConvergence(at: center))
    }
    guard discs.allSatisfy({ $0.radius.isDecided && $0.radius.radius > 0 }) else { return nil }
    let parameters = discs.flatMap(\.radius.nearest).map { singularity in
      let u = (singularity.location - Complex(interval.midpoint)) / Complex(half)
      let root = Complex.sqrt(u * u - Complex(1.0))
      return max((u + root).length, (u - root).length)
    }
    guard let parameter = parameters.min(), parameter > 1 + 1e-6 else { return nil }
    let (a, b) = ((parameter + 1 / parameter) / 2, (parameter - 1 / parameter) / 2)
    let curve = (0...180).map { step -> Sample in
      let angle = Double(step) / 90 * .pi
      return Sample(interval.midpoint + half * a * cos(angle), half * b * sin(angle))
    }
    let isCovered = curve.allSatisfy { point in
      discs.contains { disc in
        hypot(point.x - disc.center, point.y) <= disc.radius.radius * (1 + 1e-9)
      }
    }
    return isCovered ? curve : nil
  }
}
