import Formula

extension Notation {
  /// The notation as plain words and signs, for readers who can't see the figure.
  var spoken: String {
    switch self {
    case .variable(let text), .name(let text), .number(let text), .text(let text): text
    case .symbol(let text, let spacing):
      spacing == .relation || spacing == .binary ? " \(text) " : text
    case .row(let parts): parts.map(\.spoken).joined()
    case .fenced(let open, let inner, let close): open + inner.spoken + close
    case .scripts(let base, let sub, let sup):
      base.spoken + (sub.map { "_\($0.grouped)" } ?? "") + (sup.map { "^\($0.grouped)" } ?? "")
    case .fraction(let over, let under): "\(over.grouped)/\(under.grouped)"
    case .root(let inner, let index):
      (index.map { "root \($0.spoken) of " } ?? "√") + inner.grouped
    case .application(let function, let argument):
      function.spoken + (argument.spoken.first == "(" ? "" : " ") + argument.spoken
    case .large(let sign, let lower, let upper):
      sign + (lower.map { "_\($0.grouped)" } ?? "") + (upper.map { "^\($0.grouped)" } ?? "") + " "
    case .accent(let accent, let base): "\(base.spoken) \(accent)"
    case .table(let rows, _):
      rows.map { $0.map(\.spoken).joined(separator: ", ") }.joined(separator: "; ")
    case .space(let width): width > 0.2 ? " " : ""
    case .bold(let inner): inner.spoken
    }
  }

  private var grouped: String {
    let text = spoken
    return text.count > 1 && !text.allSatisfy { $0.isNumber || $0 == "\u{2212}" }
      ? "(\(text))" : text
  }
}
