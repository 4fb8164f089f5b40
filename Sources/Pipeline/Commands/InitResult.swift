public import Encoding
import Foundation
import Templates

/// A folder with a first article and figure, as `init` makes it.
public struct InitResult: CommandResult {
  /// The name of the command.
  public static let command = "init"

  /// The written files.
  public let files: [String]
  private let folder: String

  /// Writes the starter files; none that exists is touched.
  ///
  /// - Throws: `Failure` for an unknown language, or naming the files that stand in the way.
  public init(folder: String, language: Input) throws(Failure) {
    let article: String
    switch language.text {
    case "en": article = Templates.article
    case "zh": article = Templates.chineseArticle
    default: throw language.failure("no starter in this language", hint: "take en or zh")
    }
    let today = Date.now.formatted(.iso8601.year().month().day())
    let contents = [
      ("article.md", article.replacing("2026-01-01", with: today)),
      ("figures/runge.yaml", Templates.figure),
    ].map { (path: "\(folder)/\($0.0)", text: $0.1) }
    let inTheWay = contents.map(\.path).filter(Files.exists)
    guard inTheWay.isEmpty else {
      throw Failure(
        "\(inTheWay.joined(separator: ", ")): already there", hint: "take another folder")
    }
    try Files.write(contents.map { (path: $0.path, bytes: Array($0.text.utf8)) })
    files = contents.map(\.path)
    self.folder = folder
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> { ["files": .texts(files)] }

  /// What was written and what to do next.
  public var text: String {
    files.map { $0 + "\n" }.joined()
      + """

      residuum preview \(files[0])    shows it while you write
      residuum report \(files[0]) -o \(folder)/build    makes one HTML file of it

      """
  }
}
