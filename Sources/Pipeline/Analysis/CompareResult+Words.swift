import Approximation
import Encoding

extension CompareResult {
  /// The table for people.
  public var text: String {
    let hasTypes = table.contains { $0.type != nil }
    var lines = TextTable(
      ["method", "degree", "parameters"] + (hasTypes ? ["type"] : []) + ["sup", "RMS", "L2"],
      leading: hasTypes ? [0, 3] : [0])
    for row in table {
      let type = row.type.map { "(\($0.numerator), \($0.denominator))" } ?? ""
      lines.append(
        [row.method, "\(row.degree)", "\(row.parameters)"] + (hasTypes ? [type] : [])
          + (row.errors?.words ?? ["-", "-", "-"]))
    }
    var laws = TextTable(["method", "sup error falls", "which implies"], leading: [0, 1, 2])
    for trend in trends {
      guard let decay = trend.decay else { continue }
      let index = table.contains { $0.method == trend.method && $0.type != nil } ? "(P - 1)" : "n"
      laws.append([trend.method, decay.words(of: index), trend.regularity?.words ?? ""])
    }
    return """
      \(input.expression) on \(input.range)
      \(norms)\(scope)
      \(lines.text)\(notes)\(trends.contains { $0.decay != nil } ? "\n" + laws.text : "")
      """
  }

  /// Where the sup errors were taken and Taylor's centre, where the interval does not say.
  private var scope: String {
    var parts: [String] = []
    if !input.domain.isFinite, let part = table.lazy.compactMap({ $0.errors?.supInterval }).first {
      parts.append("sup on \(input.words(part))")
    }
    if taylorFault == nil { parts.append("taylor at \(input.frame.words(center))") }
    return parts.isEmpty ? "" : "\n" + parts.joined(separator: ", ")
  }

  /// What the columns measure.
  private var norms: String {
    "sup = max |f - p|, L2 = sqrt(integral of (f - p)^2 w), RMS = L2/sqrt(integral of w), w = \(weightText) (\(basisName))"
  }

  /// What rational rows are, and the lines that are left out.
  private var notes: String {
    var lines: [String] = []
    if let certified {
      lines.append(
        "polynomials: enclosed with \(certified.bits) bits; others in doubles"
      )
    }
    let rational = table.filter { $0.method == "rational" }
    if !rational.isEmpty {
      lines.append(
        "rational: the best of all types (m, n) with m + n + 1 parameters"
          + (rational.contains { $0.parameters > 9 } ? ", above 9 of those with |m - n| small" : "")
      )
      if rational.contains(where: { ($0.type?.parameters ?? $0.parameters) < $0.parameters }) {
        lines.append(
          "  where the type shown is smaller, by parity or at rounding level, no larger one is better"
        )
      }
    }
    var seen: [String: [Int]] = [:]
    var order: [String] = []
    var unsuited: [String] = []
    for gap in gaps {
      // The warning says that the function is unbounded.
      if gap.reason == .unbounded { continue }
      if gap.reason == .infiniteInterval {
        if !unsuited.contains(gap.method) { unsuited.append(gap.method) }
        continue
      }
      let key = "\(gap.method): \(gap.reason.words)"
      if seen[key] == nil { order.append(key) }
      seen[key, default: []].append(gap.degree + 1)
    }
    for key in order {
      let counts = (seen[key] ?? []).map(String.init).joined(separator: ", ")
      let parts = key.split(separator: ":", maxSplits: 1)
      lines.append(
        "no \(parts[0]) row of \(counts) parameter\(counts == "1" ? "" : "s"):\(parts[1])")
    }
    if !unsuited.isEmpty {
      lines.append("left out, as they need a finite interval: \(unsuited.joined(separator: ", "))")
    }
    lines += unfitted
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  /// Why methods have no law of their errors.
  private var unfitted: [String] {
    var methods: [LawGap: [String]] = [:]
    for trend in trends {
      if let gap = lawGap(of: trend) { methods[gap, default: []].append(trend.method) }
    }
    return LawGap.allCases.compactMap { gap in
      methods[gap].map { "no law of the errors of \($0.joined(separator: ", ")): \(gap.rawValue)" }
    }
  }

  /// Why no law was fitted to the errors of a method; nil where one was.
  func lawGap(of trend: ComparisonTrend) -> LawGap? {
    guard trend.decay == nil else { return nil }
    let rows = table.filter { $0.method == trend.method }.compactMap(\.errors)
    if rows.isEmpty { return nil }
    let ended = gaps.count { gap in
      if case .endsBefore = gap.reason { gap.method == trend.method } else { false }
    }
    if rows.count < 5 { return rows.count + ended < 5 ? .tooFew : .ended }
    let visible = rows.filter { $0.sup.size > $0.noise && $0.sup.size.isFinite }
    return visible.count < 5 ? .rounding : .noLaw
  }

  /// Reasons for which a method has no law of its errors.
  enum LawGap: String, CaseIterable {
    case tooFew = "that takes at least five of them, so give more degrees"
    case ended = "it ends before the fifth of them, and higher degrees are no better"
    case rounding = "fewer than five of them are finite and above rounding"
    case noLaw = "they do not fall by a geometric or an algebraic law"
  }

  /// What is missing from the table, and why.
  public var warnings: [Diagnostic] {
    var lines = repetitions + (taylorFault.map { [$0] } ?? [])
    if let end = unboundedEnds.first {
      lines.append(
        "the function is unbounded near x = \(input.frame.words(end)): no polynomial has a finite sup error, and minimax, Bernstein and rational approximations are left out"
      )
    }
    for row in table {
      if let reason = row.reason {
        lines.append("\(row.method) of degree \(row.degree): \(reason)")
      }
    }
    return lines.map { Diagnostic(.warning, $0) }
  }
}

extension ErrorNorms {
  /// The three norms with up to five digits, as many as stand above rounding.
  fileprivate var words: [String] {
    let unit = rms > 0 ? l2 / rms : 1
    return [(sup.size, noise), (rms, noise), (l2, noise * unit)].map { size, noise in
      guard noise > 0, size.isFinite else { return significant(size, 5) }
      if size <= noise { return "< " + significant(noise, 1) }
      return significant(size, max(1, min(5, wholeDigits(size / noise) + 1)))
    }
  }
}

extension ComparisonGap.Reason {
  /// Why a line is missing.
  var words: String {
    switch self {
    case .evenParameters: "AAA makes types (m, m), of an odd number of parameters"
    case .endsBefore(let type):
      "its best function free of poles has type (\(type.numerator), \(type.denominator))"
    case .notLevelled: "no levelled function without poles was found"
    case .above(let degree): "computed up to degree \(degree) only"
    case .degreeZero: "begins with degree 1"
    case .infiniteInterval: "needs a finite interval"
    case .unbounded: "needs a function bounded on the interval"
    }
  }
}
