/// The characters by which a mathematical face tells its alphabets apart (Unicode, U+1D400…).
enum Alphabet {
  /// A variable's letters: Latin and small Greek slanted, capital Greek upright as TeX has them.
  static func variable(_ text: String, bold: Bool) -> String {
    map(text) { scalar in
      let value = scalar.value
      switch scalar {
      case "h" where !bold: return 0x210E
      case "A"..."Z": return (bold ? 0x1D468 : 0x1D434) + value - 0x41
      case "a"..."z": return (bold ? 0x1D482 : 0x1D44E) + value - 0x61
      case "ı" where !bold: return 0x1D6A4
      case "ȷ" where !bold: return 0x1D6A5
      case "α"..."ω": return (bold ? 0x1D736 : 0x1D6FC) + value - 0x3B1
      default: break
      }
      if let index = variants.firstIndex(of: scalar) {
        return (bold ? 0x1D750 : 0x1D716) + UInt32(index)
      }
      return upright(scalar, bold: bold)
    }
  }

  /// Names, numbers and signs: upright, and with the minus and prime of mathematics.
  static func upright(_ text: String, bold: Bool) -> String {
    map(text) { upright($0, bold: bold) }
  }

  /// ϵ ϑ ϰ ϕ ϱ ϖ stand together behind the Greek alphabets.
  private static let variants: [Unicode.Scalar] = ["ϵ", "ϑ", "ϰ", "ϕ", "ϱ", "ϖ"]

  private static func upright(_ scalar: Unicode.Scalar, bold: Bool) -> UInt32 {
    let value = scalar.value
    switch scalar {
    case "-": return 0x2212
    case "'": return 0x2032
    case "*": return 0x2217
    case "A"..."Z" where bold: return 0x1D400 + value - 0x41
    case "a"..."z" where bold: return 0x1D41A + value - 0x61
    case "0"..."9" where bold: return 0x1D7CE + value - 0x30
    case "Α"..."Ω" where bold: return 0x1D6A8 + value - 0x391
    default: return value
    }
  }

  private static func map(_ text: String, _ transform: (Unicode.Scalar) -> UInt32) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(Unicode.Scalar(transform(scalar)) ?? scalar)
    }
    return String(result)
  }
}
