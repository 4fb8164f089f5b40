#!/usr/bin/env python3
"""Writes Tests/ApproximationTests/GaussReference.swift: nodes and weights of classical Gauss rules.

Polynomials by their three-term recurrence in integers with 320 binary digits after the point, nodes
by Newton's method from LAPACK's eigenvalues, weights from the closed formulas (Szego 1939, 15.3),
gamma functions by mpmath. Parameters are the decimals and fractions that stand in the names.

With names of families only their rows are computed anew.
"""
import os
import sys

import mpmath as mp
from scipy.linalg import eigh_tridiagonal

mp.mp.dps = 110
BITS = 320
ONE = 1 << BITS


def fixed(value):
    return int(mp.floor(mp.mpf(value) * ONE))


def real(value):
    return mp.mpf(value) / ONE


def settle(pair, shift):
    """Keeps a pair of integers at a size that a product with a few hundred bits leaves handy."""
    size = max(abs(pair[0]), abs(pair[1])).bit_length()
    if size > BITS + 400:
        cut = size - BITS - 100
        return (pair[0] >> cut, pair[1] >> cut), shift + cut
    return pair, shift


def jacobi(n, x, a, b):
    """P_n, P_{n-1} at the fixed-point x."""
    a, b = fixed(a), fixed(b)
    s, d = a + b, (a - b) * (a + b) >> BITS
    before, value = ONE, (((s + 2 * ONE) * x >> BITS) + a - b) // 2
    shift = 0
    for k in range(1, n):
        m = 2 * k * ONE + s
        middle = ((m * (m + 2 * ONE) >> BITS) * x >> BITS) + d
        top = ((m + ONE) * middle >> BITS) * value
        top -= (2 * (k * ONE + a) * (k * ONE + b) >> BITS) * (m + 2 * ONE) // ONE * before
        bottom = 2 * (k + 1) * ((k + 1) * ONE + s) * m >> BITS
        before, value = value, top // bottom
        (before, value), shift = settle((before, value), shift)
    return value, before, shift


def laguerre(n, x, a):
    a = fixed(a)
    before, value, shift = ONE, ONE + a - x, 0
    for k in range(1, n):
        top = (((2 * k + 1) * ONE + a - x) * value - (k * ONE + a) * before) >> BITS
        before, value = value, top // (k + 1)
        (before, value), shift = settle((before, value), shift)
    return value, before, shift


def hermite(n, x):
    before, value, shift = ONE, 2 * x, 0
    for k in range(1, n):
        before, value = value, (2 * x * value >> BITS) - 2 * k * before
        (before, value), shift = settle((before, value), shift)
    return value, before, shift


def jacobi_rule(n, a, b):
    s = a + b

    def newton(x):
        p, q, shift = jacobi(n, x, a, b)
        p, q, t = real(p), real(q), real(x)
        if n == 1:
            slope = (mp.mpf(a) + b + 2) / 2
        else:
            m = 2 * n + mp.mpf(a) + b
            slope = (n * (mp.mpf(a) - b - m * t) * p + 2 * (n + mp.mpf(a)) * (n + mp.mpf(b)) * q) / (m * (1 - t * t))
        return p / slope, mp.log(abs(slope)) + shift * mp.log(2), t

    def log_weight(log_slope, t):
        A, B = mp.mpf(a), mp.mpf(b)
        return (
            mp.loggamma(n + A + 1) + mp.loggamma(n + B + 1) - mp.loggamma(n + A + B + 1) - mp.loggamma(n + 1)
            + (A + B + 1) * mp.log(2) - mp.log(1 - t * t) - 2 * log_slope)

    alpha, beta = [(b - a) / (s + 2)], []
    for k in range(1, n):
        m = 2 * k + s
        alpha.append((b * b - a * a) / (m * (m + 2)))
        if k == 1:
            beta.append(4 * (a + 1) * (b + 1) / ((s + 2) ** 2 * (s + 3)))
        else:
            beta.append(4 * k * (k + a) * (k + b) * (k + s) / (m * m * (m * m - 1)))
    return newton, log_weight, alpha, beta


