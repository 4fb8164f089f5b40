public import Encoding
public import Imaging

/// Two files or two folders compared, as `diff` prints it.
public struct DiffResult: CommandResult {
  /// The name of the command.
  public static let command = "diff"

  private let paths: (first: String, second: String)
  private let found: Found
  private let blocks: String

  private enum Found: Sendable {
    case files(Comparison)
    case folders(Review)
  }

  /// Compares.
  ///
  /// - Parameters:
  ///   - options: how to compare.
  ///   - ignoring: rectangles `x,y,width,height` that don't count.
  ///   - picture: where to write the difference picture of two PNG files.
  ///   - columns: the width in characters in which to show that picture; nil for not at all.
  ///   - isColored: whether that may be done in colours.
  /// - Throws: `Failure` for files that can't be opened, folders with nothing to compare, and
  ///   pictures that can't be written.
  public init(
    _ first: String, _ second: String, options: Comparison.Options, ignoring: [Input],
    picture: String?, showing columns: Int? = nil, isColored: Bool = true
  ) async throws(Failure) {
    paths = (first, second)
    var options = options
    options.draws = picture != nil || columns != nil
    for input in ignoring { options.ignoring.append(try input.region()) }
    guard Files.isFolder(first) == Files.isFolder(second) else {
      throw Failure("\(first), \(second): one is a folder, the other a file")
    }
    if Files.isFolder(first) {
      if picture != nil { throw Failure("--output takes a pair of files, not folders") }
      if columns != nil { throw Failure("--picture takes a pair of files, not folders") }
      blocks = ""
      found = .folders(try await Self.folders(first, second, options))
      return
    }
    let result = Comparison.compare(
      try Files.bytes(first), try Files.bytes(second), options: options)
    if result.fault?.reason == .mixed {
      throw Failure(
        "\(first), \(second): one is PNG, the other SVG, and they don't both carry a figure model",
        hint: "compare pictures of one format")
    }
    var raster = result.picture
    if raster == nil, options.draws { raster = try Self.calm(result, first, options) }
    blocks =
      raster.flatMap { raster in
        columns.map { raster.terminalText(columns: $0, isColored: isColored) }
      } ?? ""
    if columns != nil, raster == nil {
      throw Failure("--picture: only pairs of PNG files of one size have a difference picture")
    }
    if let picture {
      guard let raster else {
        throw Failure("\(picture): only pairs of PNG files of one size have a difference picture")
      }
      do {
        try Files.write([(path: picture, bytes: try PNG.encode(raster))])
      } catch let failure as Failure {
        throw failure
      } catch {
        throw Failure("\(picture): \(error)")
      }
    }
    found = .files(result)
  }

  /// The result for two equal pictures, at the cost of reading them; nil for anything else.
  ///
  /// - Complexity: O(bytes); nothing is decoded.
  public init?(equal first: String, _ second: String) {
    guard let bytes = Files.equalBytes(first, second) else { return nil }
    let result = Comparison.compare(bytes, bytes)
    guard result.verdict == .identical else { return nil }
    paths = (first, second)
    found = .files(result)
    blocks = ""
  }

  /// The difference picture of equal files: nothing marked.
  private static func calm(
    _ result: Comparison, _ path: String, _ options: Comparison.Options
  ) throws(Failure) -> Raster? {
    guard result.verdict == .identical, let raster = try? PNG.decode(try Files.bytes(path)) else {
      return nil
    }
    return Comparison.pixels(raster, raster, options).picture
  }

  private static func folders(
    _ first: String, _ second: String, _ options: Comparison.Options
  ) async throws(Failure) -> Review {
    let pairs = Pairing.pairs(
      baselines: try Files.below(first, endings: Baselines.endings),
      candidates: try Files.below(second, endings: Baselines.endings))
    guard !pairs.isEmpty else {
      throw Failure("\(first), \(second): no pictures to compare", hint: "they end in .png or .svg")
    }
    let outcomes = await concurrentMap(pairs, atOnce: nil) { pair in
      Result { () throws(Failure) in
        var baseline: [UInt8]?
        var candidate: [UInt8]?
        if let name = pair.baseline { baseline = try Files.bytes("\(first)/\(name)") }
        if let name = pair.candidate { candidate = try Files.bytes("\(second)/\(name)") }
        var entry = Review.Entry(
          name: pair.name, baseline: baseline, candidate: candidate, options: options,
          isHashed: false)
        entry.pictures = nil
        return entry
      }
    }
    var entries: [Review.Entry] = []
    for outcome in outcomes { entries.append(try outcome.get()) }
    return Review(entries: entries)
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> { ["a": .text(paths.first)] }

  /// The JSON object with its schema.
  public var document: JSON {
    let keys =
      switch found {
      case .files(let result): result.keys
      case .folders(let review): review.keys
      }
    return .object(
      [
        (key: "schema", value: .text("residuum.diff/1")), (key: "a", value: .text(paths.first)),
        (key: "b", value: .text(paths.second)),
      ] + keys)
  }

  /// The verdict and what changed.
  public var text: String {
    switch found {
    case .files(let result): result.lines + blocks
    case .folders(let review): review.lines
    }
  }

  /// What the process exits with.
  public var status: ExitStatus {
    switch found {
    case .files(let result): result.status
    case .folders(let review): review.status
    }
  }
}

extension Input {
  /// The text as a rectangle `x,y,width,height`.
  func region() throws(Failure) -> Region {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 4, let x = parts[0], let y = parts[1], let width = parts[2],
      let height = parts[3], width > 0, height > 0,
      [x, y, width, height].allSatisfy({ abs($0) < 1 << 30 })
    else { throw failure("'\(text)' is no rectangle", hint: "write X,Y,WIDTH,HEIGHT in pixels") }
    return Region(x: x, y: y, width: width, height: height)
  }
}
