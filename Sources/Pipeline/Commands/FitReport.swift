import Encoding
import Approximation
import Exact
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
      "diverged": .integer(spread.diverged),
    ])
  }

  /// The errors, with the measure of the mean square, and the starts.
  func lines(_ measure: String, _ precise: PreciseFit?) -> [String] {
    let rms = precise?.rms.doubleValue ?? rms
    let sup = precise.map { Extremum(x: $0.sup.x, value: $0.sup.error.doubleValue) } ?? sup
    var lines = [
      "rms       \(significant(rms, 6)) \(measure)",
      "sup       \(significant(sup.size, 6)) at x = \(significant(sup.x, 6))",
    ]
    let floor = PolynomialFloor(self, precise)
    if let degree, floor.value != nil || floor.bound != nil {
      let number =
        floor.value.map { significant($0, 6) } ?? "below \(significant(floor.noise, 1)) (rounding)"
      lines.append("best      \(number) rms of any polynomial of degree \(degree)")
    }
    lines.append(
      "starts    \(starts.count): best \(significant(spread.best, 4)), median "
        + "\(significant(spread.median, 4)), worst \(significant(spread.worst, 4)); "
        + "\(spread.nearBest) within 1 % of the best"
        + (spread.diverged > 0 ? "; \(spread.diverged) diverged" : ""))
    return lines
  }
}

/// The error of the best polynomial of the same degree, or a bound where all is rounding.
struct PolynomialFloor: Sendable {
  /// The root mean square error; nil below ``noise`` and without a degree.
  let value: Double?
  /// ``noise`` where the error is below it.
  let bound: Double?
  /// What counts as rounding.
  let noise: Double

  init(_ report: FitReport, _ precise: PreciseFit?) {
    noise = precise?.noiseFloor.doubleValue ?? 100 * report.noiseFloor
    let found = precise?.bestPolynomialRms?.doubleValue ?? report.bestPolynomialRms
    value = found.flatMap { [noise] in $0 > noise ? $0 : nil }
    bound = found.flatMap { [noise] in $0 > noise ? nil : noise }
  }
}

extension FitRequest {
  /// Carries a fit on beyond doubles, where that was asked for.
  ///
  /// - Throws: `Failure` where the target or a unit cannot be enclosed.
  func precise(
    _ resolved: Resolved, _ refine: (PreciseFit.Target, Int) -> PreciseFit?
  ) throws(Failure) -> PreciseFit? {
    guard let precision, let target = resolved.preciseTarget else { return nil }
    guard let result = refine(target, precision) else {
      throw Failure(
        "the fit can't be carried on with \(precision) bits: the function or a unit stands on a kink",
        hint: "leave out --precision")
    }
    return result
  }
}

extension PreciseFit {
  /// How many decimal digits the bits are worth.
  private var digits: Int { max(1, Int(Double(precision) * 0.30103)) }

  /// Parameters in the order of the model and of their names, with all digits of the precision.
  func json(_ names: [String]) -> JSON {
    let enclosure = rms.enclosure(digits: 12)
    return .pairs([
      "bits": .integer(precision),
      "names": .texts(names),
      "parameters": .texts(parameters.map { $0.midpointString(digits: digits) }),
      "rms": .texts([enclosure.midpoint, enclosure.radius]),
      "sup": .text(sup.error.magnitude.midpointString(digits: 12)),
      "iterations": .integer(iterations),
      "converged": .flag(isConverged),
    ])
  }

  func lines(_ names: [String]) -> [String] {
    var table = TextTable(["parameter", " value"], leading: [0, 1])
    for (name, value) in zip(names, parameters) {
      let digits = value.midpointString(digits: max(17, min(digits / 2, 40)))
      table.append([name, digits.hasPrefix("-") ? digits : " " + digits])
    }
    return ["carried on with \(precision) bits for \(iterations) steps", table.text]
  }
}
