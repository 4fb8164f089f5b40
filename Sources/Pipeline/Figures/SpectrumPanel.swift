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
    for (position, approximant) in shown {
      // What double precision can't tell from zero is shown as zero.
      let noise = approximant.certifiedBits == nil ? floor ?? 0 : 0
      let coefficients = approximant.coefficients.map { abs($0) <= noise ? 0 : $0 }
      let series = palette.series(approximant, at: position)
      marks.append(.stems(Stems(series, coefficients: coefficients)))
      guard panel.decay ?? (shown.count <= 2), let rate = rate(of: approximant) else { continue }
      let samples = coefficients.enumerated().map { Sample(Double($0.offset), abs($0.element)) }
      if let trend = trend(rate: rate, above: samples, series, letter: "k") {
        marks.append(.trend(trend))
      }
    }
    let coefficient = Notation.scripts(.variable("c"), sub: .variable("k"), sup: nil)
    return Panel(
      id: id, x: Axis(.variable("k"), ticks: .integers),
      y: Axis(
        .row([.symbol("|", .ordinary), coefficient, .symbol("|", .ordinary)]),
        scale: .logarithmic, floor: floor), marks: marks)
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
