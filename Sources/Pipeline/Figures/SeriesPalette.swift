import Approximation
import Formula
import Plotting

/// Which palette entry each approximant of a study takes.
///
/// A method has a favourite, so that it keeps its colour in every figure of an article; further
/// degrees or depths of it take the entries behind, others whose favourite is taken the first free
/// one. Figures without a
/// target compare what they show among itself and go through the palette in order.
struct SeriesPalette {
  private let indices: [Int]
  /// Entries with a colour of their own; later ones repeat them in dashes.
  private static let colors = Theme.article.palette.series.count

  init(_ study: Study) {
    guard study.target != nil else {
      indices = Array(study.approximants.indices)
      return
    }
    var taken: Set<Int> = []
    var seen: Set<Approximant.Method> = []
    indices = study.approximants.map { approximant in
      let isFirst = seen.insert(approximant.method).inserted
      var index = approximant.method.favourite
      if isFirst {
        let count = study.approximants.count { $0.method == approximant.method }
        index = max(0, min(index, Self.colors - count))
      }
      if taken.contains(index) {
        if isFirst { index = 0 }
        while taken.contains(index) { index += 1 }
      }
      taken.insert(index)
      return index
    }
  }

  /// The entries that approximants take.
  var taken: Set<Int> { Set(indices) }

  /// The series of the approximant at a position.
  func series(_ approximant: Approximant, at position: Int) -> Plotting.Series {
    Plotting.Series(
      id: approximant.name, label: approximant.label, role: .approximant(indices[position]))
  }
}

extension Approximant.Method {
  fileprivate var favourite: Int {
    switch self {
    case .taylor: 0
    case .projection(let basis): basis == "chebyshev" ? 2 : 1
    case .chain, .network, .bernstein, .rational: 3
    case .interpolation(.equispaced): 0
    case .interpolation: 4
    case .minimax: 5
    }
  }
}
