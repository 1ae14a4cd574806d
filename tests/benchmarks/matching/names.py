"""Lists of exactly so many names: real ones, and, where these end, real ones with another rare word."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from tests.benchmarks.matching.data import SETS, Body, bodies, drawn
from tests.benchmarks.matching.phrases import fold

RARE = 30
"""Records of the background in which a word may occur and still be rare."""

SHORTEST = 4
"""Letters of a word that may be put in another's place."""

WORD = re.compile(r"[^\W\d_]+")


class Grown(NamedTuple):
    """A list of a wanted number of names, of which `made` are not real."""

    bodies: tuple[Body, ...]
    real: int
    made: int


def grown(real: Iterable[Body], counts: Mapping[str, int], wanted: int) -> Grown:
    """Return a list of exactly `wanted` names, all different: real ones first, then made ones.

    It is the same at each run, and a shorter list is the beginning of a longer one, so that only its length differs.
    """
    seen: set[str] = set()
    listed = list(_distinct(real, seen, wanted))
    number = len(seen)
    if number < wanted:
        listed += _distinct(made(tuple(listed), counts), seen, wanted)
    if len(seen) < wanted:
        raise ValueError(f"only {len(seen):,} names can be made of these, not {wanted:,}")
    return Grown(tuple(replace(body, id=str(at)) for at, body in enumerate(listed)), number, wanted - number)


def _distinct(found: Iterable[Body], seen: set[str], wanted: int) -> Iterator[Body]:
    """Yield bodies with those of their names that no earlier one has, until there are enough names."""
    for body in found:
        kept: list[list[str]] = [[], []]
        for into, names in zip(kept, (body.names, body.acronyms), strict=True):
            for name in names:
                if name not in seen and len(seen) < wanted:
                    seen.add(name)
                    into.append(name)
        if any(kept):
            yield replace(body, names=tuple(kept[0]), acronyms=tuple(kept[1]))
        if len(seen) == wanted:
            return


def made(real: Sequence[Body], counts: Mapping[str, int]) -> Iterator[Body]:
    """Yield real bodies anew, the rarest word of each name replaced by another rare one, alike in all its names."""
    rare = sorted(word for word, count in counts.items() if count <= RARE and len(word) >= SHORTEST and word.isascii())
    for turn in range(len(rare)):
        for body in real:
            names = tuple(filter(None, (_renamed(name, counts, rare, (turn, body.id)) for name in body.names)))
            if names:
                yield Body(f"{body.id}-{turn}", names, (), body.country, body.city)


def _renamed(name: str, counts: Mapping[str, int], rare: Sequence[str], key: tuple[object, ...]) -> str | None:
    """Return a name with its rarest word replaced; None for one word, or where no word stands in Latin letters.

    For the same key the same word is always replaced by the same other.
    """
    words = [word for word in WORD.findall(name) if len(word) >= SHORTEST and fold(word).isascii()]
    if not words or " " not in name.strip():
        return None
    rarest = min(words, key=lambda word: (counts.get(fold(word), 0), -len(word), word))
    other = rare[drawn(*key, fold(rarest)) % len(rare)]
    return re.sub(rf"\b{re.escape(rarest)}\b", other.title() if rarest[0].isupper() else other, name)


def background(folder: Path) -> dict[str, int]:
    """Return in how many of ROR's records a word occurs: the table the matcher weighs words by."""
    with gzip.open(folder / "matching" / "ror_word_frequency.json.gz", "rt", encoding="utf-8") as stream:
        counts: dict[str, int] = json.load(stream)["df"]
    return counts


def real(folder: Path) -> Iterator[Body]:
    """Yield every real body in the data: the largest list, the others, the records, and OpenAlex's institutions."""
    for lists in dict.fromkeys(SETS[name][0] for name in ("E5000 natural", "D500 natural", "ABC natural")):
        with gzip.open(folder / "matching" / lists, "rt", encoding="utf-8") as stream:
            yield from bodies(json.load(stream)["entries"])
    with gzip.open(folder / "matching" / SETS["records"][1], "rt", encoding="utf-8") as stream:
        for row in map(json.loads, stream):
            yield Body(row["id"], (row["text"],), country=row["country_hint"])
    for path in sorted((folder / "openalex").rglob("*.json*")):
        yield from institutions(_json(path))


def _json(path: Path) -> Any:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as stream:
        return json.load(stream)


def institutions(answer: Any) -> Iterator[Body]:
    """Yield the institutions anywhere in an answer of OpenAlex, as often as they occur."""
    if isinstance(answer, list):
        for part in answer:
            yield from institutions(part)
    elif isinstance(answer, dict):
        if str(answer.get("id")).startswith("https://openalex.org/I") and answer.get("display_name"):
            yield Body(answer["id"], (answer["display_name"],), country=answer.get("country_code"))
        for part in answer.values():
            yield from institutions(part)
