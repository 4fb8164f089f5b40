/// The head of an article: title, authors, date, abstract.
enum TitleBlock {
  static func html(
    _ matter: FrontMatter, _ words: Vocabulary, title: [HTML], subtitle: [HTML]?, abstract: [HTML]?
  ) -> HTML {
    var nodes: [HTML] = [.tag("h1", title)]
    if let subtitle { nodes.append(.tag("p", ["class": "subtitle"], subtitle)) }
    if !matter.authors.isEmpty {
      nodes.append(.tag("p", ["class": "authors"], authors(matter, words)))
    }
    if let date = matter.date {
      nodes.append(
        .tag("p", ["class": "date"], [.tag("time", ["datetime": isoDate(date)], [.text(date)])]))
    }
    if let abstract {
      nodes.append(
        .tag(
          "section", ["class": "abstract", "aria-label": words.abstract],
          [
            .tag(
              "p",
              [
                .tag("b", [.text(words.abstract + (words.isHan ? "：" : "."))]),
                .text(words.isHan ? "" : " "),
              ] + abstract)
          ]))
    }
    if !matter.keywords.isEmpty {
      nodes.append(
        .tag(
          "p", ["class": "keywords"],
          [
            .tag("b", [.text(words.keywords + (words.isHan ? "：" : "."))]),
            .text(
              (words.isHan ? "" : " ") + matter.keywords.joined(separator: words.isHan ? "，" : ", ")
            ),
          ]))
    }
    return .tag("header", ["class": "title"], nodes)
  }

  private static func authors(_ matter: FrontMatter, _ words: Vocabulary) -> [HTML] {
    var nodes: [HTML] = []
    for (index, author) in matter.authors.enumerated() {
      if index > 0 { nodes.append(.text(words.isHan ? "、" : ", ")) }
      var name: [HTML] = [.text(author.name)]
      if let orcid = author.orcid, isORCID(orcid) {
        name = [.tag("a", ["href": "https://orcid.org/\(orcid)"], name)]
      }
      nodes.append(.tag("span", ["class": "author"], name))
      if let affiliation = author.affiliation {
        nodes.append(.tag("span", ["class": "affiliation"], [.text(" (\(affiliation))")]))
      }
    }
    return nodes
  }

  static func isORCID(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        part.count == 4 && part.unicodeScalars.allSatisfy { $0.isASCIIDigit || $0 == "X" }
      }
  }

  /// The date for machines, when it is written year first.
  static func isoDate(_ date: String) -> String? {
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    let isDate =
      (1...3).contains(parts.count) && parts[0].count == 4
      && parts.dropFirst().allSatisfy { $0.count == 2 }
      && parts.allSatisfy { $0.unicodeScalars.allSatisfy(\.isASCIIDigit) }
    return isDate ? date : nil
  }
}
