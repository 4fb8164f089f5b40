/// The words of the command line as the parser should see them.
enum Arguments {
  /// Lets an expression such as `-x^2` stand where a command's argument is expected.
  ///
  /// Right behind the command's name, a word that starts with one dash and can be no option goes to
  /// the end, behind `--`, where the parser takes it for what it is.
  static func prepared(_ words: [String]) -> [String] {
    let words = joined(words)
    guard words.count >= 2, isExpression(words[1]), !words.contains("--") else { return words }
    return [words[0]] + words[2...] + ["--", words[1]]
  }

  /// Options whose values are numbers.
  private static let numeric: Set = [
    "--at", "--count", "--degree", "--depth", "--jobs", "--precision", "--seed", "--starts",
    "--width",
  ]

  /// Joins a negative number to its option, so that `--count -3` is told what `--count` takes.
  private static func joined(_ words: [String]) -> [String] {
    var result: [String] = []
    for word in words {
      if let option = result.last, numeric.contains(option), word.first == "-",
        word.dropFirst().first?.isNumber == true
      {
        result[result.count - 1] = option + "=" + word
      } else {
        result.append(word)
      }
    }
    return result
  }

  /// Options of one letter are `-o FOLDER`, `-q` and `-h`.
  private static func isExpression(_ word: String) -> Bool {
    guard word.first == "-", let next = word.dropFirst().first, next != "-" else { return false }
    return word.count == 2 ? next == "x" || next.isNumber : next != "o" && next != "q"
  }
}
