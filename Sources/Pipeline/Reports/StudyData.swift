import Approximation
import Formula
import Reporting

extension Study {
  /// The data table behind a figure: one row an approximant; nil when there is nothing to measure.
  var data: ResolvedFigure.Data? {
    let measured = approximants.filter { $0.errors != nil }
    guard !measured.isEmpty else { return coefficientData }
    let rows = measured.map { approximant -> [Value] in
      let errors = approximant.errors
      return [
        .notation(approximant.label), .number(Double(approximant.parameters)),
        .number(errors?.sup.size ?? .nan), .number(errors?.rms ?? .nan),
        .number(errors?.l2 ?? .nan),
      ]
    }
    return ResolvedFigure.Data(
      columns: ["approximation", "parameters", "sup error", "RMS error", "L² error"],
      rows: rows, csv: csv)
  }

  private var coefficientData: ResolvedFigure.Data? {
    let rows = approximants.flatMap { approximant in
      approximant.coefficients.enumerated().filter { $0.element != 0 }.prefix(33).map {
        [Value.notation(approximant.label), .number(Double($0.offset)), .number($0.element)]
      }
    }
    guard !rows.isEmpty else { return nil }
    return ResolvedFigure.Data(
      columns: ["chain", "power", "coefficient"], rows: rows, csv: csv)
  }

  /// Coefficients of all approximants as comma-separated values in full precision.
  private var csv: String {
    var lines = ["approximation,k,coefficient"]
    for approximant in approximants {
      for (k, coefficient) in approximant.coefficients.enumerated() {
        lines.append("\(approximant.name),\(k),\(coefficient)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
