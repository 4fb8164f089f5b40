extension Notation {
  /// The notation as one `<math>` element of MathML Core.
  ///
  /// Every character stands in exactly one text node; the TeX twin is the `alttext` attribute.
  /// Columns line up by the classes `l`, `c`, `r` of their cells, tables of equations carry the
  /// class `aligned`: ``mathMLStyle`` holds the rules that a page needs for them.
  /// - Parameters:
  ///   - display: whether to set as a displayed formula.
  ///   - alternative: the alternative text; without one, ``tex``.
  /// - Complexity: O(length of the result).
  public func mathML(display: Bool, alternative: String? = nil) -> String {
    var printer = MathMLPrinter(level: display ? .display : .text)
    printer.row(parts)
    let attributes = [display ? ("display", "block") : nil, ("alttext", alternative ?? tex)]
      .compactMap { $0 }
    return MathMLWriter.element("math", attributes, printer.output)
  }

  /// The style rules that ``mathML(display:alternative:)`` counts on: columns, lines over and under
  /// parts, and the distances that TeX keeps around fractions.
  ///
  /// Cells hold a block, which plain values of `text-align` don't move in Chromium.
  public static let mathMLStyle = """
    mtd.l { text-align: left; text-align: -webkit-left }
    mtd.c { text-align: center; text-align: -webkit-center }
    mtd.r { text-align: right; text-align: -webkit-right }
    mtable.aligned mtd { padding: 0.25em 0 }
    mtable.aligned mtd.l + mtd.r { padding-left: 2em }
    mtable mtd:first-child { padding-left: 0 }
    mtable mtd:last-child { padding-right: 0 }
    mfrac { padding: 0 0.12em }
    mrow.overline { border-top: 0.05em solid; padding-top: 0.12em }
    mrow.underline { border-bottom: 0.05em solid; padding-bottom: 0.12em }
    """
}
