/// What the one-character commands of TeX stand for, and back.
enum TeXSymbols {
  /// A character with the room it keeps; nil for a variable.
  struct Meaning: Hashable {
    let character: String
    let spacing: Notation.Spacing?

    var notation: Notation {
      spacing.map { .symbol(character, $0) } ?? .variable(character)
    }
  }

  /// What `\name` stands for.
  static let meanings: [String: Meaning] = {
    var result: [String: Meaning] = [:]
    for (spacing, text) in lists {
      for (name, character) in pairs(text) {
        result[name] = Meaning(character: character, spacing: spacing)
      }
    }
    return result
  }()

  /// The first command for a character, without its backslash.
  static let names: [Meaning: String] = {
    var result: [Meaning: String] = [:]
    for (spacing, text) in lists {
      for (name, character) in pairs(text) {
        let meaning = Meaning(character: character, spacing: spacing)
        if result[meaning] == nil { result[meaning] = name }
      }
    }
    return result
  }()

  /// The room a character keeps when nothing else is said; nil for variables and unknown characters.
  static let spacings: [String: Notation.Spacing] = {
    var result: [String: Notation.Spacing] = [:]
    for (spacing, text) in lists {
      guard let spacing else { continue }
      for (_, character) in pairs(text) where result[character] == nil {
        result[character] = spacing
      }
    }
    for (character, meaning) in characters { result[meaning.character] = meaning.spacing }
    return result
  }()

  /// Characters that are typed as themselves.
  static let characters: [Character: Meaning] = [
    "+": Meaning(character: "+", spacing: .binary),
    "-": Meaning(character: "−", spacing: .binary),
    "−": Meaning(character: "−", spacing: .binary),
    "*": Meaning(character: "∗", spacing: .binary),
    "/": Meaning(character: "/", spacing: .ordinary),
    "=": Meaning(character: "=", spacing: .relation),
    "<": Meaning(character: "<", spacing: .relation),
    ">": Meaning(character: ">", spacing: .relation),
    ":": Meaning(character: ":", spacing: .relation),
    ",": Meaning(character: ",", spacing: .punctuation),
    ";": Meaning(character: ";", spacing: .punctuation),
    ".": Meaning(character: ".", spacing: .ordinary),
    "!": Meaning(character: "!", spacing: .ordinary),
    "?": Meaning(character: "?", spacing: .ordinary),
    "(": Meaning(character: "(", spacing: .ordinary),
    ")": Meaning(character: ")", spacing: .ordinary),
    "[": Meaning(character: "[", spacing: .ordinary),
    "]": Meaning(character: "]", spacing: .ordinary),
    "|": Meaning(character: "|", spacing: .ordinary),
  ]

  /// Signs that may stand before their operand.
  static let signs: Set<String> = ["+", "−", "±", "∓"]

  private static let lists: [(Notation.Spacing?, String)] = [
    (nil, variables), (.ordinary, ordinary), (.binary, binary), (.relation, relations),
    (.punctuation, #"colon :"#),
  ]

  private static func pairs(_ text: String) -> [(String, String)] {
    let words = text.split { $0 == " " || $0 == "\n" }.map(String.init)
    return stride(from: 0, to: words.count - 1, by: 2).map { (words[$0], words[$0 + 1]) }
  }

  private static let variables = """
    alpha α beta β gamma γ delta δ varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ
    nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ varphi φ chi χ psi ψ omega ω
    epsilon ϵ vartheta ϑ varkappa ϰ phi ϕ varrho ϱ varpi ϖ varsigma ς omicron ο
    Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
    ell ℓ hbar ℏ imath ı jmath ȷ Re ℜ Im ℑ aleph ℵ
    """

  private static let ordinary = """
    infty ∞ partial ∂ nabla ∇ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬
    ldots … dots … dotsc … cdots ⋯ dotsb ⋯ vdots ⋮ ddots ⋱ prime ′ top ⊤ bot ⊥ angle ∠ degree °
    { { } } lbrace { rbrace } % % $ $ # # & & _ _ backslash \\ square □ blacksquare ■ qed ∎ checkmark ✓
    dagger † ddagger ‡ Vert ‖ | ‖ surd √ flat ♭ sharp ♯ star ⋆ triangle △
    lbrack [ rbrack ] lparen ( rparen ) vert |
    """

  private static let binary = """
    cdot ⋅ times × div ÷ pm ± mp ∓ circ ∘ ast ∗ cup ∪ cap ∩ setminus ∖ smallsetminus ∖
    oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ wedge ∧ land ∧ vee ∨ lor ∨ bullet ∙ diamond ⋄ amalg ⨿
    sqcup ⊔ sqcap ⊓ uplus ⊎ bmod mod
    """

  private static let relations = """
    le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ leqslant ⩽ geqslant ⩾ lt < gt >
    approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ asymp ≍ doteq ≐ ll ≪ gg ≫ lesssim ≲ gtrsim ≳
    prec ≺ succ ≻ preceq ⪯ succeq ⪰ to → rightarrow → gets ← leftarrow ← mapsto ↦
    longrightarrow ⟶ longleftarrow ⟵ longmapsto ⟼ leftrightarrow ↔ hookrightarrow ↪
    rightharpoonup ⇀ uparrow ↑ downarrow ↓ nearrow ↗ searrow ↘ rightrightarrows ⇉
    Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ Longrightarrow ⟹ impliedby ⟸
    Longleftarrow ⟸ iff ⟺ Longleftrightarrow ⟺ in ∈ notin ∉ ni ∋ owns ∋ subset ⊂ subseteq ⊆
    subsetneq ⊊ supset ⊃ supseteq ⊇ mid ∣ nmid ∤ parallel ∥ nparallel ∦ perp ⟂ coloneqq ≔
    nless ≮ ngtr ≯ nleq ≰ ngeq ≱ nsim ≁ ncong ≇ nsubseteq ⊈ vdash ⊢ models ⊨
    """
}
