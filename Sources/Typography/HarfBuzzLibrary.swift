import CHarfBuzz

/// The library that shapes text.
public enum HarfBuzzLibrary {
  /// The version that is linked.
  public static var version: String { unsafe String(cString: hb_version_string()) }
}