def laguerre_rule(n, a):
    def newton(x):
        p, q, shift = laguerre(n, x, a)
        p, q, t = real(p), real(q), real(x)
        slope = (n * p - (n + mp.mpf(a)) * q) / t
        return p / slope, mp.log(abs(slope)) + shift * mp.log(2), t

    def log_weight(log_slope, t):
        return mp.loggamma(n + mp.mpf(a) + 1) - mp.loggamma(n + 1) - mp.log(t) - 2 * log_slope

    return newton, log_weight, [2 * k + 1 + a for k in range(n)], [k * (k + a) for k in range(1, n)]


def hermite_rule(n):
    def newton(x):
        p, q, shift = hermite(n, x)
        p, slope = real(p), 2 * n * real(q)
        return p / slope, mp.log(abs(slope)) + shift * mp.log(2), real(x)

    def log_weight(log_slope, t):
        return (n + 1) * mp.log(2) + mp.loggamma(n + 1) + mp.log(mp.pi) / 2 - 2 * log_slope

    return newton, log_weight, [0] * n, [k / 2 for k in range(1, n)]


def entries(rule, n, places, stretch=1):
    newton, log_weight, alpha, beta = rule
    alpha, off = [float(v) for v in alpha], [float(v) ** 0.5 for v in beta]
    for i in sorted(set(places)):
        guess = eigh_tridiagonal(alpha, off, eigvals_only=True, select="i", select_range=(i, i))[0]
        x = fixed(float(guess))
        for _ in range(12):
            step, slope, _ = newton(x)
            x -= fixed(step)
            if abs(step) < mp.mpf(2) ** -150 * max(abs(real(x)), mp.mpf(2) ** -60):
                break
        else:
            raise SystemExit("no convergence")
        _, slope, t = newton(x)
        log = log_weight(slope, t)
        yield i, t, log


def number(text):
    top, _, bottom = text.partition("/")
    return mp.mpf(top) / mp.mpf(bottom or 1)


def jacobi_of(name):
    inside = [number(v) for v in name.split("(")[1].rstrip(")").split(",")]
    return inside if name.startswith("jacobi") else [inside[0] - 0.5] * 2


FIXED = {
    "legendre": (0, 0), "chebyshev": (-0.5, -0.5), "chebyshev2": (0.5, 0.5), "chebyshev3": (-0.5, 0.5),
    "chebyshev4": (0.5, -0.5)}
SIZES = {
    "legendre": [5, 20, 50, 99, 100, 101, 150, 200, 300, 500, 1000, 10_000, 100_000],
    "chebyshev": [20, 1001, 100_000], "chebyshev2": [21, 1000], "chebyshev3": [20, 1001], "chebyshev4": [1000],
    "jacobi(0.25,-0.75)": [5, 20, 50, 100, 200, 500, 1000, 10_000, 100_000], "jacobi(-0.9,2)": [5, 50, 1000, 10_000],
    "jacobi(-0.99,-0.95)": [5, 50, 1000], "jacobi(1/3,-0.9)": [5, 100, 1000], "gegenbauer(0.1)": [20, 1000], "jacobi(20.5,3)": [5, 100, 1000, 10_000], "jacobi(150,0.1)": [20, 1000],
    "gegenbauer(3)": [20, 200, 1000], "gegenbauer(0.125)": [21, 1001], "gegenbauer(80)": [100, 1000],
    "laguerre": [5, 20, 50, 100, 200, 500, 1000, 10_000, 100_000], "laguerre(-0.625)": [20, 200, 1000, 10_000],
    "laguerre(30.5)": [5, 100, 1000], "laguerre(-0.99)": [5, 20, 1000], "laguerre(-2/3)": [20, 1000],
    "hermite": [5, 20, 21, 50, 100, 200, 500, 1001, 10_000, 100_000]}


# Rules with fixed ends: family, exponents, count.
FIXED_ENDS = [
    ("radau", "legendre", 0, 0), ("radau", "jacobi(0.25,-0.75)", 0.25, -0.75), ("lobatto", "legendre", 0, 0),
    ("lobatto", "chebyshev", -0.5, -0.5), ("lobatto", "jacobi(0.25,-0.75)", 0.25, -0.75),
    ("radau", "jacobi(1/3,-0.9)", number("1/3"), number("-0.9")),
    ("lobatto", "jacobi(1/3,-0.9)", number("1/3"), number("-0.9"))]


