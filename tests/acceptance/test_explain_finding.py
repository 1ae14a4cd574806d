"""The chain of a finding: `--explain` on a scan, and `rsscan explain F-…` on a saved report."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from rsscan.version import __version__
from tests.acceptance.test_author import CARBERRY, EXAMPLE, report
from tests.acceptance.test_fairness import FORBIDDEN
from tests.conftest import ROOT, Run

CASES = ROOT / "tests" / "cases" / "chain"
MADE = (
    "author", "A9900000701", "--source", f"recorded:{CASES / 'records'}", "--lists", CASES / "list.yaml",
    "--policy", CASES / "policy.yaml", "--ignore-file", CASES / "ignore.yaml", "--as-of", "2026-11-23",
)  # fmt: skip
RUNGS = {
    "northern-harbour-university": "RS201",
    "academy-of-tidal-engines": "RS202",
    "lanternfish-polytechnic-institute": "RS203",
    "driftwood-naval-observatory": "RS203",
    "quillback-shipbuilding-university": "RS204",
    "alphaland": "RS205",
    "saltmarsh-university": "RS101",
}
"""The body that each rung of the ladder meets; the last by a profile, the one before the rung of similar names by a
doubtful match."""

REPORT = ("--report", "r.json")


@pytest.fixture
def ids(rsscan: Run) -> dict[str, str]:
    """Scan the made records, save the report as r.json, and return the ids of its findings by entry."""
    [subject] = report(rsscan, *map(str, MADE), "-o", "json=r.json")["subjects"]
    assert {finding["entry"].partition("/")[2]: finding["rule"] for finding in subject["findings"]} == RUNGS
    return {finding["entry"].partition("/")[2]: finding["id"] for finding in subject["findings"]}


def changed(tmp_path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the saved report."""
    value = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    change(value)
    (tmp_path / "r.json").write_text(json.dumps(value), encoding="utf-8")


def piped(finding: str, given: str | None) -> "subprocess.CompletedProcess[str]":
    """Explain a finding of a report that comes by standard input, or with that closed."""
    command = [sys.executable, "-m", "rsscan", "explain", finding, "--report", "-"]
    if given is None:
        command = ["sh", "-c", 'exec "$@" <&-', "sh", *command]
    return subprocess.run(
        command, input=given, capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}, check=False
    )


@pytest.mark.parametrize("slug", RUNGS)
def test_the_chain_of_every_rung_is_as_agreed(
    rsscan: Run, ids: dict[str, str], golden: Callable[[str, str], None], slug: str
) -> None:
    """From the printed string to the severity, word for word, in 80 columns."""
    done = rsscan("explain", ids[slug], *REPORT)
    assert (done.returncode, done.stderr) == (0, "")
    golden(f"chain-{slug}.txt", done.stdout.replace(__version__, "VERSION"))
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert not FORBIDDEN.search(done.stdout)


def test_a_fresh_chain_is_the_saved_one(rsscan: Run, ids: dict[str, str]) -> None:
    """--explain prints below each finding what `explain` prints of the report, letter by letter."""
    fresh = rsscan(*MADE, "--explain").stdout
    for finding in ids.values():
        chain = rsscan("explain", finding, *REPORT).stdout.split("\n\n")[1]
        assert chain.startswith(" 1 printed")
        below = fresh.partition(f"  {finding}: graded ")[2].partition("\n 1 ")[2]
        assert f" 1 {below}".startswith(f"{chain}\n")


def test_the_table_names_the_rule_that_fired_and_explains_on_request(rsscan: Run) -> None:
    """Without --explain a line names policy, number and rule; with it the rules that nearly fitted stand there too."""
    short, full = rsscan(*MADE).stdout, rsscan(*MADE, "--explain").stdout
    for table in (short, full):
        assert "F-6f1adeaf83a9: graded critical, certain, by rule 3 (made/named-field):" in table
    assert "nearly" not in short
    assert re.search(r"10 nearly +rule 2 \(own-past\): high; asks for relation own; it is coauthor", full)


def test_explain_is_asked_for_by_flag_environment_and_config(rsscan: Run, tmp_path: Path) -> None:
    """As every option, in files too; the JSON has all without it."""
    full = rsscan(*MADE, "--explain", "-o", "table=t.txt", "-f", "json")
    plain = rsscan(*MADE, "-f", "json")
    started = re.compile(r'"started": "[^"]+"')
    assert started.sub("", full.stdout) == started.sub("", plain.stdout)
    table = (tmp_path / "t.txt").read_text(encoding="utf-8")
    assert "10 nearly" in table
    assert rsscan(*MADE, RSSCAN_EXPLAIN="1").stdout == table
    (tmp_path / "rsscan.yaml").write_text("explain: true\n", encoding="utf-8")
    assert rsscan(*MADE).stdout == table


