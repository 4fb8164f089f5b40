import Formula

/// The one style sheet of a page: fonts, the shell's rules, and the rules that its content needs.
enum StyleSheet {
  static func text(
    _ css: String, fonts: [FontFace], columnWidths: [Int], dark: [String: String]
  ) throws(TemplateFaults) -> String {
    // The element ends at the first `</style`, whatever a style sheet means by it.
    if css.lowercased().contains("</style") {
      throw TemplateFaults([TemplateFault(.styleEnd, at: .start)])
    }
    let rules =
      fonts.map(face).joined() + normalised(css) + Notation.mathMLStyle + "\n"
      + columnWidths.map(width).joined()
      + colors(dark)
    return rules
  }

  /// Browsers hash what they have read, and they read every line end as a line feed.
  private static func normalised(_ css: String) -> String {
    let text = String(
      String.UnicodeScalarView(css.unicodeScalars.filter { $0 != "\r" && $0 != "\0" }))
    return text.hasSuffix("\n") ? text : text + "\n"
  }

  private static func face(_ font: FontFace) -> String {
    precondition(
      font.base64.utf8.allSatisfy { byte in
        Unicode.Scalar(byte).isASCIILetterOrDigit || byte == UInt8(ascii: "+")
          || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
      }, "a font that is not Base64")
    let family = font.use == .mathematics ? "Residuum Math" : "Residuum Serif"
    let isBold = font.use == .bold || font.use == .boldItalic
    let isItalic = font.use == .italic || font.use == .boldItalic
    return "@font-face{font-family:\"\(family)\";font-weight:\(isBold ? 700 : 400);"
      + "font-style:\(isItalic ? "italic" : "normal");"
      + "src:url(data:font/otf;base64,\(font.base64)) format(\"opentype\")}\n"
  }

  private static func width(_ halves: Int) -> String {
    ".w\(halves){width:\(halves / 2)\(halves % 2 == 0 ? "" : ".5")ch}\n"
  }

  /// The colours of figures on a dark page, by role of ink.
  private static func colors(_ dark: [String: String]) -> String {
    guard !dark.isEmpty else { return "" }
    let rules = dark.sorted { $0.key < $1.key }.map { role, color in
      precondition(isRole(role) && isColor(color), "not a role and its colour")
      return ".picture svg .fill-\(role){fill:\(color)}"
        + ".picture svg .stroke-\(role){stroke:\(color)}"
    }
    return "@media screen and (prefers-color-scheme:dark){\n\(rules.joined(separator: "\n"))\n}\n"
  }

  private static func isRole(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.isASCIILetterOrDigit || $0 == "-" || $0 == "_" }
      && text.unicodeScalars.first?.isASCIIDigit == false
  }

  private static func isColor(_ text: String) -> Bool {
    text.hasPrefix("#") && text.dropFirst().allSatisfy(\.isHexDigit)
  }
}