def end_weight(n, a, b):
    """The Christoffel number of degree n at 1 (Szego 1939, 4.5.8)."""
    a, b = mp.mpf(a), mp.mpf(b)
    g = mp.loggamma
    return mp.exp(
        (a + b + 1) * mp.log(2) + g(a + 1) + g(a + 2) + g(n + 1) + g(n + b + 1) - g(n + a + 2) - g(n + a + b + 2))


def fixed_ends(kind, a, b, n):
    """Places, nodes and weights: inner ones from the Gauss rule of the weight times the end factors."""
    inner = n - 1 if kind == "radau" else n - 2
    shift = 1 if kind == "radau" else 2
    if kind == "radau":
        yield 0, mp.mpf(-1), end_weight(inner, b, a)
        rule = jacobi_rule(inner, a, b + 1)
    else:
        yield 0, mp.mpf(-1), end_weight(inner, b, a + 1) / 2
        yield n - 1, mp.mpf(1), end_weight(inner, a, b + 1) / 2
        rule = jacobi_rule(inner, a + 1, b + 1)
    for i, t, log in entries(rule, inner, [0, 1, inner // 2, inner - 1]):
        yield i + 1, t, mp.exp(log) / ((1 + t) if shift == 1 else (1 - t * t))


TARGET = os.path.join(os.path.dirname(__file__), "..", "Tests", "ApproximationTests", "GaussReference.swift")


def main(only):
    # Rows of other families are kept as they are.
    with open(TARGET, encoding="utf-8") as file:
        old = [line.rstrip("\n") for line in file if line.startswith('    ("')] if only else []
    lines = [
        "// swift-format-ignore-file",
        "// Written by scripts/reference-gauss.py (integers of 320 binary places, mpmath); do not edit.",
        "",
        "/// Nodes, ascending from 0, with their weights and logarithms of weights.",
        "enum GaussReference {",
        "  typealias Entry = (",
        "    family: String, count: Int, place: Int, node: Double, weight: Double, logWeight: Double",
        "  )",
        "  static let table: [Entry] = [",
    ]
    for name, sizes in SIZES.items():
        if only and name not in only:
            lines += [line for line in old if line.startswith(f'    ("{name}",')]
            continue
        for n in sizes:
            places = [0, 1, n // 4, n // 2, n - 2, n - 1] if n < 50_000 else [0, n // 3, n - 1]
            if name.startswith("laguerre"):
                rule = laguerre_rule(n, jacobi_of("jacobi" + name[8:])[0] if "(" in name else 0)
                places += [n // 12]
            elif name == "hermite":
                rule = hermite_rule(n)
                places += [n // 2 + n // 20]
            else:
                rule = jacobi_rule(n, *(FIXED[name] if name in FIXED else jacobi_of(name)))
            for i, t, log in entries(rule, n, places):
                middle = name in ("legendre", "chebyshev", "chebyshev2", "hermite") or name.startswith("gegen")
                node = "0.0" if middle and 2 * i == n - 1 else repr(float(t))
                weight = mp.exp(log)
                weight = repr(float(weight)) if weight > mp.mpf("2.3e-308") else "0.0"
                lines.append(f'    ("{name}", {n}, {i}, {node}, {weight}, {float(log)!r}),')
            print(name, n, flush=True)
    lines += ["  ]", "", "  /// Rules with fixed ends.", "  static let fixedEnds: [Entry] = ["]
    for kind, name, a, b in FIXED_ENDS:
        if only and name not in only:
            lines += [line for line in old if line.startswith(f'    ("{kind} {name}",')]
            continue
        for n in (4, 21, 200, 1000):
            for i, t, weight in fixed_ends(kind, a, b, n):
                node = "0.0" if abs(t) < mp.mpf(2) ** -100 else repr(float(t))
                lines.append(
                    f'    ("{kind} {name}", {n}, {i}, {node}, {float(weight)!r}, {float(mp.log(weight))!r}),')
    lines += ["  ]", "}"]
    with open(TARGET, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
