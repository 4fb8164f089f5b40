public import Exact

/// A continuous function made of polynomials with exact coefficients between exact break points.
public struct PiecewisePolynomial: Sendable, Equatable {
  /// Where one polynomial ends and the next begins, ascending.
  public let breakpoints: [RealRoot]
  /// The polynomials from −∞ to ∞, one more than break points; neighbours differ.
  public let pieces: [RationalPolynomial]

  /// The function with these pieces; equal neighbours are joined.
  ///
  /// - Precondition: ascending break points, and one piece more than these.
  public init(_ breakpoints: [RealRoot], _ pieces: [RationalPolynomial]) {
    precondition(pieces.count == breakpoints.count + 1, "one piece more than break points")
    var (kept, joined) = ([RealRoot](), [pieces[0]])
    for (place, piece) in zip(breakpoints, pieces.dropFirst()) where piece != joined.last {
      precondition(kept.last.map { $0 < place } ?? true, "break points out of order")
      kept.append(place)
      joined.append(piece)
    }
    (self.breakpoints, self.pieces) = (kept, joined)
  }

  /// The function with these pieces between rational break points.
  public init(at breakpoints: [Rational], _ pieces: [RationalPolynomial]) {
    self.init(breakpoints.map { RealRoot($0) }, pieces)
  }

  /// The polynomial, when there is only one piece.
  public var polynomial: RationalPolynomial? { pieces.count == 1 ? pieces[0] : nil }

  /// The largest degree of a piece; −1 for zero.
  public var degree: Int { pieces.map(\.degree).max() ?? -1 }

  /// The value at a rational point, exactly.
  public func callAsFunction(_ point: Rational) -> Rational {
    let place = RealRoot(point)
    return pieces[breakpoints.count { $0 < place }](point)
  }

  /// A rational number inside piece `index`.
  func sample(_ index: Int) -> Rational {
    switch (index > 0, index < breakpoints.count) {
    case (false, false): return 0
    case (true, true): return RealRoot.between(breakpoints[index - 1], breakpoints[index])
    case (true, false): return breakpoints[index - 1].refined(to: 64).integerAbove
    case (false, true): return breakpoints[index].refined(to: 64).integerBelow
    }
  }

  /// ∫ₐᵇ of the function, exactly, where all break points between a and b are rational; else nil.
  public func integral(from a: Rational, to b: Rational) -> Rational? {
    precondition(a <= b, "reversed interval")
    let (low, high) = (RealRoot(a), RealRoot(b))
    var (sum, start) = (Rational.zero, a)
    for (place, piece) in zip(breakpoints, pieces) where low < place && place < high {
      guard let stop = place.rational else { return nil }
      sum += piece.integral(from: start, to: stop)
      start = stop
    }
    return sum + pieces[breakpoints.count { $0 < high }].integral(from: start, to: b)
  }
}

extension RealRoot {
  /// Some integer above the number.
  var integerAbove: Rational {
    Rational(exactly: enclosure.upperBound.rounded(.up) + 1) ?? 0
  }

  /// Some integer below the number.
  var integerBelow: Rational {
    Rational(exactly: enclosure.lowerBound.rounded(.down) - 1) ?? 0
  }
}
