import Exact
import Formula
import Glibc

/// An activation in double precision: values and slopes.
public struct ActivationFunction: Sendable {
  /// g(u).
  public let value: @Sendable (Double) -> Double
  /// g′(u), almost everywhere; at a kink the slope on its left.
  public let slope: @Sendable (Double) -> Double
  /// Takes a column of u to g(u) and returns g′(u), to a few units in the last place of ``value`` and
  /// ``slope``.
  let activate: @Sendable (inout [Double]) -> [Double]

  /// The values and slopes of an activation, without cancellation in the tails.
  public init(_ activation: Activation) {
    switch activation {
    case .named(let function): self.init(function)
    case .polynomial(let polynomial):
      let (values, slopes) = (polynomial.doubles, polynomial.derivative.doubles)
      self.init({ horner(values, $0) }, { horner(slopes, $0) })
    }
  }

  private init(
    _ value: @escaping @Sendable (Double) -> Double,
    _ slope: @escaping @Sendable (Double) -> Double
  ) {
    self.init(value, slope, both: { (value($0), slope($0)) })
  }

  /// - Parameter both: value and slope at once; inlined, so that the loop has no call in it.
  @inline(__always) private init(
    _ value: @escaping @Sendable (Double) -> Double,
    _ slope: @escaping @Sendable (Double) -> Double,
    both: @escaping @Sendable (Double) -> (Double, Double)
  ) {
    (self.value, self.slope) = (value, slope)
    activate = { column in
      let count = column.count
      return unsafe column.withUnsafeMutableBufferPointer { values in
        unsafe [Double](unsafeUninitializedCapacity: count) { slopes, filled in
          for index in 0..<count {
            let (value, slope) = unsafe both(values[index])
            unsafe values[index] = value
            unsafe slopes.initializeElement(at: index, to: slope)
          }
          filled = count
        }
      }
    }
  }

  private init(_ function: Function) {
    switch function {
    case .identity: self.init({ $0 }, { _ in 1 }, both: { ($0, 1) })
    case .square: self.init({ $0 * $0 }, { 2 * $0 }, both: { ($0 * $0, 2 * $0) })
    case .relu:
      self.init({ $0 > 0 ? $0 : 0 }, { $0 > 0 ? 1 : 0 }, both: { $0 > 0 ? ($0, 1) : (0, 0) })
    case .relu2:
      self.init(
        { $0 > 0 ? $0 * $0 : 0 }, { $0 > 0 ? 2 * $0 : 0 },
        both: { $0 > 0 ? ($0 * $0, 2 * $0) : (0, 0) })
    case .tanh:
      self.init(
        { Glibc.tanh($0) },
        {
          let c = Glibc.cosh($0); return 1 / (c * c)
        }, both: tanhAndSlope)
    case .sigmoid:
      self.init(
        sigmoid, { sigmoid($0) * sigmoid(-$0) },
        both: { u in
          let (p, q) = sigmoids(u)
          return (p, p * q)
        })
    case .silu:
      self.init(
        { $0 * sigmoid($0) }, { sigmoid($0) * (1 + $0 * sigmoid(-$0)) },
        both: { u in
          let (p, q) = sigmoids(u)
          return (u * p, p * (1 + u * q))
        })
    case .gelu: self.init({ $0 * normal($0) }, { normal($0) + $0 * density($0) })
    case .softplus:
      self.init({ Swift.max($0, 0) + Glibc.log1p(Glibc.exp(-Swift.abs($0))) }, sigmoid)
    default: self.init(expression: .call(function, .x))
    }
  }

  private init(expression: Expression) {
    let value = expression.compiled
    // Every activation of the language has a derivative in it.
    let slope = expression.derivative?.compiled
    self.init({ u in value(u) }, { u in slope?(u) ?? .nan })
  }
}

/// The sum of coefficients times powers, from degree 0 upwards.
@Sendable private func horner(_ coefficients: [Double], _ x: Double) -> Double {
  coefficients.reversed().reduce(0) { $0 * x + $1 }
}

@Sendable private func sigmoid(_ u: Double) -> Double {
  u >= 0 ? 1 / (1 + Glibc.exp(-u)) : Glibc.exp(u) / (1 + Glibc.exp(u))
}

/// σ(u) and σ(−u) by one exponential.
@Sendable private func sigmoids(_ u: Double) -> (Double, Double) {
  let small = Glibc.exp(-abs(u))
  let (large, rest) = (1 / (1 + small), small / (1 + small))
  return u >= 0 ? (large, rest) : (rest, large)
}

/// tanh u and 1/cosh² u by one exponential, e = e^(−2|u|): (1 − e)/(1 + e) and 4e/(1 + e)².
@Sendable private func tanhAndSlope(_ u: Double) -> (Double, Double) {
  if abs(u) > 0.5 {
    let e = Glibc.exp(-2 * abs(u))
    let (below, value) = (1 + e, (1 - e) / (1 + e))
    return (u < 0 ? -value : value, 4 * e / (below * below))
  }
  // Near 0 the difference 1 − e cancels, near infinity 1 + m would.
  let m = Glibc.expm1(-2 * abs(u))
  let below = 2 + m
  return (u < 0 ? m / below : -m / below, 4 * (1 + m) / (below * below))
}

/// The distribution function of N(0, 1).
@Sendable private func normal(_ u: Double) -> Double { 0.5 * Glibc.erfc(-u * 0.7071067811865476) }

/// The density of N(0, 1).
@Sendable private func density(_ u: Double) -> Double {
  0.3989422804014327 * Glibc.exp(-0.5 * u * u)
}
