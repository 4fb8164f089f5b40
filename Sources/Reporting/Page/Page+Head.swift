extension Page {
  /// What stands in the head: the policy first, then what machines read, then the style.
  func head(_ style: String) -> [HTML] {
    var nodes: [HTML] = [
      .tag("meta", ["charset": "utf-8"]),
      .tag(
        "meta",
        ["http-equiv": "Content-Security-Policy", "content": ContentPolicy.text(style: style)]),
      named("viewport", "width=device-width, initial-scale=1"),
      named("color-scheme", "light dark"),
      .tag("title", [.text(title)]), .text("\n"),
    ]
    if !summary.isEmpty { nodes.append(named("description", summary)) }
    for author in frontMatter.authors { nodes.append(named("author", author.name)) }
    if !frontMatter.keywords.isEmpty {
      nodes.append(named("keywords", frontMatter.keywords.joined(separator: ", ")))
    }
    nodes.append(named("generator", "Residuum"))
    nodes += citation() + social()
    // The style is text of the `style` element: raw, so it is checked where it is made.
    nodes.append(.verbatim("<style>\(style)</style>\n"))
    return nodes
  }

  /// What indexes of scholarly works read.
  private func citation() -> [HTML] {
    var nodes = [named("citation_title", title), named("citation_language", frontMatter.language)]
    for author in frontMatter.authors {
      nodes.append(named("citation_author", author.name))
      if let affiliation = author.affiliation {
        nodes.append(named("citation_author_institution", affiliation))
      }
      if let orcid = author.orcid, TitleBlock.isORCID(orcid) {
        nodes.append(named("citation_author_orcid", "https://orcid.org/\(orcid)"))
      }
    }
    if let date = frontMatter.date.flatMap(TitleBlock.isoDate) {
      nodes.append(named("citation_publication_date", date.replacing("-", with: "/")))
    }
    return nodes
  }

  private func social() -> [HTML] {
    [("og:type", "article"), ("og:title", title), ("og:description", summary)]
      .filter { !$0.1.isEmpty }
      .map { .tag("meta", ["property": $0.0, "content": $0.1]) }
  }

  private func named(_ name: String, _ content: String) -> HTML {
    .tag("meta", ["name": name, "content": content])
  }
}
