"""A three-panel figure from its specification to PNG and SVG, against matplotlib drawing the same panels."""
import os
import sys
import tempfile

from _timing import EXE, compare, show

SPEC = """title: Runge's function
function: 1/(1 + 25x^2)
domain: [-1, 1]
approximants:
  - taylor: { at: 0, degree: 10 }
  - projection: { basis: legendre, degree: 10 }
  - projection: { basis: chebyshev, degree: 20 }
panels: [{ fit: { window: [-0.6, 1.4] } }, error, spectrum]
"""

PEER = r'''
import sys
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from numpy.polynomial import chebyshev, legendre

f = lambda x: 1 / (1 + 25 * x**2)
x = np.linspace(-1, 1, 601)
taylor = np.zeros(11)
taylor[::2] = [(-25.0) ** k for k in range(6)]
nodes, weights = legendre.leggauss(200)
leg = np.array([(2 * k + 1) / 2 * np.sum(weights * f(nodes) * legendre.legval(nodes, np.eye(11)[k])) for k in range(11)])
theta = (np.arange(400) + 0.5) * np.pi / 400
che = np.array([2 / 400 * np.sum(f(np.cos(theta)) * np.cos(k * theta)) for k in range(21)])
che[0] /= 2
curves = {
    "Taylor 10": (np.polynomial.polynomial.polyval(x, taylor), taylor),
    "Legendre 10": (legendre.legval(x, leg), leg),
    "Chebyshev 20": (chebyshev.chebval(x, che), che),
}
figure, axes = plt.subplots(1, 3, figsize=(7.2, 2.5), layout="constrained")
for name, (y, c) in curves.items():
    axes[0].plot(x, y, label=name)
    axes[1].semilogy(x, np.abs(y - f(x)), label=name)
    axes[2].stem(np.arange(len(c)), np.abs(c), label=name)
axes[0].plot(x, f(x), "k")
axes[0].set_ylim(-0.6, 1.4)
axes[2].set_yscale("log")
for axis, label in zip(axes, ["$x$", "$x$", "$k$"]):
    axis.set_xlabel(label)
axes[1].set_ylabel("$|f - p|$")
axes[2].set_ylabel("$|c_k|$")
axes[0].legend()
figure.suptitle("Runge's function")
figure.savefig(sys.argv[1] + ".png", dpi=288)
figure.savefig(sys.argv[1] + ".svg")
'''

with tempfile.TemporaryDirectory() as folder:
    spec, peer = os.path.join(folder, "runge.yaml"), os.path.join(folder, "peer.py")
    open(spec, "w").write(SPEC)
    open(peer, "w").write(PEER)
    show("start: residuum --version (wanted: at most 10 ms)", compare({"residuum": [EXE, "--version"]}, 21))
    show(
        "three panels to PNG and SVG (wanted: at most 100 ms)",
        compare(
            {
                "residuum": [EXE, "render", spec, "-o", os.path.join(folder, "out")],
                "matplotlib": [sys.executable, peer, os.path.join(folder, "peer")],
            }
        ),
        "8 or more",
    )
    root = os.path.join(os.path.dirname(__file__), "..")
    article = os.path.join(root, "templates", "reports", "residual-networks.md")
    show(
        "the sample report (wanted: at most 2 s)",
        compare({"residuum": [EXE, "report", article, "-o", os.path.join(folder, "report")]}, 5),
    )
