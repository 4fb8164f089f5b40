#!/usr/bin/env python3
"""Writes Tests/ApproximationTests/LegendreReference.swift: nodes and weights of Gauss-Legendre rules.

Arb's certified roots (python-flint), 160 bits; places are spread from the end of the interval, where
each of the first zeros comes from a method of its own, to the middle.
"""
import os

import flint

flint.ctx.prec = 160
PLACES = list(range(0, 30)) + [31, 32, 33, 40, 47, 62, 63, 100, 170, 255, 300, 400, 499]

lines = [
    "// Written by scripts/reference-legendre.py (Arb, 160 bits); do not edit.",
    "",
    "/// Nodes of Gauss–Legendre rules, counted from the end 1, with their weights.",
    "enum LegendreReference {",
]
for name, count, places in (
    ("thousand", 1000, PLACES),
    ("tenThousand", 10_000, PLACES + [700, 1000, 1800, 2500, 2900, 3333, 4000, 4500, 4999]),
):
    lines.append(f"  static let {name}: [(place: Int, node: Double, weight: Double)] = [")
    for place in places:
        node, weight = flint.arb.legendre_p_root(count, place, weight=True)
        lines.append(f"    ({place}, {float(node)!r}, {float(weight)!r}),")
    lines.append("  ]")
lines.append("}")
target = os.path.join(os.path.dirname(__file__), "..", "Tests", "ApproximationTests", "LegendreReference.swift")
with open(target, "w", encoding="utf-8") as file:
    file.write("\n".join(lines) + "\n")
