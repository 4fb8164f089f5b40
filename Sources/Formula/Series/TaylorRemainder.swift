import Exact

/// A rigorous bound on the error of a Taylor polynomial over an interval.
public struct TaylorRemainder: Hashable, Sendable {
  /// The degree n of the polynomial; Peano's remainder is o((x − c)ⁿ).
  public let degree: Int
  /// sup |f − Tₙ| on the interval is at most this.
  public let bound: Double
  /// How many further terms of the series were summed before Lagrange's remainder was taken.
  public let extraTerms: Int
}

extension Expression {
  /// Bounds |f − Tₙ| on an interval by Lagrange's remainder with certified coefficients.
  ///
  /// f(x) − Tₙ(x) = Σ cₖ(x − c)ᵏ + f⁽ᵐ⁺¹⁾(ξ)/(m+1)! · (x − c)ᵐ⁺¹, k = n+1 … m, with ξ between c and x:
  /// the sum is bounded on pieces of the interval, the last coefficient enclosed over pieces by
  /// series arithmetic on balls, halved where the enclosure is wide. The better of m = n and
  /// m = n + 16 is returned; far from the centre fewer terms are better. Everything is rounded
  /// outwards.
  ///
  /// - Parameters:
  ///   - center: The centre, a point of the interval.
  ///   - degree: The degree n of the polynomial.
  ///   - interval: A finite interval.
  ///   - precision: Bits of the balls.
  /// - Returns: The bound, or nil when the function is not analytic on the whole interval or the
  ///   pieces became too small to decide.
  /// - Complexity: O(pieces · size · degree²).
  public func taylorRemainder(
    at center: Double, degree: Int, on interval: ClosedRange<Double>, precision: Int = 128
  ) -> TaylorRemainder? {
    guard interval.contains(center), interval.lowerBound.isFinite, interval.upperBound.isFinite
    else { return nil }
    var best: TaylorRemainder?
    for extra in [0, 16] {
      let ball = Ball(center, precision: precision)
      guard let series = try? ballSeries(at: ball, order: degree + extra) else { return nil }
      let search = LagrangeSearch(expression: self, center: ball, degree: degree + extra)
      var bound = 0.0
      for end in [interval.lowerBound, interval.upperBound] where end != center {
        guard let rest = search.bound(from: center, to: end) else { return best }
        let sum = Self.largestSum(series, from: degree + 1, around: ball, center, end)
        bound = max(bound, (Ball(rest, precision: precision) + sum).upperBound)
      }
      if bound < best?.bound ?? .infinity {
        best = TaylorRemainder(degree: degree, bound: bound, extraTerms: extra)
      }
    }
    return best
  }

  /// An upper bound of |Σ cₖ(x − c)ᵏ|, k ≥ first, for x between two points.
  private static func largestSum(
    _ coefficients: [Ball], from first: Int, around center: Ball, _ start: Double, _ end: Double
  ) -> Ball {
    let pieces = 128
    var largest = Ball(0, precision: center.precision)
    guard first < coefficients.count else { return largest }
    for k in 0..<pieces {
      let a = start + (end - start) * (Double(k) / Double(pieces))
      let b = k + 1 == pieces ? end : start + (end - start) * (Double(k + 1) / Double(pieces))
      let t = Ball(from: min(a, b), to: max(a, b), precision: center.precision) - center
      let sum = coefficients[first...].reversed().reduce(Ball(0, precision: center.precision)) {
        $0 * t + $1
      }
      largest = .maximum(largest, (sum * t.power(first)).magnitude.upperEnd)
    }
    return largest
  }
}

/// Pieces of one side of the centre, ordered outwards.
private struct LagrangeSearch {
  let expression: Expression
  let center: Ball
  let degree: Int

  /// First pieces, rounds of halving, and the smallest gain worth another round.
  private static let (firstPieces, rounds, gain) = (8, 4, 0.99)
  /// A piece this much smaller than the side that is still undecided hides a singularity.
  private static let smallest = 1e-6

  /// Terms about the middle of a piece, tried where the plain bound is this much above the middle's.
  private static let (middleTerms, overestimate) = (24, 1.5)

  private struct Piece {
    /// Ends, the one nearer to the centre first.
    let near: Double
    let far: Double
    /// An upper bound of |f⁽ⁿ⁺¹⁾/(n+1)!| on the piece.
    let size: Double
  }

