import Encoding

/// Finds what a misspelt command was probably meant to be.
enum TeXSuggestion {
  /// Commands of packages and personal macros, in words of the subset.
  private static let foreign = [
    "abs": "\\lvert x \\rvert", "norm": "\\lVert f \\rVert", "eps": "\\varepsilon",
    "R": "\\mathbb{R}", "N": "\\mathbb{N}", "Z": "\\mathbb{Z}", "C": "\\mathbb{C}",
    "Q": "\\mathbb{Q}", "RR": "\\mathbb{R}", "NN": "\\mathbb{N}",
    "sgn": "\\operatorname{sgn}", "sign": "\\operatorname{sign}",
    "argmin": "\\operatorname*{arg\\,min}", "argmax": "\\operatorname*{arg\\,max}",
    "erf": "\\operatorname{erf}", "ReLU": "\\operatorname{ReLU}", "relu": "\\operatorname{ReLU}",
    "GELU": "\\operatorname{GELU}", "softplus": "\\operatorname{softplus}",
    "arcsinh": "\\operatorname{arsinh}", "arccosh": "\\operatorname{arcosh}",
    "arctanh": "\\operatorname{artanh}", "span": "\\operatorname{span}",
    "rank": "\\operatorname{rank}", "supp": "\\operatorname{supp}", "dd": "\\mathrm{d}",
    "diff": "\\mathrm{d}", "over": "\\frac{a}{b}", "choose": "\\binom{n}{k}", "rm": "\\mathrm{…}",
    "bf": "\\mathbf{…}", "it": "\\mathit{…}", "inner": "\\langle f, g \\rangle",
    "infinity": "\\infty", "Infinity": "\\infty", "integral": "\\int", "product": "\\prod",
    "root": "\\sqrt[n]{…}", "mathscr": "\\mathcal", "degree": "^\\circ", "tag": "{#eq-name}",
    "label": "{#eq-name}", "newline": "\\\\", "textsc": "\\text", "emph": "\\text",
    "ensuremath": "{…}", "mathsc": "\\mathrm", "and": "\\land", "or": "\\lor",
  ]

  static func forCommand(_ name: String) -> String? {
    if let translated = foreign[name] { return translated }
    return Spelling.nearest(to: name, among: commands.lazy.filter { $0.count > 1 }).map {
      "\\" + $0
    }
  }

  static func forEnvironment(_ name: String) -> String? {
    ["equation": "aligned", "equation*": "aligned", "eqnarray": "aligned", "multline": "gathered"][
      name] ?? Spelling.nearest(to: name, among: TeXParser.environmentNames)
  }

  private static let commands: [String] = {
    let symbols = TeXSymbols.meanings.keys.sorted()
    let names = TeXNames.functions.sorted() + TeXNames.largeOperators.map(\.name)
    let constructions = [
      "frac", "dfrac", "tfrac", "binom", "sqrt", "text", "mathrm", "mathbf", "mathit",
      "boldsymbol", "operatorname", "overset", "underset", "stackrel", "left", "right", "begin",
      "end", "limits", "nolimits", "displaystyle", "hspace", "langle", "rangle", "lvert", "rvert",
      "lVert", "rVert", "lfloor", "rfloor", "lceil", "rceil", "quad", "qquad", "not", "mathop",
    ]
    return constructions + names + TeXNames.accents.keys.sorted() + TeXAlphabets.names + symbols
  }()
}
