import Formula
import Plotting

/// Which palette entry each approximant of a study takes.
///
/// A method has a favourite, so that it keeps its colour in every figure of an article; when two
/// of one study share a favourite, the later one takes the first free entry. Figures without a
/// target compare what they show among itself and go through the palette in order.
struct SeriesPalette {
  private let indices: [Int]

  init(_ study: Study) {
    guard study.target != nil else {
      indices = Array(study.approximants.indices)
      return
    }
    var taken: Set<Int> = []
    indices = study.approximants.map { approximant in
      var index = approximant.method.favourite
      if taken.contains(index) {
        index = 0
        while taken.contains(index) { index += 1 }
      }
      taken.insert(index)
      return index
    }
  }

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
    case .chain: 3
    case .interpolation: 4
    case .minimax: 5
    }
  }
}
