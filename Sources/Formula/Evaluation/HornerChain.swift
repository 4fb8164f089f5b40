/// A polynomial that some step writes by Horner's rule.
///
/// ((c₀·g + c₁)·g + c₂)·g + …
///
/// Run as one instruction it does the same operations in the same order, without a pass over memory
/// for each of them.
struct HornerChain {
  /// The step that is the polynomial's variable.
  let base: Int
  /// From the highest degree down.
  let coefficients: [Double]

  /// The chain that ends in each step, where one of at least degree 2 does.
  static func all(in nodes: [Node], constants: [Double?]) -> [HornerChain?] {
    var chains: [HornerChain?] = []
    for node in nodes { chains.append(chain(node, nodes, constants, chains)) }
    return chains.map { $0.flatMap { $0.coefficients.count > 2 ? $0 : nil } }
  }

  private static func chain(
    _ node: Node, _ nodes: [Node], _ constants: [Double?], _ chains: [HornerChain?]
  ) -> HornerChain? {
    guard case .binary(let operation, let sum, let last) = node,
      operation == .add || operation == .subtract, let constant = constants[last],
      case .binary(.multiply, let a, let b) = nodes[sum], constants[sum] == nil
    else { return nil }
    let tail = operation == .add ? constant : -constant
    for (inner, base) in [(a, b), (b, a)] where constants[base] == nil {
      if let leading = constants[inner] {
        return HornerChain(base: base, coefficients: [leading, tail])
      }
      if let before = chains[inner], before.base == base {
        return HornerChain(base: base, coefficients: before.coefficients + [tail])
      }
    }
    return nil
  }
}
