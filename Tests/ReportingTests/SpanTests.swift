import Testing

@testable import Reporting

@Test(arguments: [
  (
    "plain *emphasis* and **strong**",
    "<p>plain <em>emphasis</em> and <strong>strong</strong></p>\n"
  ),
  ("`a_b` ~~gone~~", "<p><code>a_b</code> <del>gone</del></p>\n"),
])
func `inline Markdown becomes HTML`(markdown: String, html: String) throws {
  #expect(try Fixture.body(markdown) == html)
}
