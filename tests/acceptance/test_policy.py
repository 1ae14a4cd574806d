"""`rsscan policy`: what there is, one policy as a table, and what is said of wrong ones; a scan says the same."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from rsscan.inputs.lists import shipped_lists
from rsscan.inputs.policies import shipped_policies
from rsscan.inputs.technology import shipped_technology
from rsscan.render.wrapping import columns
from tests.conftest import ROOT, Run

CARBERRY = "0000-0002-1825-0097"
MADE = ROOT / "tests" / "cases" / "policies_made"

Golden = Callable[[str, str], None]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Lay the made policies where the program runs, so that it names them without a folder."""
    for path in MADE.glob("*.yaml"):
        shutil.copy(path, tmp_path)
    return tmp_path


def test_list_has_a_line_for_each_policy(rsscan: Run) -> None:
    """Whose text it rests on and of when, its lists and its window."""
    done = rsscan("policy", "list")
    assert (done.returncode, done.stderr) == (0, "")
    heading, *rows = done.stdout.splitlines()
    assert heading.split() == "policy newest source verified window lists title authority".split()
    assert [row.split()[0] for row in rows] == list(shipped_policies())
    records = json.loads(rsscan("policy", "list", "-f", "json").stdout)
    assert [record["id"] for record in records] == list(shipped_policies())
    for record, row in zip(records, rows, strict=True):
        assert record["newest_source"] == max(source["date"] for source in record["sources"]) == row.split()[1]
        assert record["authority"] in row
        assert "rules" not in record


