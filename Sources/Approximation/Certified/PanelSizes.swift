import Exact

/// Bounds on a stretch too short to matter, beside a point where f or the weight is singular.
struct PanelSizes: Sendable {
  /// ∫ w.
  let weight: Ball
  /// The values of f; nil where they are not bounded.
  let values: Ball?
  /// ∫ |f| w.
  let product: Ball
  /// ∫ f² w.
  let square: Ball

  /// A function with bounded values.
  init(weight: Ball, values: Ball) {
    let size = values.largestMagnitude
    self.weight = weight.largestMagnitude
    self.values = values
    product = (size * weight).largestMagnitude
    square = (size * size * weight).largestMagnitude
  }

  /// A function that need not be bounded.
  init(weight: Ball, product: Ball, square: Ball) {
    self.weight = weight.largestMagnitude
    values = nil
    self.product = product.largestMagnitude
    self.square = square.largestMagnitude
  }

  /// The function less a polynomial with these values: (f − p)² ≤ 2f² + 2p².
  func minus(_ polynomial: Ball) -> PanelSizes {
    if let values { return PanelSizes(weight: weight, values: values - polynomial) }
    let size = polynomial.largestMagnitude
    let two = Ball(2, precision: square.precision)
    return PanelSizes(
      weight: weight, product: product + size * weight,
      square: two * (square + size * size * weight))
  }

  /// The function 1 in place of f.
  var ofOne: PanelSizes { PanelSizes(weight: weight, values: Ball(1, precision: weight.precision)) }
}
