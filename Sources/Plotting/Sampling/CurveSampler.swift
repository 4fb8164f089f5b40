public import Scene

/// Samples a function for a panel: densely where the curve bends on paper, sparsely elsewhere.
///
/// Refinement works in points of the printed panel, after both scales: an interval is halved while
/// its middle lies further than ``tolerance`` from the chord. Intervals narrower than
/// ``narrowest`` that are still steep are followed to the last bit on the side of the larger step:
/// a step that shrinks is a steep but continuous curve, one that stays is a jump or a pole, and the
/// curve is broken there. What a starting grid can miss, a narrow peak or a knot, belongs into
/// `places`: whoever computed the function knows where it is.
/// Related work: G. Bayer (combined uniform and adaptive sampling with a discontinuity criterion);
/// the jump test is our own.
public struct CurveSampler: Sendable {
  /// The horizontal window.
  public var x: ClosedRange<Double>
  /// The vertical window; nil estimates it from the starting points.
  public var y: ClosedRange<Double>?
  /// The horizontal scale.
  public var xScale: Axis.Scale
  /// The vertical scale.
  public var yScale: Axis.Scale
  /// Size of the panel in points.
  public var size: Size
  /// Places that are sampled whatever the curve looks like: knots, extrema, zeros, poles.
  public var places: [Double]
  /// Whether the curve is broken at jumps and poles.
  public var breaksAtJumps: Bool

  /// Deviation from the chord, in points, below which a curve counts as straight.
  public static let tolerance = 0.08
  /// Width of an interval, in points, that isn't halved for its bend any more.
  public static let narrowest = 0.06
  /// The most evaluations of a function; noise would take any number.
  public static let budget = 20_000

  /// Makes a sampler.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>? = nil, xScale: Axis.Scale = .linear,
    yScale: Axis.Scale = .linear, size: Size = Size(width: 200, height: 130),
    places: [Double] = [], breaksAtJumps: Bool = true
  ) {
    precondition(x.lowerBound < x.upperBound, "empty window")
    self.x = x
    self.y = y
    self.xScale = xScale
    self.yScale = yScale
    self.size = size
    self.places = places
    self.breaksAtJumps = breaksAtJumps
  }

  /// The connected parts of the curve, left to right.
  ///
  /// Parts end where the function isn't finite and, if asked for, at jumps and poles.
  /// - Complexity: O(``budget``) evaluations at most, usually 300 to 2000.
  public func pieces(of function: (Double) -> Double) -> [[Sample]] {
    withoutActuallyEscaping(function) { function in
      var refinement = CurveRefinement(self, function: function, reading: { $0 })
      return refinement.pieces()
    }
  }

  /// The size of a signed residual on a logarithmic panel, with every dip closed at its zero.
  ///
  /// Where the residual changes its sign a sample with value 0 stands at the zero, so that the depth
  /// of a dip isn't an accident of the grid: panels draw it down to their floor. Changes of sign in
  /// rounding noise aren't zeros and are left as they are.
  /// - Parameters:
  ///   - residual: the signed residual.
  ///   - noise: the size below which signs mean nothing.
  public func magnitudePieces(
    of residual: (Double) -> Double, noise: Double = 0
  ) -> [[Sample]] {
    withoutActuallyEscaping(residual) { residual in
      var refinement = CurveRefinement(self, function: residual, reading: \.magnitude)
      let pieces = refinement.pieces()
      return pieces.map { refinement.closingDips(of: $0, noise: noise) }
    }
  }
}
