/// Recurrences on plain coefficient arrays of t⁰, t¹, …; missing entries at the end are zero.
///
/// The rules are those of automatic differentiation (Griewank and Walther, Evaluating Derivatives,
/// 2nd edition 2008, §13.2): every function solves an ordinary differential equation in its
/// argument, and its coefficients follow one by one. Each costs O(count · g.count).
enum Dense {
  static func multiply<S: SeriesScalar>(_ a: [S], _ b: [S], _ count: Int) -> [S] {
    guard !a.isEmpty, !b.isEmpty, count > 0 else { return [] }
    let full = min(count, a.count + b.count - 1)
    return (0..<full).map { k in
      var sum = S(0)
      for j in max(0, k - b.count + 1)...min(k, a.count - 1) { sum = sum + a[j] * b[k - j] }
      return sum
    }
  }

  /// a/b with b[0] ≠ 0.
  static func divide<S: SeriesScalar>(_ a: [S], _ b: [S], _ count: Int) -> [S] {
    var quotient: [S] = []
    quotient.reserveCapacity(count)
    for k in 0..<max(0, count) {
      var sum = k < a.count ? a[k] : S(0)
      for j in stride(from: 1, through: min(k, b.count - 1), by: 1) {
        sum = sum - b[j] * quotient[k - j]
      }
      quotient.append(sum / b[0])
    }
    return quotient
  }

  static func derivative<S: SeriesScalar>(_ g: [S]) -> [S] {
    g.indices.dropFirst().map { S($0) * g[$0] }
  }

  static func integral<S: SeriesScalar>(_ g: [S], constant: S, _ count: Int) -> [S] {
    [constant] + g.prefix(max(0, count - 1)).enumerated().map { $0.element / S($0.offset + 1) }
  }

  /// e^g: k·hₖ = Σ j gⱼ hₖ₋ⱼ.
  static func exp<S: SeriesScalar>(_ g: [S], value: S, _ count: Int) -> [S] {
    let slope = derivative(g)
    var h = [value]
    for k in stride(from: 1, to: count, by: 1) {
      var sum = S(0)
      for j in stride(from: 1, through: min(k, slope.count), by: 1) {
        sum = sum + slope[j - 1] * h[k - j]
      }
      h.append(sum / S(k))
    }
    return h
  }

  /// sin g and cos g, or sinh g and cosh g: s′ = c·g′ and c′ = ∓s·g′.
  static func circular<S: SeriesScalar>(
    _ g: [S], sine: S, cosine: S, hyperbolic: Bool, _ count: Int
  ) -> (sine: [S], cosine: [S]) {
    let slope = derivative(g)
    var s = [sine]
    var c = [cosine]
    for k in stride(from: 1, to: count, by: 1) {
      var rising = S(0)
      var falling = S(0)
      for j in stride(from: 1, through: min(k, slope.count), by: 1) {
        rising = rising + slope[j - 1] * c[k - j]
        falling = falling + slope[j - 1] * s[k - j]
      }
      s.append(rising / S(k))
      c.append((hyperbolic ? falling : -falling) / S(k))
    }
    return (s, c)
  }

  /// Solutions of Riccati's equation h′ = (a + b·h + c·h²)·g′: tan, tanh, the logistic function.
  static func riccati<S: SeriesScalar>(
    _ g: [S], value: S, _ a: Int, _ b: Int, _ c: Int, _ count: Int
  ) -> [S] {
    let slope = derivative(g)
    let (linear, quadratic) = (S(b), S(c))
    var h = [value]
    var right = [S(a) + linear * value + quadratic * value * value]
    for k in stride(from: 1, to: count, by: 1) {
      var sum = S(0)
      for j in stride(from: 1, through: min(k, slope.count), by: 1) {
        sum = sum + slope[j - 1] * right[k - j]
      }
      h.append(sum / S(k))
      var square = S(0)
      for j in 0...k { square = square + h[j] * h[k - j] }
      right.append(linear * h[k] + quadratic * square)
    }
    return h
  }

  /// g^r with g[0] ≠ 0: k·g₀·hₖ = Σ (r·j − k + j) gⱼ hₖ₋ⱼ (J.
  ///
  /// C. P. Miller's formula).
  static func power<S: SeriesScalar>(_ g: [S], _ exponent: S, value: S, _ count: Int) -> [S] {
    var h = [value]
    for k in stride(from: 1, to: count, by: 1) {
      var sum = S(0)
      for j in stride(from: 1, through: min(k, g.count - 1), by: 1) {
        sum = sum + (exponent * S(j) - S(k - j)) * g[j] * h[k - j]
      }
      h.append(sum / (S(k) * g[0]))
    }
    return h
  }

  /// Σ outerₖ (g − g₀)ᵏ by Horner's rule.
  ///
  /// O(count³) unless g is short.
  static func compose<S: SeriesScalar>(_ outer: [S], _ g: [S], _ count: Int) -> [S] {
    let inner = [S(0)] + g.dropFirst()
    var sum: [S] = []
    for coefficient in outer.prefix(count).reversed() {
      sum = multiply(sum, inner, count)
      if sum.isEmpty { sum = [coefficient] } else { sum[0] = sum[0] + coefficient }
    }
    return sum
  }
}
