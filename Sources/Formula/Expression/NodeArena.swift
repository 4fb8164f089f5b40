/// Builds a node list in which equal subexpressions are stored once.
///
/// A subexpression written twice keeps the place of its first occurrence.
struct NodeArena {
  private(set) var nodes: [Node] = []
  private(set) var ranges: [Range<Int>?] = []
  private var known: [Node: Int] = [:]

  /// The index of `node`, appended unless an equal one exists.
  ///
  /// Amortised O(1).
  mutating func index(of node: Node, at range: Range<Int>? = nil) -> Int {
    if let index = known[node] {
      if ranges[index] == nil { ranges[index] = range }
      return index
    }
    nodes.append(node)
    ranges.append(range)
    known[node] = nodes.count - 1
    return nodes.count - 1
  }

  /// Copies another list's nodes; `variable`, when given, replaces x.
  ///
  /// Returns the root's new index.
  mutating func splice(_ other: some Collection<Node>, variable: Int? = nil) -> Int {
    var moved: [Int] = []
    moved.reserveCapacity(other.count)
    for node in other {
      if case .variable = node, let variable {
        moved.append(variable)
      } else {
        moved.append(index(of: node.mapOperands { moved[$0] }))
      }
    }
    return moved[moved.count - 1]
  }

  /// Copies the part of another list that `root` needs; returns the root's new index.
  mutating func splice(_ other: some RandomAccessCollection<Node>, root: Int) -> Int {
    var source = NodeArena()
    let index = source.splice(other.prefix(root + 1))
    return splice(source.reachable(from: index).nodes)
  }

  /// The part of the list that `root` needs, renumbered so that the root is last.
  func reachable(from root: Int) -> (nodes: [Node], ranges: [Range<Int>?]) {
    var needed = [Bool](repeating: false, count: root + 1)
    needed[root] = true
    for index in stride(from: root, through: 0, by: -1) where needed[index] {
      for operand in nodes[index].operands { needed[operand] = true }
    }
    var place = [Int](repeating: 0, count: root + 1)
    var kept: [Node] = []
    var keptRanges: [Range<Int>?] = []
    for index in 0...root where needed[index] {
      place[index] = kept.count
      kept.append(nodes[index].mapOperands { place[$0] })
      keptRanges.append(ranges[index])
    }
    return (kept, keptRanges)
  }
}
