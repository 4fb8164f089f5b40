/// What readers who can't see a picture are told of it, and what changed in that.
struct SpokenLabels {
  /// One change for each label that says something else.
  private(set) var changes: [Change] = []
  /// Labels that changed together with the text they stand for.
  private var told: Set<String> = []
  /// Groups of text whose label changed.
  private var groups: Set<String> = []

  /// Compares the names of two documents and the labels of the groups of corresponding marks.
  ///
  /// Only pictures that present themselves as such (`role="img"`) have a name; others carry the
  /// name of the program that wrote them.
  init(_ a: SVGDocument, _ b: SVGDocument, _ pairs: [(Mark, Mark)]) {
    if a.isNamed && b.isNamed {
      compare(a.title, b.title, "title of the picture", node: "title")
      compare(a.summary, b.summary, "description of the picture", node: "desc")
    }
    for (first, second) in pairs where first.trail.count == second.trail.count {
      for (old, new) in zip(first.trail, second.trail) where old.label != new.label {
        let name = new.id.isEmpty ? new.role : new.id
        guard told.insert("\(name)\n\(old.label ?? "")\n\(new.label ?? "")").inserted else {
          continue
        }
        compare(old.label ?? "", new.label ?? "", "label of \(name)", node: name)
        if !new.id.isEmpty { groups.insert(new.id) }
      }
    }
  }

  /// Whether a mark is a part of outlined words whose label tells what became of them.
  func tell(_ mark: Mark) -> Bool {
    mark.isOutlinedText && mark.trail.contains { groups.contains($0.id) }
  }

  private mutating func compare(_ old: String, _ new: String, _ what: String, node: String) {
    if old == new { return }
    let words = old.count + new.count > 200 ? "changed" : "'\(old)' → '\(new)'"
    changes.append(Change(.text, "\(what) \(words)", node: node))
  }
}
