/// Letter shapes that Unicode keeps as characters of their own, such as those of `\mathbb`.
enum TeXAlphabets {
  /// Where the capital A, the small a and the digit 0 stand in each alphabet.
  private static let starts: [(name: String, capital: UInt32, small: UInt32?, digit: UInt32?)] = [
    ("mathbb", 0x1D538, 0x1D552, 0x1D7D8), ("mathcal", 0x1D49C, 0x1D4B6, nil),
    ("mathfrak", 0x1D504, 0x1D51E, nil), ("mathsf", 0x1D5A0, 0x1D5BA, 0x1D7E2),
    ("mathtt", 0x1D670, 0x1D68A, 0x1D7F6),
  ]

  /// Letters that were in Unicode before their alphabets.
  private static let older: [String: [Character: Character]] = [
    "mathbb": ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"],
    "mathcal": [
      "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ",
      "g": "ℊ", "o": "ℴ",
    ],
    "mathfrak": ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"],
  ]

  static let names = starts.map(\.name)

  /// A letter in an alphabet; nil where the alphabet lacks it.
  static func letter(_ letter: Character, in alphabet: String) -> Character? {
    guard let start = starts.first(where: { $0.name == alphabet }),
      let value = letter.unicodeScalars.first?.value
    else { return nil }
    if let known = older[alphabet]?[letter] { return known }
    let place: UInt32? =
      switch letter {
      case "A"..."Z": start.capital + value - 0x41
      case "a"..."z": start.small.map { $0 + value - 0x61 }
      case "0"..."9": start.digit.map { $0 + value - 0x30 }
      default: nil
      }
    return place.flatMap(Unicode.Scalar.init).map(Character.init)
  }

  /// The alphabet and the plain letters of a text that lies in one alphabet altogether.
  static func plain(_ text: String) -> (alphabet: String, letters: String)? {
    guard let first = text.first, let alphabet = table[first]?.alphabet else { return nil }
    var letters = ""
    for character in text {
      guard let entry = table[character], entry.alphabet == alphabet else { return nil }
      letters.append(entry.letter)
    }
    return (alphabet, letters)
  }

  private static let table: [Character: (alphabet: String, letter: Character)] = {
    var result: [Character: (alphabet: String, letter: Character)] = [:]
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    for (name, _, _, _) in starts {
      for plain in letters {
        if let shaped = letter(plain, in: name), result[shaped] == nil {
          result[shaped] = (name, plain)
        }
      }
    }
    return result
  }()
}
