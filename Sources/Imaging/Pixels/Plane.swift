typealias Vector = SIMD8<Float>

/// The smaller of each pair; unlike `pointwiseMin` it compiles to vector instructions.
@inline(__always)
func lesser(_ a: Vector, _ b: Vector) -> Vector { a.replacing(with: b, where: b .< a) }

/// The larger of each pair.
@inline(__always)
func greater(_ a: Vector, _ b: Vector) -> Vector { a.replacing(with: b, where: b .> a) }

/// A square field of numbers inside a ``Scratch``, read and written eight at a time.
///
/// A view for the loops of ``ChartTile``: indices are checked in debug builds alone.
@safe
struct Plane {
  /// Numbers of a row.
  static let side = 88
  /// Numbers of a plane; vectors may reach a little beyond the last row.
  static let count = side * side + 32

  private let base: UnsafeMutablePointer<Float>

  fileprivate init(_ base: UnsafeMutablePointer<Float>) { unsafe self.base = base }

  @inline(__always)
  subscript(index: Int) -> Float {
    get {
      assert(index >= 0 && index < Self.count)
      return unsafe base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < Self.count)
      unsafe base[index] = newValue
    }
  }

  /// Eight numbers from `index` on.
  @inline(__always)
  subscript(vector index: Int) -> Vector {
    get {
      assert(index >= 0 && index + 8 <= Self.count)
      return unsafe UnsafeRawPointer(base + index).loadUnaligned(as: Vector.self)
    }
    nonmutating set {
      assert(index >= 0 && index + 8 <= Self.count)
      unsafe UnsafeMutableRawPointer(base + index).storeBytes(of: newValue, as: Vector.self)
    }
  }

  /// Rows and columns `margin` from every edge, as indices of the vectors that cover them.
  @inline(__always)
  static func eachVector(margin: Int, _ body: (Int) -> Void) {
    for y in margin..<side - margin {
      var index = y * side + margin
      let end = (y + 1) * side - margin
      while index < end {
        body(index)
        index += 8
      }
    }
  }

  /// Convolves with a symmetric kernel, first along rows, then along columns.
  ///
  /// - Parameters:
  ///   - kernel: weights from the centre outwards.
  ///   - margin: cells at the edges whose values are not known; the result has `kernel.count − 1`
  ///     more of them.
  func smooth(_ kernel: [Float], margin: Int, through other: Plane) {
    let reach = kernel.count - 1
    unsafe kernel.withUnsafeBufferPointer { weights in
      for y in margin..<Self.side - margin {
        var index = y * Self.side + margin + reach
        let end = (y + 1) * Self.side - margin - reach
        while index < end {
          var sum = unsafe self[vector: index] * weights[0]
          for step in 1...reach {
            unsafe sum += (self[vector: index - step] + self[vector: index + step]) * weights[step]
          }
          other[vector: index] = sum
          index += 8
        }
      }
      Self.eachVector(margin: margin + reach) { index in
        var sum = unsafe other[vector: index] * weights[0]
        for step in 1...reach {
          let away = step * Self.side
          unsafe sum += (other[vector: index - away] + other[vector: index + away]) * weights[step]
        }
        self[vector: index] = sum
      }
    }
  }

  /// Puts the largest minus the smallest value of the surrounding square into `result`.
  func spread(_ reach: Int, margin: Int, through low: Plane, _ high: Plane, into result: Plane) {
    for y in margin..<Self.side - margin {
      var index = y * Self.side + margin + reach
      let end = (y + 1) * Self.side - margin - reach
      while index < end {
        var least = self[vector: index]
        var most = least
        for step in 1...reach {
          let left = self[vector: index - step]
          let right = self[vector: index + step]
          least = lesser(least, lesser(left, right))
          most = greater(most, greater(left, right))
        }
        low[vector: index] = least
        high[vector: index] = most
        index += 8
      }
    }
    Self.eachVector(margin: margin + reach) { index in
      var least = low[vector: index]
      var most = high[vector: index]
      for step in 1...reach {
        let away = step * Self.side
        least = lesser(
          least, lesser(low[vector: index - away], low[vector: index + away]))
        most = greater(
          most, greater(high[vector: index - away], high[vector: index + away]))
      }
      result[vector: index] = most - least
    }
  }
}

/// The planes one tile needs, owner of their memory.
@safe
struct Scratch: ~Copyable {
  private let base: UnsafeMutablePointer<Float>
  private let planes: Int

  init(planes: Int) {
    self.planes = planes
    unsafe base = .allocate(capacity: planes * Plane.count)
    unsafe base.initialize(repeating: 0, count: planes * Plane.count)
  }

  deinit { unsafe base.deallocate() }

  subscript(index: Int) -> Plane {
    precondition(index >= 0 && index < planes)
    return unsafe Plane(base + index * Plane.count)
  }
}
