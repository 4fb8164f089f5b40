/// Part of an article that stands on lines of its own.
indirect enum Block: Hashable, Sendable {
  case paragraph([Span])
  case heading(Heading)
  case list(List)
  case quote([Block])
  case code(language: String, String)
  case rule
  case table(Table)
  case results(ResultTable)
  case figure(FigureBlock)
  case equation(tex: String, label: String?, Place)
  case callout(Callout)
}

struct Heading: Hashable, Sendable {
  /// Level as written, from 1.
  var level: Int
  var title: [Span]
  var label: String?
  var isNumbered: Bool
  var place: Place
}

struct List: Hashable, Sendable {
  /// First number, or nil for a list with bullets.
  var start: Int?
  /// Whether the items stand without room between them.
  var isTight: Bool
  var items: [[Block]]
}

struct Table: Hashable, Sendable {
  enum Alignment: Hashable, Sendable { case automatic, leading, center, trailing }

  var alignments: [Alignment]
  var header: [[Span]]
  var rows: [[[Span]]]
  var caption: [Span] = []
  var label: String?
  var place: Place
}

/// A table made from a list of computed rows.
struct ResultTable: Hashable, Sendable {
  struct Column: Hashable, Sendable {
    var key: String
    var heading: [Span]
    var format: FormatUse?
    var place: Place
  }

  var label: String
  var caption: [Span]
  /// Path of the rows.
  var rows: String
  var rowsPlace: Place
  var columns: [Column]
  var place: Place
}

struct FigureBlock: Hashable, Sendable {
  var label: String
  var source: FigureRequest.Source
  var caption: [Span]
  /// Text for readers who do not see the picture; empty for the figure's own.
  var alternative: String
  var classes: [String]
  var place: Place
}

struct Callout: Hashable, Sendable {
  enum Kind: String, CaseIterable, Hashable, Sendable {
    case note, tip, important, warning, caution
  }

  var kind: Kind
  var title: [Span]
  var blocks: [Block]
}
