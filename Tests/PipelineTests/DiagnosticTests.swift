import Encoding
import Pipeline
import Testing

@Test func `a diagnostic shows place, sentence, line, caret and hint`() {
  let location = Diagnostic.Location(
    source: "a.yaml", line: 3, column: 5, length: 4, text: "key: valu")
  let diagnostic = Diagnostic(.error, "no such value", at: location, hint: "did you mean 'value'?")
  #expect(
    diagnostic.rendered(colored: false) == """
      a.yaml:3:5: error: no such value
        key: valu
            ^~~~
        hint: did you mean 'value'?

      """)
}

@Test func `an argument has a column and no line`() {
  let input = Input(argument: "EXPR", "sni(x)")
  do throws(Failure) {
    _ = try input.expression()
    Issue.record("sni is no function")
  } catch {
    let text = error.diagnostics[0].rendered(colored: false)
    #expect(text.hasPrefix("argument 'EXPR':1: error: "))
    #expect(text.contains("hint: did you mean `sin`?"))
    #expect(error.status == .badInput)
  }
}

@Test func `the caret stands below Han characters, which take two columns`() {
  let location = Diagnostic.Location(source: "a", line: 1, column: 3, text: "标题x")
  let lines = Diagnostic(.error, "m", at: location).rendered(colored: false)
    .split(separator: "\n")
  #expect(lines[2] == "      ^")
}

@Test(arguments: [
  (JSON.number(0.1), "0.1"), (.number(.infinity), "\"inf\""), (.number(-.infinity), "\"-inf\""),
  (.number(.nan), "\"nan\""), (.text("a\"\\\n\u{1}é"), "\"a\\\"\\\\\\n\\u0001é\""),
  (.array([.integer(1), .null, .flag(true)]), "[1, null, true]"),
  (.pairs(["b": .integer(1), "a": .integer(2)]), "{\"b\": 1, \"a\": 2}"),
])
func `JSON is written in order and with non-finite numbers as strings`(
  value: JSON, text: String
) {
  #expect(value.text == text)
}
