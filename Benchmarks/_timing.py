"""Whole-process timings with a warm-up and medians; commands are run in turn, so that ratios hold."""
import os
import resource
import statistics
import subprocess
import sys
import time

EXE = os.environ.get("RESIDUUM", os.path.join(os.path.dirname(__file__), "..", ".build", "release", "residuum"))


def run(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
    return wall, cpu


def compare(commands, runs=7):
    """Medians of (wall, cpu) seconds for each named command, run A B A B … after one warm-up."""
    samples = {name: [] for name in commands}
    for command in commands.values():
        run(command)
    for _ in range(runs):
        for name, command in commands.items():
            samples[name].append(run(command))
    return {
        name: tuple(statistics.median(column) for column in zip(*rows)) for name, rows in samples.items()
    }


def show(title, result, limit=None):
    print(title)
    for name, (wall, cpu) in result.items():
        print(f"  {name:<24} {wall * 1e3:9.1f} ms wall {cpu * 1e3:9.1f} ms cpu")
    names = list(result)
    if len(names) == 2:
        ratio = result[names[1]][0] / result[names[0]][0]
        print(f"  ratio {names[1]} / {names[0]}: {ratio:.1f}" + (f" (wanted: {limit})" if limit else ""))
