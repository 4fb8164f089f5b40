import Approximation
import Encoding

extension IntegrationError {
  /// What went wrong, in words.
  var message: String {
    switch self {
    case .notFinite(let x): "the function has no finite value at x = \(significant(x, 10))"
    case .notSquareIntegrable(let x):
      x.isInfinite
        ? "the function is not square integrable in this weight: f(x)^2 w(x) has no finite integral towards x = \(significant(x))"
        : "the function is not square integrable in this weight: f(x)^2 w(x) has no finite integral near x = \(significant(x, 10))"
    case .outOfRange(let x):
      "the integral of f(x)^2 w(x) leaves the range of doubles near x = \(significant(x, 4))"
    case .notResolved(let x):
      "the function is too rough to integrate near x = \(significant(x, 10))"
    }
  }
}

extension WeightError {
  /// What went wrong, in words.
  var message: String {
    switch self {
    case .negative(let x, let value):
      "the weight is negative, \(significant(value, 4)) at x = \(significant(x, 4)); a weight must be at least 0 on the whole interval"
    case .notFinite(let x): "the weight has no value at x = \(significant(x, 10))"
    case .zeroMass:
      "the weight is 0 in doubles wherever it was looked at; name the interval on which it lives"
    case .noMoment(0, _, let x):
      "the weight has no finite mass: its integral diverges near x = \(significant(x, 10))"
    case .noMoment(let order, let needed, let x):
      "the weight has moments up to order \(order - 1) only, which allows \(order / 2) orthogonal polynomials; the integral of |x|^\(order) w diverges near x = \(significant(x, 10)), and moments up to order \(needed) are asked for"
    case .hiddenMass(let x):
      "too much of the weight lies too close to x = \(significant(x, 10)) to be computed"
    case .overflow(0):
      "the mass of the weight leaves the double range; multiply the weight by a constant, or name the interval on which it lives"
    case .overflow(let degree): "the recurrence leaves the double range at degree \(degree)"
    case .integration(let error): error.message
    }
  }
}

extension Chop {
  /// Why the coefficients end where they do, in words.
  var explanation: String {
    switch reason {
    case .tooFew: "fewer than 17 coefficients show no plateau"
    case .zero: "all coefficients vanish"
    case .plateau(let index, let level):
      level == 0
        ? "from degree \(index) on all coefficients vanish"
        : level < 1e-11
          ? "from degree \(index) on the coefficients are next to rounding, at most \(significant(level, 2)) of the largest"
          : "from degree \(index) on the coefficients are level at \(significant(level, 2)) of the largest"
    case .unresolved(let level) where level > 0.3:
      "the coefficients have not begun to fall: many more are needed"
    case .unresolved(let level) where level < 4 * .ulpOfOne:
      "the coefficients have come down to rounding noise, too few of it for a plateau"
    case .unresolved(let level):
      "the coefficients still fall, the last ones at \(significant(level, 2)) of the largest: more are needed"
    }
  }

  /// The same for programs.
  var json: JSON {
    let (name, level): (String, Double?) =
      switch reason {
      case .tooFew: ("tooFew", nil)
      case .zero: ("zero", nil)
      case .plateau(_, let level): ("plateau", level)
      case .unresolved(let level): ("unresolved", level)
      }
    return .pairs([
      "count": .integer(count), "resolved": .flag(isResolved), "reason": .text(name),
      "level": .optional(level), "explanation": .text(explanation),
    ])
  }
}

extension Decay {
  var json: JSON {
    .pairs([
      "kind": .text(kind.rawValue), "rate": .number(rate), "misfit": .number(misfit),
      "spread": .number(spread),
      "accelerating": .flag(isAccelerating),
    ])
  }

  /// The law in words.
  var words: String { words(of: "k") }

  /// The law in words, for an index of this name.
  func words(of index: String) -> String {
    switch kind {
    case .geometric:
      "geometric, \(significant(rate, rateDigits))^-\(index)"
        + (isAccelerating ? ", ever faster" : "")
    case .algebraic: "algebraic, \(index)^-\(significant(rate, rateDigits))"
    case .finite: "finite, ends at degree \(Int(rate))"
    }
  }
}

extension Decay {
  /// The digits of the rate on which both halves of the fit agree, and one more.
  private var rateDigits: Int {
    guard spread > 0, rate > 0 else { return 4 }
    return max(2, min(4, 1 + wholeDigits(rate / spread)))
  }
}

extension Regularity {
  /// What it says about the function.
  var words: String {
    switch self {
    case .polynomial(let degree): "a polynomial of degree \(degree)"
    case .entire: "entire, by the look of the coefficients"
    case .analytic(let ellipse):
      "analytic in a Bernstein ellipse of parameter \(significant(ellipse, 4))"
    case .analyticOnInfiniteInterval: "analytic about the interval"
    case .singularity(let inside, let end):
      "no smoother than \(Self.power(inside)) inside, or \(Self.power(end)) at an end"
    }
  }

  private static func power(_ exponent: Double) -> String {
    abs(exponent) < 0.05 ? "a jump" : "|x - c|^\(significant(exponent, 2))"
  }
}

extension ErrorNorms {
  func json(in frame: LocalFrame) -> JSON {
    .pairs([
      "l2": .number(l2), "rms": .number(rms), "sup": .number(sup.size),
      "supAt": .number(frame.point(sup.x)), "supOn": .text(frame.words(supInterval)),
      "noise": .number(noise),
    ])
  }
}
