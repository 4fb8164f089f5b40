import RealModule

/// A sign change located by the ITP-like Illinois method with bisection as a safeguard.
///
/// Source: Dowell and Jarratt, *A modified regula falsi method* (1971).
func root(of f: RealFunction, between a: Extremum, and b: Extremum) -> Double {
  var (a, b) = (a, b)
  var fa = a.value
  var fb = b.value
  for round in 0..<200 {
    let width = b.x - a.x
    if width <= 2 * .ulpOfOne * max(abs(a.x), abs(b.x)) || width < 1e-300 { break }
    let isBisection = round % 4 == 3
    var x = isBisection ? a.x + width / 2 : b.x - fb * width / (fb - fa)
    if !(x > a.x && x < b.x) { x = a.x + width / 2 }
    if x == a.x || x == b.x { break }
    let value = f(x)
    if value == 0 || value.isNaN { return x }
    if (value < 0) == (b.value < 0) {
      b = Extremum(x: x, value: value)
      fb = value
      if !isBisection { fa /= 2 }
      if isBisection { fa = a.value }
    } else {
      a = Extremum(x: x, value: value)
      fa = value
      if !isBisection { fb /= 2 }
      if isBisection { fb = b.value }
    }
  }
  return a.size < b.size ? a.x : b.x
}

/// A local maximum of sign·f by Brent's method: parabolas with golden sections as a safeguard.
///
/// Source: Brent, *Algorithms for Minimization without Derivatives* (1973), chapter 5.
func maximum(
  of f: RealFunction, sign: Double, from lower: Double, through start: Extremum, to upper: Double
) -> Extremum {
  var (a, b) = (lower, upper)
  var best = start
  var second = start
  var third = start
  var step = 0.0
  var before = 0.0
  for _ in 0..<60 {
    let middle = a + (b - a) / 2
    let tolerance = 1e-9 * abs(best.x) + 1e-10 * (upper - lower)
    if abs(best.x - middle) <= 2 * tolerance - (b - a) / 2 { break }
    var isParabola = false
    if abs(before) > tolerance {
      let r = (best.x - second.x) * (best.value - third.value)
      let q = (best.x - third.x) * (best.value - second.value)
      var p = (best.x - third.x) * q - (best.x - second.x) * r
      var d = 2 * (q - r)
      if d > 0 { p = -p }
      d = abs(d)
      if abs(p) < abs(d * before / 2), p > d * (a - best.x), p < d * (b - best.x) {
        before = step
        step = p / d
        isParabola = true
      }
    }
    if !isParabola {
      before = best.x < middle ? b - best.x : a - best.x
      step = 0.381966011250105 * before
    }
    let x = abs(step) >= tolerance ? best.x + step : best.x + (step > 0 ? tolerance : -tolerance)
    let trial = Extremum(x: x, value: f(x))
    if !(sign * trial.value < sign * best.value) {
      if trial.x < best.x { b = best.x } else { a = best.x }
      (third, second, best) = (second, best, trial)
    } else {
      if trial.x < best.x { a = trial.x } else { b = trial.x }
      if sign * trial.value >= sign * second.value || second.x == best.x {
        (third, second) = (second, trial)
      } else if sign * trial.value >= sign * third.value || third.x == best.x
        || third.x == second.x
      {
        third = trial
      }
    }
  }
  return sign * best.value >= start.size ? best : start
}
