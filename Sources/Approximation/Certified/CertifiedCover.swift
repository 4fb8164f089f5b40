import Exact
import Formula

/// A function on [−1, 1], panel by panel enclosed by Taylor models.
///
/// The function is cut where it changes its formula; each piece is halved until Lagrange's rest
/// falls below 2^−bits of the function's size. Beside singular ends, and in the gaps about cuts that
/// are no dyadic numbers, stretches so short that they don't matter are enclosed by their range.
struct CertifiedCover: Sendable {
  struct Panel: Sendable {
    let frame: PanelFrame
    let content: Content
    /// The smooth factor of the weight; nil for 1.
    let weight: TaylorModel?
    let contact: JacobiWeight.Contact
  }

  enum Content: Sendable {
    case model(TaylorModel)
    /// All that is known is that each value lies in one of these.
    case range([Ball])
    /// Nothing but bounds of integrals is known, as where f or the weight is infinite.
    case sizes(PanelSizes)
  }

  let panels: [Panel]
  /// Values at the ends and at cuts, which need not be limits of values beside them.
  let points: [(place: Ball, value: Ball)]
  let weight: JacobiWeight
  let precision: Int
  /// The largest |f| that was met.
  let scale: Ball

  /// More panels than this are not made.
  private static let limit = 4096
  /// Bits kept beyond those asked for.
  static let guardBits = 40

  /// The bits that the square of a polynomial of a degree, bounded by 1 on [−1, 1], may lose when it is
  /// expanded about 0: its powers grow up to (1 + √2)ⁿ before they cancel.
  static func bitsLost(degree: Int) -> Int { degree * 13 / 5 }

  /// Encloses a function.
  ///
  /// - Parameters:
  ///   - function: an expression in the canonical variable.
  ///   - bits: 2^−bits is what rests may amount to, relative to the function.
  ///   - degree: of polynomials that are going to be subtracted.
  /// - Throws: `CertificationFault` where the function is unbounded or too rough.
  init(
    of function: Expression, weight: JacobiWeight = .one, bits: Int, degree: Int = 0
  ) throws(CertificationFault) {
    precision = bits + Self.guardBits + Self.bitsLost(degree: degree)
    self.weight = weight
    let cut = try function.smoothPieces(from: -1, to: 1, precision: precision)
    let largest = CertifiedScale(of: function).value.withPrecision(precision)
    scale = largest.containsZero ? Ball(1, precision: precision) : largest
    var builder = Builder(weight: weight, bits: bits, precision: precision, scale: scale)
    for piece in cut.pieces { try builder.cover(piece) }
    for gap in cut.gaps {
      let frame = PanelFrame(gap.range, precision: precision)
      guard builder.addRange(gap.formulas, frame) else { throw .unbounded(near: frame.place) }
    }
    panels = builder.panels
    let covered = cut.gaps.flatMap { [$0.range.lowerBound, $0.range.upperBound] }
    let cuts = Set(cut.pieces.flatMap { [$0.lower, $0.upper] }).subtracting(covered).sorted()
    points = cuts.compactMap { [precision] place in
      let exact = function.composed(with: Expression(place)).constantValue?.exact
      let value =
        exact.map { Ball($0, precision: precision) }
        ?? function.ball(at: Ball(place, precision: precision))
      return value.isFinite ? (Ball(place, precision: precision), value) : nil
    }
  }

  init(panels: [Panel], weight: JacobiWeight, precision: Int, scale: Ball) {
    self.panels = panels
    points = []
    self.weight = weight
    self.precision = precision
    self.scale = scale
  }

  private struct Builder {
    let weight: JacobiWeight
    let bits: Int
    let precision: Int
    let tolerance: Ball
    let order: Int
    var panels: [Panel] = []

    init(weight: JacobiWeight, bits: Int, precision: Int, scale: Ball) {
      self.weight = weight
      self.bits = bits
      self.precision = precision
      tolerance = scale.scaled(byPowerOfTwo: -bits)
      // Rests that fall by three bits an order balance the cost of long series and many panels.
      order = max(12, bits / 3)
    }

