import Encoding
import Glibc

/// Samples rounded to 65 536 steps between their extremes, finer than any chart is drawn.
///
/// Longer lists than 1024 are kept as the least and the largest value of up to 512 blocks, so that
/// no visible change is lost and no list grows without bound.
public struct Quantised: Equatable, Sendable {
  /// Smallest finite value.
  public let least: Double
  /// Largest finite value.
  public let largest: Double
  /// Whether the steps are even in the logarithm.
  public let isLogarithmic: Bool
  /// Samples that a stored step stands for.
  public let block: Int
  /// Steps from `least`; −1 where the value is undefined.
  public let steps: [Int]
  /// Checksum of the exact values: equal ones need no comparison.
  public let digest: String

  static let levels = 65535

  /// Rounds values.
  init(_ values: [Double], isLogarithmic: Bool) {
    func isDefined(_ value: Double) -> Bool { value.isFinite && (!isLogarithmic || value > 0) }
    self.isLogarithmic = isLogarithmic
    let defined = values.filter(isDefined)
    least = defined.min() ?? 0
    largest = defined.max() ?? 0
    var sum = Fingerprint()
    for value in values { sum.add(Int(truncatingIfNeeded: value.bitPattern)) }
    digest = String(sum.value, radix: 16)
    let (low, high) = isLogarithmic ? (log(least), log(largest)) : (least, largest)
    let width = high - low
    func step(_ value: Double) -> Int {
      guard isDefined(value) else { return -1 }
      guard width > 0 else { return 0 }
      return Int(
        (((isLogarithmic ? log(value) : value) - low) / width * Double(Self.levels)).rounded())
    }
    guard values.count > 1024 else {
      block = 1
      steps = values.map(step)
      return
    }
    let length = (values.count + 511) / 512
    block = length
    steps = stride(from: 0, to: values.count, by: length).flatMap { start -> [Int] in
      let part = values[start..<min(start + length, values.count)]
      let inside = part.filter(isDefined)
      return [inside.min().map(step) ?? -1, inside.max().map(step) ?? -1]
    }
  }

  /// The value that a step stands for, nan where undefined.
  func value(_ index: Int) -> Double {
    guard steps[index] >= 0 else { return .nan }
    let t = Double(steps[index]) / Double(Self.levels)
    return isLogarithmic
      ? exp(log(least) + t * (log(largest) - log(least))) : least + t * (largest - least)
  }

  /// All stored values.
  var values: [Double] { steps.indices.map(value) }

  /// Half the width of a step at a value: how exact it is known.
  func uncertainty(at value: Double) -> Double {
    let levels = Double(2 * Self.levels)
    return isLogarithmic
      ? abs(value) * (log(largest) - log(least)) / levels : (largest - least) / levels
  }

  init(
    least: Double, largest: Double, isLogarithmic: Bool, block: Int, steps: [Int], digest: String
  ) {
    self.least = least
    self.largest = largest
    self.isLogarithmic = isLogarithmic
    self.block = block
    self.steps = steps
    self.digest = digest
  }
}
