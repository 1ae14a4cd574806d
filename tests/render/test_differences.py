"""What differs between a saved report and one made again, a line each."""

import json
from typing import Any

import pytest

from rsscan.render.differences import LONGEST, differences

FINDING = {"id": "F-1", "severity": "high", "evidence": [{"matched": "A"}, {"matched": "B"}], "concerns": ["N", "M"]}
GAP = {"code": "RS905", "detail": "Six lines.", "blocks_verdict": False}


def report(**changed: Any) -> dict[str, Any]:
    """Return a small report with something changed in its subject."""
    subject = {"id": "A1", "name": "Ada", "works": 12, "findings": [FINDING], "gaps": [GAP], **changed}
    return {"run": {"verdict": "clear"}, "lists": [{"id": "dprk", "entries": 7}], "subjects": [subject]}


@pytest.mark.parametrize(
    ("changed", "lines"),
    [
        ({}, []),
        ({"works": 11}, ["subject A1: works: saved 12, again 11"]),
        ({"works": 12.0}, ["subject A1: works: saved 12, again 12.0"]),
        ({"works": True}, ["subject A1: works: saved 12, again true"]),
        ({"name": None}, ["subject A1: name: saved Ada, again null"]),
        ({"born": 1}, ["subject A1: born: saved nothing, again 1"]),
        ({"id": "A2"}, ["subject A1: only in the saved report", "subject A2: only in what was found again"]),
        ({"findings": []}, ["subject A1: finding F-1: only in the saved report"]),
        ({"name": "a" * 999}, [f"subject A1: name: saved Ada, again {'a' * LONGEST}…"]),
        ({"name": {"a": [1]}}, ['subject A1: name: saved Ada, again {"a": [1]}']),
        ({"findings": [FINDING | {"severity": "low"}]}, ["subject A1: finding F-1: severity: saved high, again low"]),
        ({"gaps": [GAP | {"blocks_verdict": True}]}, [
            "subject A1: gap RS905 Six lines.: blocks_verdict: saved false, again true",
        ]),
        ({"gaps": [GAP, GAP]}, [
            "subject A1: gap 2: only in what was found again",
        ]),
        ({"findings": [FINDING | {"evidence": [{"matched": "B"}, {"matched": "B"}]}]}, [
            "subject A1: finding F-1: evidence 1: matched: saved A, again B",
        ]),
        ({"findings": [FINDING | {"concerns": ["N"]}]}, [
            "subject A1: finding F-1: concerns 2: only in the saved report",
        ]),
        ({"findings": [FINDING | {"id": "F-2"}, FINDING]}, ["subject A1: finding F-2: only in what was found again"]),
    ],
)  # fmt: skip
def test_every_difference_is_a_line_that_names_its_place(changed: dict[str, Any], lines: list[str]) -> None:
    """Of subjects, findings, gaps, evidence and numbers; nothing else is told."""
    assert list(differences(report(), report(**changed))) == lines


def test_another_order_is_a_difference() -> None:
    """Of what has names; the rest is compared by its place."""
    turned = json.loads(json.dumps(report()))
    turned["lists"].insert(0, {"id": "own", "entries": 1})
    there = json.loads(json.dumps(turned))
    there["lists"].reverse()
    assert list(differences(turned, there)) == ["lists: stand in another order"]
