import CDeflate

/// The library that compresses and expands the pixels of PNG files.
public enum DeflateLibrary {
  /// The version it was built against.
  public static var version: String { LIBDEFLATE_VERSION_STRING }
}
