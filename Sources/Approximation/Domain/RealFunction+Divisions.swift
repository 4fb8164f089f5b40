import Formula

extension RealFunction {
  /// The breakpoints, and graded points around the features, ascending and distinct.
  ///
  /// Between two of them the function is as smooth as a grid of ordinary width takes it to be.
  public var divisions: [Double] {
    guard !features.isEmpty else { return breakpoints }
    var result = breakpoints + features.grading(growth: 8)
    result.sort()
    var distinct: [Double] = []
    for x in result where distinct.last != x { distinct.append(x) }
    return distinct
  }

  /// The divisions strictly inside `interval`.
  public func divisions(inside interval: Interval) -> [Double] {
    guard !features.isEmpty else { return breakpoints(inside: interval) }
    return divisions.filter { $0 > interval.lower && $0 < interval.upper }
  }

  /// Points of the interval that show every feature.
  public func featurePoints(inside interval: Interval) -> [Double] {
    features.grading(growth: 2).filter { interval.contains($0) }
  }
}

extension [NarrowFeature] {
  /// The places with points at distances that grow by a factor, no further than half-way to the
  /// next feature.
  func grading(growth: Double) -> [Double] {
    indices.flatMap { i -> [Double] in
      let place = self[i].place
      let lower = i > 0 ? (place + self[i - 1].place) / 2 : -Double.infinity
      let upper = i + 1 < count ? (place + self[i + 1].place) / 2 : .infinity
      let around = self[i].surroundings(growth: growth).filter { $0 > lower && $0 < upper }
      return around + [place]
    }
  }
}
