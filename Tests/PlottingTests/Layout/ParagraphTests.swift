import Formula
import Scene
import Testing

@testable import Plotting

private func lines(_ notation: Notation, width: Double) -> [String] {
  let ink = Ink(Color(hex: 0), role: "text")
  return Paragraph(notation, width: width) {
    FixedMetrics().textBox($0, size: 10, ink: ink, bold: true)
  }.lines.map { line in
    line.elements.map { element in
      if case .glyphs(let run) = element { run.text } else { "" }
    }.joined()
  }
}

@Test func `headings break at spaces and nowhere else`() {
  let heading = Notation.row([
    .text("Taylor polynomials of "), .application(.name("sin"), .variable("x")), .text(" at 0"),
  ])
  #expect(lines(heading, width: 1000) == ["Taylor polynomials of sin x at 0"])
  #expect(lines(heading, width: 60) == ["Taylor", "polynomials", "of sin x at", "0"])
}

@Test func `a word wider than the page stands alone`() {
  #expect(lines(.text("a tremendous word"), width: 30) == ["a", "tremendous", "word"])
}
