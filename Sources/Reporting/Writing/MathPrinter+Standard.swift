import Formula

extension MathPrinter {
  // Formulas show their TeX until notation prints itself.
  static let standard = MathPrinter(
    parse: { .success(.text($0)) },
    mathML: { _, tex, isDisplay in
      HTML.tag(
        "math", ["display": isDisplay ? "block" : nil, "alttext": tex],
        [.tag("mtext", [.text(tex)])]
      ).markup
    },
    tex: { _ in "" })
}
