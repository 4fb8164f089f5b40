extension TeXParser {
  /// A function with its scripts and its argument, or a name alone where none follows.
  mutating func function(named name: String) throws(TeXFault) -> Notation {
    let head = try scripted(.name(name))
    if let fence = try fenceElement() { return .application(head, fence) }
    var argument: [Notation] = []
    if beginsFunction {
      argument.append(try element(expectsOperand: true))
    } else {
      while beginsOperand { argument.append(try element(expectsOperand: false)) }
    }
    return argument.isEmpty ? head : .application(head, .joined(argument))
  }

  /// `\operatorname{…}` or, with limits, `\operatorname*{…}`.
  mutating func operatorName() throws(TeXFault) -> Notation {
    let command = current
    advance()
    let hasLimits = current.kind == .character("*")
    if hasLimits { advance() }
    let name = try name(of: "\\operatorname", at: command.range)
    guard hasLimits else { return try function(named: name) }
    return try limits(on: name)
  }

  /// The fence that starts here, with its scripts.
  private mutating func fenceElement() throws(TeXFault) -> Notation? {
    switch current.kind {
    case .command("left"): return try element(expectsOperand: true)
    case .command where isSize(current):
      return partners[position + 1] == nil ? nil : try element(expectsOperand: true)
    default:
      return partners[position] == nil ? nil : try element(expectsOperand: true)
    }
  }

  private var beginsFunction: Bool {
    guard case .command(let name) = current.kind else { return false }
    return TeXNames.functions.contains(name) || name == "operatorname" && next.kind == .open
  }

  /// Whether a letter, number, fraction, root, accent or group starts here.
  private var beginsOperand: Bool {
    switch current.kind {
    case .open: return true
    case .character(let character):
      return TeXSymbols.characters[character] == nil
        && (character.isVariable || current.digit != nil)
    case .command(let name):
      if let meaning = TeXSymbols.meanings[name] { return meaning.spacing == nil }
      return Self.operandCommands.contains(name)
    default: return false
    }
  }

  private static let operandCommands = Set(
    TeXNames.accents.keys.filter { !$0.hasSuffix("brace") } + TeXAlphabets.names + [
      "frac", "dfrac", "tfrac", "cfrac", "binom", "dbinom", "tbinom", "sqrt", "mathrm", "mathbf",
      "boldsymbol", "mathit",
    ])
}

extension Notation {
  /// Whether the TeX of this part, after a function, is read as part of its argument.
  var isAbsorbed: Bool {
    switch self {
    case .variable, .number, .name, .row, .fraction, .binomial, .root, .bold, .style: true
    case .accent(let mark, _): !mark.hasSuffix("brace")
    case .scripts(let base, _, _):
      switch base {
      case .symbol, .text, .fenced, .large(_, nil, nil): false
      default: true
      }
    default: false
    }
  }
}
