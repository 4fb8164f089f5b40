import Formula
import Testing

/// Random texts: every one is either read or refused with a place inside it.
@Suite struct ParserFuzz {
  static let pieces = [
    "x", "1", "2.5", "1e3", ".", "..", "(", ")", "|", "+", "-", "*", "/", "^", ",", "<", ">=", "==",
    "sin(", "if(", "min(", "besselj(", "pi", "e", "inf", " ", "relu", "é", "\u{301}", "\u{0}", "😀",
    "e-", "_", "π", "−", "!", "=",
  ]

  @Test(arguments: 0..<8)
  func `random tokens`(seed: UInt64) {
    var random = SplitMix(seed: seed)
    for _ in 0..<400 {
      let count = Int.random(in: 0...24, using: &random)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      check(text)
    }
  }

  @Test(arguments: 0..<4)
  func `random bytes`(seed: UInt64) {
    var random = SplitMix(seed: seed)
    for _ in 0..<400 {
      let count = Int.random(in: 0...40, using: &random)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      check(String(decoding: bytes, as: UTF8.self))
    }
  }

  private func check(_ text: String) {
    do throws(ParseFault) {
      let expression = try Expression(parsing: text)
      _ = expression(0.5)
    } catch {
      #expect(error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count)
      #expect(error.column >= 1 && error.column <= text.count + 1)
    }
    do throws(ParseFault) {
      _ = try IntervalText(parsing: text)
    } catch {
      #expect(error.range.upperBound <= text.utf8.count)
    }
  }
}
