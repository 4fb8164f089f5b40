/// One factor that took an axis, its ticks and everything measured along it with it, as another
/// unit of the same values does.
struct Rescaling {
  /// `x` or `y`.
  let axis: String
  private let factor: Double
  private let offset: Double
  private let limits: (before: [Double], after: [Double])
  private let ticks: Int
  private let series: Int

  /// Nil unless limits, all ticks and all series went the same way, and at least one series did.
  init?(of axis: String, _ a: FigureModel.Panel, _ b: FigureModel.Panel) {
    guard let old = a.axes.first(where: { $0.id == axis }),
      let new = b.axes.first(where: { $0.id == axis }), old.scale == new.scale,
      old.scale == "linear", old.limits != new.limits, old.limits.count == 2,
      new.limits.count == 2, old.limits[0] < old.limits[1], new.limits[0] < new.limits[1],
      old.ticks.count == new.ticks.count, !a.series.isEmpty,
      a.series.map(\.id) == b.series.map(\.id)
    else { return nil }
    let span = old.limits[1] - old.limits[0]
    var factor = (new.limits[1] - new.limits[0]) / span
    var offset = new.limits[0] - factor * old.limits[0]
    // Rounding of the limits is no displacement.
    if abs(offset) < 1e-9 * factor * span { offset = 0 }
    if abs(factor - 1) < 1e-9 { factor = 1 }
    func fits(_ p: [Double], _ q: [Double], _ slack: Double) -> Bool {
      p.count == q.count
        && zip(p, q).allSatisfy { u, v in
          u.isNaN || v.isNaN
            ? u.isNaN == v.isNaN : abs(factor * u + offset - v) <= slack * factor * span
        }
    }
    // Ticks are told to a thousandth of the axis, samples to a step of 65536.
    guard fits(old.ticks, new.ticks, 2e-3),
      zip(a.series, b.series).allSatisfy({ first, second in
        let (p, q) = axis == "x" ? (first.x, second.x) : (first.y, second.y)
        let step = max(p.uncertainty(at: 0), q.uncertainty(at: 0) / factor) / span
        return first.count == second.count && fits(p.values, q.values, 4 * step + 1e-9)
      })
    else { return nil }
    self.axis = axis
    self.factor = factor
    self.offset = offset
    limits = (old.limits, new.limits)
    ticks = old.ticks.count
    series = a.series.count
  }

  /// What happened, in one sentence.
  var words: String {
    func range(_ ends: [Double]) -> String {
      ends.map(ModelDifference.sixDigits).joined(separator: "..")
    }
    var parts = factor == 1 ? [] : ["multiplied by \(ModelDifference.sixDigits(factor))"]
    if offset != 0 { parts.append("displaced by \(ModelDifference.sixDigits(offset))") }
    return "everything along \(axis) \(parts.joined(separator: " and ")): limits "
      + "\(range(limits.before)) → \(range(limits.after)), \(ticks) ticks, \(series) series"
  }

  /// The panel as it was, but for what the sentence tells.
  func applied(to a: FigureModel.Panel, as b: FigureModel.Panel) -> FigureModel.Panel {
    var out = a
    for index in out.axes.indices where out.axes[index].id == axis {
      guard let new = b.axes.first(where: { $0.id == axis }) else { continue }
      out.axes[index].limits = new.limits
      out.axes[index].ticks = new.ticks
      out.axes[index].tickLabels = new.tickLabels
    }
    for (index, new) in zip(out.series.indices, b.series) {
      if axis == "x" { out.series[index].x = new.x } else { out.series[index].y = new.y }
    }
    return out
  }
}
