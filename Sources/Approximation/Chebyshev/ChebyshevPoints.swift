import RealModule

/// The points −cos(jπ/n), j = 0…n, ascending and exactly symmetric: Chebyshev points of the second
/// kind.
func chebyshevPoints(degree n: Int) -> [Double] {
  guard n > 0 else { return [0] }
  return (0...n).map { .sin(.pi * Double(2 * $0 - n) / Double(2 * n)) }
}

/// The coefficients of the polynomial with these values at the Chebyshev points, ascending.
///
/// - Complexity: that of ``cosineTransform(_:)``.
func chebyshevCoefficients(values: [Double]) -> [Double] {
  let n = values.count - 1
  guard n > 0 else { return values }
  var c = cosineTransform(values.reversed())
  for k in c.indices { c[k] *= 2 / Double(n) }
  c[0] /= 2
  c[n] /= 2
  return c
}

/// The values at the Chebyshev points, ascending, of the polynomial with these coefficients.
func chebyshevValues(coefficients: [Double]) -> [Double] {
  let n = coefficients.count - 1
  guard n > 0 else { return coefficients }
  var c = coefficients
  c[0] *= 2
  c[n] *= 2
  return cosineTransform(c).reversed()
}
