/// TeX's eight styles: four sizes, each plain or cramped (exponents kept low).
struct Style: Hashable {
  enum Level: Int { case display, text, script, scriptScript }

  var level: Level
  var cramped = false

  /// 0 at text size, 1 in scripts, 2 in scripts of scripts.
  var scriptLevel: Int { max(0, level.rawValue - 1) }
  var isScript: Bool { level.rawValue >= Level.script.rawValue }
  var isDisplay: Bool { level == .display }

  var crampedStyle: Style { Style(level: level, cramped: true) }
  var superscript: Style {
    Style(level: level.rawValue < Level.script.rawValue ? .script : .scriptScript, cramped: cramped)
  }
  var `subscript`: Style { superscript.crampedStyle }
  var numerator: Style {
    switch level {
    case .display: Style(level: .text, cramped: cramped)
    case .text: Style(level: .script, cramped: cramped)
    case .script, .scriptScript: Style(level: .scriptScript, cramped: cramped)
    }
  }
  var denominator: Style { numerator.crampedStyle }
}
