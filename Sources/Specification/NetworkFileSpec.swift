import Yams

/// A trained network as a small YAML file describes it: the file of its numbers, and which tensors
/// make which layer.
public struct NetworkFileSpec: Sendable {
  /// One layer.
  public struct Layer: Sendable {
    /// The name of the weight matrix.
    public var weight: Located<String>
    /// The name of the biases; nil for none.
    public var bias: Located<String>?
    /// The activation; nil for an affine layer.
    public var activation: Located<String>?
    /// Whether the layer adds its input to its output.
    public var residual: Bool
    /// Whether the matrix has one column per unit instead of one row.
    public var transposed: Bool
  }

  /// The file, relative to this one.
  public var file: Located<String>
  /// The layers from the input to the output; empty for files that know them themselves.
  public var layers: [Layer]
  /// Where the list of layers stands, or the file.
  public var place: Place

  /// Reads a description from YAML.
  ///
  /// - Throws: `SpecificationFaults` with everything that is wrong, in the order of the text.
  public init(yaml text: String) throws(SpecificationFaults) {
    let mapping: Node.Mapping
    do {
      mapping = try YAMLText.mapping(text)
    } catch {
      throw SpecificationFaults(faults: [error])
    }
    var faults: [SpecificationFault] = []
    var fields = FieldReader(mapping, at: Place(line: 1, column: 1))
    let file = fields.requiredText("file", &faults)
    place = mapping.first { $0.key.string == "layers" }?.key.place ?? Place(line: 1, column: 1)
    layers = fields.list("layers", &faults).compactMap { Layer($0, &faults) }
    fields.finish(&faults)
    guard faults.isEmpty, let file else { throw SpecificationFaults(faults: faults) }
    self.file = file
  }
}

extension NetworkFileSpec.Layer {
  fileprivate init?(_ node: Node, _ faults: inout [SpecificationFault]) {
    guard case .mapping(let mapping) = node else {
      faults.append(
        SpecificationFault(
          .wrongType(key: "layers", expected: "a list of layers such as { weight: fc1.weight }"),
          at: node.place))
      return nil
    }
    var fields = FieldReader(mapping, at: node.place)
    let weight = fields.requiredText("weight", &faults)
    bias = fields.text("bias", &faults)
    activation = fields.text("activation", &faults)
    residual = fields.flag("residual", &faults) ?? false
    transposed = fields.flag("transposed", &faults) ?? false
    fields.finish(&faults)
    guard let weight else { return nil }
    self.weight = weight
  }
}
