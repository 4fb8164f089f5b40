#!/usr/bin/env python3
"""Writes the networks of scripts/train_network.py as ONNX files, as test data.

    python3 scripts/export_onnx.py [FOLDER]

Only numpy is needed: the few messages of the format are written by hand, each network in another
of the ways in which exporters write layers: Gemm, MatMul and Add, products instead of powers,
numbers as raw bytes or as floats, a skip around a layer.
"""

import json
import pathlib
import struct
import sys

import numpy as np


def varint(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def field(number, content):
    """A field of a message: an integer, or bytes and text with their length."""
    if isinstance(content, int):
        return varint(number << 3) + varint(content)
    data = content.encode() if isinstance(content, str) else content
    return varint(number << 3 | 2) + varint(len(data)) + data


def tensor(name, array, raw=True):
    array = np.asarray(array, dtype="<f4")
    body = b"".join(field(1, extent) for extent in array.shape) + field(2, 1) + field(8, name)
    return body + field(9 if raw else 4, array.tobytes())


def attribute(name, value):
    if isinstance(value, int):
        return field(1, name) + field(3, value) + field(20, 2)
    return field(1, name) + varint(2 << 3 | 5) + struct.pack("<f", value) + field(20, 1)


def node(operator, inputs, output, **attributes):
    body = b"".join(field(1, name) for name in inputs) + field(2, output)
    body += field(3, f"{operator.lower()}_{output}") + field(4, operator)
    return body + b"".join(field(5, attribute(*pair)) for pair in attributes.items())


def port(name, *extents):
    dims = b"".join(field(1, field(1, e) if isinstance(e, int) else field(2, e)) for e in extents)
    kind = field(1, field(1, 1) + field(2, dims))
    return field(1, name) + field(2, kind)


def model(nodes, tensors, inputs=1):
    graph = b"".join(field(1, n) for n in nodes) + field(2, "network")
    graph += b"".join(field(5, t) for t in tensors)
    graph += field(11, port("x", "batch", inputs)) + field(12, port("y", "batch", 1))
    return field(1, 8) + field(2, "residuum") + field(7, graph) + field(8, field(2, 17))


def read(path):
    data = path.read_bytes()
    length = struct.unpack("<Q", data[:8])[0]
    header, data = json.loads(data[8 : 8 + length]), data[8 + length :]
    return {
        name: np.frombuffer(data[slice(*entry["data_offsets"])], "<f4").reshape(entry["shape"])
        for name, entry in header.items()
    }


def gemm(parameters):
    """Gemm with transposed weights, as PyTorch writes linear layers."""
    nodes, tensors, last = [], [tensor(*item) for item in parameters.items()], "x"
    for layer in (1, 2, 3):
        names = [last, f"fc{layer}.weight", f"fc{layer}.bias"]
        last = "y" if layer == 3 else f"h{layer}"
        nodes.append(node("Gemm", names, last, transB=1, alpha=1.0, beta=1.0))
        if layer < 3:
            nodes.append(node("Tanh", [last], f"a{layer}"))
            last = f"a{layer}"
    return model(nodes, tensors)


def matmul(parameters):
    """MatMul and Add, with numbers in the float field, as Keras converters write them."""
    nodes, tensors, last = [], [], "x"
    for layer in (1, 2, 3):
        tensors.append(tensor(f"W{layer}", parameters[f"fc{layer}.weight"].T, raw=False))
        tensors.append(tensor(f"b{layer}", parameters[f"fc{layer}.bias"], raw=False))
        nodes.append(node("MatMul", [last, f"W{layer}"], f"m{layer}"))
        last = "y" if layer == 3 else f"s{layer}"
        nodes.append(node("Add", [f"m{layer}", f"b{layer}"], last))
        if layer < 3:
            nodes.append(node("Relu", [last], f"a{layer}"))
            last = f"a{layer}"
    return model(nodes, tensors)


def products(parameters):
    """Squares as products of a value with itself."""
    nodes, tensors, last = [], [tensor(*item) for item in parameters.items()], "x"
    for layer in (1, 2, 3):
        names = [last, f"fc{layer}.weight", f"fc{layer}.bias"]
        last = "y" if layer == 3 else f"h{layer}"
        nodes.append(node("Gemm", names, last, transB=1))
        if layer < 3:
            nodes.append(node("Mul", [last, last], f"a{layer}"))
            last = f"a{layer}"
    return model(nodes, tensors)


def skip():
    """h = W x + b, then h + silu(V h), SiLU written as a product with a sigmoid."""
    tensors = [
        tensor("W", [[0.5], [-1.5]]),
        tensor("b", [0.25, 0.125]),
        tensor("V", [[1.0, 0.5], [-0.5, 2.0]]),
        tensor("u", [[1.0, -1.0]]),
    ]
    nodes = [
        node("Gemm", ["x", "W", "b"], "p", transB=1),
        node("Relu", ["p"], "h"),
        node("Gemm", ["h", "V"], "q", transB=1),
        node("Sigmoid", ["q"], "s"),
        node("Mul", ["q", "s"], "g"),
        node("Add", ["h", "g"], "r"),
        node("Gemm", ["r", "u"], "y", transB=1),
    ]
    return model(nodes, tensors)


def convolution():
    """A graph with an operator that no multilayer perceptron has."""
    return model(
        [node("Conv", ["x", "K"], "c"), node("Relu", ["c"], "y")],
        [tensor("K", [[[1.0, 2.0, 1.0]]])],
    )


def main():
    default = pathlib.Path(__file__).parent / "networks"
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    made = {
        "tanh": gemm(read(folder / "tanh.safetensors")),
        "relu": matmul(read(folder / "relu.safetensors")),
        "square": products(read(folder / "square.safetensors")),
        "skip": skip(),
        "convolution": convolution(),
    }
    for name, data in made.items():
        (folder / f"{name}.onnx").write_bytes(data)
        print(f"{folder / name}.onnx: {len(data)} bytes")


if __name__ == "__main__":
    main()
