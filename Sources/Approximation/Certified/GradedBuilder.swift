import Exact
import Formula

/// Encloses f and a weight on one side, panel by panel, down to a stretch about e = 0 whose
/// integrals are bounded as a whole.
struct GradedBuilder {
  /// What is believed of f and the weight beforehand; only tolerances depend on it.
  struct Sizes: Sendable {
    /// ∫ w dt.
    private(set) var mass: Ball
    /// √(∫ f² w dt / ∫ w dt).
    let function: Ball
    /// Whether polynomials grow by more than there are bits where the weight is small, so that it has to
    /// be known relative to itself.
    let isSteep: Bool

    /// - Parameters:
    ///   - mass: ∫ w dt.
    ///   - rms: a guess of √(∫ f² w / ∫ w); 1 is taken where it is none.
    init(mass: Ball, rms: Double, isSteep: Bool) {
      self.mass = mass
      function = Ball(rms > 0 && rms.isFinite ? rms : 1, precision: mass.precision)
      self.isSteep = isSteep
    }

    /// The same for a part of the integral.
    func scaled(mass: Ball) -> Sizes {
      var result = self
      result.mass = mass
      return result
    }
  }

  private let function: Expression
  private let weight: Expression
  private let sizes: Sizes
  private let bits: Int
  private let precision: Int
  private let order: Int
  /// The power of e in the weight that is integrated in closed form; 0 for none.
  private var end = JacobiWeight.one
  private var panels: [CertifiedCover.Panel] = []

  /// More panels than this are not made on a side.
  ///
  /// Tuned: a few times what logarithms take at 256 bits.
  private static let limit = 12_000

  /// Encloses both functions on 0 < e ≤ 1.
  ///
  /// - Parameter bits: rests stay below 2^−bits of f and of the weight.
  /// - Throws: `CertificationFault` with places in e.
  /// - Complexity: O(panels · bits²).
  static func cover(
    _ function: Expression, _ weight: Expression, _ sizes: Sizes, bits: Int
  ) throws(CertificationFault) -> CertifiedCover {
    var builder = GradedBuilder(function, weight, sizes, bits)
    try builder.run()
    return CertifiedCover(
      panels: builder.panels, weight: builder.end, precision: builder.precision,
      scale: sizes.function)
  }

  private init(_ function: Expression, _ weight: Expression, _ sizes: Sizes, _ bits: Int) {
    self.function = function
    self.weight = weight
    self.sizes = sizes
    self.bits = bits
    precision = bits + CertifiedCover.guardBits
    order = max(12, bits / 3)
  }

  private mutating func run() throws(CertificationFault) {
    let outer = try weight.smoothPieces(from: 0, to: 1, precision: precision)
    var gaps = outer.gaps
    var parts: [(piece: SmoothPiece, weight: SmoothPiece)] = []
    for part in outer.pieces {
      let inner = try function.smoothPieces(from: part.lower, to: part.upper, precision: precision)
      gaps += inner.gaps
      parts += inner.pieces.map { ($0, part) }
    }
    // What cannot be bounded is cheaper to find out first.
    for gap in gaps {
      let frame = PanelFrame(gap.range, precision: precision)
      guard addRanges(function, weight, frame) else { throw .unbounded(near: frame.place) }
    }
    for (piece, part) in parts {
      let factor =
        piece.lower.isZero ? closedForm(part.expression, beside: piece.expression) : nil
      try cover(piece, part.expression, factor)
    }
  }

  /// The weight without its power of e, where that power is broken and both it and f are regular
  /// at 0 otherwise.
  private mutating func closedForm(_ weight: Expression, beside f: Expression) -> Expression? {
    let short = hull(0, Rational(1, 1 << 20))
    guard let (exponent, rest) = weight.endPower, !exponent.isInteger || exponent.sign < 0,
      exponent > -1, isRegular(rest, short), isRegular(f, short)
    else { return nil }
    end = JacobiWeight(a: 0, b: FamilyParameter(exponent))
    return rest
  }

  private func hull(_ lower: Rational, _ upper: Rational) -> Ball {
    PanelFrame(lower, upper, precision: precision).hull
  }

  /// Whether there may be a Taylor series over a ball: a cheap question before a dear one.
  private func isRegular(_ f: Expression, _ ball: Ball) -> Bool {
    guard let series = try? f.ballSeries(at: ball, order: 1) else { return false }
    return series[0].isFinite && series[1].isFinite
  }

