import Specification
import Testing

@Test func `front matter keeps the places of the article`() throws {
  let matter = try FrontMatterSpec(
    yaml: """
      title: On chains
      author: [{ name: A. Author, orcid: 0000-0001 }, B. Author]
      params: { degree: 5 }
      studies:
        tanh:
          function: tanh(x)
          approximants: [taylor: { degree: 3 }]
      references:
        - { id: Yarotsky2017, title: Error bounds, issued: 2017 }
      """, firstLine: 2)
  #expect(matter.title?.place == Place(line: 2, column: 8))
  #expect(matter.authors.map(\.name) == ["A. Author", "B. Author"])
  #expect(matter.parameters["degree"]?.value == "5")
  #expect(matter.studies.first?.name == "tanh")
  #expect(matter.studies.first?.spec.function?.place == Place(line: 7, column: 15))
  #expect(matter.references.first?.issued == "2017")
}

@Test func `an unknown key of front matter is a located fault`() {
  do throws(SpecificationFaults) {
    _ = try FrontMatterSpec(yaml: "title: a\nauthors: b", firstLine: 2)
    Issue.record("the key is wrong")
  } catch {
    #expect(error.faults.map(\.place.line) == [3])
  }
}
