#!/usr/bin/env python3
"""Trains three small networks on functions of one variable and writes them as safetensors files.

    python3 scripts/train_network.py [FOLDER]

Only numpy is needed. Each network is 1 -> width -> ... -> 1 with an affine output, trained in
double precision by Adam and polished by damped Gauss-Newton steps, then stored as float32. The
result depends on nothing but the seed below; `scripts/networks/*.yaml` name the tensors.
"""

import json
import pathlib
import struct
import sys

import numpy as np

SEED = 20
ACTIVATIONS = {
    "tanh": (np.tanh, lambda u: 1 - np.tanh(u) ** 2),
    "relu": (lambda u: np.maximum(u, 0), lambda u: (u > 0).astype(float)),
    "square": (lambda u: u * u, lambda u: 2 * u),
}
NETWORKS = {
    "tanh": ("tanh", [8, 8], lambda x: np.sin(3 * x)),
    "relu": ("relu", [8, 4], lambda x: np.abs(x) - x**3 / 2),
    "square": ("square", [4, 3], lambda x: np.exp(x)),
}


def initial(widths, random):
    sizes = [1, *widths, 1]
    parameters = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        parameters.append(random.normal(size=(outputs, inputs)) / np.sqrt(inputs))
        parameters.append(random.uniform(-0.5, 0.5, size=outputs))
    return parameters


def forward(parameters, x, activation):
    """Values and inner sums of every layer, samples in columns."""
    values, sums = [x[None, :]], []
    for layer in range(0, len(parameters), 2):
        weight, bias = parameters[layer], parameters[layer + 1]
        sums.append(weight @ values[-1] + bias[:, None])
        last = layer + 2 == len(parameters)
        values.append(sums[-1] if last else ACTIVATIONS[activation][0](sums[-1]))
    return values, sums


def jacobian(parameters, x, activation):
    """Derivatives of the output by all parameters, one row per sample."""
    values, sums = forward(parameters, x, activation)
    adjoint = np.ones((1, x.size))
    columns = []
    for layer in range(len(parameters) - 2, -1, -2):
        weight = parameters[layer]
        columns.append(adjoint)
        columns.append((adjoint[:, None, :] * values[layer // 2][None, :, :]).reshape(-1, x.size))
        adjoint = weight.T @ adjoint
        if layer > 0:
            adjoint = adjoint * ACTIVATIONS[activation][1](sums[layer // 2 - 1])
    return values[-1][0], np.concatenate(columns[::-1]).T


def pack(parameters):
    return np.concatenate([part.ravel() for part in parameters])


def unpack(flat, like):
    parts, place = [], 0
    for part in like:
        parts.append(flat[place : place + part.size].reshape(part.shape))
        place += part.size
    return parts


def train(activation, widths, target, random):
    x = np.polynomial.legendre.leggauss(200)[0]
    y = target(x)
    parameters = initial(widths, random)
    flat = pack(parameters)
    first, second = np.zeros_like(flat), np.zeros_like(flat)
    for step in range(1, 2001):
        output, slopes = jacobian(unpack(flat, parameters), x, activation)
        gradient = slopes.T @ (output - y) / x.size
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        flat = flat - 0.01 * (first / (1 - 0.9**step)) / (
            np.sqrt(second / (1 - 0.999**step)) + 1e-8
        )
    damping = 1e-2
    for _ in range(300):
        output, slopes = jacobian(unpack(flat, parameters), x, activation)
        error = output - y
        step = np.linalg.solve(
            slopes.T @ slopes + damping * np.eye(flat.size), -slopes.T @ error
        )
        trial = forward(unpack(flat + step, parameters), x, activation)[0][-1][0] - y
        if trial @ trial < error @ error:
            flat, damping = flat + step, damping / 3
        else:
            damping *= 4
    output = forward(unpack(flat, parameters), x, activation)[0][-1][0]
    return unpack(flat, parameters), float(np.sqrt(np.mean((output - y) ** 2)))


def safetensors(tensors):
    header, data = {}, b""
    for name, array in tensors.items():
        raw = np.ascontiguousarray(array, dtype="<f4").tobytes()
        header[name] = {
            "dtype": "F32",
            "shape": list(array.shape),
            "data_offsets": [len(data), len(data) + len(raw)],
        }
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + data


def main():
    default = pathlib.Path(__file__).parent / "networks"
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    folder.mkdir(parents=True, exist_ok=True)
    for name, (activation, widths, target) in NETWORKS.items():
        random = np.random.default_rng(SEED)
        trials = [train(activation, widths, target, random) for _ in range(4)]
        parameters, rms = min(trials, key=lambda trial: trial[1])
        tensors = {}
        for layer in range(0, len(parameters), 2):
            tensors[f"fc{layer // 2 + 1}.weight"] = parameters[layer]
            tensors[f"fc{layer // 2 + 1}.bias"] = parameters[layer + 1]
        path = folder / f"{name}.safetensors"
        path.write_bytes(safetensors(tensors))
        print(f"{path}: rms {rms:.2e}, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
