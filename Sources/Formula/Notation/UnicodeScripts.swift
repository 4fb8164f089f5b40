/// Subscripts and superscripts as Unicode characters where all of them exist.
enum UnicodeScripts {
  /// A superscript: `²`, `⁽ⁿ⁾`, or `^(…)` where Unicode lacks a character; nothing for nil.
  static func sup(_ text: String?) -> String { script(text, superscripts, mark: "^") }

  /// A subscript: `₀`, `ₙ₊₁`, or `_(…)` where Unicode lacks a character; nothing for nil.
  static func sub(_ text: String?) -> String { script(text, subscripts, mark: "_") }

  private static func script(
    _ text: String?, _ table: [Character: Character], mark: String
  ) -> String {
    guard let text, !text.isEmpty else { return "" }
    let mapped = text.compactMap { table[$0] }
    if mapped.count == text.count { return String(mapped) }
    if mark == "^", let first = text.first, primes.contains(first) {
      return String(first) + sup(String(text.dropFirst()))
    }
    return text.count == 1 ? mark + text : "\(mark)(\(text))"
  }

  private static let primes: Set<Character> = ["′", "″", "‴", "⁗"]

  private static let superscripts = table(
    "0123456789+−-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθφχ∗*⊤′″‴⁗† ",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿᵠᵡ**ᵀ′″‴⁗† ")

  private static let subscripts = table(
    "0123456789+−-=()aehijklmnoprstuvxβγρφχ ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ ")

  private static func table(_ plain: String, _ raised: String) -> [Character: Character] {
    Dictionary(zip(plain, raised), uniquingKeysWith: { first, _ in first })
  }
}
