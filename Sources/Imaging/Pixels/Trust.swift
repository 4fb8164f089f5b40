/// How much of a picture is the same to the bit, and whether one renderer must have drawn it.
///
/// Small shapes vote by kinds, those being boxes that agree within a pixel, and a kind has eight
/// votes at most: ninety markers that stayed say no more about letters than eight do. What another version
/// of a renderer does, it does to letters of many kinds and in every label; what an author does
/// touches one label, one kind of marker, or some of a kind while others of it stay.
struct Trust {
  private let edges: EdgeShapes
  private let limit: Int
  private let small: (same: Int, all: Int)
  private let busy: (same: Int, all: Int)
  /// Whether a letter that differs was changed; where most letters differ, another renderer may
  /// have drawn everything.
  let inLetters: Bool

  /// Weighs the shapes of a picture of a size in pixels.
  ///
  /// - Complexity: O(shapes), and the square of the letter's limit to find the kinds.
  init(_ edges: EdgeShapes, _ width: Int, _ height: Int) {
    let limit = max(24, min(width, height) / 12)
    self.edges = edges
    self.limit = limit
    // Specks of a few pixels are the same in any renderer.
    let letters = edges.shapes.filter { $0.side <= limit && $0.pixels > 5 }
    let lines = edges.shapes.filter { $0.side > limit }
    small = (letters.count { !$0.isTouched }, letters.count)
    let all = lines.reduce(0) { $0 + $1.busy }
    busy = (all - lines.reduce(0) { $0 + $1.lost }, all)
    inLetters = Self.isOneHand(Self.kinds(letters), letters.filter(\.isTouched), width, height)
  }

  private static func isOneHand(
    _ kinds: [Kind], _ touched: [EdgeShapes.Shape], _ width: Int, _ height: Int
  ) -> Bool {
    let same = kinds.reduce(0) { $0 + $1.votes * $1.share }
    let all = kinds.reduce(0) { $0 + $1.votes }
    guard same >= 5, 2 * same >= all else { return false }
    let across = (touched.map(\.right).max() ?? 0) - (touched.map(\.left).min() ?? 0)
    let down = (touched.map(\.bottom).max() ?? 0) - (touched.map(\.top).min() ?? 0)
    if touched.isEmpty || 2 * across < width || 2 * down < height { return true }
    if kinds.count(where: { 2 * $0.share < 1 }) <= 1 { return true }
    let alike = kinds.filter { $0.share < 1 }
    return 2 * alike.reduce(0) { $0 + $1.votes * $1.share }
      >= alike.reduce(0) { $0 + $1.votes }
  }

  /// Small shapes whose boxes agree within a pixel, as one shape's do at any place between pixels.
  private struct Kind {
    var same = 0
    var all = 0

    /// The share that is the same to the bit.
    var share: Double { Double(same) / Double(all) }
    var votes: Double { Double(min(8, all)) }
  }

  private static func kinds(_ letters: [EdgeShapes.Shape]) -> [Kind] {
    var boxes: [SIMD2<Int>: Kind] = [:]
    for letter in letters {
      let box = SIMD2(letter.right - letter.left, letter.bottom - letter.top)
      boxes[box, default: Kind()].all += 1
      if !letter.isTouched { boxes[box, default: Kind()].same += 1 }
    }
    // The commonest box first gathers its neighbours.
    let order = boxes.sorted {
      ($1.value.all, $0.key.x, $0.key.y) < ($0.value.all, $1.key.x, $1.key.y)
    }
    var kinds: [Kind] = []
    for (box, _) in order where boxes[box] != nil {
      var kind = Kind()
      for x in box.x - 1...box.x + 1 {
        for y in box.y - 1...box.y + 1 {
          guard let other = boxes.removeValue(forKey: SIMD2(x, y)) else { continue }
          kind.same += other.same
          kind.all += other.all
        }
      }
      kinds.append(kind)
    }
    return kinds
  }

  /// Whether a curve that differs was changed; fewer than fifty slanted pixels show nothing.
  var inLines: Bool { inLetters && busy.all >= 50 && 2 * busy.same >= busy.all }

  /// Whether a shape is small; what lies outside all shapes is not.
  func isLetter(_ shape: Int?) -> Bool {
    shape.map { edges.shapes[$0].side <= limit } ?? false
  }

  /// What shows that one renderer drew both pictures.
  var words: String {
    let letters = "\(small.same) of \(small.all) letters and small marks"
    let lines = inLines ? " and \(busy.same) of \(busy.all) px of slanted lines" : ""
    return letters + lines + " are equal to the bit: one renderer drew both"
  }
}
