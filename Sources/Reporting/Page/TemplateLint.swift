/// Checks the tags of a page template.
struct TemplateLint {
  private var faults: [TemplateFault] = []
  private var open: [(name: String, place: Place)] = []
  private var used: Set<String> = []

  /// Everything that is wrong with a template's tags.
  static func faults(in template: String) -> [TemplateFault] {
    var lint = TemplateLint()
    lint.check(SourceText(template))
    for section in lint.open {
      lint.faults.append(TemplateFault(.unclosed(section.name), at: section.place))
    }
    for slot in [PageTemplate.Slot.head, .body] where !lint.used.contains(slot.rawValue) {
      lint.faults.append(TemplateFault(.missingTag(slot.rawValue), at: .start))
    }
    return lint.faults
  }

  private mutating func check(_ source: SourceText) {
    let scalars = source.scalars
    func closes(_ text: [Unicode.Scalar], at index: Int) -> Bool {
      index + text.count <= scalars.count && Array(scalars[index..<(index + text.count)]) == text
    }
    var index = 0
    while index + 1 < scalars.count {
      guard scalars[index] == "{", scalars[index + 1] == "{" else {
        index += 1
        continue
      }
      let place = source.place(at: index)
      let isTriple = closes(["{"], at: index + 2)
      let closing: [Unicode.Scalar] = isTriple ? ["}", "}", "}"] : ["}", "}"]
      let start = index + (isTriple ? 3 : 2)
      var end = start
      while end < scalars.count, !closes(closing, at: end) { end += 1 }
      guard end < scalars.count else {
        faults.append(TemplateFault(.unclosed("{{"), at: place))
        return
      }
      let tag = source.text(Extractor.trimmed(source, start..<end))
      isTriple ? markup(tag, place) : self.tag(tag, place)
      index = end + closing.count
    }
  }

  private mutating func tag(_ tag: String, _ place: Place) {
    let name = String(tag.dropFirst().drop(while: \.isWhitespace))
    switch tag.first {
    case "!": break
    case "&": markup(name, place)
    case "#", "^":
      _ = slot(name, place)
      open.append((name, place))
    case "/":
      if open.last?.name == name {
        open.removeLast()
      } else {
        faults.append(TemplateFault(.syntax("'\(name)' closes nothing"), at: place))
      }
    case ">", "<", "$", "=", "%", "*":
      faults.append(TemplateFault(.unsupportedTag(tag), at: place))
    default:
      if let slot = slot(tag, place), slot.isMarkup {
        faults.append(TemplateFault(.wrongBraces(tag, isMarkup: true), at: place))
      }
    }
  }

  private mutating func markup(_ name: String, _ place: Place) {
    used.insert(name)
    if let slot = slot(name, place), !slot.isMarkup {
      faults.append(TemplateFault(.wrongBraces(name, isMarkup: false), at: place))
    }
  }

  private mutating func slot(_ name: String, _ place: Place) -> PageTemplate.Slot? {
    guard let slot = PageTemplate.Slot(rawValue: name) else {
      let known = PageTemplate.Slot.allCases.map(\.rawValue)
      faults.append(TemplateFault(.unknownTag(name, known: known), at: place))
      return nil
    }
    return slot
  }
}
