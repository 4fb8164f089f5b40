import Yams

/// One approximation of the figure's function, as written.
public struct ApproximantSpec: Sendable {
  /// How it is made.
  public enum Method: Sendable {
    /// Taylor polynomial at a centre, 0 when nil.
    case taylor(at: Located<String>?, degree: Located<Int>)
    /// Weighted least squares projection onto the polynomials of a degree, which the coefficients
    /// choose when nil; onto a family, those of a weight, or those of the figure's inner product.
    case projection(
      basis: Located<String>?, weight: Located<String>?, degree: Located<Int>?)
    /// Interpolation in a family of nodes, Chebyshev roots when nil.
    case interpolation(nodes: Located<String>?, degree: Located<Int>)
    /// Best approximation in the maximum norm of the error, times a weight or relative to |f|.
    case minimax(weight: Located<String>?, isRelative: Bool, degree: Located<Int>)
    /// Bernstein's polynomial of equispaced values.
    case bernstein(degree: Located<Int>)
    /// A quotient of polynomials.
    case rational(RationalSpec)
    /// A chain of scalar layers, or a network to fit.
    case network(NetworkSpec)
    /// A trained network in a file, its path relative to the specification.
    case trained(file: Located<String>)
    /// A network whose layers are written out.
    case layers([NetworkLayerSpec])
    /// A network known in closed form.
    case construction(Construction, depth: Located<Int>)
    /// The exact network of squares of a polynomial, of the function when nil.
    case realization(polynomial: Located<String>?)
  }

  /// Networks known in closed form.
  public enum Construction: String, CaseIterable, Sendable {
    /// Rectifiers that interpolate x² at k/2ᵐ on [0, 1].
    case sawtooth
    /// Chebyshev's polynomial of degree 2ⁿ as a plain chain of squares.
    case chebyshev
    /// (1 + x/2ⁿ)^(2ⁿ) − 1 as a residual chain of squares.
    case exponential
  }

  /// How it is made.
  public var method: Method
  /// The name it is called by in values, when the author gave one.
  public var name: Located<String>?
  /// The words of its legend, when the author gave some.
  public var label: Located<String>?
  /// Where it stands.
  public var place: Place

  /// An approximant with the names of its method.
  public init(_ method: Method, at place: Place) {
    self.init(method: method, name: nil, label: nil, place: place)
  }

  private init(method: Method, name: Located<String>?, label: Located<String>?, place: Place) {
    self.method = method
    self.name = name
    self.label = label
    self.place = place
  }

  private enum Kind: String, CaseIterable {
    case taylor, projection, interpolation, minimax, bernstein, rational
    case network, construction, realization
  }

  static let degreeRange = 0...1000
  static let minimaxRange = 0...200
  static let depthRange = 1...12

  static func read(_ node: Node, _ faults: inout [SpecificationFault]) -> [ApproximantSpec] {
    let kinds = Kind.allCases.map(\.rawValue)
    guard case .mapping(let mapping) = node, let first = mapping.first else {
      faults.append(
        SpecificationFault(
          .wrongType(key: "approximants", expected: "one of \(kinds.joined(separator: ", "))"),
          at: node.place))
      return []
    }
    let word = Located(first.key.string ?? "", at: first.key.place)
    guard let kind = FieldReader.word(word, key: "approximants", as: Kind.self, &faults) else {
      return []
    }
    var outer = FieldReader(mapping, at: node.place)
    guard let fields = outer.fields(kind.rawValue, &faults) else { return [] }
    outer.finish(&faults)
    return read(kind, fields, at: word.place, &faults)
  }

  /// The network of a figure that has only one, written as `network:` at the top.
  static func network(
    _ fields: FieldReader, at place: Place, _ faults: inout [SpecificationFault]
  ) -> [ApproximantSpec] {
    read(.network, fields, at: place, &faults)
  }

  private static func read(
    _ kind: Kind, _ fields: FieldReader, at place: Place, _ faults: inout [SpecificationFault]
  ) -> [ApproximantSpec] {
    var fields = fields
    let name = fields.text("name", &faults)
    let label = fields.text("label", &faults)
    let methods = methods(kind, &fields, &faults)
    fields.finish(&faults)
    return methods.map { ApproximantSpec(method: $0, name: name, label: label, place: place) }
  }

  private static func methods(
    _ kind: Kind, _ fields: inout FieldReader, _ faults: inout [SpecificationFault]
  ) -> [Method] {
    switch kind {
    case .network:
      return NetworkSpec.method(&fields, &faults).map { [$0] } ?? []
    case .taylor:
      let at = fields.text("at", &faults)
      return fields.degrees(&faults).map { .taylor(at: at, degree: $0) }
    case .projection:
      let basis = fields.text("basis", &faults)
      let weight = fields.text("weight", &faults)
      if let basis, weight != nil {
        faults.append(SpecificationFault(.conflict("basis", "weight"), at: basis.place))
      }
      if fields.isAutomatic("degree") {
        return [.projection(basis: basis, weight: weight, degree: nil)]
      }
      return fields.degrees(&faults).map {
        .projection(basis: basis, weight: weight, degree: $0)
      }
    case .interpolation:
      let nodes = fields.text("nodes", &faults)
      return fields.degrees(&faults).map { .interpolation(nodes: nodes, degree: $0) }
    case .minimax:
      let weight = fields.text("weight", &faults)
      let isRelative = fields.flag("relative", &faults) ?? false
      if let weight, isRelative {
        faults.append(SpecificationFault(.conflict("weight", "relative"), at: weight.place))
      }
      return fields.degrees(in: minimaxRange, &faults).map {
        .minimax(weight: weight, isRelative: isRelative, degree: $0)
      }
    case .bernstein:
      return fields.degrees(in: 1...degreeRange.upperBound, &faults).map {
        .bernstein(degree: $0)
      }
    case .rational:
      return RationalSpec.read(&fields, &faults).map { [.rational($0)] } ?? []
    case .realization:
      return [.realization(polynomial: fields.text("polynomial", &faults))]
    case .construction:
      let count = faults.count
      let depths = fields.integers("depth", in: depthRange, &faults)
      guard let kind = fields.word("of", as: Construction.self, &faults) else {
        if faults.count == count {
          faults.append(SpecificationFault(.missingKey("of"), at: fields.place))
        }
        return []
      }
      if depths.isEmpty, faults.count == count {
        faults.append(SpecificationFault(.missingKey("depth"), at: fields.place))
      }
      return depths.map { .construction(kind, depth: $0) }
    }
  }
}

extension FieldReader {
  /// `degree: 5` or `degree: [1, 3, 5]`.
  mutating func degrees(
    in range: ClosedRange<Int> = ApproximantSpec.degreeRange,
    _ faults: inout [SpecificationFault]
  ) -> [Located<Int>] {
    let count = faults.count
    let degrees = integers("degree", in: range, &faults)
    if degrees.isEmpty, faults.count == count {
      faults.append(SpecificationFault(.missingKey("degree"), at: place))
    }
    return degrees
  }

  /// Whether a key holds the word `auto`; asking makes the key an allowed one.
  mutating func isAutomatic(_ key: String) -> Bool {
    guard case .scalar(let scalar)? = node(key) else { return false }
    return scalar.string == "auto"
  }
}
