"""Comparing pictures as whole processes, beside the inflation of their pixels alone and Python's pixelmatch.

Made here: charts of grid lines, curves and labels of random words, the same in every run.
"""
import os
import random
import resource
import struct
import subprocess
import sys
import tempfile
import time
import zlib

from _timing import EXE, compare, show


def chart(width, height, amplitude=1.0, seed=1, without=-1):
    """Rows of RGBA bytes: 2 x 2 panels with grids and four curves each, one scaled by `amplitude`."""
    import math

    rows = [bytearray(b"\xff" * 4 * width) for _ in range(height)]

    def dot(x, y, colour):
        if 0 <= x < width and 0 <= y < height:
            rows[y][4 * x : 4 * x + 3] = bytes(colour)

    colours = [(31, 119, 180), (255, 127, 14), (44, 160, 44), (214, 39, 40)]
    pick = random.Random(seed)
    for panel in range(4):
        left, top = (panel % 2) * width // 2 + width // 16, (panel // 2) * height // 2 + height // 16
        wide, high = width * 3 // 8, height * 3 // 8
        for k in range(6):
            line = top + k * high // 5
            rows[line][4 * left : 4 * (left + wide)] = b"\xdd\xdd\xdd\xff" * wide
            for y in range(top, top + high):
                dot(left + k * wide // 5, y, (221, 221, 221))
        for c, colour in enumerate(colours):
            if panel == 3 and c == without:
                continue
            scale = amplitude if panel == 0 and c == 0 else 1
            phase, rate = pick.random() * 6, 2 + 5 * pick.random()
            before = None
            for x in range(wide):
                value = scale * math.sin(phase + rate * x / wide * 3) * (0.4 + 0.1 * c)
                y = top + int(high * (0.5 - value))
                for step in range(min(y, y if before is None else before), max(y, y if before is None else before) + 3):
                    dot(left + x, step, colour)
                before = y
        for _ in range(200):
            x, y = left + pick.randrange(wide), top + high + pick.randrange(height // 16)
            for i in range(6):
                dot(x + i, y, (0, 0, 0))
    return rows


def png(rows, path):
    width, height = len(rows[0]) // 4, len(rows)

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    # Rows filtered by the one above, as most writers do for drawings.
    above, lines = bytes(4 * width), []
    for row in rows:
        delta = (int.from_bytes(row, "big") | 1 << 8 * len(row)) if row == above else None
        lines.append(b"\x02" + (bytes(len(row)) if delta else bytes((a - b) & 255 for a, b in zip(row, above))))
        above = row
    stream = zlib.compress(b"".join(lines), 6)
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)))
        file.write(chunk(b"IDAT", stream) + chunk(b"IEND", b""))
    return stream


def inflating(streams):
    """Seconds of processor time that zlib takes for both."""
    best = []
    for _ in range(7):
        start = time.process_time()
        for stream in streams:
            zlib.decompress(stream)
        best.append(time.process_time() - start)
    return sorted(best)[len(best) // 2]


def peak(command):
    """Largest resident memory of a command in MiB."""
    program = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    out = subprocess.run([sys.executable, "-c", program] + command, capture_output=True, text=True)
    return int(out.stdout) / 1024


def different(*command):
    """The command, its exit status 1 being what it should be."""
    return ["sh", "-c", '"$@"; test $? -eq 1', "sh", *command]


with tempfile.TemporaryDirectory() as folder:
    place = lambda name: os.path.join(folder, name)
    pairs = {}
    for title, width, height in [("1280 x 800", 1280, 800), ("4000 x 4000", 4000, 4000)]:
        name = title.split()[0]
        streams = [png(chart(width, height), place(name + "a.png"))]
        streams.append(png(chart(width, height, 1.03), place(name + "b.png")))
        pairs[title] = (place(name + "a.png"), place(name + "b.png"), streams)
    copy = place("copy.png")
    open(copy, "wb").write(open(pairs["4000 x 4000"][0], "rb").read())

    for title, (a, b, streams) in pairs.items():
        command = different(EXE, "diff", a, b)
        commands = {"residuum diff": command}
        if title == "1280 x 800" and os.environ.get("PEERS"):
            sys.path.insert(0, os.environ["PEERS"])
            peer = (
                "import sys; sys.path.insert(0, sys.argv[1]); from PIL import Image;"
                "from pixelmatch.contrib.PIL import pixelmatch;"
                "print(pixelmatch(Image.open(sys.argv[2]), Image.open(sys.argv[3])))"
            )
            commands["pixelmatch (Python)"] = [sys.executable, "-c", peer, os.environ["PEERS"], a, b]
        result = compare(commands, 5)
        show(f"changed pair of {title} pixels", result)
        zlib_time = inflating(streams)
        print(f"  zlib inflating both      {zlib_time * 1e3:9.1f} ms cpu")
        print(f"  ratio of processor times {result['residuum diff'][1] / zlib_time:9.2f} (wanted: at most 1.35 at 4000)")
        print(f"  largest memory           {peak([EXE, 'diff', a, b]):9.1f} MiB (wanted: at most 130)")
    show(
        "byte-identical pair of 4000 x 4000 pixels (wanted: at most 10 ms)",
        compare({"residuum diff": [EXE, "diff", pairs["4000 x 4000"][0], copy]}, 11),
    )

    os.makedirs(place("old")), os.makedirs(place("new"))
    same = open(pairs["1280 x 800"][0], "rb").read()
    other = open(pairs["1280 x 800"][1], "rb").read()
    lost = place("lost.png")
    png(chart(1280, 800, without=2), lost)
    lost = open(lost, "rb").read()
    for i in range(1000):
        open(place(f"old/{i:04}.png"), "wb").write(same)
        open(place(f"new/{i:04}.png"), "wb").write(same if i % 20 else (other if i % 40 else lost))
    show(
        "1000 figures of 1280 x 800, 950 identical (wanted: at most 3 s)",
        compare({"residuum diff": different(EXE, "diff", place("old"), place("new"))}, 3),
    )
