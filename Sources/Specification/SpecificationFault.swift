/// Something wrong with what the author wrote, and where.
public struct SpecificationFault: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// The text is not YAML; the parser's own words.
    case syntax(String)
    /// A key that nobody reads, and the ones that are allowed here.
    case unknownKey(String, allowed: [String])
    /// A word that is not one of the allowed ones.
    case unknownWord(String, allowed: [String], of: String)
    /// A value of the wrong kind, such as a list where a number belongs.
    case wrongType(key: String, expected: String)
    /// A number outside its range.
    case outOfRange(key: String, expected: String)
    /// A key that has to be there.
    case missingKey(String)
    /// Two keys that exclude each other.
    case conflict(String, String)
    /// A key that means nothing without another one.
    case needs(String, String)
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

/// All faults found in one specification.
public struct SpecificationFaults: Error, Hashable, Sendable {
  /// The faults in the order of the text.
  public var faults: [SpecificationFault]
}
