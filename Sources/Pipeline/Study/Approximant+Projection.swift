import Approximation
import Exact
import Formula
import Specification

extension Approximant {
  /// Weighted least squares onto a family, the polynomials of a weight, or those of the figure's inner
  /// product; the degree is chosen by the coefficients when nil.
  static func projection(
    _ name: Input?, weight: Input?, _ degree: Int?, _ spec: ApproximantSpec, _ context: Context
  ) throws(Failure) -> Made {
    guard let target = context.target, let domain = context.domain, let norm = context.norm else {
      throw context.failure(spec, "a function is missing")
    }
    if let weight, context.measure != nil {
      throw weight.failure(
        "the polynomials of a general weight are not enclosed",
        hint: "name a classical family by 'basis', or leave out 'precision'")
    }
    let part = domain.isFinite ? nil : context.view
    func chosen(_ degree: Int) throws(Failure) -> PolynomialBasis {
      if let weight {
        return try weight.generatedBasis(on: domain, degree: max(degree, context.shownDegree))
      }
      return try name?.basis(on: domain) ?? norm
    }
    let projection: Projection
    var chop: Chop?
    if let degree {
      let basis = try chosen(degree)
      do {
        projection = try Projection(
          of: target.function, onto: basis, degree: degree, supOn: part)
      } catch {
        throw context.failure(spec, error.message)
      }
    } else {
      let isGenerated = weight != nil || (name == nil && norm.family == nil)
      do {
        // Weights may lack high moments; 128 is also where people stop reading.
        let found = try AdaptiveProjection(
          of: target.function,
          maximumDegree: isGenerated ? Projection.largestGeneratedDegree : 512, supOn: part,
          basis: chosen)
        (projection, chop) = (found.projection, found.chop)
      } catch {
        switch error {
        case .basis(let failure): throw failure
        case .integration(let error): throw context.failure(spec, error.message)
        }
      }
    }
    let basis = projection.basis
    let word = basis.family == nil ? "projection" : basis.name.split(separator: "(")[0]
    let title: Notation
    if let family = basis.family {
      title = family.title
    } else if let weight {
      title = .row([.text("weight "), try weight.expression().notation])
    } else {
      title = .text("projection")
    }
    let reached = projection.coefficients.count - 1
    var made = Made(
      method: .projection(weight.map { "weight \($0.text)" } ?? basis.name),
      object: .projection(projection), name: "\(word)", label: .counted(title, reached),
      methodLabel: title, degree: reached, parameters: reached + 1,
      function: projection.expansion.function, coefficients: projection.coefficients)
    made.chop = chop
    made.weightText = weight?.text ?? (basis.family == nil ? context.weightText : basis.weightText)
    return made
  }
}

extension Projection {
  /// The highest degree that is tried in polynomials generated from a weight.
  static let largestGeneratedDegree = 128
}

extension OrthogonalFamily {
  /// The family's name as printed, with its parameters.
  var title: Notation {
    switch self {
    case .legendre: return .text("Legendre")
    case .chebyshev(.first): return .text("Chebyshev")
    case .chebyshev(let kind): return .text("Chebyshev \(kind.rawValue)")
    case .gegenbauer: return .text("Gegenbauer" + parameterWords)
    case .jacobi: return .text("Jacobi" + parameterWords)
    case .laguerre: return .text("Laguerre" + parameterWords)
    case .hermite: return .text("Hermite (physicists’)")
    case .hermiteE: return .text("Hermite")
    }
  }

  /// ` (−1/2, 2)`, or nothing.
  private var parameterWords: String {
    let name = "\(self)"
    guard let open = name.firstIndex(of: "(") else { return "" }
    let inside = name[name.index(after: open)...].dropLast()
    let words = inside.split(separator: ",").map { part in
      String(part.map { $0 == "-" ? "−" : $0 })
    }
    return " (" + words.joined(separator: ", ") + ")"
  }
}
