import Exact

extension PiecewisePolynomial {
  /// outer(self(x)), split where self meets a break point of `outer`.
  ///
  /// The new break points are the exact pre-images: real roots of piece − level inside the piece.
  func composed(into outer: PiecewisePolynomial) -> PiecewisePolynomial {
    var (places, results) = ([RealRoot](), [RationalPolynomial]())
    for (index, piece) in pieces.enumerated() {
      let cuts = preimages(of: outer.breakpoints, in: index)
      let local = PiecewisePolynomial.unjoined(
        (index > 0 ? [breakpoints[index - 1]] : []) + cuts
          + (index < breakpoints.count ? [breakpoints[index]] : []))
      if index > 0 { places.append(breakpoints[index - 1]) }
      places += cuts
      for part in 0...cuts.count {
        let inside = piece(local.sample(part + (index > 0 ? 1 : 0)))
        let level = RealRoot(inside)
        results.append(outer.pieces[outer.breakpoints.count { $0 < level }](piece))
      }
    }
    return PiecewisePolynomial(places, results)
  }

  /// The sum of multiples of functions, and a constant.
  static func combination(
    _ terms: [(factor: Rational, function: PiecewisePolynomial)], plus constant: Rational
  ) -> PiecewisePolynomial {
    let places = merged(terms.map(\.function.breakpoints))
    var indices = terms.map { _ in 0 }
    let pieces = (0...places.count).map { step in
      var sum = RationalPolynomial(constant)
      for (number, (factor, function)) in terms.enumerated() {
        if step > 0, indices[number] < function.breakpoints.count,
          function.breakpoints[indices[number]] == places[step - 1]
        {
          indices[number] += 1
        }
        sum = sum + factor * function.pieces[indices[number]]
      }
      return sum
    }
    return PiecewisePolynomial(places, pieces)
  }

  private func preimages(of levels: [RealRoot], in index: Int) -> [RealRoot] {
    let piece = pieces[index]
    guard piece.degree > 0 else { return [] }
    let roots = levels.flatMap { level in
      // Levels are break points of an activation, which are rational.
      level.rational.map { (piece - RationalPolynomial($0)).realRoots } ?? []
    }
    return Self.merged([
      roots.filter { root in
        (index == 0 || breakpoints[index - 1] < root)
          && (index == breakpoints.count || root < breakpoints[index])
      }.sorted()
    ])
  }

  /// Ascending lists made into one, without repetitions.
  private static func merged(_ lists: [[RealRoot]]) -> [RealRoot] {
    var result: [RealRoot] = []
    for place in lists.joined().sorted() where place != result.last { result.append(place) }
    return result
  }

  /// Break points with stand-in pieces, for sampling between them.
  private static func unjoined(_ breakpoints: [RealRoot]) -> PiecewisePolynomial {
    PiecewisePolynomial(
      breakpoints, (0...breakpoints.count).map { RationalPolynomial(Rational($0)) })
  }
}
