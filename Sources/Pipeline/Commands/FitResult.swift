public import Encoding
import Approximation
import Exact
import Formula
import Networks

/// A network fitted to a function or to data, as `fit` prints it.
public struct FitResult: CommandResult {
  /// The name of the command.
  public static let command = "fit"

  private let request: FitRequest
  private let resolved: FitRequest.Resolved
  private let network: Network
  private let report: FitReport
  private let precise: PreciseFit?

  /// What was found.
  private enum Network: Sendable {
    case chain(ChainFunction)
    case wide(NetworkFunction, NetworkFamily)
  }

  /// Fits a chain, or a wide network, in the mean square.
  ///
  /// - Parameters:
  ///   - request: what to fit to what.
  ///   - progress: called after each step and each start;
  ///     answering false ends the fit with the best so far.
  /// - Throws: `Failure` for bad input and for functions without finite values on the interval.
  public init(
    _ request: FitRequest, progress: @escaping (FitStage) -> Bool = { _ in true }
  ) throws(Failure) {
    self.request = request
    resolved = try request.resolved()
    let search = { (done: Int) in progress(.starts(done)) }
    if request.width == 1 {
      let fit = FitProblem(
        request.chainFamily(resolved.activation), to: resolved.target, starts: request.starts,
        seed: request.seed
      ).run(progress: search)
      (network, report) = (.chain(fit.chain), FitReport(fit))
      precise = try request.precise(resolved) { target, bits in
        PreciseFit(refining: fit.chain, to: target, precision: bits) {
          progress(.refinement(bits: bits, step: $0))
        }
      }
    } else {
      let family = request.networkFamily(resolved.activation)
      let fit = NetworkFitProblem(
        family, to: resolved.target, starts: request.starts, seed: request.seed
      ).run(progress: search)
      (network, report) = (.wide(fit.function, family), FitReport(fit))
      precise = try request.precise(resolved) { target, bits in
        PreciseFit(refining: fit.function, in: family, to: target, precision: bits) {
          progress(.refinement(bits: bits, step: $0))
        }
      }
    }
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    [
      "expression": .optional(resolved.expression?.description),
      "data": request.data.map { .text($0.text) } ?? .null,
      "samples": .optional(resolved.sampleCount),
      "on": .text("\(resolved.target.interval)"),
      "weight": .text(resolved.weightText),
      "activation": .text(resolved.activation.description),
      "residual": .flag(request.isResidual),
      "bias": .flag(request.hasBiases),
      "depth": .integer(request.depth),
      "width": .integer(request.width),
      "seed": Int(exactly: request.seed).map(JSON.integer) ?? .text(String(request.seed)),
      "weights": weights,
      "biases": biases,
      "head": head,
      "rms": .number(precise?.rms.doubleValue ?? report.rms),
      "sup": .number(precise.map { abs($0.sup.error.doubleValue) } ?? report.sup.size),
      "supAt": .number(precise?.sup.x ?? report.sup.x),
      "degree": .optional(report.degree),
      "freeParameters": .integer(freeParameters),
      "bestPolynomialRms": .optional(floor.value),
      "bestPolynomialBelow": .optional(floor.bound),
      "noiseFloor": .number(floor.noise),
      "starts": report.startsJSON,
      "spread": report.spreadJSON,
      "converged": .flag(precise?.isConverged ?? report.isConverged),
      "interrupted": .flag(isInterrupted),
      "precision": .optional(precise?.precision),
      "precise": precise.map { $0.json(parameterNames) } ?? .null,
    ]
  }

  private var freeParameters: Int {
    switch network {
    case .chain(let chain): chain.family.freeParameters
    case .wide(_, let family): family.freeParameters
    }
  }

  private var parameterNames: [String] {
    switch network {
    case .chain(let chain): chain.family.symbols
    case .wide(_, let family): family.symbols
    }
  }

