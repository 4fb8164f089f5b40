import Yams

/// A figure as its author wrote it: texts with their places, nothing computed.
public struct FigureSpec: Sendable {
  /// Title above the panels; prose with `$…$` mathematics.
  public var title: Located<String>?
  /// The sentence below the figure.
  public var caption: Located<String>?
  /// The function to approximate, an expression in x.
  public var function: Located<String>?
  /// How the function is called in labels, such as `e^x`.
  public var name: Located<String>?
  /// The two ends of the interval, constant expressions.
  public var domain: [Located<String>]
  /// The stretch of the x axis that is drawn, where it differs from the domain.
  public var view: [Located<String>]
  /// The weight of the inner product, an expression in x.
  public var weight: Located<String>?
  /// Bits of the ball arithmetic in which errors are computed; doubles when nil.
  public var precision: Located<Int>?
  /// What approximates the function.
  public var approximants: [ApproximantSpec]
  /// Activations whose profiles the figure shows.
  public var activations: [Located<String>]
  /// What is drawn, left to right.
  public var panels: [PanelSpec]
  /// Physical size.
  public var size: FigureSizeSpec
  /// The name of the theme.
  public var theme: Theme
  /// Where the text starts in its file, for faults without a place of their own.
  public var place: Place

  /// The themes.
  public enum Theme: String, CaseIterable, Sendable { case article, dark }

  /// Errors are drawn as doubles, which end at 1e-308: more bits would not be seen.
  public static let precisionRange = 64...1024

  /// Reads a figure from YAML.
  ///
  /// - Parameter text: the whole specification.
  /// - Throws: `SpecificationFaults` with everything that is wrong, in the order of the text.
  public init(yaml text: String) throws(SpecificationFaults) {
    let mapping: Node.Mapping
    do {
      mapping = try YAMLText.mapping(text)
    } catch {
      throw SpecificationFaults(faults: [error])
    }
    var faults: [SpecificationFault] = []
    self.init(FieldReader(mapping, at: Place(line: 1, column: 1)), &faults)
    if panels.isEmpty, faults.isEmpty {
      let written = mapping.first { $0.key.string == "panels" }?.value
      faults.append(
        written.map {
          SpecificationFault(
            .outOfRange(key: "panels", expected: "at least one panel"), at: $0.place)
        } ?? SpecificationFault(.missingKey("panels"), at: place))
    }
    guard faults.isEmpty else { throw SpecificationFaults(faults: faults) }
  }

  /// Makes a figure from its parts, all written at one place.
  public init(
    title: String?, function: Located<String>, domain: [Located<String>],
    approximants: [ApproximantSpec], panels: [PanelSpec.Kind]
  ) {
    place = function.place
    self.title = title.map { Located($0, at: function.place) }
    self.function = function
    self.domain = domain
    view = []
    self.approximants = approximants
    activations = []
    self.panels = panels.map { PanelSpec($0, at: function.place) }
    size = FigureSizeSpec()
    theme = .article
  }

  init(_ fields: FieldReader, _ faults: inout [SpecificationFault]) {
    var fields = fields
    var found: [SpecificationFault] = []
    place = fields.place
    title = fields.text("title", &found)
    caption = fields.text("caption", &found)
    function = fields.text("function", &found)
    name = fields.text("name", &found)
    domain = fields.ends("domain", &found)
    view = fields.ends("view", &found)
    weight = fields.text("weight", &found)
    precision = fields.integer("precision", in: Self.precisionRange, &found)
    approximants = fields.list("approximants", &found)
      .flatMap { ApproximantSpec.read($0, &found) }
    if let network = fields.fields("network", &found) {
      approximants += ApproximantSpec.network(
        network, at: fields.place(of: "network") ?? place, &found)
    }
    activations = fields.texts("activations", &found)
    panels = fields.list("panels", &found).compactMap { PanelSpec.read($0, &found) }
    size = FigureSizeSpec.read(fields.fields("size", &found), &found)
    theme = fields.word("theme", as: Theme.self, &found) ?? .article
    fields.finish(&found)
    faults += found.sorted {
      ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column)
    }
  }
}

extension FieldReader {
  /// The two ends of an interval written as `[A, B]`.
  mutating func ends(_ key: String, _ faults: inout [SpecificationFault]) -> [Located<String>] {
    guard let node = node(key) else { return [] }
    var ends: [Located<String>] = []
    if case .sequence(let sequence) = node {
      for item in sequence {
        if case .scalar(let scalar) = item { ends.append(Located(scalar.string, at: item.place)) }
      }
    }
    guard ends.count == 2 else {
      faults.append(
        SpecificationFault(
          .wrongType(key: key, expected: "two ends, such as [-1, 1]"), at: node.place))
      return []
    }
    return ends
  }
}
