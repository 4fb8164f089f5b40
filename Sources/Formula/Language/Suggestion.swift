import Encoding

/// Finds what a misspelt name was probably meant to be.
enum Suggestion {
  /// Names of other languages and other conventions.
  private static let foreign = [
    "ln": "log", "lg": "log10", "arcsin": "asin", "arccos": "acos", "arctan": "atan",
    "arsinh": "asinh", "arcosh": "acosh", "artanh": "atanh", "arcsinh": "asinh",
    "arccosh": "acosh", "arctanh": "atanh", "tg": "tan", "fabs": "abs", "sgn": "sign",
    "swish": "silu", "logistic": "sigmoid", "root": "sqrt", "power": "^", "pow": "^",
    "ceil": "-floor(-x)", "ceiling": "-floor(-x)", "infinity": "inf", "oo": "inf",
    "tgamma": "gamma",
    "heaviside": "if(x > 0, 1, 0)", "step": "if(x > 0, 1, 0)", "sinc": "sin(x)/x",
    "cot": "1/tan(x)", "sec": "1/cos(x)", "csc": "1/sin(x)", "coth": "1/tanh(x)",
    "sech": "1/cosh(x)", "csch": "1/sinh(x)", "sqr": "x^2", "exponential": "exp",
  ]

  /// The nearest known name, or how to split the name into known ones; nil if nothing is near.
  static func forName(_ name: String, among known: [String]) -> String? {
    let lower = name.lowercased()
    if let translated = foreign[lower] { return translated }
    if let split = split(lower, known: Set(known)) { return split }
    return Spelling.nearest(to: lower, among: known)
  }

  /// `xsin` → `x sin`, `pix` → `pi x`, `x2` → `x^2`.
  private static func split(_ name: String, known: Set<String>) -> String? {
    for cut in name.indices.dropFirst() {
      let head = String(name[..<cut])
      let tail = String(name[cut...])
      guard head == "x" || known.contains(head) else { continue }
      if tail == "x" || known.contains(tail) { return "\(head) \(tail)" }
      if head == "x", tail.allSatisfy(\.isNumber) { return "x^\(tail)" }
    }
    return nil
  }
}
