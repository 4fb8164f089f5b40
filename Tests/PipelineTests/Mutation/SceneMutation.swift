import Imaging
import Scene

/// One small change of a resolved picture, and what a diff should call it.
struct SceneMutation {
  /// What is done, one row of the table of rates.
  enum Act: String, CaseIterable {
    case deleteGroup = "delete a whole part"
    case deleteMark = "delete a mark"
    case deletePiece = "delete a tick or a marker"
    case deleteText = "delete a text"
    case deleteLetter = "delete a letter"
    case changeLetter = "change a letter"
    case changeLabel = "change a letter of a spoken label"
    case nudgeMark = "nudge a mark by 1 px"
    case nudgePiece = "nudge a tick or a marker by 1 px"
    case nudgeText = "nudge a text by 1 px"
    case stretchCurve = "stretch a curve by 1 %"
    case bendCurve = "move one sample by 1 % of the panel"
    case recolour = "give a mark another colour"
    case dash = "dash or undash a line"
    case thicken = "make a line a quarter wider"
    case tint = "shift a colour by 1 %"
    case widen = "make a line 1 % wider"
    case enlargeText = "make a text 1 % larger"
  }

  let act: Act
  let id: String
  let kinds: Set<Change.Kind>
  let scene: Scene

  /// The CSS pixel, 1/96 inch, in points.
  static let pixel = 0.75
}

extension SceneMutation {
  /// Every mutation of a scene, in painting order.
  static func all(of scene: Scene) -> [SceneMutation] {
    var found: [SceneMutation] = []
    var letter = scene.title
    letter.unicodeScalars.append("x")
    var titled = scene
    titled.title = letter
    found.append(SceneMutation(act: .changeLabel, id: "title", kinds: [.text], scene: titled))
    func visit(_ elements: [Element], _ path: [Int], _ room: Room) {
      for (index, element) in elements.enumerated() {
        let here = path + [index]
        func add(_ act: Act, _ kinds: Set<Change.Kind>, _ new: Element?) {
          guard new != element else { return }
          var copy = scene
          copy.elements = replaced(scene.elements, here[...], new)
          found.append(SceneMutation(act: act, id: room.id, kinds: kinds, scene: copy))
        }
        switch element {
        case .group(let group):
          let inner = room.entering(group)
          if group.hasInk {
            add(.deleteGroup, inner.presence.union([.text, .axes, .style]), nil)
          }
          if let label = group.label, !label.isEmpty {
            var other = group
            other.label = changed(label)
            add(.changeLabel, [.text], .group(other))
          }
          visit(group.elements, here, inner)
        default:
          for change in room.changes(of: element) { add(change.act, change.kinds, change.new) }
        }
      }
    }
    visit(scene.elements, [], Room())
    return found
  }

  private static func replaced(
    _ elements: [Element], _ path: ArraySlice<Int>, _ new: Element?
  ) -> [Element] {
    var copy = elements
    guard let first = path.first else { return copy }
    if path.count == 1 {
      if let new { copy[first] = new } else { copy.remove(at: first) }
    } else if case .group(var group) = copy[first] {
      group.elements = replaced(group.elements, path.dropFirst(), new)
      copy[first] = .group(group)
    }
    return copy
  }

  /// The text with another last letter.
  static func changed(_ text: String) -> String {
    String(text.dropLast()) + (text.last == "q" ? "p" : "q")
  }
}

extension Group {
  /// Whether any of it is seen.
  fileprivate var hasInk: Bool {
    elements.contains { element in
      switch element {
      case .group(let group): group.hasInk
      case .glyphs(let run): run.text.contains { !$0.isWhitespace }
      case .markers(_, let points): !points.isEmpty
      default: true
      }
    }
  }
}
