import CCMark

/// The library that parses Markdown.
public enum CommonMarkLibrary {
  /// The version that is linked.
  public static var version: String { unsafe String(cString: cmark_version_string()) }
}
