#!/usr/bin/env python3
"""Writes Tests/ApproximationTests/RecurrenceReference.swift: recurrence coefficients of weights.

Raw moments in closed form, Chebyshev's algorithm with 1200 decimal digits (mpmath): the map from
moments to coefficients loses about 1.5 digits a degree, so that 400 digits would do for degree 200.
"""
import os

import mpmath as mp

mp.mp.dps = 1200
COUNT = 201
SHOWN = [0, 1, 2, 5, 10, 20, 50, 100, 150, 199]


def chebyshev(moments, count):
    """alpha_k, beta_k for k < count from 2 count moments (Gautschi 2004, section 2.1.7)."""
    before, row = [mp.mpf(0)] * (2 * count), list(moments)
    alpha, beta = [moments[1] / moments[0]], [moments[0]]
    for k in range(1, count):
        new = [mp.mpf(0)] * (2 * count)
        for l in range(k, 2 * count - k):
            new[l] = row[l + 1] - alpha[-1] * row[l] - beta[-1] * before[l]
        alpha.append(new[k + 1] / new[k] - row[k] / row[k - 1])
        beta.append(new[k] / row[k - 1])
        before, row = row, new
    return alpha, beta


def exponential():
    result = [mp.e - 1 / mp.e]
    for k in range(1, 2 * COUNT):
        result.append(mp.e - (-1) ** k / mp.e - k * result[-1])
    return result


def even(value):
    return [value(k) if k % 2 == 0 else mp.mpf(0) for k in range(2 * COUNT)]


WEIGHTS = {
    "quartic": even(lambda k: mp.gamma(mp.mpf(k + 1) / 4) / 2),
    "halfHermite": [mp.gamma(mp.mpf(k + 1) / 2) / 2 for k in range(2 * COUNT)],
    "logarithm": [mp.mpf(1) / (k + 1) ** 2 for k in range(2 * COUNT)],
    "absolute": even(lambda k: mp.mpf(2) / (k + 2)),
    "exponential": exponential(),
    "lognormal": [mp.exp(mp.mpf(k * k) / 2) for k in range(2 * COUNT)],
}

lines = [
    "// Written by scripts/reference-recurrences.py (mpmath, 1200 digits); do not edit.",
    "",
    "/// α_k and β_k of monic orthogonal polynomials, by degree.",
    "enum RecurrenceReference {",
]
for name, moments in WEIGHTS.items():
    alpha, beta = chebyshev(moments, COUNT)
    lines.append(f"  static let {name}: [(k: Int, alpha: Double, beta: Double)] = [")
    for k in SHOWN:
        if beta[k] < mp.mpf("1e300"):
            lines.append(f"    ({k}, {mp.nstr(alpha[k], 19)}, {mp.nstr(beta[k], 19)}),")
    lines.append("  ]")
lines.append("}")
path = os.path.join(
    os.path.dirname(__file__), "..", "Tests", "ApproximationTests", "RecurrenceReference.swift")
with open(path, "w", encoding="utf-8") as file:
    file.write("\n".join(lines) + "\n")
