import CKernels
import RealModule

extension WeightShape {
  /// Whether ∫ log w / (1+x²) dx looks finite, which makes the moment problem indeterminate: on the
  /// line as it stands, on a half line with w(x²) for w (Krein).
  ///
  /// Where −log w grows like |x|^γ the integral is finite for γ < 1, on a half line for γ < ½. The
  /// power is measured as far out as the weight can be evaluated, which tells |x| / log |x|, still
  /// determinate, from powers γ < 0.9975, on a half line γ < 0.4975.
  ///
  /// Source: Akhiezer, *The Classical Moment Problem* (1965), problems to chapter 2; Lin, *Recent
  /// developments on the moment problem* (2017).
  var looksIndeterminate: Bool {
    switch interval.kind {
    case .finite: false
    case .infinite: max(growth(1), growth(-1)) < 0.9975
    case .boundedBelow: growth(1) < 0.4975
    case .boundedAbove: growth(-1) < 0.4975
    }
  }

  /// The highest order of a moment of a weight that falls like |x|^(−γ): below γ − 1.
  ///
  /// A power is told by −d log w / d log |x| being the same on the way out and far out.
  var largestMoment: Int? {
    let powers = [(interval.upper, 1.0), (interval.lower, -1.0)].filter { !$0.0.isFinite }
      .compactMap { power($0.1) }
    guard let least = powers.min() else { return nil }
    let whole = least.rounded()
    let exact = abs(least - whole) < 1e-6 ? whole : least
    return exact < 1e6 ? Int((exact - 1).rounded(.up)) - 1 : nil
  }

  private func power(_ direction: Double) -> Double? {
    let base =
      interval.lower.isFinite ? interval.lower : interval.upper.isFinite ? interval.upper : 0
    func slope(_ s: Double) -> Double {
      let (near, far) = (
        weight.logValue(base, direction * .exp(s)), weight.logValue(base, direction * .exp(2 * s))
      )
      return (near - far).high / s
    }
    let (near, far) = (slope(15), slope(30))
    guard near.isFinite, far.isFinite, near > 0 else { return nil }
    return abs(near - far) <= 1e-4 * near ? far : nil
  }

  /// d log(−log w) / d log |x| far out in a direction; infinite where the weight ends.
  private func growth(_ direction: Double) -> Double {
    let base =
      interval.lower.isFinite ? interval.lower : interval.upper.isFinite ? interval.upper : 0
    func height(_ s: Double) -> Double {
      -weight.logValue(base, direction * .exp(s)).high
    }
    var far = 0.0
    var s = 0.5
    while s < 600 {
      let value = height(s)
      guard value < 1e280 else { break }
      if value > 20 { far = s }
      s *= 1.15
    }
    guard far > 1 else { return .infinity }
    let near = far * 0.8
    let (a, b) = (height(near), height(far))
    guard a > 0 else { return .infinity }
    return .log(b / a) / (far - near)
  }
}
