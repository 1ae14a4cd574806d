"""Print the figures of matching: `python -m tests.benchmarks.matching [--only quality|growth] [--all]`.

Quality for each set beside exact phrase search, rapidfuzz's usual scorers and nomenklatura's logic-v2, those that score
at the threshold that is best on the very strings they are judged by; then speed, building and memory as the list grows.
About ten minutes on one core. Methods that compare with every name run on a sample, drawn once for all, whose size is
printed; --all gives them all strings (logic-v2 ten times as many), which takes hours.
"""

import argparse

from tests.benchmarks import shared_data
from tests.benchmarks.matching.growth import growth
from tests.benchmarks.matching.quality import quality


def main() -> None:
    """Print the figures as they come."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.matching", description=__doc__)
    parser.add_argument("--all", action="store_true", help="give the slow methods more strings; takes hours")
    parser.add_argument("--only", choices=("quality", "growth"), help="print one part")
    asked = parser.parse_args()
    folder = shared_data()
    if not (folder / "matching").is_dir():
        raise SystemExit(f"the benchmark's data is not at {folder / 'matching'}; set RSSCAN_SHARED_DATA")
    if asked.only != "growth":
        for line in quality(folder / "matching", everything=asked.all):
            print(line, flush=True)
    if asked.only != "quality":
        for line in growth(folder):
            print(line, flush=True)


if __name__ == "__main__":
    main()
