import Approximation
import Foundation
import Formula
import Plotting
import Specification

extension FigureBuilder {
  /// The geometric rate at which an approximant's coefficients fall; nil for other laws.
  ///
  /// A Taylor series falls with its radius of convergence. Rates of projections are fitted to a
  /// spectrum long enough to show one; entire functions have none.
  func rate(of approximant: Approximant) -> Double? {
    switch approximant.object {
    case .taylor(_, let analysis):
      let radius = analysis.convergence
      return radius.isDecided && radius.radius.isFinite && radius.radius > 0 ? radius.radius : nil
    case .projection(let projection):
      guard let target = study.target, projection.basis.interval.isFinite,
        let spectrum = try? Spectrum(of: target.function, in: projection.basis, count: 65)
      else { return nil }
      return spectrum.decay?.steadyRate
    default: return nil
    }
  }

  /// A geometric law as a straight line just above the samples it describes, its rate on it.
  func trend(
    rate: Double, above samples: [Sample], _ series: Plotting.Series, letter: String
  ) -> Trend? {
    let visible = samples.filter { $0.y > 0 && $0.x >= 1 }
    guard let last = visible.last, let first = visible.first, last.x >= first.x + 3 else {
      return nil
    }
    let start = first.x + (last.x - first.x) / 3
    let height = visible.filter { $0.x >= start }.map { log10($0.y) + $0.x * log10(rate) }.max()
    guard let height else { return nil }
    let lifted = height + 0.1
    let value = { (x: Double) in pow10(lifted - x * log10(rate)) }
    return Trend(
      series, from: Sample(start, value(start)), to: Sample(last.x, value(last.x)),
      label: .scripts(
        Decay.notation(of: rate, digits: 3), sub: nil,
        sup: .row([.symbol("−", .prefix), .variable(letter)])))
  }
}

extension Decay {
  /// ρ of a geometric law that the sequence follows well and does not leave for a faster one.
  var steadyRate: Double? {
    kind == .geometric && !isAccelerating && misfit < 0.2 && rate > 1.02 ? rate : nil
  }
}

extension PanelSpec.Abscissa {
  /// The letter of the counted number in a law of decay.
  var letter: String {
    switch self {
    case .degree, .parameters: "n"
    case .depth: "m"
    }
  }
}

/// 10ˣ.
func pow10(_ x: Double) -> Double { pow(10, x) }
