import Approximation

/// The points a network descends on, and the finer ones on which its error is measured.
///
/// A network with kinks is measured panel by panel between them: a rule that does not know where a
/// kink lies can't see what happens between the two points next to it.
struct FitRuler: Sendable {
  let target: FitTarget
  /// The points of every descent.
  let descent: FitGrid
  /// The points of networks without kinks.
  let measure: FitGrid
  private let degree: Int?
  private let activation: Activation

  /// The points for networks of one activation.
  ///
  /// The finer points are more than twice as many as the degree, so that no polynomial of it
  /// vanishes on them by chance.
  ///
  /// - Parameter degree: of the networks, where they are polynomials.
  init(_ target: FitTarget, degree: Int?, activation: Activation) {
    (self.target, self.degree, self.activation) = (target, degree, activation)
    if let data = target.data {
      (descent, measure) = (data, data)
    } else {
      descent =
        ((degree ?? 0) < Self.gaussCount / 2 - 1 ? Self.gaussGrid(target) : nil)
        ?? Self.grid(
          target, perPanel: min(max(64, 2 * (degree ?? 48) + 32), 320), resolving: degree ?? 12)
      measure = Self.grid(
        target, perPanel: max(128, 2 * (degree ?? 64) + 64), resolving: degree ?? 48)
    }
  }

  /// The size of the Gauss rules on which smooth weighted targets are fitted.
  static let gaussCount = 64

  /// The Gauss rule of a singular weight, where it is known and the target is smooth: a tenth of
  /// the points that panels need which resolve the weight.
  private static func gaussGrid(_ target: FitTarget) -> FitGrid? {
    guard let function = target.function, let basis = target.basis, target.density == nil,
      function.divisions(inside: target.interval).isEmpty,
      basis.generated.map({ $0.matrix.count >= gaussCount }) ?? true
    else { return nil }
    let rule = basis.gaussRule(count: gaussCount)
    let values = function.values(at: rule.nodes)
    guard values.allSatisfy(\.isFinite) else { return nil }
    return FitGrid(points: rule.nodes, values: values, weights: rule.weights)
  }

  /// Whether the points depend on the network.
  var hasKinks: Bool { target.data == nil && !activation.kinks.isEmpty }

  /// The points that fit a network: panels end at its kinks.
  func grid(for network: some FittedFunction) -> FitGrid {
    guard hasKinks else { return measure }
    return Self.grid(
      target, splitAt: network.breakpoints(inside: target.interval), perPanel: 24, resolving: 0)
  }

  /// The root mean square error and the largest error of a network.
  func error(of network: some FittedFunction) -> (rms: Double, sup: Extremum) {
    grid(for: network).error(of: network)
  }

  /// Points between the kinks of the target and further ones.
  ///
  /// - Parameters:
  ///   - perPanel: the number of points on a panel for the weight 1.
  ///   - degree: of the polynomials that are resolved with any other weight.
  private static func grid(
    _ target: FitTarget, splitAt kinks: [Double] = [], perPanel: Int, resolving degree: Int
  ) -> FitGrid {
    guard let function = target.function else {
      return FitGrid(points: [], values: [], weights: [])
    }
    let split = RealFunction(
      breakpoints: function.breakpoints + kinks, features: function.features
    ) { function($0) }
    guard let basis = target.basis, target.density == nil else {
      return FitGrid(split, weight: target.density, on: target.interval, perPanel: perPanel)
    }
    // The integral exists, as the target was made with it; a coarser rule always remains.
    guard
      let rule = (try? basis.samples(of: split, degree: min(degree, 200)))
        ?? (try? basis.samples(of: function, degree: 0))
    else { return FitGrid(function, on: target.interval, perPanel: perPanel) }
    return FitGrid(
      points: rule.nodes, values: function.values(at: rule.nodes), weights: rule.weights)
  }
}
