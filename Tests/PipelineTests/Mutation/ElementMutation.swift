import Imaging
import Scene

/// Where an element stands, as far as its mutations depend on it.
struct Room {
  var id = ""
  var roles: [String] = []
  var clip: Rectangle?

  func entering(_ group: Group) -> Room {
    var copy = self
    copy.id = group.id.isEmpty ? id : group.id
    copy.roles.append(group.role)
    copy.clip = group.clip ?? clip
    return copy
  }

  private func isIn(_ words: String...) -> Bool { roles.contains { words.contains($0) } }

  private var isAxis: Bool { isIn("axis", "ticks", "tick-labels", "grid") }
  private var isLegend: Bool { isIn("legend", "legend-entry") }

  /// What the coming, going or moving of a mark may be called.
  var presence: Set<Change.Kind> {
    if isAxis { return [.axes] }
    return isLegend ? [.style, .layout] : [.data]
  }

  /// What other words may be called.
  private var words: Set<Change.Kind> { isIn("tick-labels") ? [.axes] : [.text] }
}

extension Room {
  typealias Alteration = (act: SceneMutation.Act, kinds: Set<Change.Kind>, new: Element?)

  /// The mutations of one element that is no group.
  func changes(of element: Element) -> [Alteration] {
    switch element {
    case .fill(let path, let ink):
      return [
        (.deleteMark, presence, nil),
        (.nudgeMark, presence.union([.layout]), .fill(nudged(path), ink)),
        (.recolour, [.style], .fill(path, ink.recoloured)),
        (.tint, [.style], .fill(path, ink.tinted)),
      ]
    case .stroke(let path, let stroke): return changes(of: path, stroke)
    case .markers(let marker, let points): return changes(of: marker, points)
    case .glyphs(let run): return changes(of: run)
    case .group: return []
    }
  }

  private func changes(of path: Path, _ stroke: Stroke) -> [Alteration] {
    func styled(_ change: (inout Stroke) -> Void) -> Element {
      var copy = stroke
      change(&copy)
      return .stroke(path, copy)
    }
    var list: [Alteration] = [
      (.deleteMark, presence, nil),
      (.recolour, [.style], styled { $0.ink = $0.ink.recoloured }),
      (.tint, [.style], styled { $0.ink = $0.ink.tinted }),
      (.thicken, [.style], styled { $0.width *= 1.25 }),
      (.widen, [.style], styled { $0.width *= 1.01 }),
      (.dash, [.style], styled { $0.dash = $0.dash.isEmpty ? [3, 2] : [] }),
    ]
    let pieces = path.pieces
    if pieces.count > 1 {
      for index in [0, pieces.count / 2] {
        var fewer = pieces
        let piece = fewer.remove(at: index)
        list.append((.deletePiece, presence, .stroke(Path(fewer.flatMap(\.self)), stroke)))
        fewer.insert(nudged(Path(piece)).steps, at: index)
        list.append(
          (.nudgePiece, presence.union([.layout]), .stroke(Path(fewer.flatMap(\.self)), stroke)))
      }
    } else {
      list.append((.nudgeMark, presence.union([.layout]), .stroke(nudged(path), stroke)))
    }
    if let clip, path.steps.count > 3 {
      let stretched = path.mapped { Point(x: $0.x, y: clip.bottom + 1.01 * ($0.y - clip.bottom)) }
      list.append((.stretchCurve, [.data, .axes], .stroke(stretched, stroke)))
      var bent = path
      bent.bend(by: clip.height / 100, in: clip)
      list.append((.bendCurve, [.data], .stroke(bent, stroke)))
    }
    return list
  }

  private func changes(of marker: Marker, _ points: [Point]) -> [Alteration] {
    var other = marker
    other.fill = marker.fill?.recoloured
    if marker.fill == nil, let stroke = marker.stroke { other.stroke?.ink = stroke.ink.recoloured }
    var list: [Alteration] = [
      (.deleteMark, presence, nil), (.recolour, [.style], .markers(other, at: points)),
    ]
    if points.count > 1 {
      var fewer = points
      let point = fewer.remove(at: points.count / 2)
      list.append((.deletePiece, presence, .markers(marker, at: fewer)))
      fewer.insert(Point(x: point.x, y: point.y + SceneMutation.pixel), at: points.count / 2)
      list.append((.nudgePiece, presence.union([.layout]), .markers(marker, at: fewer)))
    }
    return list
  }

