/// The faces a figure is set in; the raw value is the PostScript name that glyph runs carry.
public enum Typeface: String, CaseIterable, Hashable, Sendable {
  /// Upright prose and names of functions.
  case text = "TeXGyrePagella-Regular"
  /// Emphasised prose.
  case italic = "TeXGyrePagella-Italic"
  /// Bold prose, such as panel letters.
  case bold = "TeXGyrePagella-Bold"
  /// Everything between dollar signs; the only face with a MATH table.
  case math = "TeXGyrePagellaMath-Regular"
  /// Characters that none of the above covers: Chinese, Japanese, Korean.
  case fallback = "DroidSansFallback"

  /// The file's name.
  public var file: String {
    switch self {
    case .text: "texgyrepagella-regular.otf"
    case .italic: "texgyrepagella-italic.otf"
    case .bold: "texgyrepagella-bold.otf"
    case .math: "texgyrepagella-math.otf"
    case .fallback: "DroidSansFallbackFull.ttf"
    }
  }

  /// The Debian package that installs the file.
  public var package: String {
    switch self {
    case .text, .italic, .bold: "fonts-texgyre"
    case .math: "fonts-texgyre-math"
    case .fallback: "fonts-droid-fallback"
    }
  }

  /// Where distributions put the file, likeliest first.
  static let directories = [
    "/usr/share/texmf/fonts/opentype/public/tex-gyre",
    "/usr/share/texmf/fonts/opentype/public/tex-gyre-math",
    "/usr/share/fonts/truetype/droid",
    "/usr/share/fonts/opentype/texgyre",
    "/usr/share/fonts/tex-gyre",
    "/usr/share/fonts/tex-gyre-math",
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/tex-gyre",
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/tex-gyre-math",
    "/usr/share/texmf-dist/fonts/opentype/public/tex-gyre",
    "/usr/share/texmf-dist/fonts/opentype/public/tex-gyre-math",
    "/usr/share/fonts/droid",
    "/usr/share/fonts/google-droid-sans-fonts",
  ]
}

/// Why text can't be set.
public enum FontError: Error, Hashable, Sendable {
  /// A face's file is in none of the searched directories.
  case missing(file: String, package: String, searched: [String])
  /// A file is there but HarfBuzz finds no glyphs, or no MATH table where one is needed, in it.
  case unusable(path: String)
}