def test_a_link_before_the_window_has_a_chain_without_a_rule(rsscan: Run) -> None:
    """It says why nothing is graded."""
    said = " ".join(rsscan(*MADE, "--explain", "--since", "2020-01-01").stdout.split())
    assert "graded none, certain: 1 printed" in said
    assert "8 rule Before the window that is judged, which begins on 2020-01-01." in said
    assert "no rule of another severity misses by one answer alone" in said


def test_a_manuscript_has_a_chain(rsscan: Run) -> None:
    """`rsscan work --byline --explain`, where there is no DOI to name."""
    done = rsscan("work", "--byline", ROOT / "examples" / "byline.txt", "--lists", "dprk", *EXAMPLE, "--explain")
    assert re.search(r"1 printed +“.*Kim Chaek", done.stdout)
    assert "author 5 of 6" in done.stdout


def test_the_example_is_explained_by_the_beginning_of_an_id(rsscan: Run, tmp_path: Path) -> None:
    """In other letters, with spaces around it, from standard input too, and below every subject that has it."""
    rsscan("author", CARBERRY, *EXAMPLE, "-o", "json=r.json")
    whole = rsscan("explain", "F-2145996d7c7a", *REPORT)
    assert whole.returncode == 0
    assert whole.stdout.startswith("F-2145996d7c7a  Kim Chaek University of Technology\nJosiah Carberry  https://orcid")
    assert rsscan("explain", " f-2145 ", *REPORT).stdout == whole.stdout
    assert piped("F-2145996D", (tmp_path / "r.json").read_text(encoding="utf-8")).stdout == whole.stdout
    changed(tmp_path, lambda value: value["subjects"].extend(value["subjects"]))
    assert rsscan("explain", "F-2145", *REPORT).stdout == f"{whole.stdout}\n{whole.stdout}"


def test_the_page_is_as_wide_as_the_terminal_within_reason(rsscan: Run, ids: dict[str, str]) -> None:
    """Never wider than the eye likes, and never so narrow that nothing fits."""
    for columns, least, most in ((500, 81, 100), (60, 41, 60), (3, 20, 40)):
        done = rsscan("explain", ids["alphaland"], *REPORT, COLUMNS=str(columns))
        assert least <= max(map(len, done.stdout.splitlines())) <= most


def test_a_finding_that_is_not_meant_alone_names_those_there_are(
    rsscan: Run, ids: dict[str, str], tmp_path: Path
) -> None:
    """Unknown or of several: each with its id and the body it is about; none where there are none."""
    done = rsscan("explain", "F-000000", *REPORT)
    assert (done.returncode, done.stdout) == (2, "")
    first, *others = done.stderr.splitlines()
    assert first == "rsscan: F-000000: is no finding of r.json; there are"
    assert f"rsscan: {ids['alphaland']}  Republic of Alphaland (made-list/alphaland)" in others
    assert len(others) == len(RUNGS)

    def twins(value: dict[str, Any]) -> None:
        for number, finding in enumerate(value["subjects"][0]["findings"]):
            finding["id"] = f"F-abcdef{number % 2:06}"

    changed(tmp_path, twins)
    done = rsscan("explain", "F-abcdef", *REPORT)
    assert done.stderr.startswith("rsscan: F-abcdef: begins the ids of 2 findings of r.json; there are\n")

    def many(value: dict[str, Any]) -> None:
        one = value["subjects"][0]["findings"][0]
        value["subjects"][0]["findings"] = [one | {"id": f"F-{number:012}"} for number in range(60)]

    changed(tmp_path, many)
    rows = rsscan("explain", "F-ffff", *REPORT).stderr.splitlines()
    assert (len(rows), rows[-1]) == (52, "rsscan: and 10 more")
    changed(tmp_path, lambda value: value["subjects"][0].update(findings=[]))
    assert rsscan("explain", "F-ffff", *REPORT).stderr == "rsscan: F-ffff: r.json has no findings\n"


