import Yams

/// One layer of a network with its numbers, as written.
public struct NetworkLayerSpec: Sendable {
  /// One row of weights a unit, one column an input; constant expressions.
  public var weights: [[Located<String>]]
  /// One bias a unit; none means zero.
  public var biases: [Located<String>]
  /// The activation; nil for an affine layer.
  public var activation: Located<String>?
  /// Whether the layer adds its input to its output.
  public var residual: Bool
  /// Where it stands.
  public var place: Place

  /// The layers of a network, the one next to x first.
  static func list(
    _ fields: inout FieldReader, _ faults: inout [SpecificationFault]
  ) -> [NetworkLayerSpec] {
    let count = faults.count
    let nodes = fields.list("layers", &faults)
    if nodes.isEmpty, faults.count == count, let place = fields.place(of: "layers") {
      faults.append(
        SpecificationFault(
          .outOfRange(key: "layers", expected: "at least one layer"),
          at: fields.node("layers")?.place ?? place))
    }
    return nodes.compactMap { read($0, &faults) }
  }

  private static func read(
    _ node: Node, _ faults: inout [SpecificationFault]
  ) -> NetworkLayerSpec? {
    guard case .mapping(let mapping) = node else {
      faults.append(
        SpecificationFault(
          .wrongType(
            key: "layers",
            expected: "a list of layers such as { weights: [[1], [-1]], activation: relu }"
          ), at: node.place))
      return nil
    }
    var fields = FieldReader(mapping, at: node.place)
    let count = faults.count
    let weights = matrix(&fields, &faults)
    let layer = NetworkLayerSpec(
      weights: weights, biases: fields.texts("biases", &faults),
      activation: fields.text("activation", &faults),
      residual: fields.flag("residual", &faults) ?? false, place: node.place)
    if weights.isEmpty, faults.count == count {
      faults.append(SpecificationFault(.missingKey("weights"), at: node.place))
    }
    fields.finish(&faults)
    return faults.count == count ? layer : nil
  }

  /// `[[a, b], [c, d]]`: rows of one length.
  private static func matrix(
    _ fields: inout FieldReader, _ faults: inout [SpecificationFault]
  ) -> [[Located<String>]] {
    let wrong = SpecificationFault.Kind.wrongType(
      key: "weights", expected: "rows of numbers, such as [[1, 2], [3, 4]]: one row a unit")
    var rows: [[Located<String>]] = []
    for node in fields.list("weights", &faults) {
      guard case .sequence(let sequence) = node, !sequence.isEmpty else {
        faults.append(SpecificationFault(wrong, at: node.place))
        return []
      }
      var row: [Located<String>] = []
      for item in sequence {
        guard case .scalar(let scalar) = item else {
          faults.append(SpecificationFault(wrong, at: item.place))
          return []
        }
        row.append(Located(scalar.string, at: item.place))
      }
      guard rows.first.map({ $0.count == row.count }) ?? true else {
        faults.append(
          SpecificationFault(
            .outOfRange(
              key: "weights", expected: "rows of \(rows[0].count) numbers like the first"),
            at: node.place))
        return []
      }
      rows.append(row)
    }
    return rows
  }
}
