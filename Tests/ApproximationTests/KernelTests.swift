import Approximation
import CKernels
import RealModule
import Testing

/// Counts around the widths of the vectors and their groups, degrees from the constant.
@Test(arguments: [0, 1, 7, 8, 19, 20, 21, 47, 48, 49, 1000], [0, 1, 2, 50])
func `every instruction set gives the bits of the single point`(count: Int, degree: Int) throws {
  let coefficients: [Double] = (0...degree).map { k in
    let m = Double(k + 1)
    return Double.cos(3 * m) / m
  }
  let series = ChebyshevSeries(on: try Interval(-1, 3), coefficients: coefficients)
  // Also points outside the interval, where the polynomial grows.
  let step = 4.2 / Double(max(count, 2) - 1)
  let points: [Double] = (0..<count).map { -1.1 + step * Double($0) }
  let expected: [UInt64] = points.map { series($0).bitPattern }
  #expect(series.values(at: points).map { $0.bitPattern } == expected)
  for set in 0...kernel_widest().rawValue {
    var values = [Double](repeating: .nan, count: count)
    unsafe kernel_chebyshev(
      kernel_set(rawValue: set), points, &values, count, 1, 2, coefficients, coefficients.count)
    #expect(values.map { $0.bitPattern } == expected, "set \(set)")
  }
}

@Test func `infinities and what is not a number stay what they are in a block`() {
  let series = ChebyshevSeries(on: .canonical, coefficients: [1, 2, 3])
  var points = [Double](repeating: 0.5, count: 100)
  (points[3], points[50], points[99]) = (.nan, .infinity, -.infinity)
  let values = series.values(at: points)
  #expect(values[3].isNaN)
  for i in points.indices { #expect(values[i].isNaN == series(points[i]).isNaN) }
  #expect(values[4] == series(0.5) && values[51] == values[4])
}
