public import Exact
public import Formula

extension SymbolicExpansion {
  /// The whole expansion from the highest power of x down, such as
  /// w₁⁴w₂²x⁴ + 2w₁²w₂²x³ + (w₁² + w₂²)x² + x.
  public var notation: Notation {
    sum(
      terms.reversed().flatMap { term -> [Part] in
        let monomial = power(.variable("x"), term.power)
        let bare = term.polynomial.terms
        if term.factored != nil { return term.parts(before: monomial) }
        guard bare.count > 1 else {
          return [bare[0].part(named: family.symbols, before: monomial)]
        }
        guard let monomial else { return [(false, term.polynomial.notation)] }
        return [
          (false, .row([.fenced(open: "(", term.polynomial.notation, close: ")"), monomial]))
        ]
      })
  }

  /// The expansion in ASCII, from the highest power of x down.
  public var text: String {
    let parts = terms.reversed().map { term -> String in
      let monomial = term.power == 0 ? "" : term.power == 1 ? "x" : "x^\(term.power)"
      let coefficient = term.text
      if monomial.isEmpty { return coefficient }
      if coefficient == "1" { return monomial }
      let isSum = term.factored == nil && term.polynomial.count > 1
      return (isSum ? "(\(coefficient))" : coefficient) + "*" + monomial
    }
    return parts.isEmpty ? "0" : parts.joined(separator: " + ")
  }
}

extension SymbolicExpansion.Term {
  /// The coefficient as a sum.
  public var notation: Notation { polynomial.notation }

  /// The coefficient as a product where that is shorter, else as a sum.
  public var shortNotation: Notation { factored == nil ? notation : sum(parts(before: nil)) }

  /// The product, and the rest behind it.
  fileprivate func parts(before monomial: Notation?) -> [Part] {
    guard let factored else { return [] }
    return [factored.part(before: monomial)] + (rest.map { [(false, $0.notation)] } ?? [])
  }
}

extension SymbolicPolynomial {
  /// The sum of terms, with names such as `w1` set as w₁.
  public var notation: Notation {
    let names = variables
    return sum(terms.map { $0.part(named: names, before: nil) })
  }
}

/// A term with its sign taken out.
private typealias Part = (isNegative: Bool, notation: Notation)

private func sum(_ parts: [Part]) -> Notation {
  guard let first = parts.first else { return .number("0") }
  var row: [Notation] = first.isNegative ? [.symbol("−", .prefix)] : []
  row.append(first.notation)
  for part in parts.dropFirst() {
    row += [.symbol(part.isNegative ? "−" : "+", .binary), part.notation]
  }
  return row.count == 1 ? row[0] : .row(row)
}

extension SymbolicPolynomial.Term {
  fileprivate func part(named names: [String], before monomial: Notation?) -> Part {
    let symbols = zip(names, exponents).compactMap { power(symbol($0), $1) }
    return signed(coefficient, symbols + (monomial.map { [$0] } ?? []))
  }
}

extension SymbolicPolynomial.Factorization {
  fileprivate func part(before monomial: Notation?) -> Part {
    let symbols = factors.compactMap { base, exponent in
      power(
        base.count == 1 ? base.notation : .fenced(open: "(", base.notation, close: ")"), exponent)
    }
    return signed(constant, symbols + (monomial.map { [$0] } ?? []))
  }
}

private func signed(_ coefficient: Rational, _ symbols: [Notation]) -> Part {
  let size = coefficient.magnitude
  let shown = size == 1 && !symbols.isEmpty ? symbols : [number(size)] + symbols
  return (coefficient.sign < 0, shown.count == 1 ? shown[0] : .row(shown))
}

private func number(_ value: Rational) -> Notation {
  value.isInteger
    ? .number(value.numerator) : .fraction(.number(value.numerator), .number(value.denominator))
}

/// `w12` as w₁₂, `x` as x.
private func symbol(_ name: String) -> Notation {
  let letter = Notation.variable(String(name.prefix(1)))
  return name.count == 1
    ? letter : .scripts(letter, sub: .number(String(name.dropFirst())), sup: nil)
}

/// base^exponent with the exponent beside an index; nil for exponent 0.
private func power(_ base: Notation, _ exponent: Int) -> Notation? {
  guard exponent != 1 else { return base }
  guard exponent > 0 else { return nil }
  let raised = Notation.number(String(exponent))
  if case .scripts(let letter, let index, nil) = base {
    return .scripts(letter, sub: index, sup: raised)
  }
  return .scripts(base, sub: nil, sup: raised)
}
