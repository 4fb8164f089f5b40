extension Review.Entry {
  /// The result on one line, in the words of a review: ``Comparison/summary``, or which of the
  /// approved and the new picture is wanting or damaged.
  public var summary: String {
    if let fault = comparison.fault {
      return "unreadable: the \(fault.isFirst ? "approved" : "new") picture \(fault.words)"
    }
    guard comparison.changes.isEmpty else { return comparison.summary }
    switch comparison.verdict {
    case .new: return "new: no picture of this name is approved yet"
    case .missing: return "missing: there is no new picture of this name"
    case .stale: return "stale: no figure makes the approved picture any more"
    case .identical, .withinTolerance, .drift, .changed, .size, .unreadable:
      return comparison.summary
    }
  }
}

extension Comparison {
  /// The verdict in words: `within tolerance`.
  public var title: String {
    verdict == .withinTolerance ? "within tolerance" : verdict.rawValue
  }

  /// The level where two pictures were compared; nil where one is not there or can't be read.
  public var basis: Level? {
    switch verdict {
    case .new, .missing, .stale, .unreadable: nil
    case .identical, .withinTolerance, .drift, .changed, .size: level
    }
  }

  /// The result on one line: `changed (structure): …`, `within tolerance: 0.4 of a limit of 1`.
  public var summary: String {
    if let fault {
      return "unreadable: the \(fault.isFirst ? "first" : "second") file \(fault.words)"
    }
    var parts = changes.prefix(3).map(\.statement)
    if changes.count > 3 { parts.append("and \(changes.count - 3) more") }
    if parts.isEmpty, let differentPixels, differentPixels > 0, let totalPixels {
      var text = "\(differentPixels) of \(totalPixels) px differ"
      if let region = regions.first {
        text += " in \(regions.count) \(regions.count == 1 ? "place" : "places"), most at "
        text += "\(region.x), \(region.y) (\(region.width) × \(region.height) px)"
      }
      parts.append(text)
    }
    if let measured, verdict != .identical {
      parts.append("\(brief(measured.value)) \(measured.unit), limit \(brief(measured.limit))")
    }
    return parts.isEmpty ? title : "\(title): \(parts.joined(separator: "; "))"
  }
}

extension Comparison.FileFault {
  /// Why, to follow "the first file".
  public var words: String {
    switch reason {
    case .told(let words): return words
    case .format: return "is neither PNG nor SVG"
    case .mixed: return "is of another format than the other, and they don't both carry a model"
    case .svg(let line, let column, let problem):
      return "is no sound SVG: \(line):\(column): \(problem)"
    case .png(let fault):
      switch fault {
      case .notPNG: return "is no PNG"
      case .truncated: return "is cut off"
      case .checksum(let chunk): return "is damaged: wrong checksum of \(chunk)"
      case .malformed(let chunk): return "breaks the rules of PNG at \(chunk)"
      case .unknown(let chunk): return "needs the unknown chunk \(chunk)"
      case .corrupt(let chunk): return "is damaged inside \(chunk)"
      case .tooLarge(let width, let height):
        return "is larger than allowed: \(width) × \(height) px"
      case .keyword(let key): return "has the unfit keyword '\(key)'"
      }
    }
  }
}
