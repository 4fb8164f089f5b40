import Imaging
import Testing

private let sound = Array("<svg><path d='M0 0L9 9' stroke='red'/></svg>".utf8)

private func fault(_ text: String) -> Comparison.FileFault? {
  Comparison.compare(sound, Array(text.utf8)).fault
}

@Test(arguments: [
  ("<svg>\n <g></svg>", 2, "</svg> ends <g>"),
  ("<svg", 1, "<svg> not closed"),
  ("<svg><g/>", 1, "<svg> without an end"),
  ("<svg a='1' a='2'/>", 1, "attribute a twice"),
  ("<svg a=1/>", 1, "value of a without quotes"),
  ("<svg>&nbsp;</svg>", 1, "unknown reference &nbsp;"),
  ("<svg>\n\n<!-- </svg>", 3, "comment without an end"),
  ("<svg/><svg/>", 1, "content after the root element"),
  ("<!DOCTYPE svg [<!ENTITY a 'aaaa'>]><svg>&a;</svg>", 1, "document type with own entities"),
  ("<html/>", 1, "the root is <html>, not <svg>"),
])
func `what is not well formed is unreadable, with its place`(
  text: String, line: Int, problem: String
) {
  guard case .svg(let at, _, let told)? = fault(text)?.reason else {
    Issue.record("no fault in \(text)")
    return
  }
  #expect(at == line)
  #expect(told.hasPrefix(problem))
}

@Test func `hostile documents cost no more than reading them`() {
  let deep = String(repeating: "<g>", count: 5000) + String(repeating: "</g>", count: 5000)
  #expect(fault("<svg>\(deep)</svg>") != nil)
  // A ring of references, and references that double at every level.
  #expect(fault("<svg><g id='a'><use href='#a'/></g><use href='#a'/></svg>") != nil)
  var bomb = "<svg><path id='l0' d='M0 0L1 1' stroke='red'/>"
  for level in 1...30 {
    bomb += "<g id='l\(level)'><use href='#l\(level - 1)'/><use href='#l\(level - 1)'/></g>"
  }
  #expect(fault(bomb + "</svg>") != nil)
}

@Test func `references, entities and space in text are read as meant`() {
  let a = "<svg><text x='1' y='2'>a &lt; b\n  &#x3B1;<tspan>!</tspan></text></svg>"
  let b = "<svg><text y='2' x='1'><![CDATA[a < b]]> α!</text></svg>"
  let result = Comparison.compare(Array(a.utf8), Array(b.utf8))
  #expect(result.changes.map(\.statement) == [])
  #expect(result.verdict == .identical)
}

@Test func `an exponent is not an index`() {
  func document(_ tspan: String) -> [UInt8] {
    Array("<svg><text x='1' y='9'>10\(tspan)</text></svg>".utf8)
  }
  let up = document("<tspan dy='-3' font-size='6'>2</tspan>")
  let down = document("<tspan dy='3' font-size='6'>2</tspan>")
  #expect(Comparison.compare(up, down).changes.map(\.statement) == ["text '10^2' → '10_2'"])
}

@Test(arguments: [
  ("M10 10 L20 10 L20 20 Z", "m10,10h10v10z"),
  ("M0 0C0 10 10 10 10 0S20-10 20 0", "M0 0C0 10 10 10 10 0C10 -10 20 -10 20 0"),
  ("M0 0Q5 10 10 0T20 0", "M0 0Q5 10 10 0Q15 -10 20 0"),
  ("M1e1.5.5 7", "M10 0.5L.5 7"),
  ("M5 0A5 5 0 0 1 -5 0A5 5 0 0 1 5 0Z", "M5 0a5 5 0 01-10 0a5 5 0 0110 0z"),
])
func `path data is read in all its spellings`(first: String, second: String) {
  func document(_ data: String) -> [UInt8] {
    Array("<svg><path d='\(data)' stroke='#000'/></svg>".utf8)
  }
  let result = Comparison.compare(document(first), document(second))
  #expect(result.verdict == .identical || result.verdict == .withinTolerance)
  let other = Comparison.compare(document(first), document("M0 0L30 30"))
  #expect(other.verdict == .changed)
}