@pytest.mark.parametrize(("form", "name"), [("table", "txt"), ("json", "json"), ("markdown", "md")])
def test_show_prints_a_decision_table(rsscan: Run, made: Path, golden: Golden, form: str, name: str) -> None:
    """Head, then each rule with what it asks, its severity and its sentence, letter by letter."""
    done = rsscan("policy", "show", "made.yaml", "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    golden(f"policy-made.{name}", done.stdout)


def test_show_fits_the_terminal_and_breaks_no_address(rsscan: Run, made: Path) -> None:
    """Eighty columns without one, no more than a reader follows in a wide one."""
    for given, most in (("", 80), ("60", 60), ("300", 120)):
        printed = rsscan("policy", "show", "made.yaml", COLUMNS=given).stdout
        widths = [columns(line) for line in printed.splitlines() if "https://" not in line and "sha256" not in line]
        assert most - 12 < max(widths) <= most
        assert "-terminal-of-eighty-columns\n" in printed


def test_show_says_what_nobody_has_seen(rsscan: Run, made: Path) -> None:
    """Of the policy, of a source and of a rule, in words."""
    for form in ("table", "markdown"):
        printed = " ".join(rsscan("policy", "show", "made.yaml", "-f", form).stdout.split())
        assert "Unverified: a source that decides it was not obtained" in printed
        assert "(unverified: the text itself was not read)" in printed
        assert "Unverified: the source was not seen to say so" in printed


@pytest.mark.parametrize("name", shipped_policies())
def test_every_shipped_policy_can_be_shown_and_is_valid(rsscan: Run, name: str) -> None:
    """In each form, with all its rules."""
    record = json.loads(rsscan("policy", "show", name, "-f", "json").stdout)
    assert [rule["number"] for rule in record["rules"]] == list(range(1, len(record["rules"]) + 1))
    table, page = (rsscan("policy", "show", name, "-f", form).stdout for form in ("table", "markdown"))
    assert all(rule["id"] in table and f"`{rule['id']}`" in page for rule in record["rules"])
    done = rsscan("policy", "validate", name)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{name}: valid, {len(record['rules'])} rules")


def test_validate_tells_doubts_and_passes(rsscan: Run, made: Path, golden: Golden) -> None:
    """Each doubt with file, line and place; none of them is a problem."""
    done = rsscan("policy", "validate", "made.yaml", "--as-of", "2026-11-23")
    assert (done.returncode, done.stderr) == (0, "")
    golden("policy-validate-made.txt", done.stdout)


def test_validate_tells_every_problem_of_every_file(rsscan: Run, made: Path, golden: Golden) -> None:
    """What a scan would say, and rules that can never decide."""
    done = rsscan("policy", "validate", "broken.yaml", "idle.yaml", "made.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    told = done.stderr.replace(", ".join(shipped_lists()), "LISTS").replace(", ".join(shipped_technology()), "FIELDS")
    golden("policy-validate-problems.txt", told)


def test_scan_says_of_a_policy_what_validate_says(rsscan: Run, made: Path) -> None:
    """A list or field that nobody has would silently make links milder."""
    told = rsscan("policy", "validate", "broken.yaml").stderr
    scan = rsscan("author", CARBERRY, "--source", "example", "--policy", "broken.yaml")
    assert (scan.returncode, scan.stderr) == (2, told)
    assert "rules[1].when.field: 'un-birds' is no area of un-2321-11" in told


def test_other_lists_leave_a_policy_usable_that_asks_for_its_own(rsscan: Run, made: Path) -> None:
    """And a list of one's own may be asked for while it is in use."""
    own = ("author", CARBERRY, "--source", "example", "--policy", "made.yaml", "-q")
    assert rsscan(*own, "--lists", "ca-nro").returncode in {0, 3}
    (made / "my.yaml").write_text(
        (ROOT / "lists" / "cn-seven-sons.yaml").read_text(encoding="utf-8").replace("cn-seven-sons", "my-list"),
        encoding="utf-8",
    )
    text = (made / "made.yaml").read_text(encoding="utf-8").replace("{list: jp-mof}", "{list: my-list}")
    (made / "made.yaml").write_text(text, encoding="utf-8")
    unknown = "'my-list' is neither a shipped list nor one that stands under lists"
    for command in (own, ("policy", "validate", "made.yaml")):
        refused = rsscan(*command)
        assert (refused.returncode, unknown in refused.stderr) == (2, True)
        assert rsscan(*command, "--add-lists", "my.yaml").returncode in {0, 1, 3}


@pytest.mark.parametrize("command", ["show", "validate"])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "is neither a shipped policy ("),
        (b"", "1: is no policy: it holds no mapping (key: value)"),
        (b"just words\n", "1: is no policy: it holds no mapping (key: value)"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "1: is not UTF-8"),
        (b"id: [made\n", "is not YAML"),
        (b"id: made\nentries: []\n", "1: is no policy: it has no rules, and what is in it belongs to a list"),
        (b"id: made\n", "rules must be a list with at least one rule"),
    ],
)
def test_wrong_file_is_told_in_a_sentence(
    rsscan: Run, tmp_path: Path, command: str, content: bytes | None, said: str
) -> None:
    """Absent, empty, no YAML, no policy."""
    if content is not None:
        (tmp_path / "x.yaml").write_bytes(content)
    done = rsscan("policy", command, "x.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert all(line.startswith("rsscan: x.yaml:") for line in done.stderr.splitlines())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show"], "POLICY"),
        (["show", "."], ".: is a folder, not a file"),
        (["show", "default", "-f", "pdf"], "pdf"),
        (["list", "-f", "markdown"], "markdown"),
        (["validate", "."], ".: is a folder, not a file"),
        (["validate", "--as-of", "soon"], "--as-of soon: is not a date"),
        (["validate", "--add-lists", "none.yaml"], "none.yaml: is neither a shipped list"),
        (["validate", str(ROOT / "lists" / "dprk.yaml")], "what is in it belongs to a list"),
        (["grade"], "grade"),
    ],
)
def test_wrong_use_is_exit_2_and_a_sentence(rsscan: Run, arguments: list[str], said: str) -> None:
    """Each mistake in its own words."""
    done = rsscan("policy", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
