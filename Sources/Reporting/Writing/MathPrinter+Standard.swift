import Formula

extension MathPrinter {
  // Formulas of the text show their TeX until notation reads it.
  static let standard = MathPrinter(
    parse: { .success(.text($0)) },
    mathML: { notation, tex, isDisplay in
      guard case .text(tex) = notation else { return notation.mathML(display: isDisplay) }
      return HTML.tag(
        "math", ["display": isDisplay ? "block" : nil, "alttext": tex],
        [.tag("mtext", [.text(tex)])]
      ).markup
    },
    tex: { $0.tex })
}
