/// What labels stand for: the number of every figure, table, equation and section.
struct Numbering {
  enum Kind: Hashable { case figure, table, equation, section }

  struct Target: Hashable {
    var kind: Kind
    /// The number as printed, such as `3` or `2.1`; empty for an unnumbered section.
    var number: String
    /// The id on the page.
    var id: String
    /// The title of a section.
    var title: [Span] = []
    var place: Place
  }

  private(set) var targets: [String: Target] = [:]
  /// Sections in order, with their depth from 1.
  private(set) var sections: [(target: Target, depth: Int)] = []
  private(set) var faults: [ReportingFault] = []
  private var counters: [Kind: Int] = [:]
  private var sectionCounters: [Int] = []
  private var ids: Set<String> = []
  private let numbersSections: Bool
  /// The level of heading that the article's main sections have.
  private let topLevel: Int

  /// Numbers everything in reading order.
  init(_ blocks: [Block], numbersSections: Bool) {
    self.numbersSections = numbersSections
    topLevel =
      blocks.compactMap { block in
        if case .heading(let heading) = block { heading.level } else { nil }
      }.min() ?? 1
    reserveLabels(blocks)
    visit(blocks)
  }

  /// Labels are ids; ids made from titles keep out of their way.
  private mutating func reserveLabels(_ blocks: [Block]) {
    ids.formUnion([PageID.article, PageID.references, PageID.notes, PageID.contents])
    for case .heading(let heading) in blocks {
      if let label = heading.label { ids.insert(label) }
    }
  }

  private mutating func visit(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .heading(let heading): visit(heading)
      case .figure(let figure): add(.figure, figure.label, at: figure.place)
      case .table(let table):
        if let label = table.label { add(.table, label, at: table.place) }
      case .results(let table): add(.table, table.label, at: table.place)
      case .equation(tex: _, label: let label?, let place): add(.equation, label, at: place)
      case .callout(let callout): visit(callout.blocks)
      case .quote(let blocks): visit(blocks)
      case .list(let list): list.items.forEach { visit($0) }
      default: break
      }
    }
  }

  private mutating func add(_ kind: Kind, _ label: String, at place: Place) {
    let prefix = [.figure: "fig-", .table: "tbl-", .equation: "eq-"][kind] ?? ""
    if !label.hasPrefix(prefix) {
      faults.append(
        ReportingFault(.badLabel(label, expected: "\(prefix) and a name"), at: place))
    }
    counters[kind, default: 0] += 1
    register(
      Target(kind: kind, number: "\(counters[kind, default: 0])", id: label, place: place),
      as: label)
  }

  private mutating func register(_ target: Target, as label: String) {
    if let first = targets[label] {
      faults.append(ReportingFault(.duplicateLabel(label, first: first.place), at: target.place))
    }
    targets[label] = target
    ids.insert(label)
  }

  private mutating func visit(_ heading: Heading) {
    let depth = max(heading.level - topLevel + 1, 1)
    var number = ""
    if numbersSections, heading.isNumbered {
      while sectionCounters.count < depth { sectionCounters.append(0) }
      sectionCounters.removeSubrange(depth...)
      sectionCounters[depth - 1] += 1
      number = sectionCounters.map(String.init).joined(separator: ".")
    }
    let target = Target(
      kind: .section, number: number, id: heading.label ?? freshID(heading.title),
      title: heading.title, place: heading.place)
    sections.append((target, depth))
    if let label = heading.label { register(target, as: label) }
  }

  /// An id made from a title, unlike all others.
  private mutating func freshID(_ title: [Span]) -> String {
    var stem = ""
    for scalar in title.plainText.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        stem.unicodeScalars.append(scalar)
      } else if !stem.isEmpty, !stem.hasSuffix("-") {
        stem += "-"
      }
    }
    if stem.hasSuffix("-") { stem.removeLast() }
    if stem.isEmpty { stem = "section" }
    var id = stem
    var count = 2
    while !ids.insert(id).inserted {
      id = "\(stem)-\(count)"
      count += 1
    }
    return id
  }
}

/// Ids that every page has.
enum PageID {
  static let article = "article"
  static let references = "references"
  static let notes = "notes"
  static let contents = "contents"

  static func reference(_ key: String) -> String { "ref-\(key)" }
  static func note(_ number: Int) -> String { "note-\(number)" }
  static func noteUse(_ number: Int, _ use: Int) -> String {
    use == 1 ? "note-use-\(number)" : "note-use-\(number)-\(use)"
  }
}

extension [Span] {
  /// The words alone; formulas as TeX.
  var plainText: String {
    map { span in
      switch span {
      case .text(let text), .code(let text): text
      case .emphasis(let inside), .strong(let inside), .struck(let inside),
        .link(url: _, let inside, _):
        inside.plainText
      case .softBreak, .lineBreak: " "
      case .math(let tex, _), .display(let tex, _, _): tex
      default: ""
      }
    }.joined()
  }
}
