import Formula
import Testing

@testable import Reporting

/// `count` terms of about three ems each.
private func sum(_ count: Int) -> String {
  "f = " + (1...count).map { "a_{\($0)}x^{\($0)}" }.joined(separator: " + ")
}

@Test func `a formula that fits has one line`() throws {
  let formula = try Notation(tex: sum(5))
  #expect(LineBreaks.broken(formula) == formula)
}

@Test func `a long sum breaks before its operators and loses nothing`() throws {
  let formula = try Notation(tex: sum(40))
  guard case .table(let rows, .alternating) = LineBreaks.broken(formula) else {
    Issue.record("not broken")
    return
  }
  #expect(rows.count > 2)
  for row in rows.dropFirst() {
    guard case .row(let parts) = row[1], case .space = parts[0], case .symbol("+", _) = parts[1]
    else {
      Issue.record("a line that starts with \(row[1])")
      continue
    }
  }
  func letters(_ text: String) -> String {
    String(text.filter { !$0.isWhitespace })
  }
  let lines = rows.flatMap(\.self).map(\.plainText).joined()
  #expect(letters(lines) == letters(formula.plainText))
}

@Test func `formulas beside each other move to lines of their own first`() throws {
  let formula = try Notation(tex: [sum(9), sum(6), sum(2)].joined(separator: ", \\qquad "))
  guard case .table(let rows, .centered) = LineBreaks.broken(formula) else {
    Issue.record("not broken")
    return
  }
  #expect(rows.count == 2)
}

@Test func `a long formula without operators stays as it is`() throws {
  let formula = try Notation(tex: String(repeating: "x", count: 100))
  #expect(LineBreaks.broken(formula) == formula)
}

@Test func `a row that the author aligned breaks where it is too wide`() throws {
  let long = sum(20).replacing("=", with: "&=")
  let formula = try Notation(tex: "\\begin{aligned} \(long) \\\\ g &= x \\end{aligned}")
  guard case .table(let rows, .alternating) = LineBreaks.broken(formula) else {
    Issue.record("not an alignment")
    return
  }
  #expect(rows.count > 2)
  #expect(rows.first?[0].plainText == "f")
  #expect(rows.dropFirst().dropLast().allSatisfy { $0[0] == .row([]) })
  #expect(rows.last?[0].plainText == "g")
}
