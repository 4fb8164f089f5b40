import Encoding
import Approximation
import Networks

/// How well a fit went, whatever was fitted.
struct FitReport: Sendable {
  let rms: Double
  let sup: Extremum
  let degree: Int?
  let bestPolynomialRms: Double?
  let noiseFloor: Double
  let starts: [FitStart]
  let spread: FitSpread
  let isConverged: Bool
  let isInterrupted: Bool

  init<Function>(_ fit: Fit<Function>) {
    (rms, sup, degree) = (fit.rms, fit.sup, fit.degree)
    (bestPolynomialRms, noiseFloor) = (fit.bestPolynomialRms, fit.noiseFloor)
    (starts, spread) = (fit.starts, fit.spread)
    (isConverged, isInterrupted) = (fit.isConverged, fit.isInterrupted)
  }

  var startsJSON: JSON {
    .array(
      starts.map { start in
        .pairs([
          "index": .integer(start.index), "rms": .number(start.rms),
          "iterations": .integer(start.iterations), "converged": .flag(start.isConverged),
        ])
      })
  }

  var spreadJSON: JSON {
    .pairs([
      "best": .number(spread.best), "median": .number(spread.median),
      "worst": .number(spread.worst), "nearBest": .integer(spread.nearBest),
    ])
  }

  /// The errors, with the measure of the mean square, and the starts.
  func lines(_ measure: String) -> [String] {
    var lines = [
      "rms       \(significant(rms, 6)) \(measure)",
      "sup       \(significant(sup.size, 6)) at x = \(significant(sup.x, 6))",
    ]
    if let degree, let floor = bestPolynomialRms {
      let number =
        floor > 100 * noiseFloor
        ? significant(floor, 6) : "below \(significant(100 * noiseFloor, 1)) (rounding)"
      lines.append("best      \(number) rms of any polynomial of degree \(degree)")
    }
    lines.append(
      "starts    \(starts.count): best \(significant(spread.best, 4)), median "
        + "\(significant(spread.median, 4)), worst \(significant(spread.worst, 4)); "
        + "\(spread.nearBest) within 1 % of the best")
    return lines
  }
}
