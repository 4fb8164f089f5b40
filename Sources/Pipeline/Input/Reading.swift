import Encoding
public import Approximation
import Exact
public import Formula

extension Input {
  /// The text as an expression in x.
  ///
  /// - Throws: `Failure` at the offending column.
  public func expression() throws(Failure) -> Expression {
    do {
      return try Expression(parsing: text)
    } catch {
      throw failure(error)
    }
  }

  /// The text as a constant.
  ///
  /// - Throws: `Failure` when it is not one or not finite.
  public func constant() throws(Failure) -> ConstantValue {
    let expression: Expression
    do {
      expression = try Expression(parsingConstant: text)
    } catch {
      throw failure(error)
    }
    guard let value = expression.constantValue, !value.value.isNaN else {
      throw failure("'\(text)' has no value")
    }
    return value
  }

  /// The text as an expression without x, for exact use.
  ///
  /// - Throws: `Failure` when it is not one.
  func constantExpression() throws(Failure) -> Expression {
    do {
      return try Expression(parsingConstant: text)
    } catch {
      throw failure(error)
    }
  }

  /// The text as a finite constant.
  ///
  /// - Throws: `Failure` when it is not one.
  public func finiteConstant() throws(Failure) -> ConstantValue {
    let value = try constant()
    guard value.value.isFinite else { throw failure("'\(text)' is not finite") }
    return value
  }

  /// The text `A..B` as an interval.
  ///
  /// - Throws: `Failure` when it is empty or reversed.
  public func interval() throws(Failure) -> Interval { try interval(try ends()) }

  /// The text `A..B` as the two constants it names.
  ///
  /// - Throws: `Failure` at the offending column.
  func ends() throws(Failure) -> IntervalText {
    do {
      return try IntervalText(parsing: text)
    } catch {
      throw failure(error)
    }
  }

  /// The interval between the doubles of two constants.
  private func interval(_ ends: IntervalText) throws(Failure) -> Interval {
    do {
      return try Interval(ends.lowerValue.value, ends.upperValue.value)
    } catch {
      throw failure("'\(text)' is not an interval", hint: "write A..B with A < B, such as -1..1")
    }
  }

  /// The interval that is given, or that on which a basis is orthogonal by itself.
  ///
  /// - Throws: `Failure` naming the families where the basis is none.
  public static func interval(_ text: String?, of basis: Input?) throws(Failure) -> Input {
    if let text { return Input(argument: "--on", text) }
    guard let basis else { preconditionFailure("an interval or a basis") }
    return Input(argument: "--on", "\(try basis.family().canonicalInterval)")
  }

  /// The text as the name of an orthogonal family.
  ///
  /// - Throws: `Failure` naming the families.
  public func family() throws(Failure) -> OrthogonalFamily {
    do {
      return try OrthogonalFamily(name: text) { part in
        guard let constant = try? Expression(parsingConstant: String(part)) else { return nil }
        return FamilyParameter(constant)
      }
    } catch {
      switch error {
      case .unknown(let name):
        let hint = Spelling.nearest(to: name, among: OrthogonalFamily.names)
          .map { "did you mean '\($0)'?" }
        throw failure(
          "unknown basis '\(name)'",
          hint: hint ?? "known: " + OrthogonalFamily.names.joined(separator: ", "))
      case .unbalancedParenthesis: throw failure("a parenthesis is missing")
      case .parameterNotANumber(let part): throw failure("'\(part)' is not a number")
      case .parameterCount(let family, let expected, let found):
        throw failure(
          "\(family) takes \(expected.lowerBound)"
            + (expected.count > 1 ? " to \(expected.upperBound)" : "")
            + " parameters, not \(found)")
      case .parameterOutOfRange(let name, let value, let bound):
        throw failure(
          "the weight has no moments for \(name) = \(significant(value, 15)): it must exceed \(significant(bound, 15))"
        )
      case .parameterTooLarge(let name, let value, let limit):
        throw failure(
          "\(name) = \(value) is too large: parameters go up to \(limit)")
      case .gegenbauerZero:
        throw failure("gegenbauer(0) vanishes", hint: "use chebyshev")
      }
    }
  }

  /// A fault of the expression language as a failure at its column.
  func failure(_ fault: ParseFault) -> Failure {
    let bytes = fault.source.utf8
    let end = bytes.index(bytes.startIndex, offsetBy: min(fault.range.upperBound, bytes.count))
    let start = bytes.index(bytes.startIndex, offsetBy: min(fault.range.lowerBound, bytes.count))
    return Failure(
      fault.message,
      at: location(column: fault.column, length: max(1, fault.source[start..<end].count)),
      hint: fault.hint)
  }
}
