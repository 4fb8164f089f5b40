import Encoding
import Pipeline
import Specification
import Testing

/// What the reader of specifications knows at the one place where `zzz` was written.
private func known(_ yaml: String) -> Set<String> {
  do throws(SpecificationFaults) {
    _ = try FigureSpec(yaml: yaml)
  } catch {
    for fault in error.faults {
      switch fault.kind {
      case .unknownKey("zzz", let allowed), .unknownWord("zzz", let allowed, _):
        return Set(allowed)
      default: continue
      }
    }
  }
  return []
}

private func keys(_ schema: JSON?) -> Set<String> {
  guard case .object(let members)? = schema?["properties"] else { return [] }
  return Set(members.map(\.key))
}

private let schema = SchemaResult().document
private let approximants =
  schema["properties"]?["approximants"]?["items"]?["oneOf"]?.array ?? []

@Test func `the schema has the keys of a figure, no more and no fewer`() {
  #expect(keys(schema) == known("zzz: 1"))
  #expect(keys(schema["properties"]?["size"]) == known("size: { zzz: 1 }"))
}

@Test func `the schema has the approximants and their keys`() {
  #expect(Set(approximants.flatMap(keys)) == known("approximants: [{ zzz: { } }]"))
  for item in approximants {
    for kind in keys(item) {
      let inner = item["properties"]?[kind]
      #expect(keys(inner) == known("approximants: [{ \(kind): { zzz: 1 } }]"), "\(kind)")
    }
  }
}

@Test func `the schema has what a fit takes`() {
  let networks = approximants.compactMap { $0["properties"]?["network"] }
  #expect(networks.count == 1)
  for network in networks {
    #expect(
      keys(network["properties"]?["fit"])
        == known("approximants: [{ network: { fit: { zzz: 1 } } }]"))
  }
}

@Test func `the schema has the panels and their options`() {
  let choices = schema["properties"]?["panels"]?["items"]?["oneOf"]?.array ?? []
  let words = Set(choices.flatMap { $0["enum"]?.strings ?? [] })
  #expect(words == known("panels: [zzz]"))
  for options in choices {
    for kind in keys(options) {
      #expect(
        keys(options["properties"]?[kind]) == known("panels: [{ \(kind): { zzz: 1 } }]"), "\(kind)")
    }
  }
}
