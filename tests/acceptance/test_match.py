"""`rsscan match`: strings against the lists, one or many."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

KIM_CHAEK = "dprk/kim-chaek-university-of-technology"


def lines(text: str) -> list[dict[str, Any]]:
    """Return JSON Lines as values."""
    return [json.loads(line) for line in text.splitlines()]


def test_one_string_is_answered_in_words(rsscan: Run) -> None:
    """Entry, confidence, what met and how to learn more; a harmless namesake meets nothing."""
    done = rsscan("match", "Kimchaek Univ. of Technol., Pyongyang", "Kangwon National University, Chuncheon")
    assert done.returncode == 0
    assert f"certain   Kim Chaek University of Technology  {KIM_CHAEK}" in done.stdout
    assert "rsscan explain RS203" in done.stdout
    assert done.stdout.endswith("Kangwon National University, Chuncheon\n  meets no listed body\n")


def test_explain_shows_what_was_read_and_weighed(rsscan: Run) -> None:
    """The words that were compared, the boundaries, and every reason."""
    done = rsscan("match", "--explain", "Kim Chaeck University of Technology; DPR Korea")
    assert "read as: kim chaeck university technology || dpr korea" in done.stdout
    assert "like “Kim Chaek University of Technology”" in done.stdout
    shown = done.stdout.split("stands as “kim chaeck university technology”\n")[1].splitlines()[:3]
    assert [line.strip() for line in shown] == [
        "score 0.91: 1.00 for the whole name",
        "-0.11 “chaeck” is read as “chaek”",
        "+0.02 its country or city agrees",
    ]


def test_explained_answers_for_programs_hold_what_the_score_is_made_of(rsscan: Run, tmp_path: Path) -> None:
    """1 and all changes are the score."""
    query = {"id": 1, "text": "Kim Chaeck University of Technology, DPR Korea"}
    (tmp_path / "q.jsonl").write_text(json.dumps(query) + "\n", encoding="utf-8")
    (answer,) = lines(rsscan("match", "--input", "q.jsonl", "--format", "jsonl", "--explain").stdout)
    match = next(match for match in answer["matches"] if match["entry"] == KIM_CHAEK)
    assert match["stands"] == "kim chaeck university technology"
    assert 1 + sum(part["change"] for part in match["parts"]) == pytest.approx(match["score"], abs=0.002)
    assert match["reasons"]


def test_many_strings_are_answered_line_by_line(rsscan: Run, tmp_path: Path) -> None:
    """The contract for programs: id and matches, best first, with list, entry, rule, confidence, score, matched."""
    queries = [
        {"id": 1, "text": "Kim Chaek University of Technology, Pyongyang, DPR Korea"},
        {"id": "two", "text": "University of Oslo, Norway", "country": None},
        {"id": None, "text": "Central Institute of Metrology", "country": "kp"},
        {"id": "four", "text": "\u001b[31m\ud800 \u0000"},
    ]
    (tmp_path / "q.jsonl").write_text("".join(json.dumps(query) + "\n" for query in queries), encoding="utf-8")
    done = rsscan("match", "--input", "q.jsonl", "--format", "jsonl")
    answers = lines(done.stdout)
    assert done.returncode == 0
    assert [answer["id"] for answer in answers] == [1, "two", None, "four"]
    first = answers[0]["matches"][0]
    assert set(first) == {"list", "entry", "rule", "confidence", "score", "matched"}
    assert (first["list"], first["entry"], first["rule"], first["confidence"]) == (
        "dprk",
        KIM_CHAEK,
        "RS203",
        "certain",
    )
    assert answers[1]["matches"] == answers[3]["matches"] == []
    assert answers[2]["matches"][0]["entry"] == "dprk/central-institute-of-metrology"


def test_own_lists_take_the_place_of_those_that_come_along(rsscan: Run, tmp_path: Path) -> None:
    """A list with acronyms and general names not marked as weak is used, and its doubtful names never match alone."""
    (tmp_path / "own.yaml").write_text(
        "id: own\ntitle: Own\nauthority: Us\neffect: advisory\nedition: 2026-01-01\ncomplete: true\n"
        "source_url: https://example.org\nentries:\n"
        "  - {id: own/a, names: [Fjordheim Technical University, FTU], country: NO}\n",
        encoding="utf-8",
    )
    done = rsscan(
        "match", "-f", "jsonl", "--lists", "own.yaml", "Fjordheim Tech. Univ.", "FTU", "Kim Il Sung University"
    )
    assert [[m["entry"] for m in answer["matches"]] for answer in lines(done.stdout)] == [["own/a"], [], []]


@pytest.mark.parametrize(("body", "said"), [
    (
        '{"id": 1, "text": 3}\n[]\n{\n',
        ["q.jsonl:1: text: must be text", "q.jsonl:2: must be", "q.jsonl:3: is not JSON"],
    ),
    ('{"id": 1, "text": "x", "country": 7}\n', ["q.jsonl:1: country"]),
    ('{"id": 1, "text": "x", "country": "China"}\n', ["q.jsonl:1: country: must be an ISO code"]),
])  # fmt: skip
def test_wrong_lines_are_named_together(rsscan: Run, tmp_path: Path, body: str, said: list[str]) -> None:
    """Each with its line, exit 2."""
    (tmp_path / "q.jsonl").write_text(body, encoding="utf-8")
    done = rsscan("match", "--input", "q.jsonl")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == len(said)
    assert all(sentence in done.stderr for sentence in said)


@pytest.mark.parametrize("arguments", [[], ["--input", "none.jsonl"], ["--input", "."], ["x", "--lists", "none"]])
def test_nothing_to_match_is_exit_2(rsscan: Run, arguments: list[str]) -> None:
    """A missing string, file or list is one sentence."""
    done = rsscan("match", *arguments)
    assert (done.returncode, len(done.stderr.splitlines()), done.stdout) == (2, 1, "")


def test_empty_strings_and_a_country_that_is_no_code_are_named_together(rsscan: Run) -> None:
    """That it meets no listed body is not said of nothing, nor with a hint that was not understood."""
    done = rsscan("match", "Kim Il Sung University", " ", "--country", "Korea")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "rsscan: affiliation 2 is empty",
        "rsscan: --country Korea: must be an ISO code of two letters",
    ]
