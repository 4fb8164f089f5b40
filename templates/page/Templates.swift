/// The templates that travel inside the command.
public enum Templates {
  /// The shell of an article's page.
  public static var page: String { text(PackageResources.page_mustache) }
  /// Its style sheet.
  public static var style: String { text(PackageResources.style_css) }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
