extension ArticleWriter {
  /// Whether a key is a label of this article and not a work of another.
  static func isLabel(_ key: String) -> Bool {
    ["fig-", "tbl-", "eq-", "sec-"].contains { key.hasPrefix($0) }
  }

  /// References and citations: `Figure 1`, `[2, p. 3]`.
  mutating func html(_ citation: Citation) -> [HTML] {
    var nodes: [HTML] = []
    var isOpen = false
    for (index, item) in citation.items.enumerated() {
      let isWork = !Self.isLabel(item.key)
      if isOpen, !isWork {
        nodes.append(.text("]"))
        isOpen = false
      }
      if index > 0 { nodes.append(.text(isWork && isOpen ? ", " : words.listSeparator)) }
      if isWork, citation.isBracketed, !isOpen {
        nodes.append(.text("["))
        isOpen = true
      }
      nodes += isWork ? work(item, isBracketed: citation.isBracketed) : reference(item)
    }
    if isOpen { nodes.append(.text("]")) }
    return nodes
  }

  private mutating func work(_ item: Citation.Item, isBracketed: Bool) -> [HTML] {
    guard let entry = bibliography.first(where: { $0.key == item.key }) else {
      fault(.unknownCitation(item.key, known: bibliography.map(\.key)), at: item.place)
      return []
    }
    if !cited.contains(entry.key) { cited.append(entry.key) }
    let number = (cited.firstIndex(of: entry.key) ?? 0) + 1
    let link = HTML.tag(
      "a", ["href": "#\(PageID.reference(entry.key))", "class": "citation"], [.text("\(number)")])
    if isBracketed { return [.text(item.prefix), link, .text(item.suffix)] }
    let authors = entry.authors ?? entry.title ?? entry.key
    return [.text(authors + (words.isHan ? "" : "\u{A0}")), .text("["), link, .text("]")]
  }

  private mutating func reference(_ item: Citation.Item) -> [HTML] {
    guard let target = numbering.targets[item.key] else {
      fault(.unknownLabel(item.key, known: Array(numbering.targets.keys)), at: item.place)
      return []
    }
    mentioned.insert(item.key)
    let link = HTML.tag(
      "a", ["href": "#\(target.id)", "class": "reference"], label(target, isBare: item.isBare))
    return [.text(item.prefix), link, .text(item.suffix)]
  }

  private mutating func label(_ target: Numbering.Target, isBare: Bool) -> [HTML] {
    let number = target.kind == .equation ? "(\(target.number))" : target.number
    if target.number.isEmpty {
      return [.text(words.isHan ? "“" : "“")] + html(target.title) + [.text("”")]
    }
    if isBare { return [.text(number)] }
    return switch target.kind {
    case .figure: [.text("\(words.figure)\u{A0}\(number)")]
    case .table: [.text("\(words.table)\u{A0}\(number)")]
    case .equation: [.text("\(words.equation)\u{A0}\(number)")]
    case .section: [.text("\(words.section.before)\(number)\(words.section.after)")]
    }
  }

  /// Figures, tables and works that the text leaves unmentioned.
  func unmentioned() -> [ReportingFault] {
    let labels = numbering.targets.filter { label, target in
      (target.kind == .figure || target.kind == .table) && !mentioned.contains(label)
    }
    return labels.map { ReportingFault(.unusedLabel($0.key), at: $0.value.place) }
      + bibliography.filter { !cited.contains($0.key) }.map {
        ReportingFault(.uncitedReference($0.key), at: $0.place)
      }
  }

  /// The list of cited works.
  func references() -> HTML? {
    guard !cited.isEmpty else { return nil }
    let items = cited.compactMap { key in
      bibliography.first { $0.key == key }.map { entry in
        HTML.tag("li", ["id": PageID.reference(key)], Self.html(entry))
      }
    }
    return .tag(
      "section", ["class": "references", "aria-labelledby": PageID.references],
      [
        .tag("h2", ["id": PageID.references], [.text(words.references)]), .tag("ol", items),
      ])
  }

  /// Authors, title, *container*, locator, publisher, year and address, as far as given.
  private static func html(_ entry: BibliographyEntry) -> [HTML] {
    var nodes: [HTML] = []
    func sentence(_ parts: [HTML], _ last: String) {
      if !nodes.isEmpty { nodes.append(.text(" ")) }
      nodes += parts
      nodes.append(.text(last.hasSuffix(".") || last.hasSuffix("。") ? "" : "."))
    }
    if let authors = entry.authors { sentence([.text(authors)], authors) }
    if let title = entry.title { sentence([.text(title)], title) }
    var place: [HTML] = []
    var tail = ""
    func add(_ node: HTML, _ text: String) {
      if !place.isEmpty { place.append(.text(", ")) }
      place.append(node)
      tail = text
    }
    if let container = entry.container { add(.tag("em", [.text(container)]), container) }
    if let locator = entry.locator { add(.text(locator), locator) }
    if let publisher = entry.publisher { add(.text(publisher), publisher) }
    if let year = entry.year { add(.text(year), year) }
    if !place.isEmpty { sentence(place, tail) }
    if let doi = entry.doi {
      let link = HTML.tag("a", ["href": "https://doi.org/\(doi)"], [.text("doi:\(doi)")])
      sentence([link], "")
    } else if let url = entry.url, url.hasPrefix("https:") || url.hasPrefix("http:") {
      sentence([.tag("a", ["href": url], [.text(url)])], "")
    }
    return nodes
  }
}
