"""Rows of a store as OpenAlex's JSON again, for the one parser that reads it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Json = dict[str, Any]
Known = Mapping[str, Json]
"""Records of institutions or topics by the number in their id, as JSON has it for a key."""

BODY_FIELDS = ("id", "display_name", "ror", "country_code", "lineage")
"""Fields of an institution that bylines and profiles show."""

_LINE: tuple[Any, ...] = (None, None, None, None, [], [])
"""What a line of a byline has where its end was left off."""


def read(row: Json) -> Json:
    """Return the row of a work with what stands in it as JSON read."""
    return row | {name: json.loads(row[name] or "[]") or [] for name in ("topics", "byline", "funding")}


def work_record(row: Json, institutions: Known, topics: Known) -> Json:
    """Return the record of a work; that authorships are missing at its end is said as records of 2024 say it."""
    return {
        "id": f"W{row['id']}",
        "doi": row["doi"],
        "title": row["title"],
        "publication_date": row["published"],
        "publication_year": row["year"],
        "type": row["type"],
        "updated_date": row["updated"],
        "is_authors_truncated": row["cut"],
        "authorships": [_authorship(line, institutions) for line in row["byline"]],
        **_paid(*row["funding"] or ((), ())),
        "topics": [{**topics.get(str(topic), {}), "id": f"T{topic}", "score": score} for topic, score in row["topics"]],
    }


def _paid(funders: Sequence[Sequence[Any]], awards: Sequence[Sequence[Any]]) -> Json:
    return {
        "funders": [funder_record(*funder) for funder in funders],
        "awards": [
            {"id": award and f"G{award}", "funder_award_id": number, "display_name": title, **_giver(funder)}
            for funder, number, award, title in awards
        ],
    }


def _giver(funder: int | str | None) -> Json:
    """Return whose an award is; what else is known of a funder with a number stands among the funders."""
    return {"funder_id": f"F{funder}"} if isinstance(funder, int) else {"funder_display_name": funder}


def funder_record(number: int | None, name: str | None, ror: str | None) -> Json:
    """Return a funder as a work shows it."""
    return {"id": number and f"F{number}", "display_name": name, "ror": ror}


def _authorship(line: Sequence[Any], institutions: Known) -> Json:
    name, author, orcid, printed, bodies, texts = (*line, *_LINE[len(line) :])
    return {
        "raw_author_name": name,
        "author": {"id": author and f"A{author}", "orcid": orcid},
        "raw_orcid": printed,
        "institutions": [_body(body, institutions) for body in bodies or ()],
        "raw_affiliation_strings": texts,
    }


def author_record(profile: Json, institutions: Known) -> Json:
    """Return the record of an author."""
    return profile | {
        "affiliations": [
            row | {"institution": _body(row.get("institution"), institutions)}
            for row in profile.get("affiliations") or []
        ],
        "last_known_institutions": [_body(body, institutions) for body in profile.get("last_known_institutions") or []],
    }


def bodies_in_byline(byline: Sequence[Sequence[Any]]) -> Iterator[int]:
    """Yield the numbers of institutions in a byline."""
    for line in byline:
        for bodies in line[4:5]:  # where institutions stand, if any do
            yield from (body for body in bodies or () if isinstance(body, int))


def bodies_in_profile(profile: Json) -> Iterator[int]:
    """Yield the numbers of institutions on a profile."""
    rows = [row.get("institution") for row in profile.get("affiliations") or []]
    last = profile.get("last_known_institutions") or []
    yield from (body for body in (*rows, *last) if isinstance(body, int))


def _body(body: Any, institutions: Known) -> Any:
    """Return an institution: a number leads to its record, one without an id stands there itself."""
    return institutions.get(str(body)) or {"id": f"I{body}"} if isinstance(body, int) else body
