import Glibc
import Imaging

/// The model of a small figure, every part changeable.
struct TinyModel {
  var count = 500
  var factor = 1.0
  var offset = 0.0
  var spike: Int?
  var gap: Range<Int> = 100..<110
  var label = "series C"
  var width = "1.2"
  var limits = [-1.4, 1.4]
  var ticks = [-1.0, 0, 1]
  var minor = 9
  var hasGrid = true
  var yLabel = "f(x)"
  var scale = "linear"
  var title = "Decay"
  var titleX = 100.0
  var cairo = "1.16.0"
  var hasSecond = true
  /// What every x is multiplied by, axis and ticks too.
  var unit = 1.0
  var box = [40.0, 10, 300, 120]

  func model() -> FigureModel {
    let x = (0..<count).map { Double($0) / 100 }
    var y = x.map { factor * sin($0) * 0.7 + offset }
    for index in gap where index < count { y[index] = .nan }
    if let spike { y[spike] += 0.05 }
    var series = [
      FigureModel.Series(
        id: "c", label: label, kind: "line", style: [("stroke", "#1f77b4"), ("width", width)],
        x: x.map { unit * $0 }, y: y)
    ]
    if hasSecond {
      series.append(
        FigureModel.Series(
          id: "e", label: "error", kind: "stems", x: [1, 2, 3, 4].map { unit * $0 },
          y: [1, 1e-4, 0, 1e-15],
          logarithmic: (false, true)))
    }
    return FigureModel(
      id: "decay", size: [360, 160],
      panels: [
        FigureModel.Panel(
          id: "fit", box: box,
          axes: [
            FigureModel.Axis(id: "x", limits: [0, 5 * unit], ticks: [0, 5 * unit], label: "x"),
            FigureModel.Axis(
              id: "y", scale: scale, limits: limits, ticks: ticks,
              tickLabels: ticks.map { "\($0)" }, minorTicks: minor, hasGrid: hasGrid,
              label: yLabel),
          ], series: series)
      ],
      texts: [FigureModel.Label(role: "title", text: title, place: [titleX, 8])],
      versions: [("cairo", cairo), ("residuum", "0.1")])
  }
}
