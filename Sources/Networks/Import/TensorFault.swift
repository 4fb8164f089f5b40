/// What is wrong with a file of tensors or with its use.
public enum TensorFault: Error, Equatable, Sendable {
  /// The file ends before its header does.
  case truncated(byteCount: Int)
  /// The file ends before the data of a tensor do.
  case dataTruncated(tensor: String, expected: Int, found: Int)
  /// A tensor is given a negative extent or place.
  case negative(tensor: String)
  /// The header claims more bytes than allowed.
  case headerTooLarge(byteCount: UInt64, limit: Int)
  /// The header is not the JSON that the format prescribes, from this byte of it on.
  case header(at: Int)
  /// What the header says about a tensor is not what the format prescribes.
  case entry(tensor: String)
  /// A tensor holds an integer that is no double.
  case inexact(tensor: String)
  /// A name, or a key of one tensor, is given twice.
  case duplicateName(String)
  /// A tensor lacks its type, shape or place.
  case incomplete(String)
  /// A type that holds no real numbers, or an unknown one.
  case unknownType(String, tensor: String)
  /// The place of a tensor is reversed, outside the data, or of another size than its shape.
  case badOffsets(tensor: String)
  /// Two tensors share bytes.
  case overlap(String, String)
  /// Bytes of the data belong to no tensor.
  case unusedBytes(at: Int)
  /// No tensor of this name.
  case missing(String)
  /// A tensor has another shape than its use in a layer, counted from 1, asks for.
  case shape(String, layer: Int, expected: Expectation, found: [Int])
  /// A weight is infinite or not a number.
  case notFinite(String)

  /// What a layer asks of the shape of a tensor.
  public enum Expectation: Equatable, Sendable {
    /// Two extents that are not 0.
    case matrix
    /// A matrix that takes this many inputs, the units of the layer before.
    case inputs(Int)
    /// As many units as inputs, since a skip adds them.
    case square
    /// One number per unit.
    case units(Int)
  }
}
