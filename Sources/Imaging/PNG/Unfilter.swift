/// Undoes the filter of one row (PNG §9).
///
/// - Parameters:
///   - filter: filter type, 0 to 4; anything else returns false.
///   - row: filtered bytes, replaced by plain ones.
///   - above: the plain row above, zeros for the first.
///   - step: bytes of a pixel, at least 1.
func unfilter(
  _ filter: UInt8, _ row: UnsafeMutablePointer<UInt8>, above: UnsafePointer<UInt8>, count: Int,
  step: Int
) -> Bool {
  switch filter {
  case 0: break
  case 1:
    switch step {
    case 4: unsafe unfilterPixels(row, above, count: count, Sub.self)
    default:
      for index in stride(from: step, to: count, by: 1) {
        unsafe row[index] &+= row[index - step]
      }
    }
  case 2:
    var index = 0
    while index + 32 <= count {
      let sum =
        unsafe UnsafeRawPointer(row + index).loadUnaligned(as: SIMD32<UInt8>.self)
        &+ UnsafeRawPointer(above + index).loadUnaligned(as: SIMD32<UInt8>.self)
      unsafe UnsafeMutableRawPointer(row + index).storeBytes(of: sum, as: SIMD32<UInt8>.self)
      index += 32
    }
    while index < count {
      unsafe row[index] &+= above[index]
      index += 1
    }
  case 3:
    if step == 4 {
      unsafe unfilterPixels(row, above, count: count, Average.self)
    } else {
      for index in 0..<min(step, count) { unsafe row[index] &+= above[index] >> 1 }
      for index in stride(from: step, to: count, by: 1) {
        let mean = unsafe (UInt16(row[index - step]) + UInt16(above[index])) >> 1
        unsafe row[index] &+= UInt8(truncatingIfNeeded: mean)
      }
    }
  case 4:
    if step == 4 {
      unsafe unfilterPixels(row, above, count: count, Paeth.self)
    } else {
      for index in 0..<min(step, count) { unsafe row[index] &+= above[index] }
      for index in stride(from: step, to: count, by: 1) {
        unsafe row[index] &+= paeth(row[index - step], above[index], above[index - step])
      }
    }
  default: return false
  }
  return true
}

/// Paeth's predictor: whichever of left, above, upper left is nearest to left + above − upper left.
@inline(__always)
private func paeth(_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
  let toLeft = abs(Int(above) - Int(corner))
  let toAbove = abs(Int(left) - Int(corner))
  let toCorner = abs(Int(left) + Int(above) - 2 * Int(corner))
  if toLeft <= toAbove && toLeft <= toCorner { return left }
  return toAbove <= toCorner ? above : corner
}

/// A predictor over the four samples of a pixel at once.
private protocol Predictor {
  static func predict(_ left: SIMD4<Int16>, _ above: SIMD4<Int16>, _ corner: SIMD4<Int16>)
    -> SIMD4<Int16>
}

private enum Sub: Predictor {
  @inline(__always)
  static func predict(_ left: SIMD4<Int16>, _: SIMD4<Int16>, _: SIMD4<Int16>) -> SIMD4<Int16> {
    left
  }
}

private enum Average: Predictor {
  @inline(__always)
  static func predict(_ left: SIMD4<Int16>, _ above: SIMD4<Int16>, _: SIMD4<Int16>)
    -> SIMD4<Int16>
  { (left &+ above) &>> 1 }
}

private enum Paeth: Predictor {
  @inline(__always)
  static func predict(_ left: SIMD4<Int16>, _ above: SIMD4<Int16>, _ corner: SIMD4<Int16>)
    -> SIMD4<Int16>
  {
    let toLeft = magnitude(above &- corner)
    let toAbove = magnitude(left &- corner)
    let toCorner = magnitude(left &+ above &- corner &- corner)
    let other = above.replacing(with: corner, where: toAbove .> toCorner)
    let isLeft = (toLeft .<= toAbove) .& (toLeft .<= toCorner)
    return other.replacing(with: left, where: isLeft)
  }

  @inline(__always)
  private static func magnitude(_ value: SIMD4<Int16>) -> SIMD4<Int16> {
    value.replacing(with: 0 &- value, where: value .< 0)
  }
}

/// Undoes a filter pixel by pixel for rows of four bytes a pixel.
@inline(__always)
private func unfilterPixels<P: Predictor>(
  _ row: UnsafeMutablePointer<UInt8>, _ above: UnsafePointer<UInt8>, count: Int, _: P.Type
) {
  var left = SIMD4<Int16>(repeating: 0)
  var corner = SIMD4<Int16>(repeating: 0)
  let target = UnsafeMutableRawPointer(row)
  let source = unsafe UnsafeRawPointer(above)
  for at in stride(from: 0, to: count, by: 4) {
    let over = unsafe SIMD4<Int16>(
      truncatingIfNeeded: source.loadUnaligned(fromByteOffset: at, as: SIMD4<UInt8>.self))
    let raw = unsafe SIMD4<Int16>(
      truncatingIfNeeded: target.loadUnaligned(fromByteOffset: at, as: SIMD4<UInt8>.self))
    let plain = (raw &+ P.predict(left, over, corner)) & 255
    unsafe target.storeBytes(
      of: SIMD4<UInt8>(truncatingIfNeeded: plain), toByteOffset: at, as: SIMD4<UInt8>.self)
    left = plain
    corner = over
  }
}
