public import Formula

/// Stems from the floor of the panel to each value: a coefficient spectrum.
///
/// On a logarithmic axis the length of a stem is |y|. A zero is an open head on the floor, a value
/// below the floor a head on the floor; neither is left out, and both are counted.
public struct Stems: Hashable, Sendable {
  /// What the shade of a head tells beside its height.
  public enum Encoding: String, Hashable, Sendable {
    /// Nothing.
    case plain
    /// Even x filled, odd x light.
    case parity
    /// Positive y filled, negative y light.
    case sign
  }

  /// Whose values they are.
  public var series: Series
  /// The values, with their sign.
  public var samples: [Sample]
  /// What the shade of a head tells.
  public var encoding: Encoding
  /// What the key calls filled and light heads; nil for "even" and "odd" or the signs.
  public var key: Key?

  /// The names of the two shades.
  public struct Key: Hashable, Sendable {
    /// Even, or positive.
    public var filled: Notation
    /// Odd, or negative.
    public var light: Notation

    /// Makes a key.
    public init(filled: Notation, light: Notation) {
      self.filled = filled
      self.light = light
    }
  }

  /// Makes stems.
  public init(
    _ series: Series, samples: [Sample], encoding: Encoding = .plain, key: Key? = nil
  ) {
    self.series = series
    self.samples = samples
    self.encoding = encoding
    self.key = key
  }

  /// Makes stems at 0, 1, 2, … from coefficients.
  public init(
    _ series: Series, coefficients: [Double], encoding: Encoding = .plain, key: Key? = nil
  ) {
    self.init(
      series,
      samples: coefficients.enumerated().map { Sample(Double($0.offset), $0.element) },
      encoding: encoding, key: key)
  }
}
