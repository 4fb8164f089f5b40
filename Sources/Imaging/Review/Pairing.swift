/// Which files of two folders belong together.
public enum Pairing {
  /// A name with the files that stand for it, by their paths below their folders.
  public struct Pair: Equatable, Sendable {
    /// The name reported.
    public var name: String
    /// The approved file.
    public var baseline: String?
    /// The new file.
    public var candidate: String?
  }

  /// Pairs files by name; an approved variant, the first of `variants` there is, goes before the
  /// plain one.
  ///
  /// A variant of `plots/runge.png` for `cairo-1.16` is `plots/runge@cairo-1.16.png`. Variants that
  /// are not asked for are left alone; approved files without a candidate are listed too.
  public static func pairs(
    baselines: [String], candidates: [String], variants: [String] = []
  ) -> [Pair] {
    let approved = Set(baselines)
    var taken: Set<String> = []
    var pairs = candidates.sorted().map { name in
      let choices = variants.map { variant(name, $0) } + [name]
      let baseline = choices.first(where: approved.contains)
      taken.formUnion(choices)
      return Pair(name: name, baseline: baseline, candidate: name)
    }
    let known = Set(candidates)
    for name in baselines.sorted() where !taken.contains(name) {
      // A variant for another renderer belongs to a figure that there is.
      if let plain = withoutVariant(name), known.contains(plain) { continue }
      pairs.append(Pair(name: name, baseline: name, candidate: nil))
    }
    return pairs.sorted { $0.name < $1.name }
  }

  /// The name of a variant.
  public static func variant(_ name: String, _ variant: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "\(name)@\(variant)" }
    return "\(name[..<dot])@\(variant)\(name[dot...])"
  }

  private static func withoutVariant(_ name: String) -> String? {
    guard let dot = name.lastIndex(of: "."), let at = name[..<dot].lastIndex(of: "@") else {
      return nil
    }
    return String(name[..<at] + name[dot...])
  }
}
