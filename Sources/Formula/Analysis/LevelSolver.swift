import Exact
import RealModule

/// Finds where a function crosses a level inside an interval.
struct LevelSolver {
  /// Grid points of the search where nothing better is known.
  private static let gridSize = 4096
  /// More integer levels than this are not followed.
  private static let levelLimit = 10_000

  private let function: Expression
  private let interval: ClosedRange<Double>
  private let polynomials: [RationalPolynomial?]

  init(_ function: Expression, _ interval: ClosedRange<Double>) {
    self.function = function
    self.interval = interval
    polynomials = function.polynomials
  }

  /// All crossings that could be found; they may lie outside the interval.
  func solutions(at level: Rational) -> [Double] {
    let target = Target(value: level.doubleValue, exact: level)
    return solve(function.coreRoot, target) ?? search(target.value)
  }

  /// The integers that the function takes inside the interval.
  var integerLevels: [Rational] {
    let values = grid.map { function($0) }.filter(\.isFinite)
    guard let low = values.min(), let high = values.max(), high - low < Double(Self.levelLimit)
    else { return [] }
    let first = Int(low.rounded(.up)) - 1
    let last = Int(high.rounded(.down)) + 1
    return (first...last).map { Rational($0) }
  }

  /// A level with its exact value where it has one.
  private struct Target {
    let value: Double
    let exact: Rational?

    init(value: Double, exact: Rational? = nil) {
      self.value = value
      self.exact = exact
    }
  }

  /// Inverts the outermost step; nil where that is not possible.
  private func solve(_ index: Int, _ target: Target) -> [Double]? {
    if let polynomial = polynomials[index],
      let level = target.exact ?? Rational(exactly: target.value)
    {
      guard polynomial.degree > 0 else { return [] }
      return (polynomial - RationalPolynomial(level)).crossings
    }
    switch function.core[index] {
    case .negate(let a):
      return solve(a, Target(value: -target.value, exact: target.exact.map { -$0 }))
    case .call(let outer, let a): return solve(outer, a, target.value)
    case .binary(let operation, let a, let b): return solve(operation, a, b, target)
    default: return nil
    }
  }

  private func constant(_ index: Int) -> Target? {
    let value = function.subexpression(index).constantValue
    return value.map { Target(value: $0.value, exact: $0.exact) }
  }

  private func solve(_ operation: Operation, _ a: Int, _ b: Int, _ target: Target) -> [Double]? {
    func combine(
      _ known: Target, _ exactly: (Rational, Rational) -> Rational?,
      _ nearly: (Double, Double) -> Double
    ) -> Target {
      let exact = target.exact.flatMap { t in known.exact.flatMap { exactly(t, $0) } }
      return Target(value: nearly(target.value, known.value), exact: exact)
    }
    let (left, right) = (constant(a), constant(b))
    switch operation {
    case .add:
      guard let known = left ?? right else { return nil }
      return solve(left == nil ? a : b, combine(known, -, -))
    case .subtract:
      if let right { return solve(a, combine(right, +, +)) }
      return left.flatMap { solve(b, combine($0, { $1 - $0 }, { $1 - $0 })) }
    case .multiply:
      guard let known = left ?? right, known.value != 0 else { return nil }
      return solve(left == nil ? a : b, combine(known, { $1.isZero ? nil : $0 / $1 }, /))
    case .divide:
      if let right { return solve(a, combine(right, *, *)) }
      guard let left, target.value != 0 else { return nil }
      return solve(b, combine(left, { $0.isZero ? nil : $1 / $0 }, { $1 / $0 }))
    case .power:
      guard let n = function.integerExponent(b), n != 0, target.value != 0 || n > 0 else {
        return nil
      }
      let root = Double.root(
        n.isMultiple(of: 2) ? target.value : target.value.magnitude, n.magnitudeInt)
      guard root.isFinite else { return [] }
      let base = n < 0 ? 1 / root : root
      if !n.isMultiple(of: 2) { return solve(a, Target(value: target.value < 0 ? -base : base)) }
      return both(solve(a, Target(value: base)), base == 0 ? [] : solve(a, Target(value: -base)))
    default: return nil
    }
  }

  private func both(_ first: [Double]?, _ second: [Double]?) -> [Double]? {
    guard let first, let second else { return nil }
    return first + second
  }

