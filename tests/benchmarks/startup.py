"""How long a start takes beside its floor: `python -m tests.benchmarks.startup`.

Goals: `rsscan --help` within 2 times `import typer`; a whole scan of the example within 4 times `import rich, httpx,
typer`. Pairs are run in turn, so that a machine whose speed drifts drifts for both; ratios of medians are printed.
"""

import statistics
import subprocess
import sys
import time

RUNS = 15

PAIRS = {
    "rsscan --help / import typer": (["-m", "rsscan", "--help"], ["-c", "import typer"]),
    "rsscan author --source example / import rich, httpx, typer": (
        ["-m", "rsscan", "author", "0000-0002-1825-0097", "--source", "example"],
        ["-c", "import rich, httpx, typer"],
    ),
}


def seconds(arguments: list[str]) -> float:
    """Run Python with these arguments and return the wall time."""
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], capture_output=True, check=False)
    return time.perf_counter() - started


def main() -> None:
    """Print the ratios."""
    for name, (ours, floor) in PAIRS.items():
        seconds(ours), seconds(floor)
        times = [(seconds(ours), seconds(floor)) for _ in range(RUNS)]
        a, b = (statistics.median(column) for column in zip(*times, strict=True))
        print(f"{name}: {a:.3f} s / {b:.3f} s = {a / b:.2f}")


if __name__ == "__main__":
    main()
