import Formula

extension MathPrinter {
  /// Formulas as MathML Core, with the author's TeX as their alternative text.
  static let standard = MathPrinter(
    parse: { text in
      do throws(TeXFault) {
        return .success(try Notation(tex: text))
      } catch {
        return .failure(Fault(error))
      }
    },
    mathML: { notation, tex, isDisplay in
      notation.mathML(display: isDisplay, alternative: tex.isEmpty ? nil : tex)
    },
    tex: \.tex)
}

extension MathPrinter.Fault {
  fileprivate init(_ fault: TeXFault) {
    let before = String(decoding: fault.source.utf8.prefix(fault.range.lowerBound), as: UTF8.self)
    self.init(
      message: fault.message, hint: fault.hint, offset: before.unicodeScalars.count)
  }
}
