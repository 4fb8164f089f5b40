import Exact

/// A number modulo the prime 2⁶¹ − 1, with its derivatives by the parameters of a network.
struct ModularNumber: ChainRing {
  static let prime: UInt = (1 << 61) - 1

  var value: UInt
  /// Derivatives; missing ones are zero.
  var gradient: [UInt]

  init(_ value: UInt, gradient: [UInt] = []) {
    self.value = value % Self.prime
    self.gradient = gradient
  }

  /// Parameter number `index` of `count`.
  init(parameter value: UInt, _ index: Int, of count: Int) {
    self.init(value, gradient: (0..<count).map { $0 == index ? 1 : 0 })
  }

  static func + (a: Self, b: Self) -> Self {
    Self(
      sum(a.value, b.value),
      gradient: a.gradient.isEmpty
        ? b.gradient
        : b.gradient.isEmpty ? a.gradient : zip(a.gradient, b.gradient).map { sum($0, $1) })
  }

  static func * (a: Self, b: Self) -> Self {
    let count = max(a.gradient.count, b.gradient.count)
    return Self(
      product(a.value, b.value),
      gradient: (0..<count).map { index in
        sum(
          a.gradient.isEmpty ? 0 : product(a.gradient[index], b.value),
          b.gradient.isEmpty ? 0 : product(a.value, b.gradient[index]))
      })
  }

  func constant(_ value: Rational) -> Self { Self(value.residue(modulo: Self.prime) ?? 0) }

  static func sum(_ a: UInt, _ b: UInt) -> UInt {
    let sum = a + b
    return sum >= prime ? sum - prime : sum
  }

  static func product(_ a: UInt, _ b: UInt) -> UInt {
    prime.dividingFullWidth(a.multipliedFullWidth(by: b)).remainder
  }

  /// a⁻¹ by Fermat's little theorem.
  static func inverse(_ a: UInt) -> UInt {
    var (result, base, exponent) = (UInt(1), a, prime - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = product(result, base) }
      base = product(base, base)
      exponent >>= 1
    }
    return result
  }

  /// The rank of a matrix modulo the prime, by elimination.
  static func rank(_ matrix: [[UInt]]) -> Int {
    var rows = matrix
    var rank = 0
    for column in 0..<(rows.first?.count ?? 0) {
      guard let pivot = rows.indices.dropFirst(rank).first(where: { rows[$0][column] != 0 })
      else { continue }
      rows.swapAt(rank, pivot)
      let scale = inverse(rows[rank][column])
      for row in rows.indices.dropFirst(rank + 1) where rows[row][column] != 0 {
        let factor = product(rows[row][column], scale)
        for index in column..<rows[row].count {
          rows[row][index] = sum(rows[row][index], prime - product(factor, rows[rank][index]))
        }
      }
      rank += 1
    }
    return rank
  }
}
