#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
public import Scene

/// The faces of a figure, opened by path without fontconfig so that every machine sees the same.
///
/// Files are mapped, not read: opening the library costs tens of microseconds, tables are parsed
/// when a glyph first needs them. The value is immutable and may be shared between tasks.
public struct FontLibrary: Sendable {
  /// The opened faces; only `fallback` may be absent.
  private let faces: [Typeface: Face]
  /// The paths the faces were opened from.
  public let paths: [Typeface: String]

  /// Opens the faces.
  ///
  /// - Parameter directories: where to look; by default the directories named in the environment
  ///   variable `RESIDUUM_FONTS` (separated by colons), then those of common distributions.
  /// - Throws: `FontError.missing` when a Latin or mathematical face can't be found. A missing
  ///   fallback face is no error until a text needs it; see `Typesetter.unsupported(in:)`.
  public init(directories: [String]? = nil) throws(FontError) {
    let searched = directories ?? Self.defaultDirectories()
    var faces: [Typeface: Face] = [:]
    var paths: [Typeface: String] = [:]
    for typeface in Typeface.allCases {
      let candidates = searched.lazy.map { "\($0)/\(typeface.file)" }
      guard let path = candidates.first(where: { unsafe access($0, R_OK) == 0 }) else {
        if typeface == .fallback { continue }
        throw .missing(file: typeface.file, package: typeface.package, searched: searched)
      }
      guard let face = Face(path: path), typeface != .math || face.hasMath else {
        throw .unusable(path: path)
      }
      faces[typeface] = face
      paths[typeface] = path
    }
    self.faces = faces
    self.paths = paths
  }

  private static func defaultDirectories() -> [String] {
    guard let value = unsafe getenv("RESIDUUM_FONTS") else { return Typeface.directories }
    let own = unsafe String(cString: value).split(separator: ":").map(String.init)
    return own + Typeface.directories
  }

  subscript(_ typeface: Typeface) -> Face? { faces[typeface] }

  /// Units of the em square of a face, 1000 or 2048 usually.
  public func unitsPerEm(of typeface: Typeface) -> Double {
    faces[typeface]?.unitsPerEm ?? 1000
  }

  /// The outline of a glyph in font units, y downwards, the origin on the baseline.
  ///
  /// Empty for a space and for a face that isn't there.
  public func outline(of glyph: UInt32, in typeface: Typeface) -> Path {
    faces[typeface]?.outline(of: glyph) ?? Path()
  }
}
