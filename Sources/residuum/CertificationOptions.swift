import ArgumentParser
import Pipeline

/// Whether numbers are proved, and with how many bits.
struct CertificationOptions: ParsableArguments {
  @Flag(
    name: .long,
    help: ArgumentHelp(
      "Prove the numbers: enclosures by ball arithmetic.",
      discussion: """
        Adds the JSON object "certified" with pairs [mid, radius] of decimal strings, every digit \
        of mid right, and prints certain digits only. Bits are added until 16 digits are certain.
        """))
  var certify = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Bits of the enclosures, 64 to 8192; implies --certify.", valueName: "bits"))
  var precision: Int?

  func validate() throws {
    guard precision.map((64...8192).contains) ?? true else {
      throw ValidationError("--precision takes 64 to 8192 bits")
    }
  }

  /// The precision asked for; nil when nothing is to be proved.
  var wanted: Precision? {
    precision.map(Precision.bits) ?? (certify ? .automatic : nil)
  }
}
