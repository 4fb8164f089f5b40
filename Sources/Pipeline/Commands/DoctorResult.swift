public import Encoding
import Exact
import Imaging
import Rendering
import Reporting
import Typography

/// What is installed, as `doctor` prints it.
public struct DoctorResult: CommandResult {
  /// The name of the command.
  public static let command = "doctor"

  private let version: String
  private let libraries: [(name: String, version: String)]
  private let fonts: [(face: String, path: String?)]
  private let fontFault: String?

  /// Looks at the libraries that are linked and the fonts that can be opened.
  ///
  /// - Parameter version: the version of the command.
  public init(version: String) {
    self.version = version
    libraries = [
      ("cairo", CairoLibrary.version), ("harfbuzz", HarfBuzzLibrary.version),
      ("libdeflate", DeflateLibrary.version), ("flint", FLINTLibrary.version),
      ("cmark-gfm", CommonMarkLibrary.version),
    ]
    do {
      let library = try FontLibrary()
      fonts = Typeface.allCases.map { ($0.rawValue, library.paths[$0]) }
      fontFault = nil
    } catch {
      fonts = []
      fontFault = error.message
    }
  }

  /// Whether everything is there.
  public var isHealthy: Bool { fontFault == nil }

  /// Missing fonts.
  public var warnings: [Diagnostic] {
    if let fontFault { return [Diagnostic(.error, fontFault, hint: "run scripts/setup")] }
    return fonts.filter { $0.path == nil }.map {
      Diagnostic(.warning, "no font for \($0.face)", hint: "run scripts/setup")
    }
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    [
      "version": .text(version),
      "libraries": .object(libraries.map { (key: $0.name, value: .text($0.version)) }),
      "fonts": .object(fonts.map { (key: $0.face, value: .optional($0.path)) }),
      "healthy": .flag(isHealthy),
    ]
  }

  /// One line a library or font.
  public var text: String {
    var table = TextTable(["", ""], leading: [0, 1])
    table.append(["residuum", version])
    for library in libraries { table.append([library.name, library.version]) }
    for font in fonts { table.append(["font \(font.face)", font.path ?? "missing"]) }
    return table.text
  }
}