    mutating func cover(_ piece: SmoothPiece) throws(CertificationFault) {
      var stack = [PanelFrame(piece.lower, piece.upper, precision: precision)]
      while let frame = stack.popLast() {
        guard panels.count < CertifiedCover.limit else {
          throw .tooManyPieces(near: frame.place)
        }
        if let panel = model(piece.expression, frame) {
          panels.append(panel)
          continue
        }
        let touchesEnd = frame.lower == piece.lower || frame.upper == piece.upper
        if touchesEnd, isNegligible(piece.expression, frame), addRange([piece.expression], frame) {
          continue
        }
        guard frame.upper - frame.lower > Rational(2).power(-8 * bits) else {
          throw .unbounded(near: frame.place)
        }
        let (left, right) = frame.halves
        stack += [right, left]
      }
    }

    private func model(_ function: Expression, _ frame: PanelFrame) -> Panel? {
      let contact = weight.contact(frame)
      guard contact != .both else { return nil }
      var factor: TaylorModel?
      if let expression = weight.smoothFactor(contact) {
        factor = TaylorModel(expression, on: frame, order: order) { value in
          value.largestMagnitude.scaled(byPowerOfTwo: -bits)
        }
        guard factor != nil else { return nil }
      }
      guard
        let model = TaylorModel(function, on: frame, order: order, tolerance: { _ in tolerance })
      else { return nil }
      return Panel(frame: frame, content: .model(model), weight: factor, contact: contact)
    }

    /// Whether a stretch beside a singularity is too short to matter.
    ///
    /// In integrals length times range counts; for the sup norm the range has to shrink as well, which
    /// is waited for as long as it may be expected to. What is subtracted later varies on the stretch
    /// even where the function does not.
    private func isNegligible(_ function: Expression, _ frame: PanelFrame) -> Bool {
      guard frame.upper - frame.lower < Rational(2).power(-bits / 2) else { return false }
      guard let range = range(of: function, frame) else { return false }
      let radius = Ball(range.radius, precision: precision)
      let width = frame.half.power(weight.smallestPower)
      guard (radius * width).isAtMost(tolerance) else { return false }
      return radius.isAtMost(tolerance.scaled(byPowerOfTwo: max(0, bits - 64)))
        || frame.upper - frame.lower < Rational(2).power(-2 * bits)
    }

    /// The values on a stretch, also of one that ends where logarithms are infinite.
    private func range(of function: Expression, _ frame: PanelFrame) -> Ball? {
      let range = function.ball(at: frame.hull)
      if range.isFinite { return range }
      for (end, other) in [(frame.lower, frame.upper), (frame.upper, frame.lower)] {
        if let bound = function.bound(from: end, to: other, precision: precision) {
          return Ball(Ball(0, precision: precision), within: bound)
        }
      }
      return nil
    }

    /// Adds a panel on which each value is that of one of some formulas.
    mutating func addRange(_ formulas: [Expression], _ frame: PanelFrame) -> Bool {
      let values = formulas.compactMap { range(of: $0, frame) }
      guard values.count == formulas.count else { return false }
      let contact = weight.contact(frame)
      var factor: TaylorModel?
      if let expression = weight.smoothFactor(contact) {
        let size = expression.ball(at: frame.hull)
        guard size.isFinite else { return false }
        factor = TaylorModel(
          coefficients: [size.middle], rest: Ball(size.radius, precision: precision),
          restOrder: 0)
      }
      panels.append(Panel(frame: frame, content: .range(values), weight: factor, contact: contact))
      return true
    }
  }
}

extension PanelFrame {
  /// A point of the panel, for messages.
  var place: Double { center.doubleValue }
}

extension JacobiWeight {
  /// The mass of a short panel falls at least like its length to this power.
  fileprivate var smallestPower: Ball {
    Ball(min(a.value, b.value, 0) + 1)
  }
}
