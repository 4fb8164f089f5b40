/// A chain, or a network to fit, as written: its weights, or how to find them.
public struct NetworkSpec: Sendable {
  /// Name of the activation.
  public var activation: Located<String>
  /// Whether every layer adds its input to its output.
  public var residual: Bool
  /// Whether the layers have biases and the chain an affine head, when it is fitted.
  public var bias: Bool
  /// Number of layers, when the weights are to be found.
  public var depth: Located<Int>?
  /// Number of units in a layer, when they are to be found; nil for a chain.
  public var width: Located<Int>?
  /// Weights from the layer next to x outwards, constant expressions.
  public var weights: [Located<String>]
  /// Biases in the same order; none means zero.
  public var biases: [Located<String>]
  /// Factor and constant of the affine head a·F + b of given weights; empty for none.
  public var head: [Located<String>]
  /// How the weights are found; nil when they are given.
  public var fit: FitSpec?
  /// Where it stands.
  public var place: Place

  /// How a network is trained.
  public struct FitSpec: Sendable {
    /// Number of starting points.
    public var starts: Int
    /// Seed of the starting points.
    public var seed: Int
  }

  /// What the keys of `network:` describe.
  ///
  /// Weights in a file and layers with their matrices leave no other key but the names.
  static func method(
    _ fields: inout FieldReader, _ faults: inout [SpecificationFault]
  ) -> ApproximantSpec.Method? {
    let count = faults.count
    let file = fields.text("file", &faults)
    let layers = NetworkLayerSpec.list(&fields, &faults)
    let hasLayers = fields.place(of: "layers") != nil
    if let file {
      let others = ["layers"] + keys
      exclude("file", others, &fields, &faults)
      return faults.count == count ? .trained(file: file) : nil
    }
    if hasLayers {
      exclude("layers", keys, &fields, &faults)
      return faults.count == count ? .layers(layers) : nil
    }
    let network = read(&fields, &faults)
    return faults.count == count ? network.map { .network($0) } : nil
  }

  private static let keys = [
    "activation", "residual", "bias", "depth", "width", "weights", "biases", "head", "fit",
  ]

  /// Notes the keys that were written although another one excludes them.
  private static func exclude(
    _ key: String, _ others: [String], _ fields: inout FieldReader,
    _ faults: inout [SpecificationFault]
  ) {
    for other in others {
      guard fields.node(other) != nil, let place = fields.place(of: other) else { continue }
      faults.append(SpecificationFault(.conflict(other, key), at: place))
    }
  }

  private static func read(
    _ fields: inout FieldReader, _ faults: inout [SpecificationFault]
  ) -> NetworkSpec? {
    let activation = fields.requiredText("activation", &faults)
    let residual = fields.flag("residual", &faults) ?? false
    let bias = fields.flag("bias", &faults) ?? false
    let depth = fields.integer("depth", in: 1...64, &faults)
    let width = fields.integer("width", in: 2...64, &faults)
    let weights = fields.texts("weights", &faults)
    let biases = fields.texts("biases", &faults)
    let head = fields.texts("head", &faults)
    var fit: FitSpec?
    if var inner = fields.fields("fit", &faults) {
      fit = FitSpec(
        starts: inner.integer("starts", in: 1...10_000, &faults)?.value ?? 20,
        seed: inner.integer("seed", in: 0...Int.max, &faults)?.value ?? 1)
      inner.finish(&faults)
    }
    let spec = activation.map {
      NetworkSpec(
        activation: $0, residual: residual, bias: bias, depth: depth, width: width,
        weights: weights, biases: biases, head: head, fit: fit, place: fields.place)
    }
    guard var spec else { return nil }
    spec.check(fields, &faults)
    if weights.isEmpty, fit == nil { spec.fit = FitSpec(starts: 20, seed: 1) }
    return spec
  }

  /// Given weights leave nothing to find, and biases and heads are given with them or found.
  private func check(_ fields: FieldReader, _ faults: inout [SpecificationFault]) {
    if let first = weights.first {
      if fit != nil {
        faults.append(SpecificationFault(.conflict("weights", "fit"), at: first.place))
      }
      if let width {
        faults.append(SpecificationFault(.conflict("width", "weights"), at: width.place))
      }
      if bias, let place = fields.place(of: "bias") {
        faults.append(SpecificationFault(.conflict("bias", "weights"), at: place))
      }
    } else {
      if depth == nil {
        faults.append(SpecificationFault(.missingKey("weights"), at: fields.place))
      }
      for (key, values) in [("biases", biases), ("head", head)] where !values.isEmpty {
        faults.append(
          SpecificationFault(.needs(key, "weights"), at: fields.place(of: key) ?? fields.place))
      }
    }
    if let first = head.first, head.count != 2 {
      faults.append(
        SpecificationFault(
          .wrongType(key: "head", expected: "two numbers, such as [2, -1] for 2F - 1"),
          at: first.place))
    }
  }
}
