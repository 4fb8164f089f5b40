import Encoding
import Plotting
import Reporting
import Scene
import Typography

/// The colours of figures on a dark page, by role of ink.
enum DarkInks {
  static let colors = Dictionary(
    Theme.articleDark.inks.map { ($0.role, $0.color.hex) }, uniquingKeysWith: { first, _ in first })
}

extension Color {
  /// `#rrggbb`.
  var hex: String {
    let digits = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

extension FigureRenderer {
  /// The fonts of a page, cut down to its characters, so that it looks the same everywhere.
  ///
  /// - Throws: `Failure` when a font can't be cut.
  func fontFaces(for page: Page) throws(Failure) -> [FontFace] {
    let prose = page.proseCharacters.text
    // Roots have no character of their own in MathML.
    let mathematics = page.mathCharacters.text + "√"
    let faces: [(FontFace.Use, Typeface, String)] = [
      (.text, .text, prose), (.italic, .italic, prose), (.bold, .bold, prose),
      (.mathematics, .math, mathematics),
    ]
    var result: [FontFace] = []
    for (use, typeface, text) in faces where !text.isEmpty {
      do {
        let bytes = try typesetter.fonts.subset(of: typeface, covering: text)
        result.append(FontFace(use: use, base64: Base64.encoded(bytes)))
      } catch {
        throw Failure(error.message)
      }
    }
    return result
  }
}

extension Set<Unicode.Scalar> {
  /// The scalars in ascending order, so that equal sets give equal texts.
  fileprivate var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: self.sorted())
    return String(view)
  }
}
