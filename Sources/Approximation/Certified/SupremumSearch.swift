import Exact
import Formula

/// Encloses the largest |e| over panels by branch and bound.
///
/// A box is dropped when |e| cannot exceed what is known to be attained; where e′ has one sign the
/// ends decide; where e″ has one sign interval Newton steps close in on the only critical point, so
/// that the bound converges quadratically. Boxes are halved otherwise, and kept as they are once the
/// enclosures say no more.
/// Source: E. Hansen and G. W. Walster, *Global Optimization Using Interval Analysis* (2004), ch. 10.
struct SupremumSearch {
  /// What is attained: a lower bound of the supremum, and where.
  private(set) var attained: Ball
  private(set) var place: Ball
  /// What is not exceeded on the boxes settled so far.
  private(set) var bound: Ball
  private let precision: Int
  private var boxes = 0

  /// Boxes are halved at most so often, and so many are looked at in all.
  private static let (depth, budget) = (60, 20_000)

  /// Searches all panels.
  init(_ error: CertifiedError) {
    precision = error.cover.precision
    let zero = Ball(0, precision: precision)
    (attained, place, bound) = (zero, zero, zero)
    var order: [(panel: CertifiedCover.Panel, reach: Ball)] = []
    for panel in error.panels {
      switch panel.content {
      case .range(let range):
        // The middle of the panel is a point like any other.
        attain(
          range.map(\.smallestMagnitude).reduce(range[0].largestMagnitude, Ball.minimum),
          panel.frame.center)
        for values in range { exceed(values.largestMagnitude) }
      case .sizes(let sizes): exceed(sizes.values?.largestMagnitude ?? Ball(.infinity))
      case .model(let model):
        let box = ErrorBox(model)
        for k in -4...4 { sample(box, at: Ball(Double(k) / 4, precision: precision), panel.frame) }
        order.append((panel, (model.bound + model.rest).largestMagnitude))
      }
    }
    for (place, value) in error.points {
      attain(value.smallestMagnitude, place)
      exceed(value.largestMagnitude)
    }
    order.sort { $1.reach.isLess(than: $0.reach) }
    for (panel, reach) in order where !reach.isAtMost(attained) {
      guard case .model(let model) = panel.content else { continue }
      search(model, panel.frame)
    }
    bound = .maximum(bound, attained)
  }

  /// sup |e|.
  var supremum: Ball { attained.union(bound) }

  private mutating func attain(_ value: Ball, _ place: Ball) {
    guard !value.isAtMost(attained) else { return }
    (attained, self.place) = (value, place)
  }

  private mutating func exceed(_ value: Ball) { bound = .maximum(bound, value) }

  private mutating func sample(_ box: ErrorBox, at t: Ball, _ frame: PanelFrame) {
    let s = Ball(box.center, precision: precision) + Ball(box.half, precision: precision) * t
    attain(box.derivative(0, over: t).smallestMagnitude, frame.center + frame.half * s)
  }

  private mutating func search(_ model: TaylorModel, _ frame: PanelFrame) {
    let one = Ball(1, precision: precision)
    var stack = [(box: ErrorBox(model), depth: 0)]
    while let (box, depth) = stack.popLast() {
      boxes += 1
      sample(box, at: Ball(0, precision: precision), frame)
      let reach = box.range(0).largestMagnitude
      if reach.isAtMost(attained) { continue }
      let slopes = box.range(1)
      let ends = [-one, one].map { box.derivative(0, over: $0).largestMagnitude }
      let highest = Ball.maximum(ends[0], ends[1])
      if !slopes.containsZero {
        for end in [-one, one] { sample(box, at: end, frame) }
        exceed(highest)
        continue
      }
      // Halving does not help where all that is left is the width of the enclosures.
      let noise = Ball(4 * box.uncertainty(0), precision: precision)
      if reach.isAtMost(attained + noise) || slopes.radius <= 4 * box.uncertainty(1) {
        exceed(reach)
        continue
      }
      if !box.range(2).containsZero, let critical = newton(box) {
        // A Newton step may end a little outside, where the model says nothing.
        if critical.middle.magnitude.isAtMost(one) { sample(box, at: critical.middle, frame) }
        let radius = Ball(critical.radius, precision: precision)
        let top = Ball(
          box.derivative(0, over: critical.middle),
          within: box.derivative(1, over: critical) * radius)
        exceed(.maximum(highest, top.largestMagnitude))
        continue
      }
      guard depth < Self.depth, boxes < Self.budget else {
        exceed(reach)
        continue
      }
      stack += box.halves.reversed().map { ($0, depth + 1) }
    }
  }

  /// A ball around every critical point in the box; the middle of the box where there is none.
  ///
  /// - Returns: nil where the first step gains too little: a smaller box is needed.
  private func newton(_ box: ErrorBox) -> Ball? {
    var place = Ball(Ball(0, precision: precision), within: Ball(1, precision: precision))
    for step in 0..<64 {
      let bends = step == 0 ? box.range(2) : box.derivative(2, over: place)
      guard !bends.containsZero else { return nil }
      let next = place.middle - box.derivative(1, over: place.middle) / bends
      // Without a critical point the ends decide, and any point serves.
      guard next.overlaps(place) else { return place.middle }
      guard next.radius < place.radius / 2 else {
        // Steps end where the slope is known no better; a wider ball wants a smaller box.
        let isNoise = box.derivative(1, over: place).radius <= 64 * box.uncertainty(1)
        return isNoise ? place : nil
      }
      place = next
    }
    return place
  }
}
