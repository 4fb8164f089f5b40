import Approximation
import Exact
import Formula
import Networks
import Reporting
import Specification

/// A network of a figure with exact weights, and what it is when multiplied out.
struct NetworkStudy: Sendable {
  let network: Network
  /// What the only output computes; nil above the limits of exact expansion.
  let output: PiecewisePolynomial?
  /// The construction that has a network at every depth; nil for others.
  let construction: ApproximantSpec.Construction?
  /// The result of a fit; nil for given weights.
  var fit: Fit<NetworkFunction>?
  /// Where its pieces are counted; nil for everywhere.
  var domain: Interval?
  /// Whether the multiplied out network was found to be the wanted polynomial; nil where none was.
  let isVerified: Bool?

  init(
    _ network: Network, construction: ApproximantSpec.Construction? = nil,
    isVerified: Bool? = nil
  ) {
    self.network = network
    output = (try? NetworkExpansion(network))?.outputs.first
    self.construction = construction
    self.isVerified = isVerified
  }

  /// The values an article can name.
  var values: [String: Value] {
    var values: [String: Value] = [
      "depth": .number(Double(network.depth)), "width": .number(Double(network.width)),
      "units": .number(Double(network.unitCount)),
    ]
    if let output {
      let inside = output.breakpoints.count { place in
        domain.map { $0.lower < place.doubleValue && place.doubleValue < $0.upper } ?? true
      }
      values["pieces"] = .number(Double(inside + 1))
      if let polynomial = output.polynomial {
        values["polynomial"] = .notation(Notation(polynomial: polynomial))
      }
    }
    if let fit {
      if let best = fit.bestPolynomialRms { values["bestPolynomial"] = .number(best) }
      values["starts"] = .number(Double(fit.starts.count))
    }
    if let isVerified { values["verified"] = .text(isVerified ? "yes" : "no") }
    return values
  }

  /// The network in double precision, evaluated layer by layer, kinks listed.
  var function: RealFunction {
    let evaluated = NetworkFunction(network)
    let kinks = output?.breakpoints.map(\.doubleValue) ?? []
    return RealFunction(breakpoints: kinks) { evaluated($0) }
  }
}

extension Network {
  /// The number of units in the layers that are not affine.
  var unitCount: Int { layers.filter { $0.activation != .identity }.map(\.width).reduce(0, +) }
}