  /// - Parameters:
  ///   - weight: the formula of the weight on the piece.
  ///   - factor: its regular factor at e = 0.
  private mutating func cover(
    _ piece: SmoothPiece, _ weight: Expression, _ factor: Expression?
  ) throws(CertificationFault) {
    var stack = [PanelFrame(piece.lower, piece.upper, precision: precision)]
    while let frame = stack.popLast() {
      guard panels.count < Self.limit else { throw .tooManyPieces(near: frame.place) }
      guard !weight.ball(at: frame.hull).isNegative else { throw .negative(near: frame.place) }
      let factor = frame.lower.isZero ? factor : nil
      if let panel = model(piece.expression, factor ?? weight, frame, isClosed: factor != nil) {
        panels.append(panel)
        continue
      }
      let length = frame.upper - frame.lower
      if frame.lower == piece.lower || frame.upper == piece.upper, length < Rational(1, 256),
        addNegligible(piece, weight, frame)
      {
        continue
      }
      guard length > Rational(2).power(-64 * bits) else { throw .unbounded(near: frame.place) }
      let (left, right) = frame.halves
      stack += [right, left]
    }
  }

  private func model(
    _ f: Expression, _ w: Expression, _ frame: PanelFrame, isClosed: Bool
  ) -> CertifiedCover.Panel? {
    guard isRegular(w, frame.hull), isRegular(f, frame.hull) else { return nil }
    let length = frame.half.scaled(byPowerOfTwo: 1)
    let (bits, sizes) = (bits, sizes)
    let least = isClosed || sizes.isSteep ? nil : sizes.mass / length
    let weight = TaylorModel(w, on: frame, order: order) { values in
      var size = values.largestMagnitude
      if sizes.isSteep, values.smallestMagnitude.isPositive { size = values.smallestMagnitude }
      return (least.map { Ball.maximum($0, size) } ?? size).scaled(byPowerOfTwo: -bits)
    }
    guard let weight else { return nil }
    let model = TaylorModel(f, on: frame, order: order) { values in
      Ball.maximum(values.largestMagnitude, sizes.function).scaled(byPowerOfTwo: -bits)
    }
    return model.map {
      CertifiedCover.Panel(
        frame: frame, content: .model($0), weight: weight, contact: isClosed ? .left : .none)
    }
  }

  /// Adds a stretch beside a singularity by bounds of its integrals, if they are small enough.
  private mutating func addNegligible(
    _ piece: SmoothPiece, _ weight: Expression, _ frame: PanelFrame
  ) -> Bool {
    let ends =
      frame.lower == piece.lower ? (frame.lower, frame.upper) : (frame.upper, frame.lower)
    func bound(_ g: Expression) -> Ball? {
      g.integralBound(from: ends.0, to: ends.1, precision: precision)
    }
    let small = sizes.mass.scaled(byPowerOfTwo: -bits)
    guard let mass = bound(weight), mass.isAtMost(small) else { return false }
    let f = piece.expression
    let range = f.ball(at: frame.hull)
    if range.isFinite {
      append(PanelSizes(weight: mass, values: range), frame)
      return true
    }
    if let top = f.bound(from: ends.0, to: ends.1, precision: precision) {
      append(
        PanelSizes(weight: mass, values: Ball(Ball(0, precision: precision), within: top)), frame)
      return true
    }
    guard let product = bound(f * weight), let square = bound(f * f * weight),
      product.isAtMost(small * sizes.function),
      square.isAtMost(small * sizes.function * sizes.function)
    else { return false }
    append(PanelSizes(weight: mass, product: product, square: square), frame)
    return true
  }

  /// Adds a short stretch by the ranges of both functions, where they are finite.
  private mutating func addRanges(_ f: Expression, _ w: Expression, _ frame: PanelFrame) -> Bool {
    let (values, weights) = (f.ball(at: frame.hull), w.ball(at: frame.hull))
    guard values.isFinite, weights.isFinite else { return false }
    let mass = weights.largestMagnitude * frame.half.scaled(byPowerOfTwo: 1)
    append(PanelSizes(weight: mass, values: values), frame)
    return true
  }

  private mutating func append(_ sizes: PanelSizes, _ frame: PanelFrame) {
    panels.append(
      CertifiedCover.Panel(frame: frame, content: .sizes(sizes), weight: nil, contact: .none))
  }
}
