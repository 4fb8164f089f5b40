import Imaging

extension Review {
  /// The results that `check` left in a folder.
  static func stored(in folder: String) throws(Failure) -> Review {
    let path = folder.hasSuffix(".json") ? folder : "\(folder)/results.json"
    guard let review = Review(json: try Files.text(path)) else {
      throw Failure("\(path): not the results of a check")
    }
    return review
  }
}

extension Review.Conflict {
  var words: String {
    switch self {
    case .commits(let commits): "they belong to the commits \(commits.joined(separator: ", "))"
    case .policies: "they were judged by different policies"
    case .twice(let name): "\(name) was checked twice with different results"
    case .missing(let parts):
      "\(parts.count == 1 ? "part" : "parts") "
        + "\(parts.map(\.description).joined(separator: ", ")) of the check "
        + "\(parts.count == 1 ? "is" : "are") not among them"
    case .repeated(let part): "part \(part) is among them more than once"
    case .divisions: "they are not parts of one check"
    case .nothing: "there are none"
    }
  }
}
