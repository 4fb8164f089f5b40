extension Comparison {
  /// Compares two SVG documents by what they draw.
  ///
  /// Both are flattened to marks (``SVGDocument``), aligned (``Alignment``) and compared pair by
  /// pair: outlines by distance in pixels, so that another division of a curve is no change; texts
  /// by their characters; paints by colour distance; embedded pictures by their pixels. One motion
  /// of everything, or one new scale of a panel, is one change.
  ///
  /// - Complexity: O(bytes) and the alignment: linear for documents alike, O(n m) at worst.
  static func structures(_ first: [UInt8], _ second: [UInt8], _ options: Options) -> Comparison {
    let documents: (SVGDocument, SVGDocument)
    do throws(XMLFault) {
      documents.0 = try SVGDocument(first)
    } catch {
      return unreadable(
        isFirst: true, .svg(line: error.line, column: error.column, problem: error.problem))
    }
    do throws(XMLFault) {
      documents.1 = try SVGDocument(second)
    } catch {
      return unreadable(
        isFirst: false, .svg(line: error.line, column: error.column, problem: error.problem))
    }
    return structures(documents.0, documents.1, options)
  }

  private static func structures(
    _ a: SVGDocument, _ b: SVGDocument, _ options: Options
  ) -> Comparison {
    if a.isCutShort || b.isCutShort {
      return unreadable(
        isFirst: a.isCutShort,
        .svg(line: 1, column: 1, problem: "draws more than can be followed"))
    }
    var result = Comparison(.identical, .structure)
    let alignment = Alignment(a.marks, b.marks)
    let table = OKLabTable()
    var pairs: [(Mark, Mark)] = []
    var differences: [MarkDifference] = []
    var isExact = true
    for (i, j) in alignment.pairs {
      switch (i, j) {
      case (let i?, let j?):
        pairs.append((a.marks[i], b.marks[j]))
        let found = MarkDifference.between(a.marks[i], b.marks[j], table, options)
        if found.isEmpty && !alignment.isExact(i, j) { isExact = false }
        differences += found
      case (let i?, nil): differences.append(.presence(a.marks[i], isRemoved: true))
      case (nil, let j?): differences.append(.presence(b.marks[j], isRemoved: false))
      case (nil, nil): break
      }
    }
    for (_, j) in alignment.strays { differences.append(.reordered(b.marks[j])) }
    let all = differences.count
    differences.removeAll { $0.isIgnored(options.ignoring) }
    let hidden = all - differences.count
    if hidden > 0 { result.notes.append("\(hidden) differences lie in ignored rectangles") }
    let labels = SpokenLabels(a, b, pairs)
    let spoken = labels.changes
    // Words drawn as outlines are told as words.
    differences.removeAll { $0.isOutline && labels.tell($0.mark) }
    let motion = CommonMotion(pairs, differences)
    result.changes = motion.changes + Gathering(motion.differences).changes + spoken
    result.regions = motion.differences.compactMap(\.region).prefix(200).map(\.self)
    let (width, height) = (Int(min(1e9, b.width).rounded()), Int(min(1e9, b.height).rounded()))
    if hidden > 0, result.changes.isEmpty, options.ignoring.cover(width: width, height: height) {
      result.changes.append(
        Change(.data, "the ignored rectangles hide the whole picture: nothing was compared"))
    }
    if abs(a.width - b.width) > 0.5 || abs(a.height - b.height) > 0.5 {
      result.verdict = .size
      result.changes.insert(
        Change(
          .layout,
          "size \(brief(a.width)) × \(brief(a.height)) → "
            + "\(brief(b.width)) × \(brief(b.height)) px"), at: 0)
    } else if let shift = motion.shift, motion.differences.isEmpty, spoken.isEmpty,
      max(abs(shift.x), abs(shift.y)) <= 1.05
    {
      result.verdict = .drift
    } else if !result.changes.isEmpty {
      result.verdict = .changed
    } else if !isExact {
      result.verdict = .withinTolerance
    }
    return result
  }
}

extension MarkDifference {
  /// Whether it is about the shape of a mark, or a mark that came or went.
  fileprivate var isOutline: Bool {
    switch aspect {
    case .geometry, .added, .removed: true
    case .text, .style, .picture: false
    }
  }

  /// Whether it lies inside a rectangle that doesn't count.
  fileprivate func isIgnored(_ regions: [Region]) -> Bool {
    !boxes.isEmpty
      && boxes.allSatisfy { box in
        regions.contains {
          box.left >= Double($0.x) && box.top >= Double($0.y)
            && box.right <= Double($0.x + $0.width) && box.bottom <= Double($0.y + $0.height)
        }
      }
  }

  /// Where to look.
  fileprivate var region: Region? {
    guard let box = boxes.last, box.left.isFinite, box.right.isFinite, box.top.isFinite,
      box.bottom.isFinite, abs(box.left) < 1e6, abs(box.right) < 1e6, abs(box.top) < 1e6,
      abs(box.bottom) < 1e6
    else { return nil }
    let x = Int(box.left.rounded(.down))
    let y = Int(box.top.rounded(.down))
    return Region(
      x: x, y: y, width: Int(box.right.rounded(.up)) - x + 1,
      height: Int(box.bottom.rounded(.up)) - y + 1)
  }
}
