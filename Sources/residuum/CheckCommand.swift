import ArgumentParser
import Imaging
import Pipeline

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Draws figures and compares them with the approved ones.")

  @Argument(help: "The folder of the specifications.")
  var folder = "figures"

  @Option(name: .long, help: "Approved pictures: a folder, or git:REF (default: beside the specs).")
  var baseline: String?

  @Option(name: .long, help: "Findings that fail: data,text,axes,style,layout,drift,size,new,…")
  var failOn: String?

  @Option(name: .long, help: "Findings that only warn.")
  var warnOn: String?

  @Option(name: .long, help: "Prefer approved variants NAME@VARIANT, in this order; repeatable.")
  var variant: [String] = []

  @Option(name: .long, help: "A file of hashes: guards approved pictures, stands for missing ones.")
  var lock: String?

  @Flag(name: .long, help: "Judge by the hashes of --lock alone, without approved pictures.")
  var hashOnly = false

  @OptionGroup var comparing: ComparingOptions

  @OptionGroup var reports: ReportOptions

  @Option(name: .long, help: "Figures drawn at the same time (default: one a processor).")
  var jobs: Int?

  @Option(name: .long, help: "Check the K-th of N parts only, written K/N.")
  var shard: String?

  @OptionGroup var results: ResultOptions

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes 1 or more") }
    if hashOnly, lock == nil { throw ValidationError("--hash-only needs --lock FILE") }
    if hashOnly, baseline != nil { throw ValidationError("--hash-only opens no --baseline") }
    _ = try policy()
  }

  private func policy() throws -> Policy {
    do {
      return try Policy(failOn: failOn, warnOn: warnOn)
    } catch {
      throw ValidationError("'\(error.token)' is none of \(Policy.tokens.joined(separator: ", "))")
    }
  }

  func run() async throws {
    var approved = CheckResult.Approved()
    approved.baseline = baseline
    approved.variants = variant
    approved.lock = lock
    approved.hashesOnly = hashOnly
    let result = try await CheckResult(
      figures: folder, approved: approved, policy: policy(), options: comparing.options,
      ignoring: comparing.ignore.map { Input(argument: "--ignore", $0) }, jobs: jobs,
      shard: shard.map { Input(argument: "--shard", $0) },
      reports: reports.reports, output: reports.output)
    results.show(result)
    if result.status != .done { Terminal.exit(result.status) }
  }
}

/// What a check writes.
struct ReportOptions: ParsableArguments {
  @Option(name: .long, help: "Write the results as one offline HTML page.")
  var report: String?

  @Option(name: .long, help: "Write the results as JUnit XML.")
  var junit: String?

  @Option(name: .long, help: "Write a summary in Markdown, at most 64 KiB.")
  var markdown: String?

  @Option(name: .long, help: "Write a code quality report for GitLab.")
  var gitlab: String?

  @Flag(name: .long, help: "Print annotations for GitHub.")
  var github = false

  @Option(name: .shortAndLong, help: "The folder for results and new pictures.")
  var output = CheckResult.folder

  var reports: CheckResult.Reports {
    var reports = CheckResult.Reports()
    reports.page = report
    reports.junit = junit
    reports.markdown = markdown
    reports.gitlab = gitlab
    reports.github = github
    return reports
  }
}
