/// Something that no chain of a family has and a target needs, or the other way round.
public struct Obstruction: Sendable, Equatable {
  /// What kind of property stands in the way.
  public enum Kind: String, Sendable, CaseIterable {
    /// The value at 0.
    case constant
    /// The derivative at 0.
    case slope
    /// The sign of the coefficients.
    case sign
    /// A relation between the first coefficients.
    case relation
    /// Being a single power.
    case monomial
    /// The size of the odd part.
    case oddPart
    /// Symmetry about 0.
    case parity
    /// The values that can be taken at all.
    case range
    /// Being monotone.
    case monotonicity
    /// Being a straight line.
    case linearity
    /// The sign of the Schwarzian derivative.
    case schwarzian
    /// The limit of infinitely many layers.
    case moebius
    /// The number of free directions.
    case parameters
  }

  /// What an obstruction rules out.
  public enum Force: String, Sendable, CaseIterable {
    /// No chain equals the target; chains may come as close as one likes.
    case equality
    /// Chains of every depth keep a distance from the target.
    case approximation
  }

  /// What kind of property stands in the way.
  public let kind: Kind
  /// What it rules out.
  public let forbids: Force
  /// What holds for all chains of the family.
  public let statement: String
  /// What was found about the target, with numbers.
  public let evidence: String
  /// Where on the interval it shows, if at one point.
  public let point: Double?

  init(
    _ kind: Kind, _ statement: String, _ evidence: String, at point: Double? = nil,
    forbids: Force = .approximation
  ) {
    self.kind = kind
    self.forbids = forbids
    self.statement = statement
    self.evidence = evidence
    self.point = point
  }
}
