/// The templates that travel inside the command.
public enum Templates {
  /// The shell of an article's page.
  public static var page: String { text(PackageResources.page_mustache) }
  /// Its style sheet.
  public static var style: String { text(PackageResources.style_css) }
  /// The page that shows another one and keeps it fresh.
  public static var preview: String { text(PackageResources.preview_html) }
  /// A first article in English.
  public static var article: String { text(PackageResources.article_en_md) }
  /// A first article in Chinese.
  public static var chineseArticle: String { text(PackageResources.article_zh_md) }
  /// A first figure.
  public static var figure: String { text(PackageResources.runge_yaml) }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
