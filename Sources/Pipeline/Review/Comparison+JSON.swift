import Encoding
import Imaging

extension Comparison {
  /// The keys of a comparison.
  var keys: [(key: String, value: JSON)] {
    let recorded = scores.map { scores in
      [
        (
          key: "scores",
          value: JSON.pairs(["ssim": .optional(scores.ssim), "flip": .number(scores.flip)])
        )
      ]
    }
    return [
      ("verdict", .text(verdict.rawValue)), ("level", .text(level.rawValue)),
      ("metric", .optional(metric?.rawValue)), ("differentPixels", .optional(differentPixels)),
      ("totalPixels", .optional(totalPixels)),
      (
        "measured",
        measured.map {
          .pairs([
            "value": .number($0.value), "limit": .number($0.limit), "unit": .text($0.unit),
          ])
        } ?? .null
      ),
      (
        "changes",
        .array(
          changes.map {
            .pairs([
              "kind": .text($0.kind.rawValue), "statement": .text($0.statement),
              "node": .optional($0.node),
            ])
          })
      ),
      (
        "regions",
        .array(
          regions.map {
            .pairs([
              "x": .integer($0.x), "y": .integer($0.y), "width": .integer($0.width),
              "height": .integer($0.height),
              "pixels": $0.pixels > 0 ? .integer($0.pixels) : .null,
            ])
          })
      ),
      ("notes", .texts(notes)), ("fault", .optional(fault?.words)),
    ] + (recorded ?? [])
  }

  /// What the process exits with after telling it.
  var status: ExitStatus {
    switch verdict {
    case .identical, .withinTolerance, .drift: .done
    case .changed, .size: .different
    case .unreadable: .unreadable
    case .new, .missing, .stale: .baseline
    }
  }

  /// The result for people: the verdict, then one change a line.
  var lines: String {
    let recorded =
      scores.map { scores in
        let ssim = scores.ssim.map { "SSIM \(significant($0, 6)), " } ?? ""
        return "  for the record: \(ssim)FLIP \(significant(scores.flip, 4))\n"
      } ?? ""
    let remarks = notes.map { "  note: \($0)\n" }.joined() + recorded
    guard !changes.isEmpty else { return summary + "\n" + remarks }
    return title + (basis.map { " (\($0.rawValue))" } ?? "") + "\n"
      + changes.map { "  \($0.kind.rawValue): \($0.statement)\n" }.joined() + remarks
  }
}

extension Review {
  /// The keys of a review.
  var keys: [(key: String, value: JSON)] {
    var totals: [(key: String, value: JSON)] = [("compared", .integer(entries.count))]
    totals += Policy.Outcome.allCases.map { ($0.rawValue, .integer(count($0))) }
    totals += Verdict.allCases.map { ($0.rawValue, .integer(count($0))) }
    return [
      ("commit", .optional(commit)), ("shard", .optional(shard?.description)),
      ("totals", .object(totals)),
      (
        "results",
        .array(
          entries.map { entry in
            .object(
              [
                (key: "name", value: .text(entry.name)),
                (key: "outcome", value: .text(outcome(of: entry).rawValue)),
              ] + entry.comparison.keys)
          })
      ),
    ]
  }

  /// What the process exits with after telling it.
  var status: ExitStatus { ExitStatus(rawValue: exitStatus) ?? .badInput }

  /// The result for people: what is not identical, then the counts.
  var lines: String {
    entries.filter { $0.comparison.verdict != .identical }
      .map { "\($0.name): \($0.comparison.lines)" }.joined() + headline + "\n"
  }
}
