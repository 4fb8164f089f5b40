/// Something wrong in an article, and where.
public struct ReportingFault: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// Something opened and not closed, such as `$` or `{{`.
    case unclosed(String)
    /// A formula that is not in the TeX subset: the parser's words and its hint.
    case formula(String, hint: String?)
    /// A reference to a label that nothing has.
    case unknownLabel(String, known: [String])
    /// A citation of a work that is not in the list.
    case unknownCitation(String, known: [String])
    /// A value that was not computed.
    case unknownValue(String, known: [String])
    /// A format that does not exist.
    case unknownFormat(String, known: [String])
    /// A format with an argument it cannot use.
    case formatArgument(format: String, expected: String)
    /// A value that its format cannot show.
    case wrongValue(String, expected: String)
    /// A column that no row has.
    case unknownColumn(String, known: [String])
    /// Two things with one label; the first stands there.
    case duplicateLabel(String, first: Place)
    /// A label that its kind does not allow.
    case badLabel(String, expected: String)
    /// A figure or table without a label.
    case missingLabel(String)
    /// A figure that was not given.
    case missingFigure(String)
    /// A figure in the middle of a line.
    case figureInText
    /// An option nobody reads.
    case unknownOption(String, allowed: [String])
    /// An option that has to be there.
    case missingOption(String)
    /// HTML in the article.
    case rawHTML(String)
    /// A link to something other than a page, an address or a label.
    case unsafeLink(String)
    /// Attributes that belong to nothing.
    case strayAttributes(String)
    /// A footnote that is not defined.
    case unknownFootnote(String, known: [String])
    /// A footnote that nothing refers to.
    case unusedFootnote(String)
    /// A block `:::` of an unknown kind.
    case unknownBlock(String, known: [String])
    /// `:::` that closes nothing.
    case strayBlockEnd
    /// A caption that stands under no table.
    case strayCaption
    /// A character that is reserved for other use.
    case reservedCharacter(UInt32)
    /// A figure or table that the text never mentions.
    case unusedLabel(String)
    /// A work in the list that is never cited.
    case uncitedReference(String)
    /// A word that marks unfinished text.
    case unfinished(String)
    /// A section without text.
    case emptySection
    /// Text that is longer or deeper than can be read.
    case limit(String)
  }

  /// What is wrong.
  public var kind: Kind
  /// Where it stands.
  public var place: Place

  /// Makes a fault.
  public init(_ kind: Kind, at place: Place) {
    self.kind = kind
    self.place = place
  }
}

/// All faults found in one article.
public struct ReportingFaults: Error, Hashable, Sendable {
  /// The faults in the order of the text.
  public var faults: [ReportingFault]

  /// Gathers faults.
  public init(_ faults: [ReportingFault]) {
    self.faults = faults.sorted { $0.place < $1.place }
  }
}
