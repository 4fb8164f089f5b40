extension Article {
  /// The figures that the article asks for, in the order of the text.
  public var figureRequests: [FigureRequest] {
    Self.requests(blocks) + footnotes.flatMap(Self.requests)
  }

  private static func requests(_ blocks: [Block]) -> [FigureRequest] {
    blocks.flatMap { (block) -> [FigureRequest] in
      switch block {
      case .figure(let figure):
        [FigureRequest(label: figure.label, source: figure.source, place: figure.place)]
      case .callout(let callout): requests(callout.blocks)
      case .quote(let blocks): requests(blocks)
      case .list(let list): list.items.flatMap(requests)
      default: []
      }
    }
  }
}
