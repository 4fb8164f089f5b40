import Scene

/// Makes the identities of a scene unique: the second of equal ones gets `-2`, and so on.
struct UniqueIdentities {
  private var counts: [String: Int] = [:]

  /// The elements with unique identities, in painting order.
  mutating func applied(to elements: [Element]) -> [Element] {
    elements.map { element in
      guard case .group(var group) = element else { return element }
      let count = counts[group.id, default: 0] + 1
      counts[group.id] = count
      if count > 1 {
        var next = count
        while counts["\(group.id)-\(next)"] != nil { next += 1 }
        group.id += "-\(next)"
        counts[group.id] = 1
      }
      group.elements = applied(to: group.elements)
      return .group(group)
    }
  }
}
