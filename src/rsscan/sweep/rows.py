"""What a sweep says as rows of tables, whichever engine writes them: findings, subjects, and who was not judged."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from rsscan.render import csv_rows
from rsscan.render.values import Values
from rsscan.sweep.judging import Whom

_OF_A_PERSON = ("id", "orcid", "openalex_ids", "name", "file", "line")
_COUNTED = ("works", "authorships", "with_institution", "with_text_only", "without_affiliation")
_NUMBERS = frozenset(
    "subject line works_count works evidence_count position authors_count findings authorships with_institution "
    "with_text_only without_affiliation works_in_window".split()
)
_DAYS = frozenset("listed_from listed_until last_date date decided expires as_of".split())

FINDINGS = csv_rows.COLUMNS
"""A row for each piece of evidence, with the columns of the csv format."""

SUBJECTS = (
    "subject", *_OF_A_PERSON, "verdict", "identity", "blocking_gaps", "findings", *_COUNTED, "works_in_window", "as_of",
    "policy", "fail_on", "notice",
)  # fmt: skip
"""A row for each person who was judged."""

COVERAGE = ("id", *_COUNTED, "file", "line", "said")
"""A row for each person who was not judged."""

NOT_JUDGED = "no printed affiliation, body or funder of these works met a list; not assessed further"


def typed(columns: Iterable[str]) -> list[str]:
    """Return what makes values of texts, a column each, in the SQL of both engines; a text without a sign is null."""
    return [f"CAST(nullif({column}, '') AS {_kind_of(column)}) AS {column}" for column in columns]


def _kind_of(column: str) -> str:
    if column in _NUMBERS:
        return "BIGINT"
    return "DATE" if column in _DAYS else "DOUBLE" if column == "score" else "STRING"


def run_text(report: Values, not_judged: int) -> str:
    """Return what is said of the whole run, as JSON."""
    said: dict[str, Any] = {**report.head, "lists": list(report.lists), "summary": report.summary}
    return json.dumps({**said, "not_assessed": not_judged}, ensure_ascii=False, indent=2)


def subject_row(shared: Mapping[str, str], subject: Mapping[str, Any]) -> dict[str, str]:
    """Return the row of a person who was judged; `shared` is what stands in every row of the csv format."""
    counted = {name: str(subject["coverage"][name]) for name in (*_COUNTED, "works_in_window")}
    return {**shared, **counted, "findings": str(len(subject["findings"]))}


def coverage_row(whom: Whom, counted: Iterable[int]) -> dict[str, str]:
    """Return the row of a person who was not judged; `counted` is what a statement gives of it."""
    place = whom.person.location if whom.person else None
    return {
        "id": whom.identifier,
        **dict(zip(_COUNTED, map(str, counted), strict=True)),
        "file": place.file if place else "",
        "line": str(place.line) if place else "",
        "said": NOT_JUDGED,
    }
