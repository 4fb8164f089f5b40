import Exact

extension Network {
  /// Which tensors make one layer.
  public struct LayerNames: Sendable, Equatable {
    /// The weight matrix, one row per unit.
    public var weight: String
    /// Whether the file has one column per unit instead.
    public var isTransposed: Bool
    /// The biases; nil for none.
    public var bias: String?
    /// The activation behind them; `identity` for an affine layer.
    public var activation: Activation
    /// Whether the layer adds its input to its output.
    public var isResidual: Bool

    /// The layer made of these tensors.
    public init(
      weight: String, bias: String? = nil, activation: Activation, isResidual: Bool = false,
      isTransposed: Bool = false
    ) {
      self.weight = weight
      self.isTransposed = isTransposed
      self.bias = bias
      self.activation = activation
      self.isResidual = isResidual
    }
  }

  /// The network of trained layers; every stored number is taken exactly.
  ///
  /// - Throws: ``TensorFault`` for missing tensors, shapes that do not fit, and weights that are not
  ///   finite.
  /// - Precondition: at least one layer.
  public init(_ file: TensorFile, layers names: [LayerNames]) throws(TensorFault) {
    var layers: [Layer] = []
    for (index, name) in names.enumerated() {
      let number = index + 1
      guard let weight = file[name.weight] else { throw .missing(name.weight) }
      guard weight.shape.count == 2, weight.shape[0] > 0, weight.shape[1] > 0 else {
        throw .shape(name.weight, layer: number, expected: .matrix, found: weight.shape)
      }
      let (rows, columns) =
        name.isTransposed
        ? (weight.shape[1], weight.shape[0]) : (weight.shape[0], weight.shape[1])
      if let before = layers.last, before.width != columns {
        throw .shape(
          name.weight, layer: number, expected: .inputs(before.width), found: weight.shape)
      }
      guard !name.isResidual || rows == columns else {
        throw .shape(name.weight, layer: number, expected: .square, found: weight.shape)
      }
      let values = try Self.exact(weight)
      var biases = [Rational](repeating: 0, count: rows)
      if let biasName = name.bias {
        guard let bias = file[biasName] else { throw .missing(biasName) }
        guard bias.shape == [rows] else {
          throw .shape(biasName, layer: number, expected: .units(rows), found: bias.shape)
        }
        biases = try Self.exact(bias)
      }
      layers.append(
        Layer(
          weights: (0..<rows).map { row in
            (0..<columns).map { values[name.isTransposed ? $0 * rows + row : row * columns + $0] }
          },
          biases: biases, activation: name.activation, isResidual: name.isResidual))
    }
    self.init(layers)
  }

  private static func exact(_ tensor: TensorFile.Tensor) throws(TensorFault) -> [Rational] {
    let values = tensor.values.compactMap { Rational(exactly: $0) }
    guard values.count == tensor.values.count else { throw .notFinite(tensor.name) }
    return values
  }
}
