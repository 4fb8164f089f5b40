import Approximation
import Formula
import Specification

extension Study {
  /// The errors of one method against its degree.
  struct ConvergenceCurve: Sendable {
    /// The position in the study of the approximant that stands for the method.
    let position: Int
    let rows: [Row]
    let decay: Decay?

    struct Row: Sendable {
      let degree: Int
      let parameters: Int
      /// The number of layers; nil for polynomials.
      var depth: Int?
      let errors: ErrorNorms

      /// What the horizontal axis counts; nil where the method has no such number.
      subscript(abscissa: PanelSpec.Abscissa) -> Int? {
        switch abscissa {
        case .degree: degree
        case .parameters: parameters
        case .depth: depth
        }
      }
    }
  }

  /// One curve for every method that occurs among the approximants at these positions.
  ///
  /// - Throws: `Failure` where the norms do not exist.
  func convergence(
    of positions: [Int], to highest: Int, against abscissa: PanelSpec.Abscissa
  ) throws(Failure) -> [ConvergenceCurve] {
    guard let target, let norm else { return [] }
    let part = norm.interval.isFinite ? nil : view
    var seen: Set<Approximant.Method> = []
    var curves: [ConvergenceCurve] = []
    for position in positions {
      let approximant = approximants[position]
      guard seen.insert(approximant.method).inserted else { continue }
      if let certified = try certifiedConvergence(position, to: highest) {
        curves.append(certified)
        continue
      }
      do {
        switch approximant.method {
        case .taylor(let center):
          let whole = try target.expression.series(at: center, order: highest)
          let table = try Convergence(
            of: target.function, in: norm, degrees: Array(0...highest), supOn: part
          ) { degree in
            TaylorPolynomial(
              center: center, coefficients: Array(whole.coefficients[...degree])
            ).function
          }
          curves.append(ConvergenceCurve(position, table))
        case .projection:
          guard case .projection(let projection) = approximant.object else { continue }
          let basis = projection.basis
          if basis.isSame(as: norm) {
            let table = try Convergence(
              projecting: target.function, onto: basis, degrees: Array(0...highest), supOn: part)
            curves.append(ConvergenceCurve(position, table))
            continue
          }
          let whole = try Projection(of: target.function, onto: basis, degree: highest)
          let table = try Convergence(
            of: target.function, in: norm, degrees: Array(0...highest), supOn: part
          ) { whole.expansion.truncated(to: $0).function }
          curves.append(ConvergenceCurve(position, table))
        case .interpolation, .minimax, .bernstein, .rational:
          var parameters: [Int: Int] = [:]
          let table = try Convergence(
            of: target.function, in: norm, degrees: Array(0...highest), supOn: part
          ) { degree in
            let member = approximant.member(of: degree, target, on: norm.interval)
            parameters[degree] = member?.parameters
            return member?.function
          }
          curves.append(ConvergenceCurve(position, table, parameters: parameters))
        case .chain:
          curves.append(try chainConvergence(position, to: highest, against: abscissa))
        case .network:
          curves.append(try networkConvergence(position, to: highest, against: abscissa))
        }
      } catch let failure as Failure {
        throw failure
      } catch {
        let reason = (error as? IntegrationError)?.message ?? "\(error)"
        throw Failure("\(target.expression): \(reason)")
      }
    }
    return curves
  }
}

extension Approximant {
  /// The member of its method with another degree; nil where there is none.
  fileprivate func member(
    of degree: Int, _ target: Study.Target, on interval: Interval
  ) -> (function: RealFunction, parameters: Int)? {
    switch object {
    case .interpolation(let own):
      let found = try? Interpolation(
        of: target.function, on: interval, degree: degree, nodes: own.family)
      return found.map { ($0.series.function, degree + 1) }
    case .minimax(_, let weight):
      guard degree <= 200 else { return nil }
      let found = MinimaxPolynomial(
        of: target.function, on: interval, degree: degree, weight: weight)
      return (found.series.function, degree + 1)
    case .bernstein:
      guard degree >= 1 else { return nil }
      return (
        BernsteinPolynomial(of: target.function, on: interval, degree: degree).function,
        degree + 1
      )
    case .rational(let own):
      guard let recipe = own.recipe.raised(to: degree),
        let found = try? RationalStudy(
          recipe, of: target.expression, target.function, on: interval),
        found.poles(on: interval).isEmpty
      else { return nil }
      return (found.function(on: interval), found.parameters)
    default: return nil
    }
  }
}

extension Study {
  /// Errors in ball arithmetic, for the polynomials of figures with a precision.
  private func certifiedConvergence(
    _ position: Int, to highest: Int
  ) throws(Failure) -> ConvergenceCurve? {
    let approximant = approximants[position]
    switch approximant.object {
    case .taylor, .projection, .interpolation, .minimax: break
    default: return nil
    }
    guard let measure,
      let found = try measure.errors(of: approximant.object, upTo: highest, at: nil)
    else { return nil }
    return ConvergenceCurve(
      position,
      Convergence(
        rows: found.norms.enumerated().map {
          Convergence.Row(degree: $0.offset, errors: $0.element)
        }, scale: measure.noise(of: approximant) * 0x1p52))
  }
}

extension Study.ConvergenceCurve {
  /// Polynomial methods have one parameter more than their degree.
  init(_ position: Int, _ table: Convergence, parameters: [Int: Int] = [:]) {
    self.position = position
    rows = table.rows.map {
      Row(
        degree: $0.degree, parameters: parameters[$0.degree] ?? $0.degree + 1, errors: $0.errors)
    }
    decay = table.decay
  }
}

extension PolynomialBasis {
  /// Whether both are the same classical family on the same interval.
  func isSame(as other: PolynomialBasis) -> Bool {
    family != nil && family == other.family && interval == other.interval
  }
}
