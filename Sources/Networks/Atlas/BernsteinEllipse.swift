public import Approximation
public import Formula
import ComplexModule
import RealModule

/// How far into the complex plane a function is analytic about an interval.
///
/// The Bernstein ellipse of parameter ρ has the ends of the interval as foci; its semi-axes add up
/// to ρ half lengths. Chebyshev and Legendre coefficients of a function that is analytic in it are
/// O(ρ^−k) up to powers of k.
///
/// Source: Trefethen, *Approximation Theory and Approximation Practice* (2019), chapter 8.
public enum BernsteinEllipse: Hashable, Sendable {
  /// Analytic inside the ellipse of this parameter, on which this singularity lies.
  case bounded(rho: Double, by: Singularity)
  /// Analytic in every ellipse.
  case entire
  /// Not analytic on the interval: a derivative jumps at this point.
  case broken(at: Double)
  /// The singularities could not be decided.
  case undecided

  /// The parameter ρ; infinite for entire functions, 1 where the function is not analytic on the
  /// interval, nil where it is not known.
  public var rho: Double? {
    switch self {
    case .bounded(let rho, _): rho
    case .entire: .infinity
    case .broken: 1
    case .undecided: nil
    }
  }

  /// The ellipse of an activation about a finite interval.
  ///
  /// The nearest singularities as seen from nine centres in the interval are collected, and the one
  /// on the smallest ellipse counts.
  /// - Precondition: a finite interval.
  public init(_ activation: Activation, about interval: Interval) {
    precondition(interval.isFinite, "ellipses belong to finite intervals")
    let expression = activation.expression
    let breaks = expression.breakpoints(in: interval.lower.nextDown...interval.upper.nextUp)
    for place in breaks where (try? expression.series(at: place, order: 8)) == nil {
      self = .broken(at: place)
      return
    }
    // One polynomial on the whole interval, wherever the next break is.
    guard activation.segments == nil else {
      self = .entire
      return
    }
    var nearest: (rho: Double, singularity: Singularity)?
    for center in ChebyshevSeries.points(on: interval, degree: 8) {
      let radius = expression.radiusOfConvergence(at: center)
      guard radius.isDecided else {
        self = .undecided
        return
      }
      for singularity in radius.nearest {
        guard singularity.kind != .kink, singularity.kind != .jump else {
          // What lies behind a break outside the interval belongs to another formula.
          self = .undecided
          return
        }
        let rho = Self.rho(of: singularity.location, about: interval)
        if rho < nearest?.rho ?? .infinity { nearest = (rho, singularity) }
      }
    }
    self = nearest.map { .bounded(rho: $0.rho, by: $0.singularity) } ?? .entire
  }

  /// The parameter of the ellipse through a point: |u + √(u² − 1)| for the mapped point u.
  static func rho(of point: Complex<Double>, about interval: Interval) -> Double {
    let half = interval.length / 2
    let u = Complex((point.real - interval.midpoint) / half, point.imaginary / half)
    // √(u − 1)√(u + 1) has its cut on the interval itself, so that the sum lies outside the circle.
    let root = Complex.sqrt(u - 1) * Complex.sqrt(u + 1)
    return (u + root).length
  }
}
