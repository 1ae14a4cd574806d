"""The chain is read from whatever a report holds: nothing that is missing or of another kind stops it."""

import copy
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from rsscan.finding import DOUBTED
from rsscan.render.chain import steps
from rsscan.render.told import LONGEST, Told
from tests.render.test_table import made_report, text

ODD: tuple[Any, ...] = (None, "x", "", [], ["y", 3], {}, [{}], True, -1, 0.5, float("nan"), 10**400)
"""Values of every kind, in the place of others."""


@cache
def written() -> str:
    """Write a report with one finding on two works."""
    return text(made_report(works=2), "json")


def fresh() -> dict[str, Any]:
    """Read that report."""
    value: dict[str, Any] = json.loads(written())
    return value


def rows(value: dict[str, Any]) -> dict[str, list[str]]:
    """Return what each step of the chain of the first finding says."""
    report = Told(value)
    finding = report.parts("subjects")[0].parts("findings")[0]
    return {step.name: step.rows for step in steps(report, finding)}


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place in JSON values: what holds it, and where; of a list the first item."""
    for key in list(value) if isinstance(value, dict) else range(min(len(value), 1)):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from places(value[key])


def test_a_fresh_report_lacks_nothing() -> None:
    """Every key that the chain looks for is written."""
    assert "untold" not in rows(fresh())


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_any_value_in_any_place_is_read_as_far_as_it_goes(odd: object) -> None:
    """No place of the report, whatever it holds, stops the chain."""
    value = fresh()
    for holder, key in list(places(value)):
        kept, holder[key] = holder[key], copy.deepcopy(odd)
        report = Told(value)
        for subject in report.parts("subjects"):
            for finding in subject.parts("findings"):
                assert "next" in [step.name for step in steps(report, finding)]
        holder[key] = kept


def test_every_key_that_is_missing_is_named() -> None:
    """A key of the finding or its evidence that is looked for and absent stands in the last step."""
    whole = fresh()
    [finding, *_] = whole["subjects"][0]["findings"]
    for holder in (finding, finding["evidence"][0], finding["evidence"][0]["met"], whole["run"]["policy"]):
        for key in list(holder):
            kept = holder.pop(key)
            said = rows(whole).get("untold", [""])[0]
            assert not said or f"lacks {key}," in said
            holder[key] = kept


def test_a_row_of_another_kind_is_not_passed_over_in_silence() -> None:
    """Near misses that cannot be read are unknown, not none; without a rule and without reasons none is claimed."""
    value = fresh()
    finding = value["subjects"][0]["findings"][0]
    finding["near_misses"] = ["x"]
    assert rows(value)["nearly"] == ["the report does not say"]
    finding["policy_rule"] = "x"
    for piece in finding["evidence"]:
        piece["graded_because"] = []
    assert rows(value)["rule"][0] == "the report does not say"
    finding["policy_rule"] = None
    assert rows(value)["rule"][0] == "none"


def test_a_cap_on_confidence_says_what_the_match_alone_is_and_why() -> None:
    """The finding is held at probable where the match alone is certain."""
    value = fresh()
    [finding, *_] = value["subjects"][0]["findings"]
    finding["evidence"][0]["met"]["confidence"] = "certain"
    finding["evidence"][1]["met"]["confidence"] = "certain"
    finding |= {"confidence": "probable", "reasons": ["Another.", DOUBTED]}
    told = rows(value)["confidence"]
    assert told[0] == "probable"
    assert told[-2:] == ["the match alone is certain, held at probable", DOUBTED]


def test_a_text_is_cut_where_nobody_would_read_on() -> None:
    """A report that somebody sent may hold a text of any length."""
    told = Told({"a": "x" * (LONGEST + 1234)})
    assert told.text("a") == f"{'x' * LONGEST}… (1,234 more characters)"


def test_the_strongest_rung_of_a_finding_is_told_beside_that_of_the_decisive_piece() -> None:
    """They differ where weaker evidence is newer."""
    value = fresh()
    value["subjects"][0]["findings"][0]["rule"] = "RS201"
    assert rows(value)["rung"][1] == "the finding carries RS201, the strongest of its evidence"


def test_through_whom_an_indirect_link_leads_is_told() -> None:
    """With the works that both wrote, for without them the link is none."""
    value = fresh()
    piece = value["subjects"][0]["findings"][0]["evidence"][0]
    works = [{"id": "https://openalex.org/W7", "doi": None, "date": None}]
    piece["path"] = {"author": "https://openalex.org/A9", "joint_works": 1, "works": works}
    way = "by way of https://openalex.org/A9, who wrote 1 work with the subject: https://openalex.org/W7"
    assert way in rows(value)["printed"]


def test_a_name_without_parts_is_weighed_as_a_whole() -> None:
    """Capitals and names in other scripts have a score and no sum."""
    value = fresh()
    for piece in value["subjects"][0]["findings"][0]["evidence"]:
        piece["met"] |= {"parts": [], "ladder": "listed name"}
        piece["score"] = 0.87
    assert rows(value)["score"] == ["0.870, weighed as a whole"]
    for piece in value["subjects"][0]["findings"][0]["evidence"]:
        piece["score"] = 1
    assert rows(value)["score"] == ["1.000: equal, nothing to weigh"]


def test_other_pieces_of_evidence_are_counted_by_their_grades() -> None:
    """How many there are besides the one that decides."""
    assert "".join(rows(fresh())["others"]).startswith("1 more piece of evidence graded high by ")
    value = fresh()
    value["subjects"][0]["findings"][0]["evidence"] += [fresh()["subjects"][0]["findings"][0]["evidence"][1]] * 7
    assert "".join(rows(value)["others"]).startswith("8 more pieces of evidence graded high by ")
