/// The classes that decide the room between two neighbours (The TeXbook, chapter 17).
enum AtomClass: Int {
  case ordinary, large, binary, relation, open, close, punctuation, inner
}

/// A box with the classes its two sides show to their neighbours.
struct Atom {
  var box: Box
  var left: AtomClass
  var right: AtomClass
  /// Explicit space: neighbours look through it.
  var isSpace = false

  init(_ box: Box, _ both: AtomClass) {
    self.init(box, left: both, right: both)
  }

  init(_ box: Box, left: AtomClass, right: AtomClass) {
    self.box = box
    self.left = left
    self.right = right
  }

  static func space(_ width: Double) -> Atom {
    var box = Box()
    box.width = width
    var atom = Atom(box, .ordinary)
    atom.isSpace = true
    return atom
  }

  var isBinary: Bool { left == .binary && right == .binary }
}

/// Room between two classes in eighteenths of an em; negative: none in scripts.
///
/// The TeXbook, chapter 18: thin 3, medium 4, thick 5. Rows are left neighbours, columns right ones,
/// in the order of `AtomClass`; pairs that the rules for binary operators exclude hold 0.
private let spacing: [[Int]] = [
  [0, 3, -4, -5, 0, 0, 0, -3],
  [3, 3, 0, -5, 0, 0, 0, -3],
  [-4, -4, 0, 0, -4, 0, 0, -4],
  [-5, -5, 0, 0, -5, 0, 0, -5],
  [0, 0, 0, 0, 0, 0, 0, 0],
  [0, 3, -4, -5, 0, 0, 0, -3],
  [-3, -3, 0, -3, -3, -3, -3, -3],
  [-3, 3, -4, -5, -3, 0, -3, -3],
]

/// Room between two neighbours, in ems of the current size.
func space(between left: AtomClass, and right: AtomClass, inScript: Bool) -> Double {
  let units = spacing[left.rawValue][right.rawValue]
  return units < 0 && inScript ? 0 : Double(abs(units)) / 18
}

/// Turns binary operators without an operand on one side into ordinary symbols: the minus of −x.
func demoteStrayBinaries(_ atoms: inout [Atom]) {
  var previous: Int?
  for index in atoms.indices where !atoms[index].isSpace {
    defer { previous = index }
    let before = previous.map { atoms[$0].right }
    if atoms[index].isBinary {
      switch before {
      case nil, .binary, .large, .relation, .open, .punctuation: atoms[index].demote()
      default: break
      }
    } else if let previous, atoms[previous].isBinary {
      switch atoms[index].left {
      case .relation, .close, .punctuation: atoms[previous].demote()
      default: break
      }
    }
  }
  if let previous, atoms[previous].isBinary { atoms[previous].demote() }
}

extension Atom {
  fileprivate mutating func demote() {
    left = .ordinary
    right = .ordinary
  }
}
