/// What a panel shows of its data: the ends of both axes.
///
/// Automatic limits follow these rules.
/// - Horizontally the window is as wide as the data; samples that stand alone get room beside them.
/// - Vertically the marks that *frame* decide: the target, stems, points, bars, bands. Curves of
///   approximants may widen a linear frame by ``Window/allowance`` of its height on each side and
///   are cut beyond, so that a polynomial that runs away doesn't squeeze the function flat. Without
///   a framing mark all curves count, but none reaches further than ``Window/dominance`` times the
///   median curve.
/// - On a logarithmic axis the dips of a dense curve don't count, since their depth is an accident of
///   sampling. The highest curve is cut where it rises above the second
///   highest by more than 0.3 of what that one spans, and all are cut at a stated ceiling.
/// - A stated floor is the lower end unless all data lie higher.
struct Window: Hashable, Sendable {
  /// The ends of an axis: left or lower, then right or upper.
  struct Span: Hashable, Sendable {
    var from: Double
    var to: Double

    /// The ends in ascending order.
    var range: ClosedRange<Double> { min(from, to)...max(from, to) }
  }

  /// Horizontal ends.
  var x: Span
  /// Vertical ends.
  var y: Span
  /// On a logarithmic vertical axis the value where dips are closed and zeros stand.
  var floor: Double?

  /// How far an approximant may widen the frame of the target, as a share of its height.
  static let allowance = 0.35
  /// How many times further than the median curve a curve may reach when nothing frames.
  static let dominance = 4.0

  /// The window of a panel.
  init(of panel: Panel) {
    x = HorizontalWindow(panel).span
    let vertical = VerticalWindow(panel, within: x.range)
    y = vertical.span
    if panel.y.scale == .logarithmic {
      let lowest = y.range.lowerBound
      floor = max(panel.y.floor ?? lowest, lowest)
    }
  }
}
