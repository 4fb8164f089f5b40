"""The analysis core against numpy, scipy, mpmath, python-flint and Sollya: one line for each ratio.

Residuum's own times come from `residuum-bench`, which repeats a task inside one process, as the
Python peers are timed; Sollya is timed as a whole process against the whole command.
"""
import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time

from _timing import EXE, compare

BENCH = os.environ.get("RESIDUUM_BENCH", os.path.join(os.path.dirname(EXE), "residuum-bench"))


def own(*task):
    """Median milliseconds of a task of residuum-bench."""
    return float(subprocess.run([BENCH, *map(str, task)], check=True, capture_output=True, text=True).stdout.split()[0])


def peer(body, runs=5):
    """Median milliseconds of a Python call after one warm-up."""
    body()
    samples = []
    for _ in range(runs):
        start = time.perf_counter()
        body()
        samples.append((time.perf_counter() - start) * 1e3)
    return statistics.median(samples)


def result(*arguments):
    return json.loads(subprocess.run([EXE, *arguments, "--json"], check=True, capture_output=True, text=True).stdout)


def line(title, mine, theirs, name, wanted):
    print(f"{title}: residuum {mine:.3f} ms, {name} {theirs:.3f} ms, ratio {theirs / mine:.1f} (wanted: {wanted})")


def missing(name):
    print(f"peer missing: {name}")


def projection(numpy, legendre, flint):
    degree = 1000
    function = lambda x: numpy.exp(numpy.sin(20 * x))

    def run():
        x, w = legendre.leggauss(degree + 1)
        k = numpy.arange(degree + 1)
        return legendre.legvander(x, degree).T @ (w * function(x)) * (2 * k + 1) / 2

    line("Legendre projection of degree 1000", own("project", degree), peer(run), "numpy", "10 or more")
    theirs = run()
    mine = result("project", "exp(sin(20x))", "--on", "-1..1", "--basis", "legendre", "--degree", str(degree))["coefficients"]
    if flint is None:
        return
    # Reference: Arb's Gauss-Legendre rule of 1400 nodes, exact for the resolved function to 1e-30.
    flint.ctx.prec = 128
    n, wanted = 1400, [0, 100, 200, 300]
    sums = {k: flint.arb(0) for k in wanted}
    for i in range(n):
        x, w = flint.arb.legendre_p_root(n, i, weight=True)
        value = w * (20 * x).sin().exp()
        for k in wanted:
            sums[k] += value * x.legendre_p(k)
    exact = {k: float(sums[k] * (2 * k + 1) / 2) for k in wanted}
    top = max(map(abs, mine))
    worst = lambda found: max(abs(found[k] - exact[k]) for k in wanted) / top
    print(f"  error relative to the largest coefficient: residuum {worst(mine):.1e}, numpy {worst(theirs):.1e}")


def nodes(scipy_roots, flint):
    n = 10_000
    line("Gauss-Legendre, 10^4 nodes", own("gauss-legendre", n), peer(lambda: scipy_roots(n), 1), "scipy", "100 or more")
    print(f"Gauss-Legendre, 10^5 nodes: residuum {own('gauss-legendre', 100_000):.3f} ms (wanted: at most 5)")
    for task in ("gauss-jacobi", "gauss-laguerre", "gauss-hermite"):
        print(f"{task}, 10^5 nodes: residuum {own(task, 100_000):.1f} ms")
    if flint is None:
        return
    flint.ctx.prec = 128
    mine = result("orthogonal", "--on", "-1..1", "--basis", "legendre", "--count", str(n))["weights"]
    theirs = scipy_roots(n)[1]
    worst = [0.0, 0.0]
    for i in list(range(40)) + list(range(40, n // 2, 97)):
        weight = flint.arb.legendre_p_root(n, i, weight=True)[1]
        for j, found in enumerate((mine[n - 1 - i], theirs[n - 1 - i])):
            worst[j] = max(worst[j], abs(float((flint.arb(float(found)) - weight) / weight)))
    print(f"  relative error of weights against Arb: residuum {worst[0]:.1e} (wanted: 1e-15), scipy {worst[1]:.1e}")


def taylor(mpmath, flint):
    degree, mine = 200, own("taylor", 200)
    if mpmath is not None:
        f = lambda x: mpmath.exp(mpmath.sin(x)) / (2 + mpmath.cos(x))
        line("Taylor series of degree 200", mine, peer(lambda: mpmath.taylor(f, 0, degree), 1), "mpmath", "50 or more")
    if flint is not None:
        flint.ctx.prec, flint.ctx.cap = 53, degree + 1

        def run():
            x = flint.arb_series([0, 1])
            return x.sin().exp() / (2 + x.cos())

        line("Taylor series of degree 200", mine, peer(run, 50), "python-flint", "1/3 or more")


def minimax():
    sollya = shutil.which("sollya")
    if sollya is None:
        return missing("sollya")
    script = os.path.join(tempfile.gettempdir(), "residuum-remez.sollya")
    with open(script, "w", encoding="utf-8") as file:
        file.write(
            "prec=200; f=x/2*(1+erf(x/sqrt(2))); p=remez(f,20,[-4;4],1,1e-20);\n"
            "display=decimal; print(dirtyinfnorm(f-p,[-4;4])); quit;\n")
    command = [EXE, "minimax", "gelu(x)", "--on", "-4..4", "--degree", "20"]
    times = compare({"residuum": command, "sollya": [sollya, script]}, 5)
    line("minimax of degree 20, whole process", times["residuum"][0] * 1e3, times["sollya"][0] * 1e3, "Sollya", "1 or more")
    text = subprocess.run([sollya, script], capture_output=True, text=True).stdout.split()
    found = result(*command[1:])
    if text:
        theirs = float(text[-1])
        print(
            f"  error: residuum {found['error']:.15g}, Sollya {theirs:.15g}, "
            f"relative gap {abs(found['error'] / theirs - 1):.1e} (wanted: 1e-10), "
            f"with coefficients rounded to doubles {found['errorInDoubles'] / theirs - 1:.1e}")
    os.remove(script)


def evaluation():
    copy, memory = own("copy"), own("memory")
    for task in ("clenshaw", "clenshaw-avx2", "legendre-clenshaw", "barycentric", "jacobi-clenshaw"):
        mine = own(task, 50)
        print(
            f"{task}, degree 50, 10^6 points: {mine:.2f} ms, {mine / 50:.3f} ns a point and term, "
            f"{mine / copy:.1f} times a copy loop (wanted: 3), {mine / memory:.1f} times the library's copy")
    for task in ("legendre-to-chebyshev", "chebyshev-to-legendre"):
        print(f"{task}, 10^4 coefficients: {own(task, 10_000):.2f} ms")


def module(name):
    try:
        return __import__(name, fromlist=["*"])
    except ImportError:
        missing(name)
        return None


if not os.path.exists(BENCH):
    raise SystemExit("residuum-bench is not built: run make bench")
flint, numpy = module("flint"), module("numpy")
if numpy is not None:
    projection(numpy, module("numpy.polynomial.legendre"), flint)
special = module("scipy.special")
if special is not None:
    nodes(special.roots_legendre, flint)
taylor(module("mpmath"), flint)
minimax()
evaluation()
