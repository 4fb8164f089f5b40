import Formula

/// What a figure shows, in sentences made from its data, for readers who can't see it.
struct FigureSummary {
  /// The sentences.
  let text: String

  init(_ figure: Figure, _ facts: FigureFacts) {
    text = zip(figure.panels, facts.panels).map(Self.sentence).joined(separator: " ")
  }

  private static func sentence(_ panel: Panel, _ facts: PanelFacts) -> String {
    let letter = facts.letter.map { "(\($0)) " } ?? ""
    let what = panel.y.label?.plainText ?? panel.title?.plainText ?? "values"
    let over = panel.x.label.map { " over \($0.plainText)" } ?? ""
    var text = "\(letter)\(what)\(over)"
    if panel.x.isShown {
      text += " from \(brief(facts.x.lowerBound)) to \(brief(facts.x.upperBound))"
    }
    // A trend bears the name of the data that it follows, and says nothing of its own.
    let shown = panel.marks.filter { $0.series != nil }
    let parts = zip(shown, facts.series).compactMap { mark, series -> String? in
      if case .trend = mark { return nil }
      return mark.series.map { clause($0, series, over: facts.x) }
    }
    let end = panel.remark.map { ". \($0)." } ?? "."
    return parts.isEmpty ? text + end : "\(text): \(parts.joined(separator: "; "))\(end)"
  }

  private static func clause(
    _ series: Series, _ facts: SeriesFacts, over x: ClosedRange<Double>
  ) -> String {
    var text = series.label.plainText
    // Values that agree as far as they are written have no largest: which one is, is rounding.
    let ends = facts.range.map { (brief($0.lowerBound), brief($0.upperBound)) }
    let isLevel = ends.map { $0.0 == $0.1 } ?? false
    if let ends { text += isLevel ? " at \(ends.0)" : " from \(ends.0) to \(ends.1)" }
    if let largest = facts.largest, facts.count > 1, !isLevel {
      // Rounding beside 0 is no place of its own.
      let isZero = abs(largest.x) < 1e-9 * (x.upperBound - x.lowerBound)
      text += ", largest at \(brief(isZero ? 0 : largest.x))"
    }
    if facts.clipped > 0 {
      text += ", \(facts.clipped) of \(facts.count) samples outside the window"
    }
    if facts.belowFloor > 0 { text += ", \(facts.belowFloor) at or below the floor" }
    if facts.nonfinite > 0 { text += ", \(facts.nonfinite) not finite" }
    return text
  }

  private static func brief(_ value: Double) -> String {
    NumberNotation.short(value, digits: 3).plainText
  }
}
