"""What the stand-in knows: authors, works with all their authorships, and institutions."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tests.openalex_server.fields import (
    AUTHOR_FIELDS,
    AUTHOR_SELECT,
    INSTITUTION_FIELDS,
    INSTITUTION_SELECT,
    KEPT_AUTHORSHIPS,
    LISTED_AUTHORSHIPS,
    WORK_FIELDS,
    WORK_SELECT,
    Field,
)
from tests.openalex_server.ids import OPENALEX, Json


@dataclass(frozen=True)
class Collection:
    """One kind of record: as added, and in the default order of lists, which is that of `rank`."""

    name: str
    records: Sequence[Json]
    rank: Callable[[Json], Any]
    fields: dict[str, Field]
    select: Sequence[str]
    found_before: dict[object, list[Json]] = field(default_factory=dict)
    """What questions found, so that the pages of one list are searched for once."""
    _places: dict[int, dict[object, set[int]]] = field(default_factory=dict)

    def places(self, field: Field) -> dict[object, set[int]]:
        """Return the places in that order of the records with each value of a field, as a search engine keeps them."""
        if id(field) not in self._places:
            places: dict[object, set[int]] = defaultdict(set)
            for place, record in enumerate(self.ordered):
                for value in field.read(record):
                    places[value].add(place)
            self._places[id(field)] = places
        return self._places[id(field)]

    @cached_property
    def ordered(self) -> Sequence[Json]:
        """The records in the default order of lists."""
        return sorted(self.records, key=self.rank)

    def shown(self, record: Json) -> Json:
        """Return a record as lists show it; filters see more of it than that."""
        return _cut(record, LISTED_AUTHORSHIPS) if self.name == "works" else record

    def found(self, key: str, value: str) -> Json | None:
        """Return the last record added under an identifier; the real choice is arbitrary."""
        return self._index.get((key, value))

    @cached_property
    def _index(self) -> dict[tuple[str, str], Json]:
        """Return the records by kind and value of identifier."""
        index: dict[tuple[str, str], Json] = {}
        for record in self.records:
            known = (record.get("ids") or {}) | {key: record.get(key) for key in ("id", "doi", "orcid", "ror")}
            index.update({(key, value): record for key, value in known.items() if value})
        return index


class World:
    """The records that a server answers from; they are not changed after they are given."""

    def __init__(
        self, authors: Iterable[Json] = (), works: Iterable[Json] = (), institutions: Iterable[Json] = ()
    ) -> None:
        """Take records in OpenAlex's shapes and fill in what follows from them."""
        kept = [_cut(work, KEPT_AUTHORSHIPS) for work in works]
        people = [dict(author) for author in authors]
        _count_works(people, kept)
        places = _places(institutions, people, kept)
        self.works = Collection("works", kept, _by_citations, WORK_FIELDS, WORK_SELECT)
        self.authors = Collection("authors", people, _by_works, AUTHOR_FIELDS, AUTHOR_SELECT)
        self.institutions = Collection("institutions", places, _by_works, INSTITUTION_FIELDS, INSTITUTION_SELECT)

    def collection(self, name: str) -> Collection | None:
        """Return the collection of a path's first segment."""
        return {one.name: one for one in (self.works, self.authors, self.institutions)}.get(name)


def _cut(work: Json, size: int) -> Json:
    """Return a work with at most so many authorships, and nothing that says so."""
    return work | {"authorships": (work.get("authorships") or [])[:size]}


def _count_works(authors: list[Json], works: list[Json]) -> None:
    """Fill in missing counts of works."""
    counts: Counter[str] = Counter()
    for work in works:
        if not work.get("is_xpac"):
            counts.update({each["author"]["id"] for each in work["authorships"] if each["author"]["id"]})
    for author in authors:
        if author.get("works_count") is None:
            author["works_count"] = counts[author["id"]]


def _by_citations(work: Json) -> tuple[float, float, str]:
    """Order works as OpenAlex does when no order is asked for."""
    percentile = (work.get("cited_by_percentile_year") or {}).get("max") or 0
    return -percentile, -(work.get("cited_by_count") or 0), work["id"]


def _by_works(record: Json) -> tuple[int, str]:
    """Order authors and institutions as OpenAlex does when no order is asked for."""
    return -(record.get("works_count") or 0), record["id"]


def _mentioned(authors: list[Json], works: list[Json]) -> Iterator[Json]:
    """Yield the institutions that authors and works mention."""
    for author in authors:
        for affiliation in author.get("affiliations") or []:
            yield affiliation["institution"]
    for work in works:
        for each in work["authorships"]:
            yield from each["institutions"]


def _places(given: Iterable[Json], authors: list[Json], works: list[Json]) -> list[Json]:
    """Return the institutions given and mentioned, once each, as full records."""
    places: dict[str, Json] = {}
    for place in [*given, *_mentioned(authors, works)]:
        # Real authorships sometimes hold an institution whose id is null.
        if place.get("id") and place["id"] not in places:
            places[place["id"]] = _full_place(place)
    return list(places.values())


def _full_place(place: Json) -> Json:
    """Return an institution as its own endpoint gives it."""
    ids = {"openalex": place["id"]} | ({"ror": place["ror"]} if place.get("ror") else {})
    return {
        "type_id": f"{OPENALEX}institution-types/{place.get('type')}",
        "homepage_url": None,
        "display_name_acronyms": [],
        "display_name_alternatives": [],
        "repositories": [],
        "works_count": 1,
        "cited_by_count": 0,
        "ids": ids,
        "geo": {"city": None, "country_code": place.get("country_code")},
        "associated_institutions": [],
        "counts_by_year": [],
        "roles": [],
        "topics": [],
        "is_super_system": False,
    } | place
