import Yams

/// One panel of a figure, as written: a bare word, or a word with options.
public struct PanelSpec: Sendable {
  /// What a panel shows.
  public enum Kind: String, CaseIterable, Sendable {
    /// The function and its approximants.
    case fit
    /// Their distance on a logarithmic axis.
    case error
    /// Coefficients in the approximant's own basis.
    case spectrum
    /// The error's norm against the degree or the number of parameters.
    case convergence
    /// The orthogonal polynomials themselves.
    case basis
    /// Loss of orthogonality of Gram–Schmidt on monomials against a stable recurrence.
    case gram
    /// The layers of a chain one under another.
    case layers
    /// The signed error f − p on a linear axis.
    case residual
    /// The polynomial pieces of a chain or network between their break points.
    case pieces
    /// A chain or network as a graph with its weights.
    case diagram
    /// The largest coefficient of a chain against its depth.
    case growth
    /// The argument of the function in the complex plane, with its singularities.
    case phase
    /// Poles and zeros of rational approximants in the complex plane.
    case poles
    /// An activation with its Gaussian projection.
    case activation
    /// The share of an activation's squared norm that each degree leaves out.
    case energy
    /// How often an activation's value is small.
    case sparsity
  }

  /// What the horizontal axis of a convergence panel counts.
  public enum Abscissa: String, CaseIterable, Sendable { case degree, parameters, depth }

  /// The norm of a convergence panel.
  public enum Norm: String, CaseIterable, Sendable { case sup, rms, l2 }

  /// What the panel shows.
  public var kind: Kind
  /// Title above the panel.
  public var title: Located<String>?
  /// Vertical window `[low, high]` of a fit panel.
  public var window: [Located<String>]
  /// Largest degree of a convergence, gram or basis panel.
  public var degrees: Located<Int>?
  /// What a convergence panel counts.
  public var against: Abscissa
  /// The norm a convergence panel shows.
  public var norm: Norm
  /// Names of the approximants to show; all when empty.
  public var show: [Located<String>]
  /// The family of a basis panel.
  public var basis: Located<String>?
  /// Whether fitted laws of decay are drawn; nil leaves it to the panel.
  public var decay: Bool?
  /// Where it stands.
  public var place: Place

  /// A panel without options.
  public init(_ kind: Kind, at place: Place) {
    self.kind = kind
    self.place = place
    window = []
    against = .degree
    norm = .sup
    show = []
  }

  static func read(_ node: Node, _ faults: inout [SpecificationFault]) -> PanelSpec? {
    switch node {
    case .scalar(let scalar):
      let word = Located(scalar.string, at: node.place)
      guard let kind = FieldReader.word(word, key: "panels", as: Kind.self, &faults) else {
        return nil
      }
      return PanelSpec(kind, at: node.place)
    case .mapping(let mapping):
      guard let first = mapping.first else {
        faults.append(
          SpecificationFault(
            .wrongType(key: "panels", expected: "the name of a panel"), at: node.place))
        return nil
      }
      let word = Located(first.key.string ?? "", at: first.key.place)
      guard let kind = FieldReader.word(word, key: "panels", as: Kind.self, &faults) else {
        return nil
      }
      var outer = FieldReader(mapping, at: node.place)
      guard var fields = outer.fields(kind.rawValue, &faults) else { return nil }
      outer.finish(&faults)
      defer { fields.finish(&faults) }
      return read(kind, &fields, &faults)
    default:
      faults.append(
        SpecificationFault(
          .wrongType(key: "panels", expected: "the name of a panel"), at: node.place))
      return nil
    }
  }

  private static func read(
    _ kind: Kind, _ fields: inout FieldReader, _ faults: inout [SpecificationFault]
  ) -> PanelSpec {
    var panel = PanelSpec(kind, at: fields.place)
    panel.title = fields.text("title", &faults)
    panel.window = fields.ends("window", &faults)
    panel.degrees = fields.integer("degrees", in: 1...200, &faults)
    panel.against = fields.word("against", as: Abscissa.self, &faults) ?? .degree
    panel.norm = fields.word("norm", as: Norm.self, &faults) ?? .sup
    panel.show = fields.texts("show", &faults)
    panel.basis = fields.text("basis", &faults)
    panel.decay = fields.flag("decay", &faults)
    return panel
  }
}
