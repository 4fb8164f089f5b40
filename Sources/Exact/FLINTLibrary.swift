import CFLINT

/// The library behind the exact values.
public enum FLINTLibrary {
  /// The version it was built against.
  public static var version: String { FLINT_VERSION }
}
