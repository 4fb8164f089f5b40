extension CompiledExpression {
  /// Points evaluated together: a register of them is 2 KiB.
  static let blockSize = 256

  /// The value at one point.
  public func callAsFunction(_ x: Double) -> Double {
    unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: registerCount) { registers in
      for (index, value) in constants.enumerated() { unsafe registers[index] = value }
      unsafe registers[input] = x
      for step in instructions {
        let a = unsafe registers[step.a]
        let value: Double
        switch step.code {
        case .binary(let operation): value = unsafe operation.value(a, registers[step.b])
        case .negate: value = -a
        case .call(let function): value = function.value(a)
        case .integerPower(let exponent): value = Formula.integerPower(a, exponent)
        case .besselJ(let order): value = Formula.besselJ(order, a)
        case .choose: value = unsafe a != 0 ? registers[step.b] : registers[step.c]
        case .polynomial(let index):
          value = polynomials[index].dropFirst().reduce(polynomials[index][0]) { $0 * a + $1 }
        }
        unsafe registers[step.target] = value
      }
      return unsafe registers[result]
    }
  }

  /// The values at many points.
  ///
  /// O(points × instructions), no allocation beyond the result.
  public func evaluate(_ points: [Double]) -> [Double] {
    unsafe [Double](unsafeUninitializedCapacity: points.count) { values, count in
      unsafe points.withUnsafeBufferPointer { unsafe evaluate($0, into: values) }
      count = points.count
    }
  }

  /// The values at many points, written to the caller's buffer.
  ///
  /// - Precondition: `values` is as long as `points`.
  public func evaluate(_ points: Span<Double>, into values: inout MutableSpan<Double>) {
    precondition(points.count == values.count)
    unsafe points.withUnsafeBufferPointer { points in
      unsafe values.withUnsafeMutableBufferPointer { unsafe evaluate(points, into: $0) }
    }
  }

  private func evaluate(
    _ points: UnsafeBufferPointer<Double>, into values: UnsafeMutableBufferPointer<Double>
  ) {
    let size = min(Self.blockSize, points.count)
    guard size > 0 else { return }
    unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: registerCount * size) { block in
      guard let base = block.baseAddress else { return }
      for (index, value) in constants.enumerated() {
        unsafe (base + index * size).update(repeating: value, count: size)
      }
      for start in stride(from: 0, to: points.count, by: size) {
        let count = min(size, points.count - start)
        for i in 0..<count { unsafe base[input * size + i] = points[start + i] }
        for step in instructions { unsafe run(step, base, size, count) }
        for i in 0..<count { unsafe values[start + i] = base[result * size + i] }
      }
    }
  }

  private func run(
    _ step: Instruction, _ base: UnsafeMutablePointer<Double>, _ size: Int, _ count: Int
  ) {
    let a = unsafe UnsafePointer(base + step.a * size)
    let b = unsafe UnsafePointer(base + step.b * size)
    let c = unsafe UnsafePointer(base + step.c * size)
    let target = unsafe base + step.target * size
    switch step.code {
    case .binary(.add): for i in 0..<count { unsafe target[i] = a[i] + b[i] }
    case .binary(.subtract): for i in 0..<count { unsafe target[i] = a[i] - b[i] }
    case .binary(.multiply): for i in 0..<count { unsafe target[i] = a[i] * b[i] }
    case .binary(.divide): for i in 0..<count { unsafe target[i] = a[i] / b[i] }
    case .binary(let operation):
      for i in 0..<count { unsafe target[i] = operation.value(a[i], b[i]) }
    case .negate: for i in 0..<count { unsafe target[i] = -a[i] }
    case .integerPower(2): for i in 0..<count { unsafe target[i] = a[i] * a[i] }
    case .integerPower(let exponent):
      for i in 0..<count { unsafe target[i] = Formula.integerPower(a[i], exponent) }
    case .besselJ(let order):
      for i in 0..<count { unsafe target[i] = Formula.besselJ(order, a[i]) }
    case .choose: for i in 0..<count { unsafe target[i] = a[i] != 0 ? b[i] : c[i] }
    case .polynomial(let index): unsafe horner(polynomials[index], a, target, count)
    case .call(let function): unsafe apply(function, a, target, count)
    }
  }

  /// Sixteen points at a time, which hides the latency of the chain of operations.
  private func horner(
    _ coefficients: [Double], _ a: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>,
    _ count: Int
  ) {
    typealias Lanes = SIMD16<Double>
    var done = 0
    while done + Lanes.scalarCount <= count {
      let x = unsafe UnsafeRawPointer(a + done).loadUnaligned(as: Lanes.self)
      var sum = Lanes(repeating: coefficients[0])
      for coefficient in coefficients.dropFirst() { sum = sum * x + coefficient }
      unsafe UnsafeMutableRawPointer(target + done).storeBytes(of: sum, as: Lanes.self)
      done += Lanes.scalarCount
    }
    for i in done..<count {
      let x = unsafe a[i]
      unsafe target[i] = coefficients.dropFirst().reduce(coefficients[0]) { $0 * x + $1 }
    }
  }

  /// One function over a block: the common ones get a loop of their own.
  private func apply(
    _ function: Function, _ a: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>,
    _ count: Int
  ) {
    switch function {
    case .sqrt: for i in 0..<count { unsafe target[i] = a[i].squareRoot() }
    case .abs: for i in 0..<count { unsafe target[i] = a[i].magnitude }
    case .sin: for i in 0..<count { unsafe target[i] = Function.sin.value(a[i]) }
    case .cos: for i in 0..<count { unsafe target[i] = Function.cos.value(a[i]) }
    case .exp: for i in 0..<count { unsafe target[i] = Function.exp.value(a[i]) }
    case .relu: for i in 0..<count { unsafe target[i] = Function.relu.value(a[i]) }
    default: for i in 0..<count { unsafe target[i] = function.value(a[i]) }
    }
  }
}

extension Expression {
  /// The value at x in double precision; NaN where the function is not defined.
  public func callAsFunction(_ x: Double) -> Double { compiled(x) }

  /// The values at many points, block by block.
  public func evaluate(_ points: [Double]) -> [Double] { compiled.evaluate(points) }
}
