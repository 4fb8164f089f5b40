import ComplexModule
import RealModule

/// A quotient Σ α_k/(x − t_k) / Σ β_k/(x − t_k), with no interpolation at the nodes implied.
struct BarycentricFraction: Sendable {
  let nodes: [Double]
  let numerator: [Double]
  let denominator: [Double]
  /// The degrees (m, n) of the type it was made for.
  let type: (Int, Int)

  /// The constant of a value.
  init(constant: Double) {
    (nodes, numerator, denominator, type) = ([0], [constant], [1], (0, 0))
  }

  init(nodes: [Double], numerator: [Double], denominator: [Double], type: (Int, Int)) {
    self.nodes = nodes
    self.numerator = numerator
    self.denominator = denominator
    self.type = type
  }

  func callAsFunction(_ x: Double) -> Double {
    var above = 0.0
    var below = 0.0
    for i in nodes.indices {
      let gap = x - nodes[i]
      // Closer than this quotients overflow.
      if abs(gap) < 0x1p-900 { return numerator[i] / denominator[i] }
      above += numerator[i] / gap
      below += denominator[i] / gap
    }
    return above / below
  }

  /// The denominator times the node polynomial, up to a positive factor: its sign changes at poles
  /// only.
  func denominatorSign(_ x: Double) -> Double {
    var below = 0.0
    var sign = 1.0
    for i in nodes.indices {
      let gap = x - nodes[i]
      if gap == 0 { return 0 }
      below += denominator[i] / gap
      if gap < 0 { sign = -sign }
    }
    return sign * below
  }

  var poles: [Complex<Double>] { roots(denominator, type.1) }
  var zeros: [Complex<Double>] { roots(numerator, type.0) }

  /// The `count` roots closest to the nodes: where the degree is smaller than the number of nodes
  /// allows, rounding throws the others far out.
  private func roots(_ row: [Double], _ count: Int) -> [Complex<Double>] {
    guard let low = nodes.min(), let high = nodes.max(), row.contains(where: { $0 != 0 }) else {
      return []
    }
    let middle = Complex(low + (high - low) / 2)
    let found = arrowheadEigenvalues(nodes: nodes, row: row)
      .sorted { ($0 - middle).length < ($1 - middle).length }
    return found.prefix(count).sorted { ($0.real, $0.imaginary) < ($1.real, $1.imaginary) }
  }

  /// The residue at a simple pole: N(z)/D′(z).
  func residue(at z: Complex<Double>) -> Complex<Double> {
    var above = Complex<Double>.zero
    var slope = Complex<Double>.zero
    for i in nodes.indices {
      let inverse = Complex(1.0) / (z - Complex(nodes[i]))
      above += Complex(numerator[i]) * inverse
      slope -= Complex(denominator[i]) * inverse * inverse
    }
    return above / slope
  }
}
