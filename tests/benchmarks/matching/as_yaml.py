"""A benchmark's list as one of ours: `python -m tests.benchmarks.matching.as_yaml LIST.json.gz > list.yaml`.

So that `rsscan match --input QUERIES --lists list.yaml --format jsonl` can be judged from outside: the entry of a match
is `bench/` and the benchmark's id in small letters.
"""

import argparse
import gzip
import json
import sys
from pathlib import Path

import yaml

from tests.benchmarks.matching.data import LIST, Body, bodies


def as_list(rows: tuple[Body, ...]) -> dict[str, object]:
    """Return what the YAML of a list holds."""
    return {
        "id": LIST,
        "title": {"en": "Benchmark"},
        "authority": "none",
        "legal_basis": "none",
        "effect": "advisory",
        "edition": "2026-01-01",
        "complete": True,
        "source_url": "https://ror.org",
        "licence": "CC0",
        "entries": [_as_entry(row) for row in rows],
    }


def _as_entry(row: Body) -> dict[str, object]:
    names = [{"value": name} for name in row.names]
    names += [{"value": name, "strength": "weak"} for name in row.acronyms]
    entry: dict[str, object] = {"id": f"{LIST}/{row.id.lower()}", "names": names, "source_url": "https://ror.org"}
    return entry | {key: value for key, value in (("country", row.country), ("city", row.city)) if value}


def main() -> None:
    """Write the YAML to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("list", type=Path)
    path = parser.parse_args().list
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as stream:
        rows = json.load(stream)["entries"]
    yaml.safe_dump(as_list(bodies(rows)), sys.stdout, allow_unicode=True, sort_keys=False)


if __name__ == "__main__":
    main()