  private func solve(_ outer: Function, _ a: Int, _ y: Double) -> [Double]? {
    func invert(_ x: Double) -> [Double]? { x.isFinite ? solve(a, Target(value: x)) : [] }
    switch outer {
    case .exp: return invert(.log(y))
    case .log: return invert(.exp(y))
    case .log2: return invert(.exp2(y))
    case .log10: return invert(.exp10(y))
    case .sqrt: return y < 0 ? [] : invert(y * y)
    case .cbrt: return invert(y * y * y)
    case .sinh: return invert(.asinh(y))
    case .asinh: return invert(.sinh(y))
    case .tanh: return invert(.atanh(y))
    case .atanh: return invert(.tanh(y))
    case .atan: return y.magnitude < .pi / 2 ? invert(.tan(y)) : []
    case .asin: return y.magnitude <= .pi / 2 ? invert(.sin(y)) : []
    case .acos: return y >= 0 && y <= .pi ? invert(.cos(y)) : []
    case .abs: return y < 0 ? [] : both(invert(y), y == 0 ? [] : invert(-y))
    case .cosh: return y < 1 ? [] : both(invert(.acosh(y)), y == 1 ? [] : invert(-.acosh(y)))
    case .sigmoid: return invert(.log(y) - .log(onePlus: -y))
    case .sin: return periodic(a, [.asin(y), .pi - .asin(y)], period: 2 * .pi)
    case .cos: return periodic(a, [.acos(y), -.acos(y)], period: 2 * .pi)
    case .tan: return periodic(a, [.atan(y)], period: .pi)
    default: return nil
    }
  }

  /// Solutions of a periodic function of an affine argument inside the interval.
  private func periodic(_ a: Int, _ first: [Double], period: Double) -> [Double]? {
    guard first.allSatisfy(\.isFinite) else { return [] }
    guard let inner = polynomials[a], inner.degree == 1 else { return nil }
    let (offset, slope) = (inner[0].doubleValue, inner[1].doubleValue)
    let ends = [interval.lowerBound, interval.upperBound].map { offset + slope * $0 }.sorted()
    guard (ends[1] - ends[0]) / period < Double(Self.levelLimit) else { return nil }
    var result: [Double] = []
    for start in Set(first) {
      let low = Int(((ends[0] - start) / period).rounded(.up))
      let high = Int(((ends[1] - start) / period).rounded(.down))
      guard low <= high else { continue }
      result += (low...high).map { (start + Double($0) * period - offset) / slope }
    }
    return result
  }

  /// Brackets sign changes on the grid and bisects them to neighbouring doubles.
  private func search(_ level: Double) -> [Double] {
    let points = grid
    let values = function.evaluate(points).map { $0 - level }
    var result: [Double] = []
    for i in points.indices.dropFirst() {
      let (low, high) = (values[i - 1], values[i])
      if low == 0, i >= 2, values[i - 2] * high < 0 {
        result.append(points[i - 1])
      } else if low * high < 0 {
        result.append(
          bisect(points[i - 1], points[i], risingFrom: low) { function($0) - level })
      }
    }
    return result
  }

  /// Points that lie dense in the middle of a finite interval and everywhere in an infinite one.
  private var grid: [Double] {
    let count = Self.gridSize
    let (a, b) = (interval.lowerBound, interval.upperBound)
    // Odd counts and a slight shift keep symmetric crossings off the grid.
    let t = (0...count).map { (Double($0) + ($0 == 0 || $0 == count ? 0 : 0.137)) / Double(count) }
    switch (a.isFinite, b.isFinite) {
    case (true, true): return t.map { a + (b - a) * $0 }
    case (true, false): return t.dropLast().map { a + $0 / (1 - $0) }
    case (false, true): return t.dropLast().reversed().map { b - $0 / (1 - $0) }
    case (false, false):
      return t.dropFirst().dropLast().map { (2 * $0 - 1) / ($0 * (1 - $0)) }
    }
  }
}

/// The place where a function changes sign between two points, to neighbouring doubles.
func bisect(
  _ low: Double, _ high: Double, risingFrom value: Double, _ function: (Double) -> Double
) -> Double {
  var (low, high) = (low, high)
  while true {
    let middle = low + (high - low) / 2
    if middle <= low || middle >= high {
      return function(high).magnitude < value.magnitude ? high : low
    }
    let there = function(middle)
    if there == 0 { return middle }
    if (there < 0) == (value < 0) { low = middle } else { high = middle }
  }
}

extension Int {
  fileprivate var magnitudeInt: Int { Int(magnitude) }
}
