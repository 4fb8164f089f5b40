/// One work that an article can cite, with its parts as printed.
public struct BibliographyEntry: Hashable, Sendable {
  /// The key of `[@key]`.
  public var key: String
  /// Authors as printed.
  public var authors: String?
  /// Title of the work.
  public var title: String?
  /// Journal or book the work stands in.
  public var container: String?
  /// Publisher.
  public var publisher: String?
  /// Volume, issue and pages as printed.
  public var locator: String?
  /// Year of publication.
  public var year: String?
  /// Digital Object Identifier, without a resolver's address.
  public var doi: String?
  /// Address.
  public var url: String?
  /// Where the entry stands in the article's file.
  public var place: Place

  /// Makes an entry.
  public init(
    key: String, authors: String? = nil, title: String? = nil, container: String? = nil,
    publisher: String? = nil, locator: String? = nil, year: String? = nil, doi: String? = nil,
    url: String? = nil, place: Place = .start
  ) {
    self.key = key
    self.authors = authors
    self.title = title
    self.container = container
    self.publisher = publisher
    self.locator = locator
    self.year = year
    self.doi = doi
    self.url = url
    self.place = place
  }
}
