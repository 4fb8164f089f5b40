import CCairo

/// The library that draws pixels and PDF.
public enum CairoLibrary {
  /// The version that is linked.
  public static var version: String { unsafe String(cString: cairo_version_string()) }
}
