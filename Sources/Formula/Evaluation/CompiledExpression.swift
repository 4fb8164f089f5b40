/// An expression as a flat list of instructions on registers.
///
/// Constants are folded, equal subexpressions are computed once, and registers are reused as soon as
/// their value is no longer needed. Many points are evaluated block by block, so that the registers
/// stay in the processor's nearest cache.
public struct CompiledExpression: Sendable {
  struct Instruction: Sendable {
    enum Code: Sendable {
      case binary(Operation)
      case negate
      case call(Function)
      case integerPower(Int)
      case besselJ(Int)
      case choose
      /// Horner's rule with the coefficients of that index.
      case polynomial(Int)
    }
    let code: Code
    let target: Int
    let a: Int
    let b: Int
    let c: Int
  }

  /// Registers 0 ..< constants.count hold these for ever; the next one holds x.
  let constants: [Double]
  let instructions: [Instruction]
  /// Coefficients of recognised polynomials, from the highest degree down.
  let polynomials: [[Double]]
  let registerCount: Int
  let result: Int

  var input: Int { constants.count }

  init(_ nodes: [Node]) {
    var builder = InstructionBuilder(nodes)
    result = builder.compile()
    constants = builder.constants
    instructions = builder.instructions
    registerCount = builder.registerCount
    polynomials = builder.polynomials
  }
}