  private func changes(of run: GlyphRun) -> [Alteration] {
    let gone = words.union([.text, .axes])
    func edited(_ change: (inout GlyphRun) -> Void) -> Element {
      var copy = run
      change(&copy)
      return .glyphs(copy)
    }
    let middle = run.glyphs.count / 2
    return [
      (.deleteText, gone, nil),
      (
        .nudgeText, [.layout, .axes],
        edited { for i in $0.glyphs.indices { $0.glyphs[i].origin.x += SceneMutation.pixel } }
      ),
      (.deleteLetter, gone.union([.layout]), edited { $0.glyphs.remove(at: middle) }),
      (
        .changeLetter, gone.union([.layout]),
        edited {
          $0.glyphs[middle].id = Self.other(than: $0.glyphs[middle].id)
          $0.text = SceneMutation.changed($0.text)
        }
      ),
      (.recolour, [.style], edited { $0.ink = $0.ink.recoloured }),
      (.tint, [.style], edited { $0.ink = $0.ink.tinted }),
      (.enlargeText, [.style, .layout, .axes, .text], edited { $0.enlarge(by: 1.01) }),
    ]
  }

  /// Another glyph of the same face; digits lie beside one another in all of them.
  private static func other(than glyph: UInt32) -> UInt32 { glyph > 1 ? glyph - 1 : glyph + 1 }

  /// The path one pixel aside, across its longer side.
  private func nudged(_ path: Path) -> Path {
    let points = path.steps.compactMap(\.end)
    let x = points.map(\.x)
    let y = points.map(\.y)
    let isWide = (x.max() ?? 0) - (x.min() ?? 0) >= (y.max() ?? 0) - (y.min() ?? 0)
    let step = SceneMutation.pixel
    return path.mapped { Point(x: $0.x + (isWide ? 0 : step), y: $0.y + (isWide ? step : 0)) }
  }
}

extension GlyphRun {
  fileprivate mutating func enlarge(by factor: Double) {
    guard let start = glyphs.first?.origin else { return }
    size *= factor
    for index in glyphs.indices {
      let origin = glyphs[index].origin
      glyphs[index].origin = Point(
        x: start.x + factor * (origin.x - start.x), y: start.y + factor * (origin.y - start.y))
    }
  }
}

extension Path {
  /// The subpaths.
  fileprivate var pieces: [[Step]] {
    var out: [[Step]] = []
    for step in steps {
      if case .move = step { out.append([]) }
      if out.isEmpty { out.append([]) }
      out[out.count - 1].append(step)
    }
    return out
  }

  /// Moves the visible sample nearest to the middle of the list.
  fileprivate mutating func bend(by distance: Double, in clip: Rectangle) {
    let middle = steps.count / 2
    let order = steps.indices.sorted { abs($0 - middle) < abs($1 - middle) }
    for index in order {
      guard case .line(let point) = steps[index], point.x > clip.x, point.x < clip.right,
        point.y > clip.y + distance, point.y < clip.bottom
      else { continue }
      steps[index] = .line(Point(x: point.x, y: point.y - distance))
      return
    }
  }
}

extension Path.Step {
  fileprivate var end: Point? {
    switch self {
    case .move(let point), .line(let point), .curve(_, _, let point): point
    case .close: nil
    }
  }
}

extension Ink {
  /// Another hue, as another place of the palette has.
  fileprivate var recoloured: Ink {
    var copy = self
    copy.color.red = color.red > 127 ? color.red - 70 : color.red + 70
    copy.color.blue = color.blue > 127 ? color.blue - 50 : color.blue + 50
    return copy
  }

  /// Every channel 1 % of its range aside.
  fileprivate var tinted: Ink {
    func aside(_ value: UInt8) -> UInt8 { value > 127 ? value - 3 : value + 3 }
    var copy = self
    copy.color.red = aside(color.red)
    copy.color.green = aside(color.green)
    copy.color.blue = aside(color.blue)
    return copy
  }
}
