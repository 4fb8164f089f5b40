import Exact
import Formula

/// A function and a weight on the canonical variable of a domain, enclosed for integrals of
/// f·w·polynomial.
///
/// The domain is cut at the exact places where f or w may be singular; each stretch is seen from both
/// ends, with panels that get shorter towards them. What lies beyond the finite part of an infinite
/// domain is bounded by the growth of the expressions.
struct EnclosedMeasure: Sendable {
  private let parts: [(side: GradedSide, cover: CertifiedCover)]
  private let tails: [FarTail]
  private let precision: Int

  /// Why a measure is not enclosed.
  enum Fault: Error {
    /// No bound of this function far out was found.
    case noTailBound(isWeight: Bool)
    /// The bounds do not fall far out.
    case tailTooHeavy
    /// A function is not enclosed near this point of the canonical variable.
    case cover(CertificationFault, near: Double)
  }

  /// Encloses f and w.
  ///
  /// - Parameters:
  ///   - steps: the polynomials that are to be integrated.
  ///   - bits: rests stay below 2^−bits of f and w.
  /// - Throws: `Fault`.
  /// - Complexity: O(panels · bits²).
  init(
    of function: Expression, weight: Expression, on domain: CertifiedDomain,
    sizes: GradedBuilder.Sizes, steps: [RecurrenceStep], bits: Int
  ) throws(Fault) {
    precision = bits + CertifiedCover.guardBits
    var (lower, upper): (Rational, Rational) = (-1, 1)
    var far: [FarTail] = []
    if domain.sides != [] {
      let found = try FarTail.all(of: function, weight, domain.sides, sizes, steps, bits: bits)
      far = found.tails
      (lower, upper) = (domain.sides.contains(-1) ? -found.reach : 0, found.reach)
    }
    tails = far
    let inner =
      Set(
        weight.exactPlaces(from: lower, to: upper) + function.exactPlaces(from: lower, to: upper)
          + (lower.sign < 0 && !far.isEmpty ? [0] : [])
      ).sorted()
    var parts: [(side: GradedSide, cover: CertifiedCover)] = []
    for side in GradedSide.all(between: [lower] + inner + [upper]) {
      let length = Ball(side.length, precision: precision)
      let scaled = sizes.scaled(mass: sizes.mass / length)
      do {
        let cover = try GradedBuilder.cover(side(function), side(weight), scaled, bits: bits)
        parts.append((side, cover))
      } catch {
        throw .cover(error, near: side.point(error.place))
      }
    }
    self.parts = parts
  }

  /// ∫ f Pₖ w dt for the polynomials of a recurrence, P₀ = 1.
  func products(_ steps: [RecurrenceStep]) -> [Ball] {
    sums(steps, \.self) { $0.function * $0.weight }
  }

  /// ∫ Pₖ w dt.
  func moments(_ steps: [RecurrenceStep]) -> [Ball] {
    sums(steps, \.ofOne) { $0.weight }
  }

  private func sums(
    _ steps: [RecurrenceStep], _ part: (CertifiedCover) -> CertifiedCover,
    _ bound: (FarTail) -> TailBound
  ) -> [Ball] {
    var sums = [Ball](repeating: Ball(0, precision: precision), count: steps.count)
    for (side, cover) in parts {
      let length = Ball(side.length, precision: precision)
      for (k, value) in part(cover).products(side(steps)).enumerated() {
        sums[k] = sums[k] + length * value
      }
    }
    guard !tails.isEmpty else { return sums }
    for (k, size) in steps.growth(precision: precision).enumerated() {
      for tail in tails {
        let rest = bound(tail).times(power: k).integral(beyond: tail.reach)
        sums[k] = Ball(sums[k], within: size * (rest ?? Ball(.infinity)))
      }
    }
    return sums
  }

  /// ∫ (f − Σ cₖ Pₖ)² w dt.
  func squaredError(minus coefficients: [Ball], _ steps: [RecurrenceStep]) -> Ball {
    var sum = Ball(0, precision: precision)
    for (side, cover) in parts {
      let polynomial = CertifiedPolynomial(steps: side(steps), coefficients: coefficients)
      sum =
        sum + Ball(side.length, precision: precision)
        * CertifiedError(cover, minus: polynomial).squaredNorm
    }
    guard !tails.isEmpty else { return sum.nonNegative }
    let growth = steps.growth(precision: precision)
    let size = zip(coefficients, growth).reduce(Ball(0, precision: precision)) {
      $0 + $1.0.largestMagnitude * $1.1
    }
    let polynomial = TailBound(size, power: Rational(max(coefficients.count - 1, 0)))
    let two = TailBound(Ball(2, precision: precision))
    for tail in tails {
      let rest = two * (tail.function * tail.function * tail.weight)
      let own = two * (polynomial * polynomial * tail.weight)
      let parts = [rest, own].map { $0.integral(beyond: tail.reach) ?? Ball(.infinity) }
      sum = Ball(sum, within: parts[0] + parts[1])
    }
    return sum.nonNegative
  }
}

extension CertifiedDomain {
  /// The infinite ends of the canonical variable.
  fileprivate var sides: [Int] {
    switch self {
    case .finite: []
    case .above, .below: [1]
    case .line: [1, -1]
    }
  }
}

extension CertifiedCover {
  /// The function 1 in place of f, with the same weight.
  fileprivate var ofOne: CertifiedCover {
    let one = Ball(1, precision: precision)
    let panels = panels.map { panel in
      let content: Content =
        switch panel.content {
        case .model:
          .model(
            TaylorModel(coefficients: [one], rest: Ball(0, precision: precision), restOrder: 1))
        case .range: .range([one])
        case .sizes(let sizes): .sizes(sizes.ofOne)
        }
      return Panel(
        frame: panel.frame, content: content, weight: panel.weight, contact: panel.contact)
    }
    return CertifiedCover(panels: panels, weight: weight, precision: precision, scale: one)
  }
}
