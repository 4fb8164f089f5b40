/// Unicode's mathematical alphabets, for letters that a browser doesn't slant or embolden itself.
enum MathLetters {
  /// ASCII spellings of signs.
  static let signs = ["-": "−", "*": "∗", "'": "′", "||": "‖"]

  static func italic(_ text: String) -> String {
    map(text, latin: (0x1D434, 0x1D44E), greek: (nil, 0x1D6FC), digits: nil)
  }

  static func bold(_ text: String) -> String {
    map(text, latin: (0x1D400, 0x1D41A), greek: (0x1D6A8, 0x1D6C2), digits: 0x1D7CE)
  }

  static func boldItalic(_ text: String) -> String {
    map(text, latin: (0x1D468, 0x1D482), greek: (0x1D6A8, 0x1D736), digits: 0x1D7CE)
  }

  private static func map(
    _ text: String, latin: (UInt32, UInt32), greek: (UInt32?, UInt32), digits: UInt32?
  ) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let value = scalar.value
      let mapped: UInt32? =
        switch scalar {
        case "A"..."Z": latin.0 + value - 0x41
        // The italic h is Planck's constant, older than its alphabet.
        case "h" where latin.1 == 0x1D44E: 0x210E
        case "a"..."z": latin.1 + value - 0x61
        case "Α"..."Ω": greek.0.map { $0 + value - 0x391 }
        case "α"..."ω": greek.1 + value - 0x3B1
        case "0"..."9": digits.map { $0 + value - 0x30 }
        default: nil
        }
      result.append(mapped.flatMap(Unicode.Scalar.init) ?? scalar)
    }
    return String(result)
  }
}
