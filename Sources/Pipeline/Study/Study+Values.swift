import Approximation
import Exact
import Formula
import Reporting

extension Study {
  /// The values an article can name, by path: `legendre.errors.sup`.
  ///
  /// An approximant goes by its name, and by the name without its degree where that is unique.
  var values: [String: Value] {
    var values: [String: Value] = [:]
    if let target { values["function"] = .notation(target.notation) }
    if let domain { values["domain"] = .text("\(domain)") }
    let shortNames = approximants.map(\.shortName)
    let measured = measuredValues
    for approximant in approximants {
      var own = approximant.values
      if let errors = approximant.errors {
        own.merge(measured) { _, new in new }
        own["errors.supOn"] = .text("\(errors.supInterval)")
      }
      var names = [approximant.name]
      if shortNames.filter({ $0 == approximant.shortName }).count == 1 {
        names.append(approximant.shortName)
      }
      for name in Set(names) {
        for (path, value) in own { values["\(name).\(path)"] = value }
      }
    }
    values["rows"] = .rows(approximants.map(\.row))
    if !profiles.isEmpty { values.merge(atlasValues) { _, new in new } }
    for curve in gramSchmidt?.curves ?? [] {
      for (degree, defect) in curve.defects.enumerated() {
        values["gram.\(curve.method.rawValue).\(degree)"] = .number(defect)
      }
    }
    return values
  }
}

extension Study {
  /// The weight in which all errors are measured, and ‖f‖ in it: l2/norm is the relative error.
  private var measuredValues: [String: Value] {
    guard let target, let norm else { return [:] }
    var values: [String: Value] = ["errors.weight": .text(weightText)]
    let own = approximants.lazy.compactMap { approximant -> Double? in
      guard case .projection(let projection) = approximant.object,
        projection.basis.isSame(as: norm)
      else { return nil }
      return projection.norm
    }.first
    let size =
      own
      ?? (try? ErrorNorms(
        of: target.function, minus: RealFunction { _ in 0 }, in: norm, degree: 0,
        supOn: norm.interval.isFinite ? nil : view))?.l2
    if let size { values["errors.norm"] = .number(size) }
    return values
  }
}

extension Approximant {
  /// Whether its coefficients come from quadrature or elimination in double precision.
  var isRounded: Bool {
    switch object {
    case .projection, .interpolation, .minimax, .bernstein, .rational: true
    case .taylor, .chain, .network: false
    }
  }

  /// Its values by path.
  var values: [String: Value] {
    var values: [String: Value] = [
      "label": .notation(label), "parameters": .number(Double(parameters)),
    ]
    if let degree { values["degree"] = .number(Double(degree)) }
    if let errors {
      values["errors.sup"] = .number(errors.sup.size)
      values["errors.supAt"] = .number(errors.sup.x)
      values["errors.rms"] = .number(errors.rms)
      values["errors.l2"] = .number(errors.l2)
    }
    // What double precision can't tell from zero beside the largest is 0.
    let noise =
      isRounded && certifiedBits == nil ? coefficients.reduce(0) { max($0, abs($1)) } * 0x1p-52 : 0
    for (index, coefficient) in coefficients.enumerated() {
      values["coefficients.\(index)"] = .number(abs(coefficient) <= noise ? 0 : coefficient)
    }
    switch object {
    case .taylor(_, let analysis): values.merge(analysis.values) { _, new in new }
    case .projection(let projection):
      values["digits"] = .number(Double(projection.digits))
      values["norm"] = .number(projection.norm)
      values["own.norm"] = .number(projection.norm)
      values["own.l2"] = .number(projection.errors.l2)
      values["own.rms"] = .number(projection.errors.rms)
      if let ownWeight { values["own.weight"] = .text(ownWeight) }
      for (k, value) in projection.orthonormalCoefficients.enumerated() {
        values["orthonormalCoefficients.\(k)"] = .number(value)
      }
      if let chop { values["stopped"] = .text(chop.explanation) }
      if let decay = Spectrum(projection).decay {
        values["rate"] = .number(decay.rate)
        values["decay.rate"] = .number(decay.rate)
        values["decay.kind"] = .text(decay.kind.rawValue)
      }
    case .interpolation(let result):
      values["lebesgue"] = .number(result.lebesgue.value)
    case .minimax(let best, _):
      values["lowerBound"] = .number(best.lowerBound)
      values["error"] = .number(best.error.size)
      for (k, x) in best.reference.enumerated() { values["reference.\(k)"] = .number(x) }
    case .bernstein: break
    case .rational(let study): values.merge(study.values) { _, new in new }
    case .chain(let chain): values.merge(chain.values) { _, new in new }
    case .network(let network): values.merge(network.values) { _, new in new }
    }
    return values
  }

  /// Its line in a table of the study.
  var row: [String: Value] {
    var row: [String: Value] = [
      "method": .notation(label), "parameters": .number(Double(parameters)),
    ]
    if let degree { row["degree"] = .number(Double(degree)) }
    if let errors {
      row["sup"] = .number(errors.sup.size)
      row["rms"] = .number(errors.rms)
      row["l2"] = .number(errors.l2)
    }
    return row
  }
}
