import Testing

import Encoding
@testable import Imaging

private let chart = TinyChart().raster()

private func entry(
  _ name: String, _ change: (inout TinyModel) -> Void = { _ in }
) throws -> Review.Entry {
  var to = TinyModel()
  change(&to)
  func file(_ model: TinyModel) throws -> [UInt8] {
    try PNG.encode(chart, text: [(FigureModel.key, model.model().json)])
  }
  var options = Comparison.Options()
  options.draws = true
  return Review.Entry(
    name: name, baseline: try file(TinyModel()), candidate: try file(to), options: options)
}

private func sample() throws -> Review {
  let file = try PNG.encode(chart)
  return Review(
    entries: [
      try entry("b/legend.png") { $0.label = "<series | G>" },
      try entry("a/same.png"),
      Review.Entry(name: "c/new.png", baseline: nil, candidate: file),
      Review.Entry(name: "d/old.png", baseline: file, candidate: nil, absence: .stale),
      Review.Entry(name: "e/torn.png", baseline: file, candidate: Array(file.dropLast(5))),
    ], commit: "abc")
}

@Test(arguments: [
  ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  (
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
  ),
])
func `hashes are those of the standard`(text: String, hash: String) {
  #expect(SHA256.hex(Array(text.utf8)) == hash)
  var parts = SHA256()
  for byte in text.utf8 { parts.add([byte]) }
  #expect(parts.hex() == hash)
}

@Test func `a review tells every verdict and its outcome`() throws {
  let review = try sample()
  #expect(
    review.entries.map(\.comparison.verdict) == [.identical, .changed, .new, .stale, .unreadable])
  #expect(review.entries.map(review.outcome) == [.pass, .fail, .fail, .fail, .fail])
  #expect(review.headline == "1 changed, 1 unreadable, 1 new, 1 stale, 1 identical of 5")
  #expect(review.exitStatus == 3)
  func status(_ range: Range<Int>) -> Int32 {
    Review(entries: Array(review.entries[range])).exitStatus
  }
  #expect(status(0..<1) == 0)
  #expect(status(1..<3) == 1)
  #expect(status(2..<4) == 4)
  #expect(status(0..<0) == 2)
}

@Test func `policies speak about kinds and verdicts`() throws {
  let review = try sample()
  let legend = review.entries[1].comparison
  #expect(legend.changes.map(\.kind) == [.text])
  let data = try Policy(failOn: "data, axes", warnOn: nil)
  #expect(data.outcome(of: legend) == .warn)
  #expect(try Policy(failOn: "text", warnOn: "data").outcome(of: legend) == .fail)
  #expect(try Policy(failOn: "data", warnOn: "none").outcome(of: legend) == .pass)
  #expect(try Policy(failOn: nil, warnOn: "text").outcome(of: legend) == .warn)
  #expect(throws: Policy.Unknown(token: "datta")) { try Policy(failOn: "datta", warnOn: nil) }
  #expect(throws: Policy.Unknown(token: "")) { try Policy(failOn: "", warnOn: nil) }
  var taller = legend
  taller.verdict = .size
  #expect(try Policy(failOn: "text", warnOn: nil).outcome(of: taller) == .fail)
  for verdict in [Verdict.unreadable, .new, .missing, .stale] {
    #expect(data.outcome(of: Comparison(verdict, .bytes)) == .fail)
  }
  let lenient = try Policy(failOn: nil, warnOn: "all")
  #expect(lenient.outcome(of: Comparison(.unreadable, .bytes)) == .fail)
  #expect(lenient.outcome(of: Comparison(.new, .bytes)) == .warn)
  var pixels = Comparison(.changed, .pixels)
  #expect(data.outcome(of: pixels) == .fail)
  pixels.verdict = .drift
  #expect(Policy.standard.outcome(of: pixels) == .warn)
}

@Test func `results survive JSON`() throws {
  let review = try sample()
  let again = try #require(Review(json: review.json))
  #expect(again.json == review.json)
  #expect(again.commit == "abc")
  #expect(again.entries[1].comparison.changes == review.entries[1].comparison.changes)
  #expect(JSON(review.json)?["totals"]?["fail"]?.integer == 4)
  #expect(Review(json: "{}") == nil)
  let one = review.entries[1].comparison.json(first: "a", second: "b")
  #expect(JSON(one)?["schema"]?.string == "residuum.diff/1")
  #expect(JSON(one)?["verdict"]?.string == "changed")
}

