import Exact
import Formula
import Networks

/// What a value of a graph is: an affine map of the units of some layer, Ah + c.
struct ONNXValue {
  /// The layers up to the units h, from the input on.
  var layers: [Network.Layer]
  /// A, one row per entry of the value.
  var matrix: [[Rational]]
  /// c.
  var offset: [Rational]

  /// The units themselves.
  init(units count: Int, after layers: [Network.Layer]) {
    self.layers = layers
    matrix = (0..<count).map { row in (0..<count).map { $0 == row ? 1 : 0 } }
    offset = (0..<count).map { _ in 0 }
  }

  /// The number of entries.
  var count: Int { matrix.count }

  /// Whether it is the units themselves.
  var isPlain: Bool { self == ONNXValue(units: matrix.first?.count ?? 0, after: layers) }

  /// W applied to the value.
  ///
  /// - Precondition: rows as long as the value.
  func multiplied(by weights: [[Rational]]) -> ONNXValue {
    var result = self
    result.matrix = weights.map { row in
      (matrix.first ?? []).indices.map { column in
        zip(row, matrix).reduce(Rational.zero) { sum, pair in
          pair.0.isZero || pair.1[column].isZero ? sum : sum + pair.0 * pair.1[column]
        }
      }
    }
    result.offset = weights.map { zip($0, offset).reduce(Rational.zero) { $0 + $1.0 * $1.1 } }
    return result
  }

  /// The value with a vector, or one number, added.
  func adding(_ numbers: [Rational]) -> ONNXValue? {
    guard numbers.count == count || numbers.count == 1 else { return nil }
    var result = self
    for row in offset.indices { result.offset[row] += numbers[numbers.count == 1 ? 0 : row] }
    return result
  }

  /// The entries times a vector, or one number.
  func scaled(by numbers: [Rational]) -> ONNXValue? {
    guard numbers.count == count || numbers.count == 1 else { return nil }
    var result = self
    for row in offset.indices {
      let factor = numbers[numbers.count == 1 ? 0 : row]
      result.offset[row] = factor * offset[row]
      result.matrix[row] = matrix[row].map { factor * $0 }
    }
    return result
  }

  /// A layer of units that apply an activation to the entries.
  func activated(_ activation: Activation) -> ONNXValue {
    ONNXValue(
      units: count,
      after: layers + [Network.Layer(weights: matrix, biases: offset, activation: activation)])
  }

  /// The sum with another value: of maps of the same units, or a skip around one layer.
  func adding(_ other: ONNXValue) -> ONNXValue? {
    guard count == other.count else { return nil }
    if layers == other.layers {
      var result = self
      for row in offset.indices {
        result.offset[row] += other.offset[row]
        result.matrix[row] = zip(matrix[row], other.matrix[row]).map { $0 + $1 }
      }
      return result
    }
    return skip(over: other) ?? other.skip(over: self)
  }

  /// self + g(W self + b), where the other value is the second term.
  private func skip(over other: ONNXValue) -> ONNXValue? {
    guard isPlain, other.isPlain, other.layers.count == layers.count + 1,
      Array(other.layers.dropLast()) == layers, var layer = other.layers.last,
      !layer.isResidual, layer.inputCount == layer.width
    else { return nil }
    layer.isResidual = true
    return ONNXValue(units: layer.width, after: layers + [layer])
  }

  /// The product of two values, where one activation makes it: u·u, or u·σ(u).
  func multiplied(by other: ONNXValue) -> ONNXValue? {
    if self == other {
      if isPlain, var layer = layers.last, layer.activation == .relu, !layer.isResidual {
        layer.activation = .relu2
        return ONNXValue(units: count, after: layers.dropLast() + [layer])
      }
      return activated(.square)
    }
    return gated(by: other) ?? other.gated(by: self)
  }

  private func gated(by other: ONNXValue) -> ONNXValue? {
    guard other == activated(.named(.sigmoid)) else { return nil }
    return activated(.named(.silu))
  }
}

extension ONNXValue: Equatable {}
