public import Exact
public import Formula

/// What a chain with given weights is, multiplied out in exact arithmetic.
public struct ChainExpansion: Sendable {
  /// The largest degree that is multiplied out unless asked otherwise.
  public static let degreeLimit = 1 << 14
  /// The largest degree of a piece in an expansion with pieces.
  public static let pieceDegreeLimit = 64
  /// The largest number of pieces.
  public static let pieceLimit = 4096

  /// The chain that was expanded.
  public let chain: Chain
  /// The layers F₀ … Fₙ, and the head's result behind them where there is one.
  public let layers: [PiecewisePolynomial]

  /// Multiplies a chain out.
  ///
  /// One product of polynomials per layer (FLINT), so O(M(2ⁿ)) for depth n of x²; pieces of ReLU
  /// and ReLU² chains are cut at exact pre-images.
  ///
  /// - Throws: ``ExpansionFault`` for activations without polynomial pieces and above the limits.
  public init(_ chain: Chain, degreeLimit: Int = degreeLimit) throws(ExpansionFault) {
    guard let segments = chain.activation.segments else { throw .notPolynomial(chain.activation) }
    self.chain = chain
    let limit = segments.polynomial == nil ? Self.pieceDegreeLimit : degreeLimit
    let degree = chain.family.degree
    guard let degree, degree <= limit else { throw .degreeTooLarge(degree: degree, limit: limit) }
    if let polynomial = segments.polynomial {
      layers = Self.layers(of: chain, polynomial).map { PiecewisePolynomial([], [$0]) }
    } else {
      layers = try Self.layers(of: chain, segments)
    }
  }

  /// The function that the whole chain computes.
  public var function: PiecewisePolynomial { layers[layers.count - 1] }

  /// The polynomial that the chain computes; nil when it has several pieces.
  public var polynomial: RationalPolynomial? { function.polynomial }

  /// The degree of the result; −1 for the zero function.
  public var degree: Int { function.degree }

  /// The coefficients from degree 0 upwards; empty when there are several pieces.
  public var coefficients: [Rational] { polynomial?.coefficients ?? [] }

  /// The sign of every coefficient, −1, 0 or 1.
  public var signs: [Int] { polynomial?.signs ?? [] }

  /// The symmetry of the result about 0, nil for neither.
  public var parity: Parity? { function.parity }

  /// The number of weights, biases and head parameters.
  public var freeParameters: Int { chain.family.freeParameters }

  /// The number of independent directions in which a generic chain of this form moves.
  public var rank: Int? { chain.family.rank }

  /// The depth at which a coefficient leaves the double range; see ``Chain/overflowDepth``.
  public var overflowDepth: Int? { chain.overflowDepth }

  private static func layers(
    of chain: Chain, _ activation: RationalPolynomial
  ) -> [RationalPolynomial] {
    let constants = { (values: [Rational]) in values.map { RationalPolynomial($0) } }
    let head = chain.head.map {
      (scale: RationalPolynomial($0.scale), offset: RationalPolynomial($0.offset))
    }
    return chain.family.layers(
      of: .x,
      ChainParameters(
        weights: constants(chain.weights), biases: constants(chain.biases), head: head)
    ) { $0.applying(activation) }
  }

  private static func layers(
    of chain: Chain, _ segments: PiecewisePolynomial
  ) throws(ExpansionFault) -> [PiecewisePolynomial] {
    var value = PiecewisePolynomial([], [.x])
    var layers = [value]
    for (index, weight) in chain.weights.enumerated() {
      let bias = chain.biases.isEmpty ? 0 : chain.biases[index]
      let inner = PiecewisePolynomial.combination([(weight, value)], plus: bias)
      let output = inner.composed(into: segments)
      value =
        chain.isResidual
        ? PiecewisePolynomial.combination([(1, value), (1, output)], plus: 0) : output
      guard value.pieces.count <= pieceLimit else { throw .tooManyPieces(limit: pieceLimit) }
      layers.append(value)
    }
    if let head = chain.head {
      layers.append(.combination([(head.scale, value)], plus: head.offset))
    }
    return layers
  }
}

extension RationalPolynomial {
  /// The symmetry about 0: even for zero, nil for neither.
  var parity: Parity? {
    let powers = signs.enumerated().filter { $1 != 0 }.map(\.offset)
    if powers.allSatisfy({ $0.isMultiple(of: 2) }) { return .even }
    return powers.allSatisfy { !$0.isMultiple(of: 2) } ? .odd : nil
  }
}

extension PiecewisePolynomial {
  /// The symmetry about 0: even for zero, nil for neither.
  var parity: Parity? {
    if let polynomial { return polynomial.parity }
    guard breakpoints == breakpoints.reversed().map({ -$0 }) else { return nil }
    let mirrored = pieces.reversed().map { $0(-RationalPolynomial.x) }
    if mirrored == pieces { return .even }
    return mirrored.map { -$0 } == pieces ? .odd : nil
  }
}
