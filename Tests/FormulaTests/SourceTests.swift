import Exact
import Formula
import Testing

/// Random expressions in the input language, with every operator and bracket the grammar has.
private struct RandomText {
  var random: SplitMix

  mutating func pick<T>(_ choices: [T]) -> T {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }

  mutating func text(_ depth: Int) -> String {
    if depth == 0 { return pick(["x", "2", "0.5", "1e-1", "pi", "3", "(1/3)", "x"]) }
    switch Int.random(in: 0..<12, using: &random) {
    case 0, 1, 2: return "(\(text(depth - 1)) \(pick(["+", "-"])) \(text(depth - 1)))"
    case 3: return "\(text(depth - 1))*\(text(depth - 1))"
    case 4: return "\(text(depth - 1))/\(text(depth - 1))"
    case 5: return "-\(text(depth - 1))"
    case 6: return "(\(text(depth - 1)))^\(pick(["2", "-1", "3", "(1/2)", "x", "-x"]))"
    case 7: return "|\(text(depth - 1))|"
    case 8: return "\(pick(Function.allCases).rawValue)(\(text(depth - 1)))"
    case 9: return "\(pick(["min", "max"]))(\(text(depth - 1)), \(text(depth - 1)))"
    case 10:
      let comparison = pick(["<", "<=", ">", ">=", "==", "!="])
      return
        "if(\(text(depth - 1)) \(comparison) x, \(text(depth - 1)), \(text(depth - 1)) < x < 2)"
    default: return "besselj(\(pick(["-2", "0", "3"])), \(text(depth - 1)))"
    }
  }
}

@Test(arguments: 0..<6)
func `reading what was printed gives the same function`(seed: UInt64) throws {
  var source = RandomText(random: SplitMix(seed: seed))
  for _ in 0..<100 {
    let text = source.text(4)
    let expression = try Expression(parsing: text)
    let again = try Expression(parsing: expression.source)
    for x in [-1.7, -0.3, 0.4, 2.2] {
      let (a, b) = (expression(x), again(x))
      #expect(a == b || (a.isNaN && b.isNaN), "\(text) was printed as \(expression.source)")
    }
    #expect(again.source == expression.source)
    #expect(expression.constantValue?.exact == again.constantValue?.exact)
  }
}

@Test(arguments: [
  ("-(x+1)^2", "-(x + 1)^2"), ("(-x)^2", "(-x)^2"), ("2x-(3-x)", "2*x - (3 - x)"),
  ("x/(2/x)", "x/(2/x)"),
  ("(x^2)^3", "(x^2)^3"), ("x^2^3", "x^2^3"), ("|x|", "abs(x)"), ("0.5x", "1/2*x"),
  ("x*0.5", "x*(1/2)"),
  ("x^0.5", "x^(1/2)"), ("--x", "x"), ("-(-x)", "-(-x)"), ("2^-x", "2^-x"),
  ("(x<1)<2", "(x < 1) < 2"),
])
func `brackets stand only where they are needed`(text: String, printed: String) throws {
  #expect(try Expression(parsing: text).source == printed)
}
