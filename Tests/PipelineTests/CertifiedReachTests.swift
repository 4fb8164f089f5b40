import Approximation
import Encoding
import RealModule
import Specification
import Testing

@testable import Pipeline

private func input(_ name: String, _ text: String) -> Input { Input(argument: name, text) }

private func projection(
  _ function: String, on interval: String = "-1..1", _ basis: String, _ degree: Int
) throws -> ProjectResult {
  try ProjectResult(
    of: input("EXPR", function), on: input("--on", interval), weight: nil,
    basis: input("--basis", basis), degree: degree, certified: .automatic)
}

@Test(arguments: [
  ("gelu(x)", "-3..3", 4), ("gelu(x)", "-3..3", 5), ("exp(sin(x))", "-pi..pi", 8),
  ("log(x)", "1..2", 4), ("log(x)", "1..2", 6),
])
func `best errors close in on their last digit`(function: String, interval: String, degree: Int)
  throws
{
  let result = try MinimaxResult(
    of: input("EXPR", function), on: input("--on", interval), degree: degree, weight: nil,
    isRelative: false, certified: .automatic)
  // At a best polynomial the enclosed error and its enclosed lower bound are one number.
  let words = result.text.split(separator: "\n").filter {
    $0.hasPrefix("sup error  ") || $0.hasPrefix("lower bound  ")
  }.suffix(2).compactMap { $0.split(separator: " ").last.map { $0.prefix(18) } }
  #expect(words.count == 2 && words[0] == words[1] && words[0].count == 18)
  #expect(result.document.text.contains("\"digits\": 30"))
}

@Test(arguments: [
  // 4/π and 1/(5π) are Chebyshev's series by hand; Arb has the digits.
  ("sign(x)", "chebyshev", 5, "1    1.27323954473516268615107010698"),
  ("relu(x)", "chebyshev", 5, "sup error  0.0636619772367581343075535053490"),
  ("if(x<0.3,0,1)", "chebyshev2", 3, "certified"), ("floor(3x)", "jacobi(1/2,1/2)", 3, "certified"),
  ("relu(x)", "gegenbauer(1/3)", 10, "certified"),
])
func `stretches without structure do not hide a polynomial`(
  function: String, basis: String, degree: Int, line: String
) throws {
  let result = try projection(function, basis, degree)
  #expect(result.text.contains(line))
  #expect(!result.text.contains("more were not reached"))
  #expect(!result.text.contains("L2 error   |.|"))
}

@Test(arguments: ["if(x<0.3,0,1)", "if(x<1/3,x,1-x)", "sign(sin(x)-0.3)", "floor(3x+0.1)"])
func `a jump at any place has an enclosed error on either side`(function: String) throws {
  let result = try projection(function, "legendre", 3)
  #expect(!result.text.contains("more were not reached"))
  let json = result.document.text
  #expect(json.contains("\"digits\": 30"))
}

@Test func `a high degree costs bits, not digits`() throws {
  let result = try projection("relu(x)", "legendre", 120)
  #expect(!result.text.contains("more were not reached"))
  #expect(!result.text.contains("error   |.|"))
  let doubles = try ProjectResult(
    of: input("EXPR", "relu(x)"), on: input("--on", "-1..1"), weight: nil,
    basis: input("--basis", "legendre"), degree: 120, certified: nil)
  let own = doubles.text.split(separator: "\n").first { $0.hasPrefix("L2 error") }
  let digits = try #require(own).split(separator: " ")[2].prefix(9)
  #expect(result.text.contains("L2 error   \(digits)"))
}

@Test func `an arc function is enclosed up to the ends of its domain`() throws {
  let result = try projection("asin(x)", "legendre", 3)
  // 3π/8, and 7π·3/128·… by the same integral: mpmath with 40 digits.
  #expect(result.text.contains("1.17809724509617246442349126873"))
  #expect(result.text.contains("0.171805848243191817728425810023"))
}

@Test(arguments: [("exp(x)", "1000", "2.0e434"), ("1/x^2", "1e-160", "1.0e320")])
func `a value beyond doubles is not called undefined`(text: String, center: String, size: String)
  throws
{
  #expect {
    _ = try TaylorResult(
      of: input("EXPR", text), at: input("--at", center), degree: 1, on: nil)
  } throws: { error in
    (error as? Failure)?.diagnostics[0].message.contains("about \(size), beyond") == true
  }
}

@Test(arguments: [4, 9])
func `Bernstein's error of a square is known`(degree: Int) throws {
  let result = try CompareResult(
    of: input("EXPR", "x^2"), on: input("--on", "0..1"), degrees: input("--degrees", "\(degree)"),
    depths: nil, basis: nil, seed: 1, certified: .automatic)
  let row = try #require(
    result.rows.cells.first { $0[0] == "bernstein" && $0[1] == "\(degree)" })
  // Bₙ(x²) − x² = x(1 − x)/n: 1/(4n) at 1/2, and 1/(n√30) in the mean.
  #expect(abs(try #require(Double(row[5])) - 1 / (4 * Double(degree))) < 1e-16)
  #expect(abs(try #require(Double(row[6])) - 1 / (Double(degree) * 30.0.squareRoot())) < 1e-16)
  #expect(try #require(Int(row[9])) >= 16)
}

@Test(arguments: ["x^100", "(x - 1/3)^65"])
func `high powers are enclosed about their zeros`(text: String) throws {
  let result = try TaylorResult(
    of: input("EXPR", text), at: input("--at", "0"), degree: 4, on: input("--on", "-1..1"),
    certified: .automatic)
  let sup = try #require(result.text.split(separator: "\n").last { $0.hasPrefix("sup error") })
  let value = try #require(sup.split(separator: " ").last.flatMap { Double($0) })
  // x¹⁰⁰ is 1 at the ends; the other is (4/3)⁶⁵ at −1, less a Taylor polynomial of 1e-23.
  let expected = text == "x^100" ? 1 : Double.pow(4.0 / 3, 65)
  #expect(abs(value / expected - 1) < 1e-13)
}

@Test func `fractions end where nobody reads them`() throws {
  func json(_ text: String, _ degree: Int) throws -> String {
    try TaylorResult(of: input("EXPR", text), at: input("--at", "0"), degree: degree, on: nil)
      .document.text
  }
  // Bernoulli's numbers grow, 1/3ᵏ to 130 digits only.
  #expect(try json("tanh(x)", 200).contains("\"exact\": [\"0\", \"1\", \"0\", \"-1/3\""))
  #expect(try json("tanh(x)", 300).contains("\"exact\": null"))
  #expect(try json("1/(1-x/3)", 300).contains("\"exact\": [\"1\", \"1/3\""))
}

@Test func `selu's constants are those of its definition`() throws {
  let result = try TaylorResult(
    of: input("EXPR", "selu(x)"), at: input("--at", "1/2"), degree: 1, on: nil,
    certified: .automatic)
  // λ by mpmath from the closed form of Klambauer et al. (2017).
  #expect(result.text.contains("1.05070098735548049341933498529"))
  let below = try TaylorResult(
    of: input("EXPR", "selu(x)"), at: input("--at", "-1"), degree: 0, on: nil,
    certified: .automatic)
  // λα(1/e − 1), α by the same source.
  #expect(below.text.contains("-1.11133073781256276179864066243"))
}
