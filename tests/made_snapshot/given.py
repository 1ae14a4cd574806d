"""Records that a test has made, in the layout of a snapshot: what no world of numbers has can be put into it."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.made_snapshot.manifests import Written, write_manifests
from tests.made_snapshot.parts import DATES, OLD_FOLDERS

Json = dict[str, Any]


def write_given(
    folder: Path,
    works: Sequence[Json],
    authors: Sequence[Json] = (),
    institutions: Sequence[Json] = (),
    *,
    part_size: int = 100,
) -> None:
    """Write records as JSON Lines below an empty folder, so many in a part, in the order in which they are given."""
    entities = {"works": works, "authors": authors, "institutions": institutions}
    for entity in entities:
        (folder / "data" / "jsonl" / entity).mkdir(parents=True)
    written = [
        _part(folder / "data" / "jsonl", f"{entity}/updated_date={OLD_FOLDERS[0]}/part_{number:04d}.gz", some)
        for entity, records in entities.items()
        for number, some in enumerate(_cut(records, part_size))
    ]
    write_manifests(folder / "data", "jsonl", DATES[1], written)


def _cut(records: Sequence[Json], size: int) -> list[Sequence[Json]]:
    return [records[at : at + size] for at in range(0, len(records), size)]


def _part(root: Path, name: str, records: Sequence[Json]) -> Written:
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress("".join(json.dumps(record) + "\n" for record in records).encode(), mtime=0))
    return Written("jsonl", name, path.stat().st_size, len(records))
