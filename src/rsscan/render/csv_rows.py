"""The report as one table for a spreadsheet: a row a finding, and one for a subject of whom nothing was found.

Rows are as RFC 4180 has them, in UTF-8 with a byte order mark, without which Excel shows other scripts wrongly. A cell
that a spreadsheet would calculate stands behind an apostrophe, as OWASP advises: names and affiliations come from
anybody. Every row says how the subject stands and what could not be seen of it; of the evidence it has the decisive.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from rsscan.notice import IN_BRIEF
from rsscan.render.in_words import decisive, way
from rsscan.render.told import Told, told_of
from rsscan.render.values import Values

BYTE_ORDER_MARK = "\ufeff"

CALCULATED = frozenset("=+-@＝＋－＠")
"""How a cell begins that some spreadsheet calculates, in either width; of tabs and line ends none is left."""

COLUMNS = (
    # the subject: its place in the report, and how it stands
    "subject", "id", "orcid", "openalex_ids", "name", "file", "line", "verdict", "identity", "blocking_gaps",
    # the finding; empty where the subject has none
    "finding", "status", "severity", "confidence", "rule", "relation", "list", "edition", "entry", "entry_name",
    "effect", "country", "listed_from", "listed_until", "works_count", "works", "last_date", "evidence_count",
    "reasons", "policy_rule", "fingerprint",
    # its decisive evidence
    "work", "doi", "title", "date", "listed_at_publication", "position", "authors_count", "coauthor", "coauthor_id",
    "coauthor_orcid", "affiliation_text", "institution", "institution_id", "institution_ror", "institution_country",
    "matched", "score", "fields",
    # what a reviewer decided
    "reason", "reviewer", "decided", "expires",
    # the run
    "as_of", "policy", "fail_on", "notice",
    # through whom an indirect link leads, and over which works
    "way",
)  # fmt: skip
"""The columns, in order; new ones are put at the end."""


def chunks(report: Values) -> Iterator[str]:
    """Yield the head line and then row by row."""
    rows = Rows(report)
    yield line(COLUMNS, {column: column for column in COLUMNS}, BYTE_ORDER_MARK)
    for number, subject in enumerate(report.subjects, 1):
        for row in rows.of(number, subject) or [rows.shared(number, subject)]:
            yield line(COLUMNS, row)


class Rows:
    """Cells by column, of one subject after the other of a report."""

    def __init__(self, report: Values) -> None:
        """Take what holds for the whole report."""
        told = told_of(report)
        self._editions = {watchlist.text("id"): watchlist.text("edition") for watchlist in told.parts("lists")}
        self._run = _of_run(told.part("run"))

    def shared(self, number: int, subject: Mapping[str, object]) -> dict[str, str]:
        """Return what stands in every row of a subject, whose place in the report is counted from 1."""
        return {"subject": str(number), **_of_subject(Told(subject)), **self._run}

    def of(self, number: int, subject: Mapping[str, object], *, every: bool = False) -> list[dict[str, str]]:
        """Return a row for each finding of a subject, with its decisive evidence, or for every piece of evidence."""
        shared = self.shared(number, subject)
        return [
            {**shared, **_of_finding(finding, piece), "edition": self._editions.get(finding.text("list"), "")}
            for finding in Told(subject).parts("findings")
            for piece in (finding.parts("evidence") if every else [decisive(finding.parts("evidence"))])
        ]


def line(columns: Iterable[str], row: Mapping[str, str], before: str = "") -> str:
    """Return a line of a table, with something before it."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerow([defused(row.get(column, "")) for column in columns])
    return before + stream.getvalue()


def defused(cell: str) -> str:
    """Return a cell that no spreadsheet calculates."""
    return f"'{cell}" if cell.lstrip()[:1] in CALCULATED else cell


def _of_subject(subject: Told) -> dict[str, str]:
    gaps = [gap.text("code") for gap in subject.parts("gaps") if gap.flag("blocks_verdict")]
    place = subject.part("location")
    return {
        **{key: subject.text(key) for key in ("id", "orcid", "name", "verdict")},
        "openalex_ids": " ".join(subject.texts("openalex_ids")),
        "file": place.text("file"),
        "line": place.text("line"),
        "identity": subject.part("identity").text("status"),
        "blocking_gaps": " ".join(gaps),
    }


def _of_run(run: Told) -> dict[str, str]:
    return {
        "as_of": run.text("as_of"),
        "policy": run.part("policy").text("id"),
        "fail_on": run.text("fail_on"),
        "notice": IN_BRIEF,
    }


_FINDING = (
    "status", "severity", "confidence", "rule", "relation", "list", "entry", "entry_name", "effect", "country",
    "listed_from", "listed_until", "works_count", "last_date", "fingerprint",
)  # fmt: skip
_EVIDENCE = (
    "work", "doi", "title", "date", "listed_at_publication", "position", "authors_count", "affiliation_text", "matched",
)  # fmt: skip
_DECISION = ("reason", "reviewer", "decided", "expires")


def _of_finding(finding: Told, piece: Told) -> dict[str, str]:
    decision = finding.part("disposition")
    person, body = piece.part("coauthor"), piece.part("institution")
    return {
        "finding": finding.text("id"),
        **{key: finding.text(key) for key in _FINDING},
        "works": finding.part("proportion").text("of"),
        "evidence_count": str(len(finding.parts("evidence"))),
        "reasons": " ".join(finding.texts("reasons")),
        "policy_rule": finding.part("policy_rule").text("id"),
        **{key: piece.text(key) for key in _EVIDENCE},
        "coauthor": person.text("name"),
        "coauthor_id": person.text("id"),
        "coauthor_orcid": person.text("orcid"),
        "institution": body.text("name"),
        **{f"institution_{key}": body.text(key) for key in ("id", "ror", "country")},
        "score": f"{piece.number('score'):.3f}" if piece else "",
        "fields": " ".join(piece.texts("fields")),
        "way": way(piece),
        **{key: decision.text(key) for key in _DECISION},
    }
