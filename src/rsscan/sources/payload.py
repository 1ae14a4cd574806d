"""OpenAlex's JSON, of any age since 2022, as plain values: the one parser for every source.

Pure: no network and no file. What is missing or of a wrong type is read as absent, because records of every age and
damage are met; only a record without an id is refused, since it could not be cited.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from rsscan import identifiers
from rsscan.errors import SourceError
from rsscan.publications import (
    API_LIST_LIMIT,
    API_WORK_LIMIT,
    Author,
    Authorship,
    Institution,
    InstitutionProfile,
    ProfileAffiliation,
    Topic,
    Work,
)
from rsscan.sources.funding_payload import funding_from
from rsscan.sources.loose import Record
from rsscan.sources.loose import items as _list
from rsscan.sources.loose import record as _record
from rsscan.sources.loose import records as _records
from rsscan.sources.loose import text as _text

WORK_FIELDS = (
    "id",
    "doi",
    "title",
    "publication_date",
    "publication_year",
    "type",
    "authorships",
    "topics",
    "funders",
    "awards",
    "updated_date",
)
"""Fields of a work that are read, and so the only ones asked for; older records have `grants`, which is read too."""

AUTHOR_FIELDS = (
    "id",
    "orcid",
    "display_name",
    "display_name_alternatives",
    "works_count",
    "counts_by_year",
    "affiliations",
    "last_known_institutions",
)
"""Fields of an author that are read."""

INSTITUTION_FIELDS = (
    "id",
    "ror",
    "display_name",
    "country_code",
    "homepage_url",
    "display_name_acronyms",
    "display_name_alternatives",
    "works_count",
    "geo",
    "international",
    "lineage",
)
"""Fields of an institution that are read."""

BODIES_KEPT = 4096
"""Institutions that are kept for the next byline; a researcher and her co-authors are at some hundred."""

MOST_NAMES = 300
"""Further names of one institution that are read; the languages of the largest Wikipedias are about 300."""

MOST_TEXTS = 100
"""Printed affiliations of one authorship that are read; the most on record is 26."""


def work_from(value: object, *, singleton: bool = False) -> Work:
    """Read one work; `singleton` says that it came alone and so carries up to 5,000 authorships.

    Every line of the byline is kept, one that is damaged as a line that shows nothing. Raises SourceError if there is
    no id.
    """
    record = _record(value)
    work_id = identifiers.openalex(_text(record.get("id")) or "", "W")
    if work_id is None:
        raise SourceError(f"a work record has no usable id: {str(record.get('id'))[:60]!r}")
    lines = [_record(line) for line in _list(record.get("authorships"))]
    doi = _text(record.get("doi"))
    return Work(
        id=work_id,
        title=_text(record.get("title")) or _text(record.get("display_name")),
        authorships=tuple(_authorship(line, place) for place, line in enumerate(lines, 1)),
        doi=identifiers.doi(doi) if doi else None,
        published=_date(record),
        type=_text(record.get("type")),
        cut=_is_cut(record, lines, singleton=singleton),
        topics=_topics(record),
        # The record's own stamp holds in every copy of it, where a day of fetching is lost when files are handed on.
        topics_as_of=_day(record.get("updated_date")),
        funding=funding_from(record),
    )


def _is_cut(record: Record, lines: list[Record], *, singleton: bool) -> bool:
    """Whether authorships are missing at the end.

    Since November 2025 lists cut at 100 without a flag; a byline that was cut ends with an author whose position is
    not `last`. Older records carry `is_authors_truncated`. A record with more than 100 lines did not come from a list.
    """
    if record.get("is_authors_truncated") is True or len(lines) >= API_WORK_LIMIT:
        return True
    if len(lines) != API_LIST_LIMIT:
        return False
    position = lines[-1].get("author_position")
    return position == "middle" if singleton else position != "last"


def _authorship(line: Record, place: int) -> Authorship:
    author = _record(line.get("author"))
    return Authorship(
        position=place,
        name=_text(line.get("raw_author_name")) or _text(author.get("display_name")),
        author_id=_author_id(author.get("id")),
        orcid=_orcid(author.get("orcid")),
        printed_orcid=_orcid(line.get("raw_orcid")),
        institutions=_institutions(line),
        texts=tuple(dict.fromkeys(filter(None, map(_text, _texts(line)))))[:MOST_TEXTS],
    )


_NO_INSTITUTION = Institution(None, None)


def _institutions(line: Record) -> tuple[Institution, ...]:
    """Every body on a line, each once; one without id and name may still give a country."""
    found = [_institution(body) for body in _records(line.get("institutions"))]
    if len(found) > 1:
        found = list(dict.fromkeys(found))
    return tuple(body for body in found if body != _NO_INSTITUTION)


def _texts(line: Record) -> Iterator[object]:
    """Every printed affiliation: the list, the singular of 2022-24, and those inside `affiliations`."""
    yield from _list(line.get("raw_affiliation_strings"))
    yield line.get("raw_affiliation_string")
    for affiliation in _records(line.get("affiliations")):
        yield affiliation.get("raw_affiliation_string")


def _author_id(value: object) -> str | None:
    found = identifiers.openalex(value, "A") if isinstance(value, str) else None
    return None if found in identifiers.NO_AUTHOR else found


def _orcid(value: object) -> str | None:
    return identifiers.orcid(value) if value and isinstance(value, str) else None


def _institution(body: Record) -> Institution:
    lineage = [value for value in _list(body.get("lineage")) if isinstance(value, str)]
    told = (body.get("id"), body.get("display_name"), body.get("ror"), body.get("country_code"))
    return _body(*(value if isinstance(value, str) else None for value in told), tuple(lineage))


@lru_cache(BODIES_KEPT)
def _body(
    identifier: str | None, name: str | None, ror: str | None, country: str | None, lineage: tuple[str, ...]
) -> Institution:
    """Return a body; one and the same stands in many bylines."""
    ancestors = (identifiers.openalex(value, "I") for value in lineage)
    return Institution(
        # `I-1` with nulls leaked into records of January 2026; it is no id.
        id=identifiers.openalex(identifier or "", "I"),
        name=_text(name),
        ror=identifiers.ror(ror or ""),
        country=(_text(country) or "").upper() or None,
        lineage=tuple(value for value in ancestors if value),
    )


def _topics(record: Record) -> tuple[Topic, ...]:
    """Every topic with an id, each once; a score that is no probability is unknown."""
    found: dict[str, Topic] = {}
    for row in _records(record.get("topics")):
        topic_id = identifiers.openalex(_text(row.get("id")) or "", "T")
        if topic_id is None:
            continue
        subfield = str(_record(row.get("subfield")).get("id") or "").rpartition("/")[2]
        known = Topic(topic_id, _text(row.get("display_name")), _share(row.get("score")), subfield or None)
        found.setdefault(topic_id, known)
    return tuple(found.values())


def _share(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 <= value <= 1 else None


def _date(record: Record) -> date | None:
    if day := _day(record.get("publication_date")):
        return day
    year: Any = record.get("publication_year")
    # OpenAlex itself writes 1 January where it knows only the year.
    return date(int(year), 1, 1) if _is_year(year) else None


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat((_text(value) or "")[:10])
    except ValueError:
        return None


def author_from(value: object) -> Author:
    """Read one author profile. Raises SourceError if it has no id."""
    record = _record(value)
    author_id = _author_id(record.get("id"))
    if author_id is None:
        raise SourceError(f"an author record has no usable id: {str(record.get('id'))[:60]!r}")
    years = [
        row["year"]
        for row in _records(record.get("counts_by_year"))
        if _is_year(row.get("year")) and row.get("works_count")
    ]
    alternatives = (_text(value) for value in _list(record.get("display_name_alternatives")))
    return Author(
        id=author_id,
        name=_text(record.get("display_name")),
        orcid=_orcid(record.get("orcid")),
        alternatives=tuple(value for value in alternatives if value),
        works_count=_count(record.get("works_count")),
        affiliations=_profile_affiliations(record),
        first_year=min(years, default=None),
        last_year=max(years, default=None),
        last_known=tuple(dict.fromkeys(_last_known(record))),
    )


def _last_known(record: Record) -> Iterator[Institution]:
    """Every institution of the newest works; the singular is of 2023 and before."""
    for row in (*_records(record.get("last_known_institutions")), _record(record.get("last_known_institution"))):
        body = _institution(row)
        if body.id or body.name:
            yield body


def _profile_affiliations(record: Record) -> tuple[ProfileAffiliation, ...]:
    found: dict[tuple[str | None, str | None], ProfileAffiliation] = {}
    for row in _records(record.get("affiliations")):
        body = _institution(_record(row.get("institution")))
        years = tuple(sorted(year for year in _list(row.get("years")) if _is_year(year)))
        found[body.id, body.name] = ProfileAffiliation(body, years)
    for body in _last_known(record):
        found.setdefault((body.id, body.name), ProfileAffiliation(body))
    return tuple(row for row in found.values() if row.institution.id or row.institution.name)


def institution_profile_from(value: object) -> InstitutionProfile:
    """Read one institution's own record. Raises SourceError if it has no id."""
    record = _record(value)
    body = _institution(record)
    if body.id is None:
        raise SourceError(f"an institution record has no usable id: {str(record.get('id'))[:60]!r}")
    geo = _record(record.get("geo"))
    translated = _record(_record(record.get("international")).get("display_name"))
    country = body.country or (_text(geo.get("country_code")) or "").upper() or None
    homepage = _text(record.get("homepage_url"))
    return InstitutionProfile(
        id=body.id,
        name=body.name,
        ror=body.ror,
        country=country,
        city=_text(geo.get("city")),
        aliases=_names([*_list(record.get("display_name_alternatives")), *translated.values()]),
        acronyms=_names(_list(record.get("display_name_acronyms"))),
        works_count=_count(record.get("works_count")),
        homepage=homepage if homepage and homepage.startswith(("https://", "http://")) else None,
        lineage=body.lineage,
    )


def _names(values: list[Any]) -> tuple[str, ...]:
    """The texts among some values, each once, not more than anybody has names."""
    return tuple(dict.fromkeys(name for name in map(_text, values) if name))[:MOST_NAMES]


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _is_year(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and date.min.year <= value <= date.max.year
