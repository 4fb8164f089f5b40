import Exact

/// Turns nodes into instructions with a linear scan of register lifetimes.
struct InstructionBuilder {
  let nodes: [Node]
  var constants: [Double] = []
  var instructions: [CompiledExpression.Instruction] = []
  var registerCount = 0
  private(set) var polynomials: [[Double]] = []
  private var folded: [Double?] = []
  private var chains: [HornerChain?] = []
  private var register: [Int?]
  private var lastUse: [Int]
  private var free: [Int] = []

  init(_ nodes: [Node]) {
    self.nodes = nodes
    register = Array(repeating: nil, count: nodes.count)
    lastUse = Array(repeating: 0, count: nodes.count)
  }

  mutating func compile() -> Int {
    fold()
    chains = HornerChain.all(in: nodes, constants: folded)
    lastUse[nodes.count - 1] = nodes.count
    for index in nodes.indices.reversed() where isNeeded(index) && folded[index] == nil {
      for operand in operands(of: index) { lastUse[operand] = max(lastUse[operand], index) }
    }
    for index in nodes.indices where isNeeded(index) {
      guard let value = folded[index] else { continue }
      register[index] = constants.count
      constants.append(value)
    }
    registerCount = constants.count + 1
    for (index, node) in nodes.enumerated() where isNeeded(index) && folded[index] == nil {
      emit(node, index)
    }
    return register[nodes.count - 1] ?? 0
  }

  /// Values of all subexpressions without x.
  private mutating func fold() {
    for node in nodes {
      switch node {
      case .variable: folded.append(nil)
      case .number(let value): folded.append(value.doubleValue)
      case .constant(let constant): folded.append(constant.value)
      default:
        let values = node.operands.compactMap { folded[$0] }
        let known = values.count == node.operands.count
        folded.append(known ? Self.value(of: node, values) : nil)
      }
    }
  }

  private static func value(of node: Node, _ values: [Double]) -> Double {
    switch node {
    case .negate: -values[0]
    case .call(let function, _): function.value(values[0])
    case .besselJ(let order, _): besselJ(order, values[0])
    case .binary(let operation, _, _): operation.value(values[0], values[1])
    case .choose: values[0] != 0 ? values[1] : values[2]
    case .variable, .number, .constant: .nan
    }
  }

  private func isNeeded(_ index: Int) -> Bool {
    lastUse[index] > 0
  }

  /// The operands an instruction reads: the exponent of a small integer power is part of its code.
  private func operands(of index: Int) -> [Int] {
    if let chain = chains[index] { return [chain.base] }
    return smallPower(nodes[index]).map { [$0.base] } ?? nodes[index].operands
  }

  private func smallPower(_ node: Node) -> (base: Int, exponent: Int)? {
    guard case .binary(.power, let a, let b) = node, case .number(let value) = nodes[b],
      let exponent = value.integer, exponent.magnitude <= smallExponent
    else { return nil }
    return (a, exponent)
  }

  private mutating func emit(_ node: Node, _ index: Int) {
    var code: CompiledExpression.Instruction.Code
    switch node {
    case .variable:
      register[index] = constants.count
      return
    case .number, .constant: return
    case .negate: code = .negate
    case .call(let function, _): code = .call(function)
    case .besselJ(let order, _): code = .besselJ(order)
    case .binary(let operation, _, _):
      code = smallPower(node).map { .integerPower($0.exponent) } ?? .binary(operation)
    case .choose: code = .choose
    }
    if let chain = chains[index] {
      code = .polynomial(polynomials.count)
      polynomials.append(chain.coefficients)
    }
    let used = operands(of: index)
    let sources = used.map { register[$0] ?? 0 }
    for operand in Set(used) where lastUse[operand] == index {
      if let place = register[operand], place > constants.count { free.append(place) }
    }
    let target = free.popLast() ?? registerCount
    registerCount = max(registerCount, target + 1)
    register[index] = target
    instructions.append(
      .init(
        code: code, target: target, a: sources[0], b: sources.count > 1 ? sources[1] : 0,
        c: sources.count > 2 ? sources[2] : 0))
  }
}
