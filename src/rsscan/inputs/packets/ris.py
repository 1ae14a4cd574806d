"""Publications as RIS, as reference managers and publishers write them.

Each record is cut out before it is read, because a record that is never ended takes the next one's lines otherwise.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from rsscan import identifiers
from rsscan.declaration import Declaration, DeclaredWork, Place, Skipped
from rsscan.inputs.packets.days import forthcoming, year
from rsscan.inputs.packets.protected import labelled
from rsscan.inputs.packets.text import lines, seems, text

KIND = "ris"

_TAG = re.compile(r"\s*([A-Z][A-Z0-9])\s{1,2}-(?:\s|$)")
_START = re.compile(r"\s*TY\s{1,2}-\s*\S")
_LISTED = "AU A1 A2 A3 TI T1 CT DO UR M1 M3 N1 L3 PY Y1 DA".split()
_TAGS = {tag: tag for tag in (*_LISTED, "TY", "ER", "UK")}


def recognises(head: bytes, name: str) -> bool:
    """Whether a record of RIS begins on the first line that has a tag, and nothing of another kind stands before."""
    del name
    tagged = next((row for row in lines(seems(head) or "") if _TAG.match(row)), "")
    return _START.match(tagged) is not None


def read(body: bytes, name: str) -> Declaration:
    """Return the publications of a file."""
    works: list[DeclaredWork] = []
    skipped: list[Skipped] = []
    protected: dict[str, None] = {}
    for line, rows in _records(lines(text(body, name))):
        place = Place(name, line)
        protected |= dict.fromkeys(label for row in rows if (label := labelled(row.partition("  - ")[2])))
        work = _work(_parsed(rows), place)
        if work:
            works.append(work)
        else:
            skipped.append(Skipped("a record", "has neither a DOI nor a title", place))
    digest = sha256(body).hexdigest()
    return Declaration(name, KIND, digest, (), tuple(works), tuple(skipped), tuple(protected))


def _records(rows: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of each record, with the number of the first."""
    begun = 0
    record: list[str] = []
    for number, row in enumerate(rows, 1):
        met = _TAG.match(row)
        tag = met[1] if met else ""
        if tag in {"TY", "ER"}:
            if record:
                yield begun, record
            begun, record = number, []
        if tag == "TY" or (record and tag != "ER"):
            record.append(f"{tag}  - {row[met.end() :]}" if met else row)
    if record:
        yield begun, record


def _parsed(rows: list[str]) -> dict[str, list[str]]:
    from rispy import RisParser

    parser = RisParser(mapping=_TAGS, list_tags=_LISTED, delimiter_tags_mapping={}, skip_unknown_tags=True)
    records: list[dict[str, Any]] = parser.parse_lines(iter([*rows, "ER  - "]))
    return {tag: [one for one in value if one] for tag, value in records[0].items() if isinstance(value, list)}


def _work(record: dict[str, list[str]], place: Place) -> DeclaredWork | None:
    given = (one for tag in ("DO", "UR", "M3", "L3") for one in record.get(tag, ()))
    doi = next((full for one in given if (full := identifiers.doi(one))), None)
    title = next((" ".join(record[tag]) for tag in ("TI", "T1", "CT") if record.get(tag)), None)
    if not doi and not title:
        return None
    when = next((found for tag in ("PY", "Y1", "DA") for one in record.get(tag, ()) if (found := year(one))), None)
    authors = tuple(name for tag in ("AU", "A1") for name in record.get(tag, ()))
    awaited = forthcoming(*(one for tag in ("PY", "Y1", "DA", "M1", "N1") for one in record.get(tag, ())))
    return DeclaredWork(place, doi, title, when, authors, awaited)
