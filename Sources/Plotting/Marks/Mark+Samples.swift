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

  /// Whether the mark's samples stand alone, so that the first and last need room beside them.
  var isDiscrete: Bool {
    switch self {
    case .line(let line): line.marksEverySample
    case .stems, .points: true
    case .rule, .trend, .band, .bars, .heatmap, .diagram, .note: false
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
