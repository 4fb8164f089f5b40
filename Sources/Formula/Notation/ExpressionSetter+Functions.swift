extension ExpressionSetter {
  /// A function of one argument.
  func call(_ function: Function, _ a: Piece) -> Piece {
    switch function {
    case .sqrt: return Piece(notation: .root(a.notation, index: nil), shape: .root)
    case .cbrt: return Piece(notation: .root(a.notation, index: .number("3")), shape: .root)
    case .abs:
      return Piece(notation: .fenced(open: "|", a.notation, close: "|"), shape: .bars)
    case .floor:
      return Piece(notation: .fenced(open: "⌊", a.notation, close: "⌋"), shape: .fence)
    case .square:
      let base = isLetter(a) ? a.notation : fenced(a)
      return Piece(notation: .scripts(base, sub: nil, sup: .number("2")), shape: .power)
    case .exp:
      let exponent = a.notation.inLine
      guard a.size <= 9, !exponent.isTall else { break }
      return Piece(
        notation: .scripts(.variable("e"), sub: nil, sup: exponent), shape: .power)
    default: break
    }
    let isBare = function.isElementary && isSimple(a)
    return Piece(
      notation: .application(function.head, isBare ? a.notation : fenced(a)),
      shape: .function(isFenced: !isBare))
  }

  private func isLetter(_ piece: Piece) -> Bool {
    if case .letter = piece.shape { true } else { false }
  }

  /// Whether an elementary function needs no parentheses: sin x, sin 2πx.
  private func isSimple(_ piece: Piece) -> Bool {
    if case .letter = piece.shape { return true }
    guard case .row(let parts) = piece.notation, piece.strength == .product else { return false }
    for (index, part) in parts.enumerated() {
      switch part {
      case .variable: continue
      case .number where index == 0: continue
      default: return false
      }
    }
    return true
  }
}

extension Function {
  /// Functions that take a bare argument, as in sin x.
  fileprivate var isElementary: Bool {
    switch self {
    case .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh, .asinh, .acosh, .atanh, .log,
      .log2, .log10, .exp:
      true
    default: false
    }
  }

  /// Functions whose powers are written at the name, as in sin²x.
  var takesPower: Bool {
    switch self {
    case .sin, .cos, .tan, .sinh, .cosh, .tanh: true
    default: false
    }
  }

  /// The function's name as printed.
  fileprivate var head: Notation {
    switch self {
    case .asin: .name("arcsin")
    case .acos: .name("arccos")
    case .atan: .name("arctan")
    case .asinh: .name("arsinh")
    case .acosh: .name("arcosh")
    case .atanh: .name("artanh")
    case .log2: .scripts(.name("log"), sub: .number("2"), sup: nil)
    case .log10: .scripts(.name("log"), sub: .number("10"), sup: nil)
    case .sign: .name("sgn")
    case .gamma: .variable("Γ")
    case .identity: .name("id")
    case .relu: .name("ReLU")
    case .relu2: .scripts(.name("ReLU"), sub: nil, sup: .number("2"))
    case .leakyrelu: .name("LeakyReLU")
    case .elu: .name("ELU")
    case .selu: .name("SELU")
    case .gelu: .name("GELU")
    case .silu: .name("SiLU")
    case .mish: .name("Mish")
    case .hardswish: .name("HardSwish")
    default: .name(rawValue)
    }
  }

  /// The function's name as printed: `ReLU`, `GELU`, `tanh`, `ReLU²`.
  public var notation: Notation { head }
}
