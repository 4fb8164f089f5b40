import Encoding
import Specification

extension SpecificationFault {
  /// The fault as a message about a text.
  func diagnostic(in source: SourceText) -> Diagnostic {
    let location = source.location(line: place.line, column: place.column, length: length)
    return Diagnostic(.error, message, at: location, hint: hint)
  }

  private var message: String {
    switch kind {
    case .syntax(let problem): "not valid YAML: \(problem)"
    case .unknownKey(let key, _): "unknown key '\(key)'"
    case .unknownWord(let word, _, let key): "'\(word)' is not one of the \(key)"
    case .wrongType(let key, let expected): "\(key): expected \(expected)"
    case .outOfRange(let key, let expected): "\(key): expected \(expected)"
    case .missingKey(let key): "the key '\(key)' is missing"
    case .conflict(let first, let second): "'\(first)' and '\(second)' exclude each other"
    case .needs(let key, let other): "'\(key)' means nothing without '\(other)'"
    }
  }

  private var hint: String? {
    switch kind {
    case .unknownKey(let word, let allowed), .unknownWord(let word, let allowed, _):
      if let candidate = Spelling.nearest(to: word, among: allowed) {
        return "did you mean '\(candidate)'?"
      }
      return "allowed here: " + allowed.joined(separator: ", ")
    default:
      return nil
    }
  }

  private var length: Int {
    switch kind {
    case .unknownKey(let word, _), .unknownWord(let word, _, _): word.count
    default: 1
    }
  }
}

extension SpecificationFaults {
  /// All faults as one failure.
  func failure(in source: SourceText) -> Failure {
    Failure(faults.map { $0.diagnostic(in: source) })
  }
}
