import Yams

/// Reads YAML into nodes that know where they stand.
enum YAMLText {
  /// Specifications are written by hand; a larger file is a mistake or an attack.
  static let lengthLimit = 1 << 20

  /// The mapping at the root of a text.
  ///
  /// - Throws: `SpecificationFault` for text that is not YAML or not a mapping.
  static func mapping(_ text: String) throws(SpecificationFault) -> Node.Mapping {
    let start = Place(line: 1, column: 1)
    guard text.utf8.count <= lengthLimit else {
      throw SpecificationFault(.syntax("longer than \(lengthLimit) bytes"), at: start)
    }
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      throw fault(error)
    }
    guard let root else { return Node.Mapping([]) }
    guard case .mapping(let mapping) = root else {
      throw SpecificationFault(
        .wrongType(key: "the file", expected: "a list of keys and values"), at: root.place)
    }
    return mapping
  }

  private static func fault(_ error: any Error) -> SpecificationFault {
    let start = Place(line: 1, column: 1)
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return SpecificationFault(.syntax(problem), at: mark.place)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.sorted().joined(separator: ", ")
      return SpecificationFault(.syntax("the key \(keys) stands twice"), at: context.mark.place)
    case .reader(let problem, _, _, _):
      return SpecificationFault(.syntax(problem), at: start)
    default:
      return SpecificationFault(.syntax("\(error)"), at: start)
    }
  }
}

extension Mark {
  var place: Place { Place(line: line, column: column) }
}

extension Node {
  /// Where the node stands; quoted scalars start after their quote, as their characters do.
  var place: Place {
    guard let mark else { return Place(line: 1, column: 1) }
    if case .scalar(let scalar) = self,
      scalar.style == .doubleQuoted || scalar.style == .singleQuoted
    {
      return mark.place.advanced(by: 1)
    }
    return mark.place
  }
}
