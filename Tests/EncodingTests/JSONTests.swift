import Encoding
import Testing

@Test(arguments: [
  "null", "true", "[]", "{}", #"{"b":1,"a":[1.5,"x"]}"#, #""a\"\\\n\u0001é""#, "[[1],{}]", "-3",
])
func `a value reads back as it was written`(text: String) throws {
  let value = try #require(JSON(text))
  #expect(value.compactText == text)
  #expect(JSON(value.text) == value)
  #expect(JSON(value.prettyText) == value)
}

@Test(arguments: [
  "", "nul", "[1,]", "{1:2}", #"{"a"}"#, #""\q""#, #""\ud800""#, "\"a\nb\"", "1 2", "--1", "01",
  "+1", "1.", ".5", "1e", #""\u+12f""#,
  String(repeating: "[", count: 100_000),
])
func `what is no JSON is refused`(text: String) {
  #expect(JSON(text) == nil)
}

@Test func `non-finite numbers are strings and read back as numbers`() {
  let values = JSON.numbers([.infinity, -.infinity, .nan, 0.1])
  #expect(values.compactText == #"["inf","-inf","nan",0.1]"#)
  let numbers = JSON(values.text)?.numbers ?? []
  #expect(numbers.count == 4 && numbers[0] == .infinity && numbers[2].isNaN)
}

@Test func `lists of plain values stay on one line`() {
  let value = JSON.pairs(["a": .array([.integer(1), .integer(2)]), "b": .array([.object([])])])
  #expect(value.prettyText == "{\n  \"a\": [1,2],\n  \"b\": [\n    {}\n  ]\n}\n")
}

@Test func `a surrogate pair is one scalar`() {
  #expect(JSON(#""\ud83d\ude00""#)?.string == "😀")
}