  /// Numbers from the first layer to the last; of a wide network one matrix a layer.
  private var weights: JSON {
    switch network {
    case .chain(let chain): .numbers(chain.weights)
    case .wide(let network, _):
      .array(network.layers.dropLast().map { .array($0.weights.map(JSON.numbers)) })
    }
  }

  private var biases: JSON {
    switch network {
    case .chain(let chain): .numbers(chain.biases)
    case .wide(let network, let family):
      .array(family.hasBiases ? network.layers.dropLast().map { .numbers($0.biases) } : [])
    }
  }

  /// The factors, then the constant.
  private var head: JSON {
    switch network {
    case .chain(let chain):
      chain.family.hasHead ? .numbers([chain.head.scale, chain.head.offset]) : .null
    case .wide(let network, let family):
      .numbers(
        network.layers.suffix(1).flatMap {
          $0.weights[0] + (family.hasBiases ? $0.biases : [])
        })
    }
  }

  private var floor: PolynomialFloor { PolynomialFloor(report, precise) }

  private var isInterrupted: Bool { report.isInterrupted || precise?.isInterrupted ?? false }

  /// A fit that was interrupted, or did not come to rest, says so.
  public var warnings: [Diagnostic] {
    if report.isInterrupted {
      let (done, asked) = (report.starts.count, request.starts)
      return [Diagnostic(.warning, "interrupted after \(done) of \(asked) starts: the best so far")]
    }
    if let precise, precise.isInterrupted {
      return [
        Diagnostic(
          .warning,
          "interrupted at step \(precise.iterations) with \(precise.precision) bits: the best so far"
        )
      ]
    }
    var found: [Diagnostic] = []
    if let place = precise?.unenclosedAt {
      found.append(
        Diagnostic(
          .warning, "the error at x = \(significant(place, 6)) can't be enclosed and is left out"))
    }
    return precise?.isConverged ?? report.isConverged
      ? found
      : found + [Diagnostic(.warning, "the best start did not come to rest at a stationary point")]
  }

  /// The layers, then the errors, each with its norm.
  public var text: String {
    var lines: [String]
    switch network {
    case .chain(let chain): lines = chain.lines
    case .wide(let network, let family): lines = network.lines(family)
    }
    if let precise { lines += precise.lines(parameterNames) }
    let measure =
      resolved.sampleCount.map { "over \($0) samples, weight \(resolved.weightText)" }
      ?? "on \(request.interval?.text ?? "\(resolved.target.interval)"), weight \(resolved.weightText)"
    lines += report.lines(measure, precise)
    return lines.joined(separator: "\n") + "\n"
  }
}

extension ChainFunction {
  fileprivate var lines: [String] {
    var table = TextTable(family.hasBiases ? ["i", "w_i", "b_i"] : ["i", "w_i"], leading: [])
    for (index, weight) in weights.enumerated() {
      var row = ["\(index + 1)", significant(weight, 10)]
      if family.hasBiases { row.append(significant(biases[index], 10)) }
      table.append(row)
    }
    guard family.hasHead else { return [table.text] }
    return [
      table.text, "head      \(significant(head.scale, 10)) F + \(significant(head.offset, 10))",
    ]
  }
}

extension NetworkFunction {
  /// One table a layer, a row per unit.
  fileprivate func lines(_ family: NetworkFamily) -> [String] {
    layers.enumerated().map { index, layer in
      let isOutput = index == layers.count - 1
      let inputs = layer.weights[0].indices.map { "w_\($0 + 1)" }
      var table = TextTable(["k"] + inputs + (family.hasBiases ? ["b"] : []), leading: [])
      for (row, weights) in layer.weights.enumerated() {
        let numbers = weights + (family.hasBiases ? [layer.biases[row]] : [])
        table.append(["\(row + 1)"] + numbers.map { significant($0, 8) })
      }
      return (isOutput ? "output" : "layer \(index + 1)") + "\n" + table.text
    }
  }
}
