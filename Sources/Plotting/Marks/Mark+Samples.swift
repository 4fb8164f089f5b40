extension Mark {
  /// The corners of what the mark covers, in data units.
  var samples: [Sample] {
    switch self {
    case .line(let line): line.pieces.flatMap(\.self)
    case .stems(let stems): stems.samples
    case .points(let points): points.samples
    case .rule: []
    case .trend(let trend): [trend.start, trend.end]
    case .band(let band): band.sections.flatMap { [Sample($0.x, $0.low), Sample($0.x, $0.high)] }
    case .bars(let bars):
      bars.samples.flatMap {
        [Sample($0.x - bars.width / 2, $0.y), Sample($0.x + bars.width / 2, 0)]
      }
    case .heatmap(let map):
      [
        Sample(-0.5, -0.5),
        Sample(Double(map.rows.first?.count ?? 1) - 0.5, Double(map.rows.count) - 0.5),
      ]
    case .diagram(let diagram): diagram.nodes.map(\.position)
    case .note(let note): [note.position]
    }
  }

  /// The series whose samples these are, if any.
  var series: Series? {
    switch self {
    case .line(let line): line.series
    case .stems(let stems): stems.series
    case .points(let points): points.series
    case .trend(let trend): trend.series
    case .band(let band): band.series
    case .bars(let bars): bars.series
    case .rule, .heatmap, .diagram, .note: nil
    }
  }

  /// Room beside the first and last sample as a share of the width: samples that stand alone have
  /// an extent of their own, curves end with the window.
  var sideRoom: Double {
    switch self {
    case .line(let line): line.marksEverySample ? 0.04 : 0
    case .stems, .points, .bars: 0.04
    case .diagram: 0.08
    case .rule, .trend, .band, .heatmap, .note: 0
    }
  }

  /// Whether y counts from zero and only its magnitude shows on a logarithmic axis.
  var isMagnitude: Bool {
    switch self {
    case .stems, .bars: true
    case .line, .points, .rule, .trend, .band, .heatmap, .diagram, .note: false
    }
  }
}
