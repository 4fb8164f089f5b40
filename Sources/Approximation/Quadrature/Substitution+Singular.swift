import CKernels
import RealModule

extension Substitution {
  /// The substitution for a Jacobi weight on a finite interval and a function that is unbounded
  /// or steep at an end: t = tanh(s/2), by which powers and logarithms of the distance decay exponentially
  /// whatever their exponents.
  ///
  /// w dx = |scale| (1 − t)^(a+1) (1 + t)^(b+1) ds / 2, with 1 + t = 2/(1 + e^(−s)).
  /// - Precondition: the family is one on [−1, 1].
  init(singular family: OrthogonalFamily, map: AffineMap, on interval: Interval) {
    precondition(interval.isFinite && map.scale > 0)
    let (a, b) = family.jacobiExponents ?? (0, 0)
    let (lower, upper, length) = (interval.lower, interval.upper, interval.length)
    let constant = DoubleDouble.logarithm(of: map.scale) + DoubleDouble.logTwo * (a + b + 1)
    self.init(
      range: .line,
      point: { s in
        let distance = length / (1 + .exp(abs(s)))
        return s < 0 ? lower + distance : upper - distance
      },
      parameter: { .log(($0 - lower) / (upper - $0)) },
      logDensity: { s in
        let rest = Double.log(onePlus: .exp(-abs(s)))
        let (near, far) = (DoubleDouble(-abs(s), plus: -rest), DoubleDouble(-rest))
        return constant + (s < 0 ? near : far) * (b + 1) + (s < 0 ? far : near) * (a + 1)
      },
      exponents: (0, 0),
      frequency: { n, s in Double(n + 1) / (2 * .cosh(s / 2)) + 0.5 },
      // A root of the mass that is left there is below 1e-17; functions may ask for more.
      reach: { _ in (-40 / (b + 1), 40 / (a + 1)) })
    isLogarithmic = true
    logLength = .log(length)
    pointScale = max(abs(lower), abs(upper))
    singularEnds = [(lower, 1), (upper, -1)]
  }
}

extension PolynomialBasis {
  /// The substitution in which a function times polynomials is integrated: the weight's own, or one
  /// that takes the function's singularities at the ends along.
  func substitution(for function: RealFunction) -> Substitution {
    guard interval.isFinite, let family, family.jacobiExponents != nil, map.scale > 0,
      function.isSingular(at: interval.lower, side: 1, length: interval.length)
        || function.isSingular(at: interval.upper, side: -1, length: interval.length)
    else { return substitution }
    return Substitution(singular: family, map: map, on: interval)
  }
}

extension RealFunction {
  /// Whether the value at an end of an interval is infinite or none, or is left like a power below
  /// 0.9 of the distance, as far as values tell.
  ///
  /// Roots are left out: those are smooth in the angle of the weight's own substitution.
  func isSingular(at end: Double, side: Double, length: Double) -> Bool {
    // Where doubles are all that is known, nothing is gained beside an end other than 0.
    guard end == 0 || ball != nil || deep != nil else { return false }
    let value = self(end)
    guard value.isFinite else { return true }
    let (near, far) = (end + side * 1e-12 * length, end + side * 1e-6 * length)
    guard 1e-12 * length > 1e3 * end.ulp else { return false }
    let (small, large) = (abs(self(near) - value), abs(self(far) - value))
    guard small > 1e-12 * max(abs(value), large), large.isFinite else { return false }
    let exponent = Double.log(large / small) / .log(1e6)
    return exponent < 0.9 && abs(exponent - 0.5) > 0.005
  }
}

extension Substitution {
  /// The end a parameter is closer to, as a point at its own distance, where doubles do not hold
  /// that: beside an end other than 0, or closer to 0 than doubles reach.
  func endPoint(_ s: Double) -> EndPoint? {
    for (end, side) in singularEnds where (s < 0) == (side > 0) {
      let depth = abs(s) + .log(onePlus: .exp(-abs(s))) - logLength
      let isClose = end == 0 ? depth > 690 : .exp(-depth) < 0x1p-10 * abs(end)
      if isClose { return EndPoint(end: end, side: side, depth: depth) }
    }
    return nil
  }
}
