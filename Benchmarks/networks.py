"""Expansion of chains against python-flint and sympy, fits against scipy's multistart, in one run.

Each pair is shown twice: as whole processes, with the start-up that a user waits for and all
coefficients printed, and as the work alone inside one process, ours by `residuum-bench`.
"""
import json
import os
import subprocess
import sys
import time

from _timing import EXE, compare, show

BENCH = os.environ.get("RESIDUUM_BENCH", os.path.join(os.path.dirname(EXE), "residuum-bench"))

WEIGHTS = ["1/2", "1/3", "2/5", "3/7", "1/4", "5/9", "2/3", "1/5", "3/8", "4/9", "1/7", "2/9"]
FLINT = r'''
import sys
from flint import fmpq, fmpq_poly
weights = [fmpq(*map(int, w.split("/"))) for w in sys.argv[1].split(",")]
f = fmpq_poly([0, 1])
for w in weights:
    f = f + (w * f) * (w * f)
print(", ".join(str(c) for c in f.coeffs())[:100])
'''
SYMPY = r'''
import sys
from sympy import Poly, Rational, Symbol, expand
x = Symbol("x")
f = x
for w in sys.argv[1].split(","):
    f = expand(f + (Rational(w) * f) ** 2)
print(str(f)[:100])
'''
SCIPY = r'''
import json
import sys
import time
import numpy as np
from scipy.optimize import least_squares
depth, starts = int(sys.argv[1]), int(sys.argv[2])
nodes, masses = np.polynomial.legendre.leggauss(64)
roots, target = np.sqrt(masses / 2), np.expm1(nodes)

def layers(w):
    values = [nodes]
    for weight in w:
        values.append(values[-1] + (weight * values[-1]) ** 2)
    return values

def residual(w):
    with np.errstate(all="ignore"):
        return np.nan_to_num(roots * (layers(w)[-1] - target), nan=1e10, posinf=1e10, neginf=-1e10)

def jacobian(w):
    with np.errstate(all="ignore"):
        values, adjoint, columns = layers(w), roots.copy(), []
        for i in reversed(range(len(w))):
            columns.append(adjoint * 2 * w[i] * values[i] ** 2)
            adjoint = adjoint * (1 + 2 * w[i] ** 2 * values[i])
        return np.nan_to_num(np.array(columns[::-1]).T, nan=1e10, posinf=1e10, neginf=-1e10)

random = np.random.default_rng(1)
begin = time.perf_counter()
best = min(
    np.sqrt(2 * least_squares(residual, random.uniform(0, 0.8, depth), jacobian, method="lm",
                              xtol=1e-15, ftol=1e-15, gtol=1e-15, max_nfev=4000).cost)
    for _ in range(starts)
)
print(json.dumps({"rms": best, "seconds": time.perf_counter() - begin}))
'''


WIDE = {
    "gelu, width 5, weight 1 + x": [
        "exp(x)", "--on=0..1", "--activation", "gelu", "--depth", "1", "--width", "5",
        "--starts", "1", "--weight", "1+x"],
    "tanh, depth 2, width 4": [
        "sin(3x)", "--on=-1..1", "--activation", "tanh", "--depth", "2", "--width", "4",
        "--starts", "2"],
    "relu, depth 2, width 3": [
        "abs(x)", "--on=-1..1", "--activation", "relu", "--depth", "2", "--width", "3"],
}


def expand(depth):
    return [EXE, "expand", "--activation", "square", "--residual", "--json",
            "--weights", ",".join(WEIGHTS[:depth])]


def peer(code, depth):
    return [sys.executable, "-c", code, ",".join(WEIGHTS[:depth])]


def fit(depth, starts):
    return [EXE, "fit", "exp(x) - 1", "--on", "-1..1", "--activation", "square", "--residual",
            "--depth", str(depth), "--starts", str(starts), "--seed", "1", "--json"]


def own(*task):
    """Median milliseconds of a task of residuum-bench."""
    return float(subprocess.run([BENCH, *map(str, task)], check=True, capture_output=True, text=True).stdout.split()[0])


def inside(prelude, work, runs=7):
    """Median milliseconds of a Python statement, repeated in one process after one warm-up."""
    code = f"""
import statistics, time
{prelude}
def run():
{work}
samples = []
for _ in range({runs + 1}):
    begin = time.perf_counter()
    run()
    samples.append(time.perf_counter() - begin)
print(1e3 * statistics.median(samples[1:]))
"""
    return float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)


def flint_inside(depth):
    return inside(
        f"from flint import fmpq, fmpq_poly\nweights = [fmpq(*map(int, w.split('/'))) for w in {WEIGHTS[:depth]}]",
        "    f = fmpq_poly([0, 1])\n    for w in weights:\n        f = f + (w * f) * (w * f)")


def sympy_inside(depth):
    # The cache would answer every run but the first.
    return inside(
        "from sympy import Rational, Symbol, expand\nfrom sympy.core.cache import clear_cache\n"
        f"x, weights = Symbol('x'), {WEIGHTS[:depth]}",
        "    clear_cache()\n    f = x\n    for w in weights:\n        f = expand(f + (Rational(w) * f) ** 2)", 3)


def timed(command):
    begin = time.perf_counter()
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return time.perf_counter() - begin, json.loads(output)


def best(command, runs=7):
    return min(timed(command)[0] for _ in range(runs))


def main():
    show("expansion, depth 10, all coefficients printed",
         compare({"residuum": expand(10), "python-flint": peer(FLINT, 10)}, runs=5),
         "at least 0.5")
    mine, theirs = own("expand", 10), flint_inside(10)
    print(f"  work alone: residuum {mine:.2f} ms, python-flint {theirs:.2f} ms, ratio {theirs / mine:.1f}")
    show("expansion, depth 6", compare({"residuum": expand(6), "sympy": peer(SYMPY, 6)}, runs=3))
    mine, theirs = own("expand", 6), sympy_inside(6)
    print(f"  work alone: residuum {mine:.3f} ms, sympy {theirs:.2f} ms, ratio {theirs / mine:.0f} "
          "(wanted: at least 100)")
    print(f"expansion, depth 12, degree 4096\n  residuum {best(expand(12), 3):.2f} s "
          "(wanted: at most 2)")
    ours, theirs = [], []
    for _ in range(3):
        ours.append(timed(fit(4, 20)))
        theirs.append(timed([sys.executable, "-c", SCIPY, "4", "20"]))
    wall, result = min(ours, key=lambda pair: pair[0])
    other_wall, other = min(theirs, key=lambda pair: pair[0])
    print("fit, depth 4, 20 starts on exp(x) - 1, whole processes")
    print(f"  residuum            {wall:7.3f} s  rms {result['rms']:.6e} (wanted: at most 2 s)")
    print(f"  scipy least_squares {other_wall:7.3f} s  rms {other['rms']:.6e}, "
          f"{other['seconds']:.3f} s of it without imports")
    print(f"  ratio {other_wall / wall:.1f} (wanted: at least 10 at equal or better rms)")
    mine = own("fit", 4) / 1e3
    print(f"  work alone: residuum {mine:.3f} s, scipy {other['seconds']:.3f} s, "
          f"ratio {other['seconds'] / mine:.1f}")
    for label, options in WIDE.items():
        wall, result = timed([EXE, "fit", *options, "--bias", "--json"])
        print(f"fit, {label}\n  residuum {wall:.2f} s  rms {result['rms']:.3e}, "
              f"{sum(start['iterations'] for start in result['starts'])} steps")


if __name__ == "__main__":
    main()
