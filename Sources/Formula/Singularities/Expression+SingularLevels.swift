import ComplexModule
import Exact
import RealModule

extension Expression {
  /// An equation whose solutions may be singularities: step(z) = level.
  struct SingularLevel {
    let step: Int
    let level: Complex<Double>
    let kind: Singularity.Kind
  }

  /// The values of its operands at which a step is not analytic.
  func singularLevels(_ index: Int, _ solver: ComplexLevelSolver) -> [SingularLevel] {
    func pole(_ step: Int, _ levels: [Complex<Double>]) -> [SingularLevel] {
      levels.map { SingularLevel(step: step, level: $0, kind: .pole) }
    }
    func branch(_ step: Int, _ levels: [Complex<Double>]) -> [SingularLevel] {
      levels.map { SingularLevel(step: step, level: $0, kind: .branchPoint) }
    }
    switch core[index] {
    case .binary(.divide, _, let b): return pole(b, [.zero])
    case .binary(.power, let a, let b):
      if let n = integerExponent(b) { return n < 0 ? pole(a, [.zero]) : [] }
      return branch(a, [.zero])
    case .call(let function, let a):
      let center = solver.valueAtCenter(a)
      switch function {
      case .log, .log2, .log10, .sqrt, .cbrt: return branch(a, [.zero])
      case .asin, .acos, .acosh, .atanh: return branch(a, [Complex(1), Complex(-1)])
      case .atan, .asinh: return branch(a, [Complex(0, 1), Complex(0, -1)])
      case .tan: return pole(a, odd(center.real, .pi / 2).map { Complex($0) })
      case .tanh: return pole(a, odd(center.imaginary, .pi / 2).map { Complex(0, $0) })
      case .sigmoid, .silu: return pole(a, odd(center.imaginary, .pi).map { Complex(0, $0) })
      case .softplus: return branch(a, odd(center.imaginary, .pi).map { Complex(0, $0) })
      case .mish:
        // e^(2g) + 2e^g + 2 = 0: e^g = −1 ± i
        let real = Double.log(2) / 2
        return pole(
          a,
          (-8...8).flatMap { k in [0.75, 1.25].map { Complex(real, (2 * Double(k) + $0) * .pi) } })
      case .softsign: return pole(a, [Complex(center.real < 0 ? 1 : -1)])
      case .gamma:
        let nearest = Int(max(0, min(1e6, (-center.real).rounded())))
        let first = max(0, nearest - 16)
        return pole(a, (first...nearest + 16).map { Complex(-Double($0)) })
      default: return []
      }
    default: return []
    }
  }

  /// The odd multiples of a step nearest to a value.
  private func odd(_ value: Double, _ step: Double) -> [Double] {
    let own = ((value / step - 1) / 2).rounded()
    return (-16...16).map { (2 * (own + Double($0)) + 1) * step }
  }

  /// Whether a candidate is a singularity of the whole function and not a removable one.
  ///
  /// On the real axis power series decide. Elsewhere the function is sampled on a small circle
  /// about the point: terms with negative exponents in its Laurent series, or a jump where the
  /// circle closes, show the singularity.
  func isSingular(
    _ candidate: Singularity, among places: [Complex<Double>], _ center: Double
  ) -> Bool {
    let z = candidate.location
    let distance = (z - Complex(center)).length
    if z.imaginary.magnitude <= 1e-9 * max(distance, z.length) {
      do throws(SeriesFault) {
        _ = try series(at: z.real, order: 4)
      } catch {
        return true
      }
    }
    return isSingularOnCircle(z, places, distance)
  }

  private func isSingularOnCircle(
    _ z: Complex<Double>, _ places: [Complex<Double>], _ distance: Double
  ) -> Bool {
    let gaps = places.map { ($0 - z).length }.filter { $0 > 1e-7 * max(distance, 1e-3) }
    let radius = 0.3 * min(distance == 0 ? 1 : distance, gaps.min() ?? .infinity, 1)
    let count = 64
    let samples = (0..<count).map { k in
      self(complex: z + Complex(length: radius, phase: 2 * .pi * Double(k) / Double(count)))
    }
    guard samples.allSatisfy(\.isFinite) else { return true }
    let scale = samples.map(\.length).max() ?? 0
    for exponent in 1...8 {
      var sum = Complex<Double>.zero
      for (k, sample) in samples.enumerated() {
        sum +=
          sample
          * Complex(
            length: 1, phase: 2 * .pi * Double(exponent * k % count) / Double(count))
      }
      if sum.length / Double(count) > 1e-10 * scale { return true }
    }
    return false
  }
}
