import Exact

/// α and λ of `selu` as the expressions they are: with them mean 0 and variance 1 are a fixed point.
///
/// Source: G. Klambauer, T. Unterthiner, A. Mayr, S. Hochreiter, *Self-Normalizing Neural Networks*
/// (2017), eq. 14.
struct SELUConstants: Sendable {
  static let exact = SELUConstants()

  /// The factor below 0.
  ///
  /// α = −√(2/π) / (√e·erfc(1/√2) − 1)
  let alpha: Expression
  /// The factor of both branches.
  ///
  /// λ = (1 − √e·erfc(1/√2)) √(2π) / √(2e²erfc(√2) + πe·erfc(1/√2)² − 2(2 + π)√e·erfc(1/√2) + π + 2)
  let scale: Expression

  private init() {
    let (one, two) = (Expression(1), Expression(2))
    let (e, pi) = (Expression.call(.exp, one), Expression.pi)
    func root(_ a: Expression) -> Expression { .call(.sqrt, a) }
    func tail(_ a: Expression) -> Expression { .call(.erfc, a) }
    // √e·erfc(1/√2)
    let q = root(e) * tail(one / root(two))
    alpha = root(two / pi) / (one - q)
    let square =
      two * e * e * tail(root(two)) + pi * q * q - two * (two + pi) * q + pi + two
    scale = (one - q) * root(two * pi) / root(square)
  }
}
