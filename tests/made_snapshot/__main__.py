"""Write a made snapshot: `python -m tests.made_snapshot DIR --works N [--seed S] [--edition 1|2] [--format F]`."""

import argparse
import os
import time
from pathlib import Path

from tests.made_snapshot.parts import LARGEST, World
from tests.made_snapshot.writing import write_snapshot


def main() -> None:
    """Write what the command line asks for, and say how long it took."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.made_snapshot", description="Write a made OpenAlex snapshot."
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--works", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edition", type=int, choices=(1, 2), default=1)
    parser.add_argument("--format", choices=("parquet", "jsonl", "both"), default="both")
    parser.add_argument("--part-size", type=int, default=LARGEST, help="most records in a file")
    parser.add_argument("--widest", type=int, default=5_000, help="most authorships of a work")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    told = parser.parse_args()
    told.folder.mkdir(parents=True, exist_ok=True)
    world = World(told.works, told.seed, told.edition, told.widest)
    formats = ("parquet", "jsonl") if told.format == "both" else (told.format,)
    # A part each for every process, twice over, so that none waits long for the last.
    size = min(told.part_size, max(told.works // (4 * told.processes), 1_000))
    start = time.perf_counter()
    write_snapshot(told.folder, world, formats=formats, part_size=size, processes=told.processes)
    print(f"{told.works:,} works in {time.perf_counter() - start:.1f} s")  # noqa: T201


if __name__ == "__main__":
    main()
