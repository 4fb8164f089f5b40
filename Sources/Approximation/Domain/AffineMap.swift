/// The map x ↦ t = (x − centre) / scale from an interval to its canonical one.
public struct AffineMap: Hashable, Sendable {
  /// The point mapped to t = 0.
  public let center: Double
  /// The length that becomes 1; negative where the map reverses direction.
  public let scale: Double

  /// Creates the map x ↦ (x − centre) / scale.
  public init(center: Double, scale: Double) {
    precondition(scale != 0 && scale.isFinite && center.isFinite)
    self.center = center
    self.scale = scale
  }

  /// The canonical variable t of a point x.
  public func callAsFunction(_ x: Double) -> Double { (x - center) / scale }
  /// The point x of a canonical variable t.
  public func inverse(_ t: Double) -> Double { center + scale * t }
}
