"""Certified Legendre projections: growth with the degree, and the same integrals by python-flint.

python-flint integrates f·P_k for each k with Arb's acb_calc_integrate (rigorous as well); Residuum also
encloses the L2, RMS and sup norm of the error in the same run.
"""
import sys
import time

import _timing

FUNCTIONS = ["exp(x)", "tanh(4x)", "gelu(3x)", "relu(x)", "1/(1 + 25x^2)"]


def command(function, degree, bits=None):
    how = ["--precision", str(bits)] if bits else ["--certify"]
    return [_timing.EXE, "project", function, "--on=-1..1", "--degree", str(degree), "--json"] + how


def flint_seconds(degree, bits):
    import flint

    flint.ctx.prec = bits
    start = time.perf_counter()
    for k in range(degree + 1):
        value = flint.acb.integral(lambda z, d: z.exp() * z.legendre_p(k), -1, 1)
        assert value.real.rel_accuracy_bits() > 20 or k > 20
    return time.perf_counter() - start


def main():
    print("Residuum, whole process, automatic precision")
    for function in FUNCTIONS:
        row = []
        for degree in (5, 10, 20, 30, 60):
            wall = min(_timing.run(command(function, degree))[0] for _ in range(2))
            row.append(f"n={degree}: {wall:6.2f} s")
        print(f"  {function:<16}" + "  ".join(row))
    try:
        for degree in (10, 30):
            ours = min(_timing.run(command("exp(x)", degree, 128))[0] for _ in range(3))
            theirs = flint_seconds(degree, 128)
            print(
                f"exp(x), degree {degree}, 128 bits: Residuum {ours:.2f} s, python-flint {theirs:.2f} s "
                f"(coefficients only), ratio {theirs / ours:.1f}")
    except ImportError:
        print("python-flint is not installed", file=sys.stderr)


main()