@Test func `shards part a check and merging joins it`() throws {
  let review = try sample()
  let names = review.entries.map(\.name)
  let shards = (1...3).map { Review.shard(names, index: $0, of: 3) }
  #expect(shards.flatMap(\.self).sorted() == names)
  #expect(shards.map(\.count) == [2, 2, 1])
  let parts = shards.map { shard in
    Review(entries: review.entries.filter { shard.contains($0.name) }, commit: "abc")
  }
  #expect(try Review.merge(parts.reversed()).json == review.json)
  #expect(throws: Review.Conflict.nothing) { try Review.merge([]) }
  let divided = try zip(parts, ["1/3", "2/3", "3/3"]).map { part, shard in
    var part = part
    part.shard = Review.Shard(shard)
    return try #require(Review(json: part.json))
  }
  #expect(try Review.merge(divided).json == review.json)
  #expect(throws: Review.Conflict.missing([try #require(Review.Shard("2/3"))])) {
    try Review.merge([divided[0], divided[2]])
  }
  #expect(throws: Review.Conflict.repeated(try #require(Review.Shard("1/3")))) {
    try Review.merge(divided + [divided[0]])
  }
  #expect(throws: Review.Conflict.divisions) { try Review.merge([divided[0], parts[1]]) }
  #expect(Review.Shard("0/3") == nil && Review.Shard("4/3") == nil && Review.Shard("1") == nil)
  var foreign = parts[1]
  foreign.commit = "def"
  #expect(throws: Review.Conflict.commits(["abc", "def"])) {
    try Review.merge([parts[0], foreign])
  }
  var twice = parts[0]
  twice.entries[0].candidateHash = "0"
  #expect(throws: Review.Conflict.twice(twice.entries[0].name)) {
    try Review.merge([parts[0], twice])
  }
}

@Test func `approval takes all, some or the failed, never what can't be read`() throws {
  var review = try sample()
  #expect(throws: Approval.Refusal.unreadable(["e/torn.png"])) { try Approval(review) }
  review.entries.removeLast()
  let all = try Approval(review)
  #expect(all.accepted == ["b/legend.png", "c/new.png"])
  #expect(all.stale == ["d/old.png"])
  #expect(try Approval(review, only: ["text"]).accepted == ["b/legend.png"])
  #expect(try Approval(review, only: ["new"]).accepted == ["c/new.png"])
  #expect(try Approval(review, only: ["c"]).accepted == ["c/new.png"])
  #expect(try Approval(review, only: ["b/legend"]).accepted == ["b/legend.png"])
  #expect(try Approval(review, only: ["failed"]) == all)
  #expect(throws: Approval.Refusal.unknown("b/leg")) { try Approval(review, only: ["b/leg"]) }
  #expect(throws: Approval.Refusal.otherCommit(checked: "abc", current: "def")) {
    try Approval(review, current: "def")
  }
}

@Test func `files are paired by name, variants before the plain ones`() {
  let pairs = Pairing.pairs(
    baselines: ["a.png", "a@new.png", "b.png", "c@old.png", "gone.png"],
    candidates: ["a.png", "b.png", "c.png"], variants: ["new", "other"])
  #expect(
    pairs == [
      Pairing.Pair(name: "a.png", baseline: "a@new.png", candidate: "a.png"),
      Pairing.Pair(name: "b.png", baseline: "b.png", candidate: "b.png"),
      Pairing.Pair(name: "c.png", baseline: nil, candidate: "c.png"),
      Pairing.Pair(name: "gone.png", baseline: "gone.png", candidate: nil),
    ])
}

@Test func `a lock judges by hashes`() throws {
  let plain = try PNG.encode(chart)
  var lock = Lock([Lock.Entry(name: "a.png", file: plain)])
  #expect(Lock(json: lock.json) == lock)
  #expect(lock.compare("a.png", plain).verdict == .identical)
  let repacked = try PNG.encode(chart, level: 1)
  #expect(lock.compare("a.png", repacked).level == .pixels)
  #expect(lock.compare("a.png", repacked).verdict == .identical)
  var other = chart
  other[3, 3] = SIMD4(1, 2, 3, 255)
  #expect(lock.compare("a.png", try PNG.encode(other)).verdict == .changed)
  #expect(lock.compare("b.png", plain).verdict == .new)
  #expect(lock.compare("a.png", Array(plain.dropLast())).verdict == .unreadable)
  let model = (FigureModel.key, TinyModel().model().json)
  var renewed = TinyModel()
  renewed.cairo = "1.18.4"
  let later = (FigureModel.key, renewed.model().json)
  lock.update(Lock.Entry(name: "a.png", file: try PNG.encode(chart, text: [model])))
  #expect(lock.entries.count == 1)
  #expect(lock.compare("a.png", try PNG.encode(other, text: [later])).verdict == .drift)
  #expect(lock.compare("a.png", try PNG.encode(other, text: [model])).verdict == .changed)
  #expect(Lock(json: lock.json) == lock)
}
