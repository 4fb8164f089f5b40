import Approximation
import Exact
import Formula

extension CertificationFault {
  /// The failure of a function on an interval, with the place in x.
  func failure(of function: Input, on interval: CertifiedInterval) -> Failure {
    failure(
      at: function.location(length: max(1, function.text.count)), of: function.text, on: interval)
  }

  /// The failure of a function on an interval, at the place in a text that asked for the proof.
  func failure(
    at location: Diagnostic.Location?, of function: some CustomStringConvertible,
    on interval: CertifiedInterval
  ) -> Failure {
    let place: Double
    let reason: String
    var hint: String?
    switch self {
    case .undefined(let part, let u):
      (place, reason) = (u, "'\(part)' has no real value about")
    case .undecided(let part, let u):
      (place, reason) = (u, "the sign of '\(part)' could not be decided near")
      hint = "it may only touch 0 there, or come close to it"
    case .unbounded(let u):
      (place, reason) = (u, "there is no finite enclosure near")
      hint =
        "where the function is unbounded no sup error exists; x*log(x) and the like are enclosed at the ends of an interval, 0/0 at fractions and multiples of pi"
    case .tooManyPieces(let u):
      (place, reason) = (u, "too many pieces are needed near")
      hint =
        "features much narrower than the interval need a shorter interval or fewer bits (--precision)"
    case .negative(let u):
      (place, reason) = (u, "the weight is negative near")
    }
    let x = interval.point(Ball(place)).doubleValue
    return Failure(
      "'\(function)' cannot be certified: \(reason) x = \(significant(x))", at: location,
      hint: hint)
  }
}

extension Input {
  /// The text `A..B` as an interval with exact ends.
  ///
  /// - Throws: `Failure` when it is empty, reversed or infinite.
  func certifiedInterval() throws(Failure) -> CertifiedInterval {
    let domain = try interval()
    guard domain.isFinite, let ends = try? IntervalText(parsing: text) else {
      throw failure("only finite intervals are certified")
    }
    return CertifiedInterval(lower: ends.lower, upper: ends.upper)
  }

  /// The text `A..B` with exact ends, finite or not.
  ///
  /// - Throws: `Failure` when it is empty or reversed.
  func certifiedDomain() throws(Failure) -> CertifiedDomain {
    let domain = try interval()
    guard let ends = try? IntervalText(parsing: text) else { throw failure("not an interval") }
    switch domain.kind {
    case .finite: return .finite(CertifiedInterval(lower: ends.lower, upper: ends.upper))
    case .boundedBelow: return .above(ends.lower)
    case .boundedAbove: return .below(ends.upper)
    case .infinite: return .line
    }
  }

  /// A function on this infinite interval in the mapped variable: from the finite end inwards.
  ///
  /// - Throws: `Failure` when the text is no interval.
  func mapped(_ function: Expression) throws(Failure) -> Expression {
    let domain = try interval()
    guard let ends = try? IntervalText(parsing: text) else { throw failure("not an interval") }
    switch domain.kind {
    case .boundedBelow:
      return domain.lower == 0 ? function : function.composed(with: ends.lower + .x)
    case .boundedAbove: return function.composed(with: ends.upper - .x)
    case .finite, .infinite: return function
    }
  }
}
