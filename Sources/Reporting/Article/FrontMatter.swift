/// What stands at the head of an article: the title block, and how the page is set.
public struct FrontMatter: Hashable, Sendable {
  /// A line of Markdown in the front matter, with the place it was written at.
  public struct Line: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The Markdown; may hold mathematics and values.
    public var markdown: String
    /// Where it starts in the article's file.
    public var place: Place

    /// Makes a line.
    public init(_ markdown: String, at place: Place = .start) {
      self.markdown = markdown
      self.place = place
    }

    /// Makes a line that starts the file.
    public init(stringLiteral value: String) {
      self.init(value)
    }
  }

  /// One author.
  public struct Author: Hashable, Sendable {
    /// Full name.
    public var name: String
    /// Where the author works.
    public var affiliation: String?
    /// Open Researcher and Contributor ID, such as `0000-0002-1825-0097`.
    public var orcid: String?

    /// Makes an author.
    public init(name: String, affiliation: String? = nil, orcid: String? = nil) {
      self.name = name
      self.affiliation = affiliation
      self.orcid = orcid
    }
  }

  /// Title.
  public var title: Line
  /// Subtitle.
  public var subtitle: Line?
  /// Authors in order.
  public var authors: [Author]
  /// Date as printed; `2026-11-23` is also given to machines.
  public var date: String?
  /// Language tag, such as `en`, `zh-Hans` or `zh-Hant`.
  public var language: String
  /// Abstract.
  public var abstract: Line?
  /// Keywords.
  public var keywords: [String]
  /// Whether a list of contents is printed.
  public var contents: Bool
  /// Whether sections are numbered.
  public var numbering: Bool
  /// Parameters, which the text reads as `{{ params.name }}`.
  public var parameters: [String: String]

  /// Makes front matter.
  public init(
    title: Line, subtitle: Line? = nil, authors: [Author] = [], date: String? = nil,
    language: String = "en", abstract: Line? = nil, keywords: [String] = [],
    contents: Bool = false, numbering: Bool = true, parameters: [String: String] = [:]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.authors = authors
    self.date = date
    self.language = language
    self.abstract = abstract
    self.keywords = keywords
    self.contents = contents
    self.numbering = numbering
    self.parameters = parameters
  }
}
