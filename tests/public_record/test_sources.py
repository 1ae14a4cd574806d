"""No statement about a person is without a source and a date, and no sentence says what no record says."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from tests.public_record.judged import Judged, judged
from tests.public_record.person import Part
from tests.public_record.walked import records_of, sentences, wrong
from tests.public_record.world import made

Told = dict[str, Any]


@pytest.fixture(scope="module")
def reported() -> dict[str, Judged]:
    """Return what is said of everybody, by situation, everything looked at."""
    run = judged(made(), [Part.ORCID, Part.CROSSREF, Part.INDIRECT], 5)
    return {one.person.situation: one for one in run.people}


def test_every_statement_and_every_sentence_leads_back_to_a_record(reported: dict[str, Judged]) -> None:
    """Stations, concurrency, funders, awards, evidence, paths, reasons, remarks, gaps and what is said of identity."""
    found = {name: wrong(one.values, records_of(one.person)) for name, one in reported.items()}
    assert {name: problems for name, problems in found.items() if problems} == {}
    assert sum(len(list(sentences(one.values))) for one in reported.values()) > 10 * len(reported)


def _another_day(told: Told) -> None:
    told["career"]["stations"][0]["attested"][0]["on"] = "2020-02-02"


def _no_place(told: Told) -> None:
    told["career"]["stations"][0]["attested"] = []


def _another_body(told: Told) -> None:
    told["career"]["stations"][0]["body"]["name"] = "Turrilund Academy"


def _another_year(told: Told) -> None:
    told["career"]["stations"][0]["years"] = [1987]


def _another_end(told: Told) -> None:
    next(one for one in told["career"]["stations"] if one["from"])["to"] = "2031-01"


def _another_asserter(told: Told) -> None:
    station = next(one for one in told["career"]["stations"] if one["from"])
    station["attested"][0].update(by="organization", by_name="Turrilund Registry")


def _another_at_one_time(told: Told) -> None:
    told["career"]["concurrent"][0]["bodies"][0]["name"] = "Turrilund Academy"


def _another_funder(told: Told) -> None:
    told["funding"]["funders"][0]["body"]["name"] = "Turrilund Fund"


def _another_award(told: Told) -> None:
    told["funding"]["funders"][0]["awards"][0]["number"] = "T-9"


def _another_work(told: Told) -> None:
    told["findings"][0]["evidence"][0]["source"] = "byline of https://openalex.org/W9"


def _no_date(told: Told) -> None:
    told["findings"][0]["evidence"][0]["date"] = None


def _another_path(told: Told) -> None:
    piece = told["findings"][0]["evidence"][0]
    piece["path"] = {"author": "https://openalex.org/A9", "works": [{"id": "https://openalex.org/W9", "date": None}]}


def _a_remark_on_another_body(told: Told) -> None:
    told["career"]["remarks"].append("The ORCID record names Turrilund Academy without an end.")


def _a_remark_on_another_year(told: Told) -> None:
    told["career"]["remarks"].append("No affiliation is known of these years: 1961 to 1963.")


def _a_gap_on_another_work(told: Told) -> None:
    told["gaps"].append({"detail": "OpenAlex lacks 1 work: https://doi.org/10.5555/never."})


def _a_reason_with_another_name(told: Told) -> None:
    told["findings"][0]["reasons"].append("“Turrilund Fund” stands in the printed affiliation.")


@pytest.mark.parametrize(
    "lie",
    [
        _another_day, _no_place, _another_body, _another_year, _another_end, _another_asserter, _another_at_one_time,
        _another_funder, _another_award, _another_work, _no_date, _another_path, _a_remark_on_another_body,
        _a_remark_on_another_year, _a_gap_on_another_work, _a_reason_with_another_name,
    ],
)  # fmt: skip
def test_what_is_made_up_leads_back_to_nothing(reported: dict[str, Judged], lie: Callable[[Told], None]) -> None:
    """Each kind of statement, falsified in one place of a report in which all is right."""
    one = reported["paid and employed"]
    told = copy.deepcopy(one.values)
    lie(told)
    assert len(wrong(told, records_of(one.person))) >= 1
