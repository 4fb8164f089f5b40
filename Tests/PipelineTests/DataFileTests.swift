import Networks
import Testing

@testable import Pipeline

private func read(_ text: String) throws -> DataFile {
  try DataFile(SourceText(path: "data.csv", text: text))
}

@Test(arguments: [
  "x,y\n0,1\n1,2.5\n", "0;1\r\n1;2.5\r\n", "# made by hand\n\"x\"\t\"y\"\n0\t1\n\n1\t2.5",
  "  0   1 \n 1 2.5", "\u{FEFF}x, y\n0, 1\n1, 2.5",
])
func `columns are read whatever parts them`(text: String) throws {
  let file = try read(text)
  #expect(file.samples == [.init(x: 0, y: 1), .init(x: 1, y: 2.5)] && !file.hasWeights)
}

@Test func `a third column weights`() throws {
  let file = try read("x,y,w\n0,1,2\n1,3,0\n2,1,1e-3\n")
  #expect(file.hasWeights && file.samples.map(\.weight) == [2, 0, 1e-3])
}

@Test(arguments: [
  ("x,y\n0,1\n1,abc\n", "data.csv:3:3: error: 'abc' is not a finite number"),
  ("0,1\n1,nan\n", "data.csv:2:3: error: 'nan' is not a finite number"),
  ("0,1\n1\n", "data.csv:2:1: error: 1 columns where 2 are expected"),
  ("0,1,1\n1,1,-2\n", "data.csv:2:5: error: a weight is not negative"),
  ("0,1\n,2\n", "data.csv:2:1: error: '' is not a finite number"),
  ("x,y\n1,2\n1,3\n", "error: data.csv: 2 rows with 1 different x of positive weight"),
  ("", "error: data.csv: 0 rows with 0 different x of positive weight"),
  ("a,b,c,d\n1,2,3,4\n", "data.csv:1:1: error: 4 columns"),
])
func `faults of data are told at their place`(text: String, message: String) throws {
  let failure = #expect(throws: Failure.self) { try read(text) }
  let told = failure?.diagnostics.first?.rendered(colored: false) ?? ""
  #expect(told.contains(message), "\(told)")
}
