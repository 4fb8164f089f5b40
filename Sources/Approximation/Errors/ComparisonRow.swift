/// One line of the table that compares methods.
public struct ComparisonRow: Sendable {
  /// The method as tables call it, such as `legendre` or `minimax`.
  public let method: String
  /// The degree of the polynomial, or the larger degree of a rational function.
  public let degree: Int
  /// How many numbers determine the approximation.
  public let parameters: Int
  /// The type of a rational function; nil for others.
  ///
  /// It may have fewer parameters than the row, where no function of the row's types is better.
  public let type: RationalType?
  /// Its errors, or why there are none.
  public let outcome: Result<ErrorNorms, IntegrationError>

  /// Creates a line.
  public init(
    method: String, degree: Int, parameters: Int, type: RationalType? = nil,
    outcome: Result<ErrorNorms, IntegrationError>
  ) {
    self.method = method
    self.degree = degree
    self.parameters = parameters
    self.type = type
    self.outcome = outcome
  }

  /// Its errors; nil where the approximation or its norms do not exist.
  public var errors: ErrorNorms? { try? outcome.get() }
}

/// A line that a comparison does not have, and why.
public struct ComparisonGap: Hashable, Sendable {
  /// The method as tables call it.
  public let method: String
  /// The degree a polynomial with as many parameters would have.
  public let degree: Int
  /// Why there is no such line.
  public let reason: Reason

  /// Reasons for which a method has no approximation with a number of parameters.
  public enum Reason: Hashable, Sendable {
    /// Functions of type (m, m) have an odd number of parameters.
    case evenParameters
    /// AAA met its tolerance with fewer parameters, or found nothing better and free of poles.
    case endsBefore(RationalType)
    /// No levelled function without poles was found.
    case notLevelled
    /// The degree is above the largest that the method takes.
    case above(Int)
    /// Bernstein's polynomials and AAA begin with degree 1.
    case degreeZero
    /// The method needs a finite interval.
    case infiniteInterval
    /// The function is unbounded at an end of the interval.
    case unbounded
  }
}
