#!/usr/bin/env python3
"""Writes Tests/ApproximationTests/SollyaReference.swift: best errors by Sollya's remez."""
import os
import subprocess
import tempfile

CASES = [
    ("gelu(x)", "x/2*(1+erf(x/sqrt(2)))", -4, 4, [8, 12, 16, 20]),
    ("exp(x)", "exp(x)", -1, 1, [5, 8, 10]), ("exp(x)", "exp(x)", 0, 1, [4, 7]),
    ("log(x)", "log(x)", 1, 2, [6, 10]), ("tanh(x)", "tanh(x)", 0, 3, [9]), ("sqrt(x)", "sqrt(x)", 0.25, 1, [6]),
    ("1/(1+25x^2)", "1/(1+25*x^2)", -1, 1, [20]),
]

lines = [
    "// Written by scripts/reference-sollya.py (remez, 200 bits, quality 1e-20); do not edit.",
    "",
    "/// Sup errors of best polynomials.",
    "enum SollyaReference {",
    "  static let table:",
    "    [(text: String, lower: Double, upper: Double, degree: Int, error: Double)] = [",
]
for text, sollya, a, b, degrees in CASES:
    for n in degrees:
        script = (
            f"prec=200; f={sollya}; p=remez(f,{n},[{a};{b}],1,1e-20);\n"
            f"display=decimal; print(dirtyinfnorm(f-p,[{a};{b}])); quit;\n")
        with tempfile.NamedTemporaryFile("w", suffix=".sollya") as file:
            file.write(script)
            file.flush()
            out = subprocess.run(["sollya", file.name], capture_output=True, text=True, check=True).stdout
        lines.append(f'      ("{text}", {float(a)}, {float(b)}, {n}, {float(out.split()[-1])!r}),')
lines += ["    ]", "}"]
target = os.path.join(os.path.dirname(__file__), "..", "Tests", "ApproximationTests", "SollyaReference.swift")
with open(target, "w", encoding="utf-8") as out:
    out.write("\n".join(lines) + "\n")
