import Yams

/// The front matter of an article, as written.
public struct FrontMatterSpec: Sendable {
  /// One author.
  public struct Author: Sendable {
    /// Full name.
    public var name: String
    /// Where the author works.
    public var affiliation: String?
    /// Open Researcher and Contributor ID.
    public var orcid: String?
  }

  /// One entry of the list of references, in the keys of CSL.
  public struct Reference: Sendable {
    /// The key it is cited by.
    public var id: Located<String>
    /// Authors as printed.
    public var author: String?
    /// Title of the work.
    public var title: String?
    /// Journal or book the work stands in.
    public var container: String?
    /// Publisher.
    public var publisher: String?
    /// Volume, issue and pages as printed.
    public var locator: String?
    /// Year of publication.
    public var issued: String?
    /// Digital Object Identifier.
    public var doi: String?
    /// Address.
    public var url: String?
  }

  /// Title of the article; may hold `$…$` mathematics.
  public var title: Located<String>?
  /// Subtitle.
  public var subtitle: Located<String>?
  /// Authors in order.
  public var authors: [Author]
  /// Date as printed.
  public var date: String?
  /// Language tag, such as `en` or `zh-Hans`.
  public var language: Located<String>?
  /// Abstract.
  public var description: Located<String>?
  /// Keywords.
  public var keywords: [String]
  /// Whether a table of contents is printed.
  public var contents: Bool
  /// Whether sections are numbered.
  public var numbering: Bool
  /// Parameters with their defaults.
  public var parameters: [String: Located<String>]
  /// References that can be cited.
  public var references: [Reference]
  /// Computations without a picture, by the name their values go by.
  public var studies: [(name: String, spec: FigureSpec)]

  /// Reads front matter from YAML.
  ///
  /// - Parameters:
  ///   - text: the YAML between the two `---` lines.
  ///   - firstLine: the line of the article it starts on.
  /// - Throws: `SpecificationFaults` with everything that is wrong.
  public init(yaml text: String, firstLine: Int) throws(SpecificationFaults) {
    // Empty lines before the text make every place one of the article.
    let padding = String(repeating: "\n", count: max(0, firstLine - 1))
    let mapping: Node.Mapping
    do {
      mapping = try YAMLText.mapping(padding + text)
    } catch {
      throw SpecificationFaults(faults: [error])
    }
    var faults: [SpecificationFault] = []
    var fields = FieldReader(mapping, at: Place(line: 1, column: 1))
    title = fields.requiredText("title", &faults)
    subtitle = fields.text("subtitle", &faults)
    authors = Self.authors(&fields, &faults)
    date = fields.text("date", &faults)?.value
    language = fields.text("lang", &faults)
    description = fields.text("description", &faults)
    keywords = fields.texts("keywords", &faults).map(\.value)
    contents = fields.flag("toc", &faults) ?? false
    numbering = fields.flag("numbering", &faults) ?? true
    parameters = Self.parameters(&fields, &faults)
    references = Self.references(&fields, &faults)
    studies = Self.studies(&fields, &faults)
    fields.finish(&faults)
    guard faults.isEmpty else { throw SpecificationFaults(faults: faults) }
  }

  private static func authors(
    _ fields: inout FieldReader, _ faults: inout [SpecificationFault]
  ) -> [Author] {
    guard let node = fields.node("author") else { return [] }
    let nodes: [Node] = if case .sequence(let list) = node { Array(list) } else { [node] }
    return nodes.compactMap { node in
      switch node {
      case .scalar(let scalar):
        return Author(name: scalar.string)
      case .mapping(let mapping):
        var inner = FieldReader(mapping, at: node.place)
        let name = inner.requiredText("name", &faults)
        let affiliation = inner.text("affiliation", &faults)
        let orcid = inner.text("orcid", &faults)
        inner.finish(&faults)
        return name.map {
          Author(name: $0.value, affiliation: affiliation?.value, orcid: orcid?.value)
        }
      default:
        faults.append(
          SpecificationFault(.wrongType(key: "author", expected: "a name"), at: node.place))
        return nil
      }
    }
  }

  private static func parameters(
    _ fields: inout FieldReader, _ faults: inout [SpecificationFault]
  ) -> [String: Located<String>] {
    var parameters: [String: Located<String>] = [:]
    guard case .mapping(let mapping)? = fields.node("params") else { return [:] }
    for (key, value) in mapping {
      guard case .scalar(let scalar) = value, let name = key.string else {
        faults.append(
          SpecificationFault(
            .wrongType(key: "params", expected: "a single value"), at: value.place))
        continue
      }
      parameters[name] = Located(scalar.string, at: value.place)
    }
    return parameters
  }

  private static func studies(
    _ fields: inout FieldReader, _ faults: inout [SpecificationFault]
  ) -> [(name: String, spec: FigureSpec)] {
    guard case .mapping(let mapping)? = fields.node("studies") else { return [] }
    return mapping.compactMap { key, value in
      guard case .mapping(let inner) = value, let name = key.string else {
        faults.append(
          SpecificationFault(
            .wrongType(key: "studies", expected: "a figure's keys"), at: value.place))
        return nil
      }
      return (name, FigureSpec(FieldReader(inner, at: key.place), &faults))
    }
  }

  private static func references(
    _ fields: inout FieldReader, _ faults: inout [SpecificationFault]
  ) -> [Reference] {
    fields.list("references", &faults).compactMap { node in
      guard case .mapping(let mapping) = node else {
        faults.append(
          SpecificationFault(
            .wrongType(key: "references", expected: "entries with an id"), at: node.place))
        return nil
      }
      var inner = FieldReader(mapping, at: node.place)
      let id = inner.requiredText("id", &faults)
      let texts = [
        "author", "title", "container-title", "publisher", "locator", "issued", "DOI", "URL",
      ].map { inner.text($0, &faults)?.value }
      inner.finish(&faults)
      return id.map {
        Reference(
          id: $0, author: texts[0], title: texts[1], container: texts[2], publisher: texts[3],
          locator: texts[4], issued: texts[5], doi: texts[6], url: texts[7])
      }
    }
  }
}
