import Formula
import Testing

@Test(arguments: [
  ("x^100", 100), ("abs(x)^3 + floor(x)", 3), ("if(x < 1, x^2, 5)", 2), ("relu(x)*(x/3 - pi)", 2),
  ("sin(2)*x", 1), ("7", 0),
])
func `polynomials in pieces have a degree`(text: String, degree: Int) throws {
  #expect(try Expression(parsing: text).pieceDegree == degree)
}

@Test(arguments: ["exp(x)", "x/(1 + x)", "x^(1/2)", "2^x", "exp(x^50)"])
func `other functions have none`(text: String) throws {
  #expect(try Expression(parsing: text).pieceDegree == nil)
}
