public import Approximation

/// A network in double precision with one input and one output, as a fit returns it.
public protocol FittedFunction: Sendable {
  /// The value at x.
  func callAsFunction(_ x: Double) -> Double
  /// The points inside an interval where a unit stands on a kink of its activation, ascending.
  ///
  /// Complexity: O(layers · units · kinks) evaluations.
  func breakpoints(inside interval: Interval) -> [Double]
}

extension ChainFunction: FittedFunction {
  /// The points inside an interval where a layer stands on a kink of its activation, ascending.
  public func breakpoints(inside interval: Interval) -> [Double] {
    let kinks = family.activation.kinks
    guard !kinks.isEmpty else { return [] }
    return weights.indices.reduce(into: []) { found, layer in
      let before = found
      for kink in kinks {
        found.append(
          contentsOf: crossings(on: interval, between: before) { x in
            weights[layer] * value(after: layer, at: x) + (biases.isEmpty ? 0 : biases[layer])
              - kink
          })
      }
      found.sort()
    }
  }
}

extension NetworkFunction: FittedFunction {
  /// The points inside an interval where a unit stands on a kink of its activation, ascending.
  ///
  /// - Precondition: one input.
  public func breakpoints(inside interval: Interval) -> [Double] {
    layers.indices.reduce(into: []) { found, index in
      let (before, layer) = (found, layers[index])
      for kink in layer.activation.kinks {
        for unit in layer.weights.indices {
          found.append(
            contentsOf: crossings(on: interval, between: before) { x in
              layer.biases[unit] + dot(layer.weights[unit], values(after: index, at: [x])) - kink
            })
        }
      }
      found.sort()
    }
  }
}

/// Where a function that is a polynomial of low degree between `breaks` changes its sign.
private func crossings(
  on interval: Interval, between breaks: [Double], _ function: (Double) -> Double
) -> [Double] {
  let ends = [interval.lower] + breaks + [interval.upper]
  let parts = 8
  var found: [Double] = []
  for (start, end) in zip(ends, ends.dropFirst()) where start < end {
    var (low, below) = (start, function(start))
    for part in 1...parts {
      let high = part == parts ? end : start + (end - start) * Double(part) / Double(parts)
      let above = function(high)
      if below * above < 0 {
        found.append(bisected(low, high, rising: above > 0, function))
      } else if above == 0, high < interval.upper {
        found.append(high)
      }
      (low, below) = (high, above)
    }
  }
  return found
}

/// The sign change between two points, halved until no double lies between.
private func bisected(
  _ low: Double, _ high: Double, rising: Bool, _ function: (Double) -> Double
) -> Double {
  var (low, high) = (low, high)
  while true {
    let middle = low + (high - low) / 2
    guard low < middle, middle < high else { return high }
    if (function(middle) > 0) == rising { high = middle } else { low = middle }
  }
}
