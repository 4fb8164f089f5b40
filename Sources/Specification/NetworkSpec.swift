/// A network as written: its weights, or how to find them.
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

  static func read(
    _ fields: inout FieldReader, _ faults: inout [SpecificationFault]
  ) -> NetworkSpec? {
    let activation = fields.requiredText("activation", &faults)
    let residual = fields.flag("residual", &faults) ?? false
    let bias = fields.flag("bias", &faults) ?? false
    let depth = fields.integer("depth", in: 1...64, &faults)
    let width = fields.integer("width", in: 2...64, &faults)
    let weights = fields.texts("weights", &faults)
    let biases = fields.texts("biases", &faults)
    var fit: FitSpec?
    if var inner = fields.fields("fit", &faults) {
      fit = FitSpec(
        starts: inner.integer("starts", in: 1...10_000, &faults)?.value ?? 20,
        seed: inner.integer("seed", in: 0...Int.max, &faults)?.value ?? 1)
      inner.finish(&faults)
    }
    guard let activation else { return nil }
    if fit != nil, let first = weights.first {
      faults.append(SpecificationFault(.conflict("weights", "fit"), at: first.place))
    }
    if let width, !weights.isEmpty {
      faults.append(SpecificationFault(.conflict("width", "weights"), at: width.place))
    }
    if weights.isEmpty, depth == nil {
      faults.append(SpecificationFault(.missingKey("weights"), at: fields.place))
    }
    if weights.isEmpty, fit == nil { fit = FitSpec(starts: 20, seed: 1) }
    return NetworkSpec(
      activation: activation, residual: residual, bias: bias, depth: depth, width: width,
      weights: weights,
      biases: biases, fit: fit, place: fields.place)
  }
}
