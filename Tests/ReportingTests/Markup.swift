/// Reads the tags of a page as a browser would, well enough to check them.
enum Markup {
  struct Tag {
    var name: String
    var attributes: [(name: String, value: String)]
  }

  static func tags(of html: String) -> [Tag] {
    var tags: [Tag] = []
    var rest = Array(html.unicodeScalars)[...]
    func isName(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-"
        || scalar == ":"
    }
    while let start = rest.firstIndex(of: "<") {
      rest = rest[(start + 1)...]
      guard let first = rest.first, first.properties.isAlphabetic else { continue }
      let name = rest.prefix(while: isName)
      rest = rest.dropFirst(name.count)
      var tag = Tag(name: text(name).lowercased(), attributes: [])
      while let next = rest.first, next != ">" {
        guard isName(next) else {
          rest.removeFirst()
          continue
        }
        let key = rest.prefix { isName($0) || $0 == "_" }
        rest = rest.dropFirst(key.count)
        guard rest.first == "=" else {
          tag.attributes.append((text(key).lowercased(), ""))
          continue
        }
        rest.removeFirst()
        guard let quote = rest.first, quote == "\"" || quote == "'" else {
          let value = rest.prefix { $0 != " " && $0 != ">" }
          rest = rest.dropFirst(value.count)
          tag.attributes.append((text(key).lowercased(), text(value)))
          continue
        }
        rest.removeFirst()
        let value = rest.prefix { $0 != quote }
        rest = rest.dropFirst(value.count + 1)
        tag.attributes.append((text(key).lowercased(), text(value)))
      }
      tags.append(tag)
    }
    return tags
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
