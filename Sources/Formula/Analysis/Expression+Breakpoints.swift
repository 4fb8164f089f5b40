import Exact

extension Expression {
  /// The kinks and jumps that the expression shows inside an interval, in ascending order.
  ///
  /// Every place where `abs`, `sign`, `relu` and its relatives, `elu`, `selu`, `softsign`,
  /// `hardswish`, `floor`, `cbrt`, `min`, `max` or a comparison changes its branch. Pre-images are
  /// solved for where the argument is a polynomial or built from invertible functions and sines,
  /// and otherwise bracketed on a grid and bisected to neighbouring doubles. Places where the
  /// argument only touches the level are no breaks. The ends of the interval are not listed.
  public func breakpoints(in interval: ClosedRange<Double>) -> [Double] {
    var found: Set<Double> = []
    for (level, switching) in switches(in: interval) {
      for root in LevelSolver(switching, interval).solutions(at: level) {
        if interval.lowerBound < root, root < interval.upperBound { found.insert(root) }
      }
    }
    return merged(found.sorted())
  }

  /// The inner expressions whose crossing of a level changes a branch.
  private func switches(in interval: ClosedRange<Double>) -> [(level: Rational, of: Expression)] {
    var result: [(Rational, Expression)] = []
    for node in core {
      switch node {
      case .call(.floor, let a):
        let inner = subexpression(a)
        for level in LevelSolver(inner, interval).integerLevels { result.append((level, inner)) }
      case .call(let function, let a):
        for level in function.switchLevels { result.append((level, subexpression(a))) }
      case .binary(let operation, let a, let b):
        guard operation.isComparison || operation == .minimum || operation == .maximum else {
          continue
        }
        if case .number(let level) = core[b] {
          result.append((level, subexpression(a)))
        } else {
          result.append((0, subexpression(a) - subexpression(b)))
        }
      default: continue
      }
    }
    return result.filter { !$0.1.isConstant }
  }

  /// One step of ``core`` as an expression of its own.
  func subexpression(_ index: Int) -> Expression {
    Self.build { $0.splice(core[...index], root: index) }
  }

  /// Equal places found twice with a different last bit are one place.
  private func merged(_ sorted: [Double]) -> [Double] {
    var result: [Double] = []
    for root in sorted {
      if let last = result.last, root - last <= 4 * max(root.ulp, last.ulp) { continue }
      result.append(root)
    }
    return result
  }
}

extension Function {
  /// The values of the argument at which the function changes its formula.
  var switchLevels: [Rational] {
    switch self {
    case .abs, .sign, .relu, .relu2, .leakyrelu, .elu, .selu, .softsign, .cbrt: [0]
    case .hardswish: [-3, 3]
    default: []
    }
  }
}
