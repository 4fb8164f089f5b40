// Timings inside one process, for the scripts beside this folder: `residuum-bench TASK [N]` prints
// the median and the smallest time of a run in milliseconds.
import Approximation
import CKernels
import Exact
import Formula
import Networks
import RealModule

/// Runs `body` for about a third of a second, at least five times.
func timed(_ body: () throws -> Void) rethrows {
  let clock = ContinuousClock()
  var samples: [Double] = []
  try body()
  let start = clock.now
  while samples.count < 5 || clock.now - start < .milliseconds(300), samples.count < 2000 {
    let time = try clock.measure(body)
    let (seconds, attoseconds) = time.components
    samples.append(Double(seconds) * 1e3 + Double(attoseconds) * 1e-15)
  }
  samples.sort()
  print(samples[samples.count / 2], samples[0])
}

/// Keeps a result from being optimised away.
@inline(never)
func use<T>(_ value: T) {}

let arguments = CommandLine.arguments.dropFirst()
let task = arguments.first ?? ""
let size = arguments.dropFirst().first.flatMap { Int($0) }

func expression(_ text: String) throws -> Formula.Expression {
  try Formula.Expression(parsing: text)
}

/// The weights of Benchmarks/networks.py.
let weights: [Rational] = [
  (1, 2), (1, 3), (2, 5), (3, 7), (1, 4), (5, 9), (2, 3), (1, 5), (3, 8), (4, 9), (1, 7), (2, 9),
].map { Rational($0, $1) }

switch task {
case "gauss-legendre":
  let n = size ?? 100_000
  timed { use(OrthogonalFamily.legendre.gaussRule(count: n)) }
case "gauss-laguerre", "gauss-hermite", "gauss-jacobi":
  let n = size ?? 100_000
  let family: OrthogonalFamily =
    task == "gauss-laguerre"
    ? .laguerre(0) : task == "gauss-hermite" ? .hermite : .jacobi(0.3, -0.7)
  timed { use(family.gaussRule(count: n)) }
case "project":
  let f = RealFunction(try expression("exp(sin(20x))"), on: .canonical)
  let basis = PolynomialBasis(.legendre)
  try timed { use(try Projection(of: f, onto: basis, degree: size ?? 1000)) }
case "taylor":
  let f = try expression("exp(sin(x))/(2+cos(x))")
  try timed { use(try f.series(at: 0, order: size ?? 200)) }
case "minimax":
  let interval = try Interval(-4, 4)
  let f = RealFunction(try expression("gelu(x)"), on: interval)
  timed { use(MinimaxPolynomial(of: f, on: interval, degree: size ?? 20)) }
case "clenshaw", "clenshaw-avx2", "legendre-clenshaw", "jacobi-clenshaw", "copy",
  "memory":
  let points = (0..<1_000_000).map { -1 + 2 * Double($0) / 1_000_000 }
  let coefficients = (0...(size ?? 50)).map { 1 / Double($0 * $0 + 1) }
  switch task {
  case "copy":
    var target = [Double](repeating: 0, count: points.count)
    timed {
      for i in points.indices { target[i] = points[i] }
      use(target[size ?? 50])
    }
  case "memory":
    // The library's copy, as fast as the memory goes.
    var target = [Double](repeating: 0, count: points.count)
    timed {
      unsafe target.withUnsafeMutableBufferPointer { _ = unsafe $0.update(fromContentsOf: points) }
      use(target[size ?? 50])
    }
  case "clenshaw":
    let series = ChebyshevSeries(on: .canonical, coefficients: coefficients)
    timed { use(series.values(at: points)) }
  case "clenshaw-avx2":
    // The narrower registers of most machines, forced where there are wider ones.
    var target = [Double](repeating: 0, count: points.count)
    timed {
      unsafe kernel_chebyshev(
        KERNEL_AVX2, points, &target, points.count, 0, 1, coefficients, coefficients.count)
      use(target[size ?? 50])
    }
  default:
    let family: OrthogonalFamily = task == "legendre-clenshaw" ? .legendre : .jacobi(1.5, 0.3)
    let series = OrthogonalExpansion(basis: PolynomialBasis(family), coefficients: coefficients)
    timed { use(series.values(at: points)) }
  }
case "barycentric":
  let points = (0..<1_000_000).map { -1 + 2 * Double($0) / 1_000_000 }
  let nodes = ChebyshevSeries.points(on: .canonical, degree: size ?? 50)
  let p = BarycentricInterpolant(nodes: nodes, values: nodes.map { .exp($0) })
  timed { use(p.values(at: points)) }
case "legendre-to-chebyshev":
  let a = (0..<(size ?? 10_000)).map { 1 / Double($0 + 1) }
  timed { use(chebyshevCoefficients(legendre: a)) }
case "chebyshev-to-legendre":
  let a = (0..<(size ?? 10_000)).map { 1 / Double($0 + 1) }
  timed { use(legendreCoefficients(chebyshev: a)) }
case "expand":
  let chain = Chain(
    activation: .square, isResidual: true, weights: Array(weights.prefix(size ?? 6)))
  try timed { use(try ChainExpansion(chain)) }
case "fit":
  let family = ChainFamily(activation: .square, isResidual: true, depth: size ?? 4)
  let target = RealFunction(try expression("exp(x) - 1"), on: .canonical)
  timed { use(FitProblem(family, to: target, on: .canonical, starts: 20).run()) }
case "fit-tanh":
  let family = NetworkFamily(activation: .named(.tanh), width: 4, depth: 2)
  let target = FitTarget(RealFunction(try expression("sin(3x)"), on: .canonical), on: .canonical)
  timed { use(NetworkFitProblem(family, to: target, starts: size ?? 2).run()) }
case "fit-relu":
  let family = NetworkFamily(activation: .relu, width: 3, depth: 2)
  let target = FitTarget(RealFunction(try expression("abs(x)"), on: .canonical), on: .canonical)
  timed { use(NetworkFitProblem(family, to: target, starts: size ?? 20).run()) }
default:
  print(
    """
    usage: residuum-bench TASK [N]
    tasks: gauss-legendre gauss-laguerre gauss-hermite gauss-jacobi project taylor minimax \
    clenshaw clenshaw-avx2 legendre-clenshaw jacobi-clenshaw copy memory barycentric \
    legendre-to-chebyshev chebyshev-to-legendre expand fit fit-tanh fit-relu
    """)
}