  /// An upper bound of |f⁽ⁿ⁺¹⁾(ξ)/(n+1)!·(x − c)ⁿ⁺¹| for x between two points.
  func bound(from start: Double, to end: Double) -> Double? {
    let length = end - start
    let cuts = (0...Self.firstPieces).map { k in
      k == Self.firstPieces ? end : start + length * Double(k) / Double(Self.firstPieces)
    }
    var pieces: [Piece] = []
    for (near, far) in zip(cuts, cuts.dropFirst()) {
      guard let found = enclose(near, far, length.magnitude) else { return nil }
      pieces += found
    }
    var best = total(pieces)
    for _ in 0..<Self.rounds {
      // Only pieces as large as the one that decides can lower the bound.
      let limit = best.deciding * 0.5
      var finer: [Piece] = []
      for piece in pieces {
        guard piece.size >= limit, let halves = halve(piece, length.magnitude) else {
          finer.append(piece)
          continue
        }
        finer += halves
      }
      let next = total(finer)
      pieces = finer
      let done = next.bound > Self.gain * best.bound
      if next.bound < best.bound { best = next }
      if done { break }
    }
    return best.bound
  }

  /// The sup over x of max size up to x times |x − c|ⁿ⁺¹.
  private func total(_ pieces: [Piece]) -> (bound: Double, deciding: Double) {
    var largest = 0.0
    var best = (bound: 0.0, deciding: 0.0)
    for piece in pieces {
      largest = max(largest, piece.size)
      let reach = (Ball(piece.far, precision: 128) - center).magnitude.power(degree + 1)
      let bound = (reach * Ball(largest, precision: 128)).upperBound
      if bound > best.bound { best = (bound, largest) }
    }
    return best
  }

  private func halve(_ piece: Piece, _ length: Double) -> [Piece]? {
    let middle = piece.near + (piece.far - piece.near) / 2
    guard let a = enclose(piece.near, middle, length), let b = enclose(middle, piece.far, length)
    else { return nil }
    return a + b
  }

  /// A bound of the coefficient c(x) over a piece from its own Taylor series about the middle m.
  ///
  /// c(m + t) = Σ C(n+1+j, j) c₍ₙ₊₁₊ⱼ₎(m) tʲ with Lagrange's rest: quotients lose far more digits over
  /// a piece than at a point, and the rest is multiplied by a high power of the piece's length.
  private func sizeAboutMiddle(_ ball: Ball, _ size: Double) -> Double {
    let (first, last) = (degree + 1, degree + 1 + Self.middleTerms)
    let middle = ball.middle
    guard let there = try? expression.ballSeries(at: middle, order: first),
      size > Self.overestimate * there[first].magnitude.upperBound,
      let point = try? expression.ballSeries(at: middle, order: last),
      let wide = try? expression.ballSeries(at: ball, order: last)
    else { return .infinity }
    let radius = Ball(ball.radius, precision: ball.precision)
    var sum = Ball(0, precision: ball.precision)
    var factor = Ball(1, precision: ball.precision)
    for j in 0...Self.middleTerms {
      let coefficient = j == Self.middleTerms ? wide[last] : point[first + j]
      sum = sum + factor * coefficient.largestMagnitude
      let next = Ball(first + j + 1, precision: ball.precision)
      factor = factor * radius * next / Ball(j + 1, precision: ball.precision)
    }
    let bound = sum.upperBound
    return bound.isNaN ? .infinity : bound
  }

  /// Pieces of [near, far] on which the coefficient could be enclosed.
  private func enclose(_ near: Double, _ far: Double, _ length: Double) -> [Piece]? {
    let ball = Ball(from: min(near, far), to: max(near, far), precision: center.precision)
    if let coefficients = try? expression.ballSeries(at: ball, order: degree + 1) {
      let size = coefficients[degree + 1].magnitude.upperBound
      if size.isFinite {
        return [Piece(near: near, far: far, size: min(size, sizeAboutMiddle(ball, size)))]
      }
    }
    guard (far - near).magnitude > Self.smallest * length else { return nil }
    let middle = near + (far - near) / 2
    guard let a = enclose(near, middle, length), let b = enclose(middle, far, length) else {
      return nil
    }
    return a + b
  }
}
