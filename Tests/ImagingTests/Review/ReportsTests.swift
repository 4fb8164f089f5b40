import Testing

import Encoding
@testable import Imaging

private func review(_ count: Int) throws -> Review {
  let a = try PNG.encode(Raster(width: 4, height: 3, filledWith: SIMD4(9, 9, 9, 255)))
  let b = try PNG.encode(Raster(width: 4, height: 3, filledWith: SIMD4(200, 9, 9, 255)))
  var options = Comparison.Options()
  options.draws = true
  var entry = Review.Entry(
    name: "x/<b> & 'q'|.png", baseline: a, candidate: b, options: options)
  entry.comparison.changes = [Change(.text, "legend 'a|b' → '<script>\"'")]
  let same = Review.Entry(name: "same.png", baseline: a, candidate: a)
  return Review(
    entries: [same]
      + (0..<count).map {
        var copy = entry
        copy.name += "\($0)"
        return copy
      })
}

@Test func `JUnit is sound XML with the counts`() throws {
  let root = try XMLReader.read(Array(try review(2).junit.utf8))
  let suite = try #require(root.children.first { _ in true })
  #expect(suite["tests"] == "3" && suite["failures"] == "2" && suite["errors"] == "0")
  let cases = Array(suite.children)
  #expect(cases.map { $0["name"] } == ["same.png", "x/<b> & 'q'|.png0", "x/<b> & 'q'|.png1"])
  #expect(Array(cases[0].children).isEmpty)
  #expect(cases[1].children.first { _ in true }?["message"]?.contains("<script>") == true)
}

@Test func `annotations are one line each and escaped`() throws {
  let lines = try review(2).githubAnnotations(folder: "figures").split(separator: "\n")
  #expect(lines.count == 2)
  #expect(lines[0].hasPrefix("::error file=figures/x/<b> & 'q'|.png0,title=figure changed::"))
  var odd = try review(1)
  odd.entries[1].name = "a,b:c\n%.png"
  #expect(odd.githubAnnotations(folder: "").hasPrefix("::error file=a%2Cb%3Ac%0A%25.png,"))
  let quality = JSON(try review(2).gitlabQuality(folder: "figures"))?.array
  #expect(quality?.count == 2)
  #expect(quality?[0]["location"]?["path"]?.string == "figures/x/<b> & 'q'|.png0")
  #expect(quality?[0]["fingerprint"] != quality?[1]["fingerprint"])
}

@Test func `the summary stays within what hosts take, and embeds nothing`() throws {
  let small = try review(2).markdown
  #expect(small.contains("x/&lt;b&gt; &amp; 'q'\\|.png0"))
  #expect(!small.contains("<script"))
  let large = try review(3000).markdown
  #expect(large.unicodeScalars.count <= 65_536)
  #expect(large.contains("more, see the full report."))
  #expect(!large.contains("data:"))
  #expect(Review(entries: []).markdown.contains("nothing was compared"))
}

@Test func `the page is one file, escaped, the same every time`() throws {
  let page = ReviewPage(try review(2), approve: "residuum approve")
  let html = page.html
  #expect(html == ReviewPage(try review(2), approve: "residuum approve").html)
  for forbidden in ["http:", "https:", "//cdn", "<link", "@import", "url(", "<script>\"'"] {
    #expect(!html.contains(forbidden))
  }
  #expect(html.contains("default-src 'none'"))
  #expect(html.contains("prefers-reduced-motion"))
  #expect(html.components(of: "data:image/png;base64,") == 6)
  #expect(html.contains("residuum approve --only &#39;x/&lt;b&gt; &amp; &#39;\\&#39;&#39;q"))
  #expect(html.contains("<summary>1 identical</summary>"))
}

@Test func `what can't be compared is told in words of a review, once`() throws {
  let picture = try PNG.encode(Raster(width: 4, height: 3, filledWith: SIMD4(9, 9, 9, 255)))
  let damaged = Array(picture.dropLast(20))
  let entries = [
    Review.Entry(name: "a.png", baseline: nil, candidate: picture),
    Review.Entry(name: "b.png", baseline: picture, candidate: nil, absence: .stale),
    Review.Entry(name: "c.png", baseline: damaged, candidate: picture),
    Review.Entry(name: "d.png", baseline: picture, candidate: damaged),
  ]
  #expect(
    entries.map(\.summary) == [
      "new: no picture of this name is approved yet",
      "stale: no figure makes the approved picture any more",
      "unreadable: the approved picture is cut off", "unreadable: the new picture is cut off",
    ])
  let html = ReviewPage(Review(entries: entries)).html
  #expect(html.contains("<b>new</b><td><p>no picture of this name is approved yet</p>"))
  #expect(html.contains("<b>unreadable</b><td><p>the approved picture is cut off</p>"))
  #expect(!html.contains("<p>new</p>") && !html.contains("<p>stale</p>"))
}

extension String {
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}

@Test func `base64 is that of the standard`() {
  for (plain, coded) in [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
  ] {
    #expect(Base64.encoded(Array(plain.utf8)) == coded)
    #expect(Base64.decoded(coded) == Array(plain.utf8))
  }
}

@Test func `a picture for the terminal has half as many lines as rows`() {
  let text = Raster(width: 6, height: 5, filledWith: SIMD4(10, 20, 30, 255)).terminalText()
  #expect(text.split(separator: "\n").count == 3)
  #expect(text.hasPrefix("\u{1B}[38;2;10;20;30m\u{1B}[48;2;10;20;30m▀"))
}