@pytest.mark.parametrize(("arguments", "said"), [
    (["F-012345"], "F-012345: say which saved report it stands in: rsscan explain F-012345 --report FILE"),
    (["RS203", *REPORT], "RS203: is no id of a finding (F-…), and --report goes with one"),
    (["", *REPORT], "--report goes with the id of a finding"),
    (["F-01", *REPORT], "F-01: is no id of a finding: F- and twelve digits"),
    (["F-01234567890123", *REPORT], "is no id of a finding: F- and twelve digits"),
    (["F-ghijkl", *REPORT], "is no id of a finding: F- and twelve digits"),
    (["F-012345", "--report", "none.json"], "none.json: cannot be read"),
    (["F-012345", "--report", "."], ".: is a folder"),
    (["F-012345", "--report", "broken.json"], "broken.json:1: is not JSON"),
    (["F-012345", "--report", "deep.json"], "deep.json: is not JSON"),
    (["F-012345", "--report", "binary.json"], "binary.json: is not JSON"),
    (["F-012345", "--report", "foreign.json"], "foreign.json: is no report of rsscan"),
    (["F-012345", "--report", "list.json"], "list.json: is no report of rsscan"),
    (["F-012345", "--report", "hollow.json"], "F-012345: hollow.json has no findings"),
    (["F-012345", "--report", "huge.json"], "huge.json: is larger than 512 MiB"),
])  # fmt: skip
def test_what_cannot_be_explained_is_one_sentence(rsscan: Run, tmp_path: Path, arguments: list[str], said: str) -> None:
    """Exit 2, nothing on stdout, no traceback."""
    for name, body in {
        "broken.json": b'{"schema_version": ', "deep.json": b"[" * 200_000, "binary.json": b"\x80\x00\xff",
        "foreign.json": b'{"findings": []}', "list.json": b"[]",
        "hollow.json": b'{"schema_version": "1.0", "subjects": {"findings": 3}}',
    }.items():  # fmt: skip
        (tmp_path / name).write_bytes(body)
    with (tmp_path / "huge.json").open("wb") as stream:
        stream.truncate(513 << 20)  # a hole, which takes no room on the disk
    done = rsscan("explain", *arguments)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_standard_input_that_holds_no_report_is_one_sentence() -> None:
    """Empty, or closed."""
    for given, said in (("", "-:1: is not JSON"), (None, "-: standard input is closed")):
        done = piped("F-012345", given)
        assert (done.returncode, done.stdout, done.stderr) == (2, "", f"rsscan: {said}\n")


def test_a_report_of_an_older_version_is_explained_as_far_as_it_goes(
    rsscan: Run, ids: dict[str, str], tmp_path: Path
) -> None:
    """What it lacks is named, and the rest is shown."""
    new = set("effect country legal_basis concerns policy_rule near_misses decisive latest met tags".split())

    def older(value: dict[str, Any]) -> None:
        for finding in value["subjects"][0]["findings"]:
            for row in (finding, *finding["evidence"]):
                for key in new & set(row):
                    del row[key]

    changed(tmp_path, older)
    done = rsscan("explain", ids["lanternfish-polytechnic-institute"], *REPORT)
    assert (done.returncode, done.stderr) == (0, "")
    said = " ".join(done.stdout.split())
    unknown = "the report does not say"
    for told in (
        f"1 printed the first of 2 pieces of evidence; {unknown} which decided “Dept. of Optics",
        f"2 read as {unknown} 3 listed “Institute for Lanternfish Technology”, of the entry Lanternfish Poly",
        f"5 score {unknown} 6 confidence certain",
        "country of the entry ?, relation coauthor",
        f"field: {unknown} 8 rule {unknown} policy made",
        f"10 nearly {unknown} 11 others 1 more piece of evidence graded high 12 next",
        "or has it in another form: scan anew for the whole chain.",
    ):
        assert told in said
    lacking = said.partition("13 untold")[2]
    assert all(re.search(rf"\b{key}\b", lacking) for key in new)


def _texts(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place of a text in JSON values: what holds it, and where."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, str):
            yield value, key
        elif isinstance(inner, dict | list):
            yield from _texts(inner)


def test_a_hostile_report_is_shown_and_not_obeyed(rsscan: Run, ids: dict[str, str], tmp_path: Path) -> None:
    """Escapes, direction marks and markup in every text of it come out as visible text."""
    evil = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202eab\u2066\u061c\r\x00[red]x[/red] \ud800"
    kept = {"schema_version", "id", "ladder", "relation"}

    def hostile(value: dict[str, Any]) -> None:
        for holder, key in list(_texts(value)):
            if key not in kept:
                holder[key] = evil

    changed(tmp_path, hostile)
    done = rsscan("explain", ids["quillback-shipbuilding-university"], *REPORT)
    assert (done.returncode, done.stderr) == (0, "")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u202e\u2066]", done.stdout)
    assert "[red]x[/red]" in done.stdout
    named = rsscan("explain", "F-000000", *REPORT)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u202e\u2066]", named.stderr)
    assert "\\x1b[2J" in named.stderr
