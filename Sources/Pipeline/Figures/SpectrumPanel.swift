import Approximation
import Formula
import Plotting
import Specification

extension FigureBuilder {
  /// Coefficients in the approximant's own basis as stems on a logarithmic axis.
  func spectrumPanel(_ panel: PanelSpec, _ id: String) throws(Failure) -> Panel {
    let shown = try shown(panel).filter { !$0.approximant.coefficients.isEmpty }
    let largest = shown.flatMap(\.approximant.coefficients).reduce(0) { max($0, abs($1)) }
    let floor = floor(below: largest, of: shown)
    var marks: [Mark] = []
    var laws: [Law] = []
    for (position, approximant) in shown {
      // What double precision can't tell from zero is shown as zero.
      let noise = approximant.certifiedBits == nil ? floor ?? 0 : 0
      let coefficients = approximant.coefficients.map { abs($0) <= noise ? 0 : $0 }
      let series = palette.series(approximant, at: position)
      marks.append(.stems(Stems(series, coefficients: coefficients)))
      guard panel.decay ?? (shown.count <= 2), let rate = rate(of: approximant) else { continue }
      let samples = coefficients.enumerated().map { Sample(Double($0.offset), abs($0.element)) }
      laws.append(Law(rate: rate, samples: samples, series: series))
    }
    for law in laws.joined() {
      if let trend = trend(rate: law.rate, above: law.samples, law.series, letter: "k") {
        marks.append(.trend(trend))
      }
    }
    let coefficient = Notation.scripts(.variable("c"), sub: .variable("k"), sup: nil)
    return Panel(
      id: id, x: Axis(.variable("k"), ticks: .integers),
      y: Axis(
        .row([
          .symbol("|", .ordinary), coefficient, .symbol("|", .ordinary), .text("  "),
          .fenced(open: "(", factors(of: shown.map(\.approximant)), close: ")"),
        ]),
        scale: .logarithmic, floor: floor), marks: marks)
  }

  /// What the coefficients are factors of, each once: P_k, T_k.
  private func factors(of approximants: [Approximant]) -> Notation {
    var distinct: [Notation] = []
    for factor in approximants.map(\.spectrumFactor) where !distinct.contains(factor) {
      distinct.append(factor)
    }
    let separator = Notation.symbol(",", .punctuation)
    return .row(Array(distinct.map { [$0] }.joined(separator: [separator])))
  }

  /// Where computed coefficients are rounding noise: an ulp of the largest.
  ///
  /// Exact and enclosed coefficients have no such level; their zeros are zeros.
  private func floor(
    below largest: Double, of shown: [(position: Int, approximant: Approximant)]
  ) -> Double? {
    let isRounded = shown.contains {
      $0.approximant.isRounded && $0.approximant.certifiedBits == nil
    }
    return isRounded && largest > 0 ? largest * 0x1p-52 : nil
  }
}

/// The rate of some coefficients.
private struct Law {
  let rate: Double
  var samples: [Sample]
  let series: Plotting.Series
}

extension [Law] {
  /// Laws that read alike as one above all their samples: parallel lines say nothing more.
  fileprivate func joined() -> [Law] {
    reduce(into: []) { joined, law in
      let words = Decay.notation(of: law.rate, digits: 3)
      if let index = joined.firstIndex(where: { Decay.notation(of: $0.rate, digits: 3) == words }) {
        joined[index].samples = (joined[index].samples + law.samples).sorted { $0.x < $1.x }
      } else {
        joined.append(law)
      }
    }
  }
}

extension Approximant {
  /// The polynomial that coefficient k of its spectrum belongs to, in classical normalisation.
  fileprivate var spectrumFactor: Notation {
    let k = Notation.variable("k")
    switch object {
    case .projection(let projection): return projection.basis.symbol(k)
    case .interpolation, .minimax: return OrthogonalFamily.chebyshev(.first).symbol(k)
    case .taylor(let polynomial, _) where polynomial.center != 0:
      let sign = Notation.symbol(polynomial.center < 0 ? "+" : "−", .binary)
      let center = Notation.number(significant(abs(polynomial.center), 4))
      let distance = Notation.row([.variable("x"), sign, center])
      return .scripts(.fenced(open: "(", distance, close: ")"), sub: nil, sup: k)
    default: return .scripts(.variable("x"), sub: nil, sup: k)
    }
  }
}
