public import Encoding
import Specification

/// A figure drawn straight from the command line, as `plot` prints it.
public struct PlotResult: CommandResult {
  /// The name of the command.
  public static let command = "plot"

  private let files: [String]

  /// Draws a function with its approximants.
  ///
  /// - Parameters:
  ///   - function: an expression in x.
  ///   - interval: `A..B`.
  ///   - taylor: degrees of Taylor polynomials at 0.
  ///   - project: degrees of projections.
  ///   - basis: the family of the projections.
  ///   - panels: names of panels.
  ///   - precision: bits in which errors are computed; doubles when nil.
  ///   - title: a title; by default none.
  ///   - files: where to write; the endings choose the formats.
  /// - Throws: `Failure` for bad input; nothing is written then.
  public init(
    of function: Input, on interval: Input, taylor: Input?, project: Input?, basis: Input?,
    panels: Input, precision: Int? = nil, title: String?, files: [String]
  ) throws(Failure) {
    _ = try function.expression()
    let domain = try interval.interval()
    if let title { _ = try Input(argument: "--title", title).label() }
    let origin = Place(line: 1, column: 1)
    let ends = interval.text.splitEnds.map { Located($0, at: origin) }
    var approximants: [ApproximantSpec] = []
    for degree in try taylor?.degrees() ?? [] {
      approximants.append(ApproximantSpec(.taylor(at: nil, degree: degree), at: origin))
    }
    if let basis { _ = try basis.basis(on: domain) }
    for degree in try project?.degrees() ?? [] {
      let family = basis.map { Located($0.text, at: origin) }
      approximants.append(
        ApproximantSpec(.projection(basis: family, weight: nil, degree: degree), at: origin))
    }
    var spec = FigureSpec(
      title: title, function: Located(function.text, at: origin), domain: ends,
      approximants: approximants, panels: try panels.panelKinds())
    spec.precision = precision.map { Located($0, at: origin) }
    var formats: [OutputFormat] = []
    for file in files { formats.append(try OutputFormat(ending: file)) }
    let renderer = try FigureRenderer()
    let source = SourceText(argument: "EXPR", text: function.text)
    let sheet = try renderer.sheet(spec, in: source, id: "plot")
    var written: [(path: String, bytes: [UInt8])] = []
    for (file, format) in zip(files, formats) {
      written.append((path: file, bytes: try renderer.bytes(sheet, format)))
    }
    try Files.write(written)
    self.files = files
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> { ["files": .texts(files)] }

  /// The written paths, one a line.
  public var text: String { files.map { $0 + "\n" }.joined() }
}

extension Input {
  /// The text as degrees separated by commas.
  fileprivate func degrees() throws(Failure) -> [Located<Int>] {
    var degrees: [Located<Int>] = []
    for part in parts() {
      let digits = part.text.filter { $0 != " " }
      guard let degree = Int(digits), (0...1000).contains(degree) else {
        throw part.failure(
          "'\(digits)' is not a degree", hint: "write whole numbers from 0 to 1000")
      }
      degrees.append(Located(degree, at: Place(line: 1, column: 1)))
    }
    return degrees
  }

  /// The text as names of panels separated by commas.
  fileprivate func panelKinds() throws(Failure) -> [PanelSpec.Kind] {
    var kinds: [PanelSpec.Kind] = []
    for part in parts() {
      let name = part.text.filter { $0 != " " }
      guard let kind = PanelSpec.Kind(rawValue: name) else {
        let known = PanelSpec.Kind.allCases.map(\.rawValue)
        throw part.failure(
          "unknown panel '\(name)'", hint: "known: " + known.joined(separator: ", "))
      }
      kinds.append(kind)
    }
    return kinds
  }
}

extension OutputFormat {
  /// The format a file's ending names.
  fileprivate init(ending path: String) throws(Failure) {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard path.contains("."), let format = OutputFormat(rawValue: ending) else {
      throw Failure(
        "\(path): no format ends in '\(ending)'",
        hint: "use " + OutputFormat.allCases.map { ".\($0.rawValue)" }.joined(separator: ", "))
    }
    self = format
  }
}

extension String {
  /// The two sides of `..` in an interval that is known to be well formed.
  fileprivate var splitEnds: [String] {
    guard let dots = firstRange(of: "..") else { return [self] }
    return [String(self[..<dots.lowerBound]), String(self[dots.upperBound...])]
  }
}
