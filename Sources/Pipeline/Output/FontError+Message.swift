import Typography

extension FontError {
  /// What is wrong with the fonts, in words.
  var message: String {
    switch self {
    case .missing(let file, let package, _):
      "the font \(file) is not installed; Debian has it in the package \(package)"
    case .unusable(let path): "the font \(path) can't be used"
    }
  }
}
