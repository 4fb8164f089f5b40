import Encoding
import Exact
import Networks

extension PiecewisePolynomial {
  /// One object a piece.
  func piecesJSON(isExact: Bool = true) -> JSON {
    let ends = breakpoints.map(\.doubleValue)
    return .array(
      pieces.indices.map { index in
        .pairs([
          "from": .number(index == 0 ? -.infinity : ends[index - 1]),
          "to": .number(index == ends.count ? .infinity : ends[index]),
          "coefficients": .numbers(pieces[index].coefficients.map(\.doubleValue)),
          "exact": isExact ? .texts(pieces[index].coefficients.map(\.description)) : .null,
        ])
      })
  }

  /// One line a piece with its coefficients in doubles, from degree 0.
  var coefficientsText: String {
    if let polynomial {
      var table = TextTable(["k", "coefficient"], leading: [])
      for (power, value) in polynomial.doubles.enumerated() {
        table.append(["\(power)", significant(value, 15)])
      }
      return table.text
    }
    var table = TextTable(["from", "to"] + (0...max(degree, 0)).map { "x^\($0)" }, leading: [])
    let ends = breakpoints.map { significant($0.doubleValue, 10) }
    for (index, piece) in pieces.enumerated() {
      table.append(
        [index == 0 ? "-inf" : ends[index - 1], index == ends.count ? "inf" : ends[index]]
          + (0...max(degree, 0)).map { significant(piece[$0].doubleValue, 10) })
    }
    return table.text
  }

  /// One line a piece.
  var piecesText: String {
    var table = TextTable(["from", "to", "polynomial"], leading: [2])
    let ends = breakpoints.map { significant($0.doubleValue, 10) }
    for (index, piece) in pieces.enumerated() {
      table.append([
        index == 0 ? "-inf" : ends[index - 1], index == ends.count ? "inf" : ends[index],
        piece.description,
      ])
    }
    return table.text
  }
}
