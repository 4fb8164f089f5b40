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
    unsafe change(with: column.values, column.bounds) { a, given, sum, bound, count in
      unsafe kernel_add_bounded(factor, a, given, Self.unit, sum, bound, count)
    }
  }

  /// Applies an activation and returns its slopes.
  mutating func apply(_ activation: ActivationFunction) -> [Double] {
    let slopes = activation.activate(&values)
    unsafe change(with: slopes, slopes) { slopes, _, values, bound, count in
      unsafe kernel_bound(slopes, values, Self.unit, bound, count)
    }
    return slopes
  }

  /// Adds another column, as a skip does.
  mutating func skip(_ column: BoundedColumn) {
    unsafe change(with: column.values, column.bounds) { a, given, sum, bound, count in
      unsafe kernel_skip(a, given, Self.unit, sum, bound, count)
    }
  }

  /// Runs a loop over two columns, the values and the bounds, all of one length.
  private mutating func change(
    with first: [Double], _ second: [Double],
    _ loop: (
      UnsafePointer<Double>, UnsafePointer<Double>, UnsafeMutablePointer<Double>,
      UnsafeMutablePointer<Double>, Int
    ) -> Void
  ) {
    let count = values.count
    precondition(first.count == count && second.count == count && bounds.count == count)
    unsafe first.withUnsafeBufferPointer { first in
      unsafe second.withUnsafeBufferPointer { second in
        unsafe values.withUnsafeMutableBufferPointer { values in
          unsafe bounds.withUnsafeMutableBufferPointer { bounds in
            guard let a = first.baseAddress, let b = second.baseAddress,
              let value = values.baseAddress, let bound = bounds.baseAddress
            else { return }
            unsafe loop(a, b, value, bound, count)
          }
        }
      }
    }
  }
}
