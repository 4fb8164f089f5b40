import CKernels

/// Σ aᵢbᵢ, the same bits on every machine.
func dot(_ a: [Double], _ b: [Double]) -> Double {
  precondition(a.count == b.count)
  return unsafe a.withUnsafeBufferPointer { a in
    unsafe b.withUnsafeBufferPointer { b in
      guard let left = a.baseAddress, let right = b.baseAddress else { return 0 }
      return unsafe kernel_dot(left, right, a.count)
    }
  }
}

/// sum += factor·column.
func add(_ factor: Double, _ column: [Double], to sum: inout [Double]) {
  precondition(column.count == sum.count)
  unsafe column.withUnsafeBufferPointer { column in
    unsafe sum.withUnsafeMutableBufferPointer { sum in
      guard let from = column.baseAddress, let to = sum.baseAddress else { return }
      unsafe kernel_add(factor, from, to, column.count)
    }
  }
}

/// product *= column, entry by entry.
func multiply(_ product: inout [Double], by column: [Double]) {
  precondition(column.count == product.count)
  unsafe column.withUnsafeBufferPointer { column in
    unsafe product.withUnsafeMutableBufferPointer { product in
      guard let from = column.baseAddress, let to = product.baseAddress else {
        return
      }
      unsafe kernel_multiply(from, to, column.count)
    }
  }
}

/// A column of values with bounds on their rounding errors (running error analysis).
struct BoundedColumn: Sendable {
  /// Half a unit in the last place of 1.
  static let unit = 0.5 * Double.ulpOfOne

  var values: [Double]
  var bounds: [Double]

  /// One number at all points.
  init(_ value: Double, count: Int) {
    values = [Double](repeating: value, count: count)
    bounds = [Double](repeating: Self.unit * abs(value), count: count)
  }

  /// Values without errors.
  init(exact values: [Double]) {
    self.values = values
    bounds = [Double](repeating: 0, count: values.count)
  }

  /// Adds the product of a number and another column.
  mutating func add(_ factor: Double, _ column: BoundedColumn) {
    precondition(column.values.count == values.count && column.bounds.count == bounds.count)
    let count = values.count
    unsafe column.values.withUnsafeBufferPointer { a in
      unsafe column.bounds.withUnsafeBufferPointer { given in
        unsafe values.withUnsafeMutableBufferPointer { sum in
          unsafe bounds.withUnsafeMutableBufferPointer { bound in
            guard let a = a.baseAddress, let given = given.baseAddress,
              let sum = sum.baseAddress, let bound = bound.baseAddress
            else { return }
            unsafe kernel_add_bounded(factor, a, given, Self.unit, sum, bound, count)
          }
        }
      }
    }
  }
}
