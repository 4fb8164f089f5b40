import Formula
import RealModule

/// A point of a curve, such as a local extremum of an error.
public struct Extremum: Hashable, Sendable {
  /// Where.
  public let x: Double
  /// The signed value there.
  public let value: Double

  /// Creates a point of a curve.
  public init(x: Double, value: Double) {
    self.x = x
    self.value = value
  }

  /// The size |value|.
  public var size: Double { abs(value) }
}

/// The error f − p on a finite interval with its zeros and extrema located.
///
/// Nothing depends on a plotting grid: every sign change is bisected and every local extremum is
/// refined by Brent's method, and the samples are denser where |f − p| dips.
public struct ErrorCurve: Sendable {
  /// The finite interval.
  public let interval: Interval
  /// The point of the largest |f − p|, one-sided limits at breakpoints included.
  public let sup: Extremum
  /// Local extrema of f − p with |f − p| large against its neighbours, ascending, ends included.
  public let extrema: [Extremum]
  /// The zeros of f − p, ascending; empty where the whole curve is rounding noise.
  public let zeros: [Double]
  /// Points of the curve, ascending, suited to linear and logarithmic axes.
  public let samples: [Extremum]
  /// The size below which values of f − p are rounding noise: 8 ulp of the largest |f|, more where
  /// f is so steep that rounding of x costs more, or what the evaluation of p is known to cost.
  public let noiseFloor: Double

  /// Locates the features of `function − approximation`.
  ///
  /// - Parameters:
  ///   - function: what is approximated.
  ///   - approximation: what stands for it.
  ///   - interval: a finite interval.
  ///   - degree: the degree of the approximation, for the density of the first samples.
  ///   - knots: further points between which both functions are known to be smooth.
  ///   - rounding: the rounding error of a value of the approximation, where it is larger than the
  ///     approximation itself knows.
  /// - Complexity: O(degree) first samples, doubled until the number of zeros is stable.
  public init(
    of function: RealFunction, minus approximation: RealFunction, on interval: Interval,
    degree: Int, knots: [Double] = [], rounding: Double = 0
  ) {
    precondition(interval.isFinite)
    let difference = RealFunction(block: { points in
      let f = function.values(at: points)
      let p = approximation.values(at: points)
      return f.indices.map { f[$0] - p[$0] }
    }) { function($0) - approximation($0) }
    let breaks = (function.breakpoints + approximation.breakpoints).sorted()
    let graded = function.divisions + approximation.divisions
    let grid = CurveGrid(interval: interval, ends: breaks + knots, graded: graded)
    let places = grid.points(perPiece: 16)
    let scale = function.values(at: places).reduce(0) { max($0, abs($1)) }
    self.init(
      difference, breaks, grid, degree,
      noise: max(
        function.relativeNoise * (scale.isFinite ? scale : 0), rounding,
        approximation.rounding?(interval) ?? 0, 4 * function.jitter(at: places)), on: interval)
  }

  /// Locates the features of an error that is known better than as a difference of doubles.
  ///
  /// - Parameters:
  ///   - difference: f − p.
  ///   - function: f, for its size and breakpoints.
  ///   - relativeNoise: the size, relative to f, below which values of `difference` are noise.
  ///   - interval: a finite interval.
  ///   - degree: the degree of the approximation, for the density of the first samples.
  public init(
    _ difference: RealFunction, of function: RealFunction, relativeNoise: Double,
    on interval: Interval, degree: Int
  ) {
    precondition(interval.isFinite)
    let grid = CurveGrid(
      interval: interval, ends: function.breakpoints, graded: function.divisions)
    let scale = function.values(at: grid.points(perPiece: 16)).reduce(0) { max($0, abs($1)) }
    self.init(
      difference, function.breakpoints, grid, degree,
      noise: relativeNoise * (scale.isFinite ? scale : 0), on: interval)
  }

  private init(
    _ difference: RealFunction, _ breaks: [Double], _ grid: CurveGrid, _ degree: Int,
    noise: Double, on interval: Interval
  ) {
    self.interval = interval
    noiseFloor = noise
    var features = CurveFeatures(
      difference, grid.points(perPiece: grid.density(degree)), breaks, noiseFloor)
    var density = grid.density(degree) * 2
    for _ in 0..<4 {
      let finer = CurveFeatures(difference, grid.points(perPiece: density), breaks, noiseFloor)
      let isStable =
        finer.zeros.count == features.zeros.count
        && finer.touches.count == features.touches.count
        && abs(finer.sup.size - features.sup.size) <= 1e-9 * finer.sup.size
      features = finer.sup.size >= features.sup.size ? finer : features
      if isStable || finer.sup.size <= noiseFloor { break }
      density *= 2
    }
    sup = features.sup
    extrema = features.extrema
    zeros = features.zeros
    samples = features.samplesWithDips(difference)
  }
}

/// The pieces of an interval on which an error curve is smooth.
private struct CurveGrid {
  var ends: [Double]

  /// How many pieces there are for polynomials, not counting the small ones around features.
  private let pieceCount: Int

  init(interval: Interval, ends inner: [Double], graded: [Double]) {
    func pieces(_ points: [Double]) -> [Double] {
      let inside = points.filter { $0 > interval.lower && $0 < interval.upper }
      var ends: [Double] = []
      for x in ([interval.lower] + inside.sorted() + [interval.upper]) where ends.last != x {
        ends.append(x)
      }
      return ends
    }
    ends = pieces(inner + graded)
    pieceCount = pieces(inner).count - 1
  }

  /// Points per piece for a polynomial of this degree.
  func density(_ degree: Int) -> Int {
    max(24, 8 * (degree + 4) / pieceCount + 1)
  }

  /// Chebyshev-spaced points with both one-sided neighbours of each end.
  func points(perPiece m: Int) -> [Double] {
    var result: [Double] = []
    for (a, b) in zip(ends, ends.dropFirst()) {
      result.append(a)
      result.append(min(a.nextUp + 1e-15 * (b - a), b))
      for j in 1..<m {
        let sine = Double.sin(.pi * Double(j) / Double(2 * m))
        result.append(a + (b - a) * sine * sine)
      }
      result.append(max(b.nextDown - 1e-15 * (b - a), a))
    }
    result.append(ends[ends.count - 1])
    return result
  }
}

extension RealFunction {
  /// What an ulp of x does to values, for half of the places: fast oscillations have no digits
  /// below it.
  func jitter(at places: [Double]) -> Double {
    let inner = places.dropLast()
    let moved = zip(values(at: Array(inner)), values(at: inner.map(\.nextUp)))
      .map { abs($0 - $1) }.filter(\.isFinite).sorted()
    return moved.isEmpty ? 0 : moved[moved.count / 2]
  }

  /// What rounding does to values, relative to the largest: 8 ulps, or 4 ulps of the place of a
  /// feature over its width.
  var relativeNoise: Double {
    features.reduce(8 * .ulpOfOne) { max($0, 4 * $1.place.ulp / $1.width) }
  }
}
