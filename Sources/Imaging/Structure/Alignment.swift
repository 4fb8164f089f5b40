/// Which marks of two documents correspond.
struct Alignment {
  /// Indices of corresponding marks, or of one that has no counterpart.
  private(set) var pairs: [(first: Int?, second: Int?)] = []

  /// The pairs that changed their place in the painting order.
  private(set) var strays: [(first: Int, second: Int)] = []

  private let a: [MarkFeatures]
  private let b: [MarkFeatures]

  /// Cells of the largest table that is filled; longer gaps are aligned by what marks are, not by
  /// where they lie.
  private static let largestTable = 6_000_000

  /// Aligns two lists, both in painting order.
  ///
  /// Equal marks that occur once in both anchor the order (patience); the gaps between anchors are
  /// aligned by least total cost (Needleman and Wunsch 1970), a mark without counterpart costing
  /// ``MarkFeatures/gap``.
  init(_ first: [Mark], _ second: [Mark]) {
    var dictionary: [String: Int] = [:]
    a = first.map { MarkFeatures($0, &dictionary) }
    b = second.map { MarkFeatures($0, &dictionary) }
    var starts = (0, 0)
    for anchor in anchors() + [(a.count, b.count)] {
      var i = starts.0
      var j = starts.1
      while i < anchor.0, j < anchor.1, a[i].exact == b[j].exact {
        pairs.append((i, j))
        i += 1
        j += 1
      }
      var endI = anchor.0
      var endJ = anchor.1
      while endI > i, endJ > j, a[endI - 1].exact == b[endJ - 1].exact {
        endI -= 1
        endJ -= 1
      }
      align(i..<endI, j..<endJ)
      for (p, q) in zip(endI..<anchor.0, endJ..<anchor.1) { pairs.append((p, q)) }
      if anchor.0 < a.count { pairs.append((anchor.0, anchor.1)) }
      starts = (anchor.0 + 1, anchor.1 + 1)
    }
    pairStrays()
  }

  /// Marks that left their place in the order for another: each stray of the first list takes the
  /// cheapest stray of the second.
  private mutating func pairStrays() {
    let lost = pairs.filter { $0.second == nil }.compactMap(\.first)
    var found = pairs.filter { $0.first == nil }.compactMap(\.second)
    guard !lost.isEmpty, !found.isEmpty, lost.count * found.count < Self.largestTable else {
      return
    }
    var matches: [Int: Int] = [:]
    for i in lost {
      var best = (cost: MarkFeatures.gap / 2, index: -1)
      for (index, j) in found.enumerated() {
        let cost = a[i].cost(b[j])
        if cost < best.cost { best = (cost, index) }
      }
      if best.index >= 0 { matches[i] = found.remove(at: best.index) }
    }
    if matches.isEmpty { return }
    let taken = Set(matches.values)
    pairs.removeAll { pair in
      pair.second == nil && pair.first.map { matches[$0] != nil } == true
        || pair.first == nil && pair.second.map(taken.contains) == true
    }
    for i in lost {
      if let j = matches[i] {
        pairs.append((i, j))
        strays.append((i, j))
      }
    }
  }

  /// Whether two marks are the same to 1/50 px.
  func isExact(_ i: Int, _ j: Int) -> Bool { a[i].exact == b[j].exact }

  /// Equal marks that are unique in both lists, in an order that both share, as many as possible.
  private func anchors() -> [(Int, Int)] {
    func unique(_ list: [MarkFeatures]) -> [UInt64: Int] {
      var places: [UInt64: Int] = [:]
      for (index, mark) in list.enumerated() {
        places[mark.exact] = places[mark.exact] == nil ? index : -1
      }
      return places
    }
    let other = unique(b)
    let own = unique(a)
    let candidates = a.indices.compactMap { i -> (Int, Int)? in
      guard own[a[i].exact] == i, let j = other[a[i].exact], j >= 0 else { return nil }
      return (i, j)
    }
    // Longest ascending run of second indices, by patience sorting.
    var piles: [Int] = []
    var before = [Int](repeating: -1, count: candidates.count)
    for (index, candidate) in candidates.enumerated() {
      var low = 0
      var high = piles.count
      while low < high {
        let middle = (low + high) / 2
        if candidates[piles[middle]].1 < candidate.1 { low = middle + 1 } else { high = middle }
      }
      before[index] = low > 0 ? piles[low - 1] : -1
      if low == piles.count { piles.append(index) } else { piles[low] = index }
    }
    var run: [(Int, Int)] = []
    var index = piles.last ?? -1
    while index >= 0 {
      run.append(candidates[index])
      index = before[index]
    }
    return run.reversed()
  }

  private mutating func align(_ rows: Range<Int>, _ columns: Range<Int>) {
    if rows.isEmpty || columns.isEmpty || rows.count * columns.count > Self.largestTable {
      alignByKind(rows, columns)
      return
    }
    let width = columns.count + 1
    // What to do at each cell: 0 both, 1 skip a first mark, 2 skip a second.
    var moves = [UInt8](repeating: 2, count: (rows.count + 1) * width)
    var above = (0...columns.count).map { Float($0) * MarkFeatures.gap }
    var row = above
    for (r, i) in rows.enumerated() {
      let line = (r + 1) * width
      row[0] = above[0] + MarkFeatures.gap
      moves[line] = 1
      let mark = a[i]
      for (c, j) in columns.enumerated() {
        var best = above[c] + mark.cost(b[j])
        var move: UInt8 = 0
        let skipFirst = above[c + 1] + MarkFeatures.gap
        if skipFirst < best {
          best = skipFirst
          move = 1
        }
        let skipSecond = row[c] + MarkFeatures.gap
        if skipSecond < best {
          best = skipSecond
          move = 2
        }
        row[c + 1] = best
        moves[line + c + 1] = move
      }
      swap(&above, &row)
    }
    var found: [(Int?, Int?)] = []
    var r = rows.count
    var c = columns.count
    while r > 0 || c > 0 {
      switch moves[r * width + c] {
      case 0:
        r -= 1
        c -= 1
        found.append((rows.lowerBound + r, columns.lowerBound + c))
      case 1:
        r -= 1
        found.append((rows.lowerBound + r, nil))
      default:
        c -= 1
        found.append((nil, columns.lowerBound + c))
      }
    }
    pairs += found.reversed().map { (first: $0.0, second: $0.1) }
  }

  private mutating func alignByKind(_ rows: Range<Int>, _ columns: Range<Int>) {
    let difference = b[columns].map(\.kind).difference(from: a[rows].map(\.kind))
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(rows.lowerBound + offset)
      case .insert(let offset, _, _): inserted.insert(columns.lowerBound + offset)
      }
    }
    for i in rows where removed.contains(i) { pairs.append((i, nil)) }
    for j in columns where inserted.contains(j) { pairs.append((nil, j)) }
    let left = rows.filter { !removed.contains($0) }
    let right = columns.filter { !inserted.contains($0) }
    for (i, j) in zip(left, right) { pairs.append((i, j)) }
  }
}
