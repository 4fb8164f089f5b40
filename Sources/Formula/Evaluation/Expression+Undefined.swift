/// The step of an expression that has no finite value at a point.
public struct UndefinedPart: Hashable, Sendable {
  /// Why there is no value.
  public enum Reason: Hashable, Sendable {
    /// A function or power of this argument is not real, such as `log` below 0.
    case notReal(argument: Double)
    /// Something is divided by 0, or a function has a pole there.
    case pole
    /// The value is beyond the double range.
    case overflow
  }

  /// The step in the input language.
  public let subexpression: String
  /// Where it stands in the text, in UTF-8 offsets; nil for built expressions.
  public let range: Range<Int>?
  /// Why there is no value.
  public let reason: Reason
}

extension Expression {
  /// The innermost step whose operands are finite at `x` while its own value is not; nil where the
  /// expression has a finite value.
  ///
  /// - Complexity: O(n²) for n steps.
  public func undefinedPart(at x: Double) -> UndefinedPart? {
    var values: [Double] = []
    for (index, node) in core.enumerated() {
      let value = CompiledExpression(Array(core[...index]))(x)
      values.append(value)
      if node == .constant(.infinity) { continue }
      guard !value.isFinite, node.operands.allSatisfy({ values[$0].isFinite }) else { continue }
      return UndefinedPart(
        subexpression: source(ofCore: index), range: coreRanges[index],
        reason: reason(node, values))
    }
    return nil
  }

  private func reason(_ node: Node, _ values: [Double]) -> UndefinedPart.Reason {
    let value = values[values.count - 1]
    let operands = node.operands.map { values[$0] }
    switch node {
    case .binary(.divide, _, _): return operands[1] == 0 ? .pole : .overflow
    case .binary(.power, _, _):
      if value.isNaN { return .notReal(argument: operands[0]) }
      return operands[0] == 0 ? .pole : .overflow
    case .call, .besselJ:
      if value.isNaN { return .notReal(argument: operands[0]) }
      return abs(operands[0]) > 20 ? .overflow : .pole
    default: return .overflow
    }
  }
}
