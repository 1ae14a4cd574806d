"""Names serve to resolve identity and nothing else; no word of any output judges a person."""

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest

from rsscan.render.pages import page_text
from rsscan.rules import RULES
from tests.acceptance.test_author import EXAMPLE, report
from tests.conftest import ROOT, Run

FORBIDDEN = re.compile(
    r"suspicious|adversar|guilty|risky|foreign influence|threat\b|\bspy|\bscore of|blacklist", re.IGNORECASE
)
"""Words that judge a person; none may stand in any output."""


def _renamed(value: Any, names: dict[str, str], dice: random.Random) -> Any:
    """Replace every personal name by a made one, the same name always by the same."""
    if isinstance(value, list):
        return [_renamed(item, names, dice) for item in value]
    if not isinstance(value, dict):
        return value
    changed: dict[str, Any] = {}
    for key, inner in value.items():
        personal = key in {"raw_author_name", "display_name_alternatives"} or (
            key == "display_name" and ("/A" in str(value.get("id")) or "orcid" in value)
        )
        if personal and isinstance(inner, str):
            made = "".join(dice.choice("bdfgklmnprstvz") + dice.choice("aeiou") for _ in range(4))
            changed[key] = names.setdefault(inner, f"{made.title()} Subject")
        elif key == "person":  # of an ORCID record
            called = " ".join(inner["name"][part]["value"] for part in ("given-names", "family-name"))
            changed[key] = {"name": {"credit-name": {"value": names.setdefault(called, "Nobody Subject")}}}
        else:
            changed[key] = [] if personal else _renamed(inner, names, dice)
    return changed


def _without_names(value: dict[str, Any]) -> str:
    for subject in value["subjects"]:
        subject["name"] = None
        for finding in subject["findings"]:
            for evidence in finding["evidence"]:
                if evidence["coauthor"]:
                    evidence["coauthor"]["name"] = None
    return json.dumps(value["subjects"], sort_keys=True)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_other_names_give_the_same_findings_to_the_byte(rsscan: Run, tmp_path: Path, seed: int) -> None:
    """With every personal name replaced, findings, grades, gaps and ids are the same."""
    dice, names = random.Random(seed), dict[str, str]()  # noqa: S311 - no secret
    for path in sorted((ROOT / "examples" / "records").rglob("*.json")):  # authors before the ORCID records
        target = tmp_path / "renamed" / path.relative_to(ROOT / "examples" / "records")
        target.parent.mkdir(parents=True, exist_ok=True)
        record = _renamed(json.loads(path.read_text(encoding="utf-8")), names, dice)
        target.write_text(json.dumps(record), encoding="utf-8")
    people = ("0000-0002-1825-0097", "0000-0000-1000-0013", "0000-0000-1000-0021", "0000-0000-1000-003X")
    before = report(rsscan, "author", *people, *EXAMPLE)
    after = report(rsscan, "author", *people, "--source", "recorded:renamed", "--as-of", "2026-11-23")
    assert "Carberry" not in json.dumps(after)
    assert _without_names(before) == _without_names(after)


def test_no_output_judges_a_person(rsscan: Run) -> None:
    """Tables, JSON, help, candidates and every explained rule are free of such words."""
    said = [rsscan("author", "0000-0002-1825-0097", *EXAMPLE, "-f", form).stdout for form in ("table", "json")]
    said += [
        rsscan(*command, "--help").stdout
        for command in (
            (),
            ("author",),
            ("work",),
            ("match",),
            ("explain",),
            ("cache",),
            ("lists",),
            ("lists", "diff"),
            ("ignore", "add"),
            ("ignore", "check"),
        )
    ]
    said += [rsscan("lists", *command).stdout for command in (("status",), ("show", "dprk"), ("search", "Kim Chaek"))]
    said += [page_text(rule, 1000) for rule in RULES.values()]
    said += [path.read_text(encoding="utf-8") for path in (ROOT / "lists").glob("*.yaml")]
    for text in said:
        assert not FORBIDDEN.search(text), FORBIDDEN.search(text)


@pytest.mark.parametrize("form", ["table", "json"])
def test_every_output_says_what_it_is_and_how_to_correct_it(rsscan: Run, form: str) -> None:
    """Flags for review, no determination; what was searched, as of when; where to correct a record."""
    done = rsscan("author", "0000-0000-1000-0013", *EXAMPLE, "-f", form)
    text = " ".join(done.stdout.split())
    for said in ("human review, not a determination", "2026-11-23", "ca-nro", "dprk", "orcid.org", "openalex.org"):
        assert said in text
