import Exact
import RealModule

/// What a step of an expression is taken of, on a scale where a change by 1 is a large one.
struct FeatureArgument {
  /// The scales.
  enum Scale {
    /// The argument itself, for exponentials and sigmoids.
    case plain
    /// −log |u|, for what is steep beside u = 0.
    case distance
    /// −log |1 − u²|, for what is steep beside u = ±1.
    case distanceFromOne
    /// b log |u|, for uᵇ.
    case power(Int)
  }

  private let operand: Int
  private let scale: Scale

  /// How many steps its value needs.
  var stepCount: Int {
    if case .power(let exponent) = scale { max(operand, exponent) + 1 } else { operand + 1 }
  }

  /// Whether its zeros count, as those of exponentials and sigmoids do.
  var hasLevel: Bool { if case .plain = scale { true } else { false } }

  /// Whether its minima count as well as its maxima.
  var hasMinima: Bool {
    switch scale {
    case .plain, .power: true
    case .distance, .distanceFromOne: false
    }
  }

  /// The arguments in the steps of an expression, in their order.
  static func all(in nodes: [Node]) -> [FeatureArgument] {
    var moves: [Bool] = []
    for node in nodes { moves.append(node == .variable || node.operands.contains { moves[$0] }) }
    return nodes.compactMap { node in
      switch node {
      case .call(let function, let a):
        guard moves[a], let scale = function.featureScale else { return nil }
        return FeatureArgument(operand: a, scale: scale)
      case .binary(.divide, _, let b):
        return moves[b] ? FeatureArgument(operand: b, scale: .distance) : nil
      case .binary(.power, let a, let b):
        guard moves[a] || moves[b] else { return nil }
        // Low powers are as smooth as their bases.
        if case .number(let n) = nodes[b], let n = n.integer, (0...8).contains(n) { return nil }
        return FeatureArgument(operand: a, scale: .power(b))
      default: return nil
      }
    }
  }

  /// Its values from those of all steps.
  func values(_ steps: [[Double]]) -> [Double] {
    let u = steps[operand]
    switch scale {
    case .plain: return u
    case .distance: return u.map { -.log(abs($0)) }
    case .distanceFromOne: return u.map { -.log(abs((1 - $0) * (1 + $0))) }
    case .power(let exponent): return zip(u, steps[exponent]).map { $1 * .log(abs($0)) }
    }
  }

  /// Its value at one point from those of the steps before it.
  func value(_ steps: [Double]) -> Double {
    let u = steps[operand]
    switch scale {
    case .plain: return u
    case .distance: return -.log(abs(u))
    case .distanceFromOne: return -.log(abs((1 - u) * (1 + u)))
    case .power(let exponent): return steps[exponent] * .log(abs(u))
    }
  }
}

extension Function {
  /// Where the function does its work; nil where it adds no detail to its argument.
  fileprivate var featureScale: FeatureArgument.Scale? {
    switch self {
    case .exp, .sinh, .cosh, .tanh, .asinh, .atan, .erf, .erfc, .elu, .selu, .gelu, .silu,
      .sigmoid, .softplus, .softsign, .mish:
      .plain
    case .log, .log2, .log10, .sqrt, .cbrt: .distance
    case .asin, .acos, .atanh, .acosh: .distanceFromOne
    default: nil
    }
  }
}
