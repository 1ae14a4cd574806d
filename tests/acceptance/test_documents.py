"""What is written down is true: README, help, example, package."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rsscan import identifiers, render
from rsscan.inputs.importing import FORMATS
from rsscan.inputs.lists import load_lists
from rsscan.severity import Verdict
from tests.conftest import ROOT, Run

README = (ROOT / "README.md").read_text(encoding="utf-8")
JAPANESE = (ROOT / "README.ja.md").read_text(encoding="utf-8")


def _tree(target: Path) -> Path:
    """Copy what the project consists of, as a fresh clone would hold it."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("this folder is not a git checkout, so there is nothing to clone")
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


def _line(wanted: str) -> str:
    [line] = [line for line in README.splitlines() if line.startswith("python3 -m venv") and wanted in line]
    return line


def test_the_readmes_first_line_makes_installs_and_scans(tmp_path: Path) -> None:
    """On a copy without anything of ours, one pasted line ends with the example's table."""
    clone = _tree(tmp_path / "clone")
    keep = ("PATH", "HOME", "LANG", "PIP_", "SSL_", "REQUESTS_", "http", "HTTP", "no_proxy", "NO_PROXY")
    clean = {name: value for name, value in os.environ.items() if name.startswith(keep)}
    clean["PIP_NO_COMPILE"] = "1"  # what is not imported need not be compiled
    done = subprocess.run(
        ["sh", "-c", _line("rsscan author").replace("python3", sys.executable, 1)],
        cwd=clone, env=clean, capture_output=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    if "No matching distribution" in done.stderr or "Could not find a version" in done.stderr:
        pytest.skip("no package index can be reached to install from")
    assert done.returncode == 1, done.stderr
    assert "FLAGGED FOR REVIEW" in done.stdout
    assert "RS203 Kim Chaek University of Technology" in done.stdout
    assert (clone / ".venv/bin/rsscan").is_file()
    _is_whole(clone / ".venv")


def _is_whole(environment: Path) -> None:
    """What was built and installed there carries lists, examples, policies, schema and type marker."""
    [packages] = environment.glob("lib/python*/site-packages")
    for wanted in (
        "rsscan/py.typed",
        *(f"rsscan/_shipped/lists/{path.name}" for path in (ROOT / "lists").glob("*.yaml")),
        "rsscan/inputs/namesakes.yaml",
        *(f"rsscan/render/html/{path.name}" for path in (ROOT / "src/rsscan/render/html").iterdir() if path.is_file()),
        "rsscan/_shipped/examples/records/authors/A9900000001.json",
        *(f"rsscan/policies/{path.name}" for path in (ROOT / "src/rsscan/policies").glob("*.yaml")),
        *(f"rsscan/schemas/{path.name}" for path in (ROOT / "src/rsscan/schemas").glob("*.json")),
    ):
        assert (packages / wanted).is_file(), wanted


def test_the_readme_has_just_the_two_lines_of_set_up() -> None:
    """One line to try, one line to test; the second one is what CI calls."""
    assert len([line for line in README.splitlines() if line.startswith("python3 -m venv")]) == 2
    assert "-m pytest" in _line("[test]")
    assert "-m pytest" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_the_readmes_output_is_what_is_printed(name: str, rsscan: Run, request: pytest.FixtureRequest) -> None:
    """The block below the first line is the program's own output, letter by letter; --update-golden writes it."""
    text = (ROOT / name).read_text(encoding="utf-8")
    met = re.search(r"<!-- output: (.*?) -->\n```text\n(.*?)```", text, re.DOTALL)
    assert met
    printed = _cut(rsscan(*met.group(1).split()).stdout, met.group(2))
    if request.config.getoption("--update-golden"):
        (ROOT / name).write_text(text[: met.start(2)] + printed + text[met.end(2) :], encoding="utf-8")
    else:
        assert printed == met.group(2)


def _cut(printed: str, shown: str) -> str:
    """Leave out what the README leaves out: where it marks a cut, as many paragraphs stand before and behind."""
    mark = next((mark for mark in ("[…]", "（中略）") if f"\n\n{mark}\n\n" in shown), None)
    if mark is None:
        return printed
    before, behind = (part.split("\n\n") for part in shown.split(f"\n\n{mark}\n\n"))
    paragraphs = printed.split("\n\n")
    assert len(paragraphs) > len(before) + len(behind), "nothing is left out any more: take the mark away"
    return "\n\n".join([*paragraphs[: len(before)], mark, *paragraphs[-len(behind) :]])


def test_the_readmes_exit_codes_are_the_programs() -> None:
    """Every code that a verdict has stands in the table, with its word."""
    table = dict(re.findall(r"^\| (\d+) \| (.*?) \|$", README, re.MULTILINE))
    assert set(table) == {"0", "1", "2", "3", "130"}
    for verdict, word in ((Verdict.CLEAR, "clear"), (Verdict.FLAGGED, "flagged"), (Verdict.INCOMPLETE, "no verdict")):
        assert table[str(verdict.exit_code)].startswith(word)


def test_the_readmes_formats_are_the_programs() -> None:
    """Each has a place in the table of formats, and no other."""
    [table] = re.findall(r"\| format \| .*?\n((?:\|.*\n)+)", README)
    cells = [row.split("|")[1] for row in table.splitlines()[1:]]
    assert [name for cell in cells for name in re.findall(r"`(\w+)`", cell)] == list(render.FORMATS)


def test_the_readmes_lists_are_those_that_come_along() -> None:
    """Every list with its effect, edition and number of entries."""
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| .*? \| ([a-z-]+) \| (\S+) \| (\d+) \|$", README, re.MULTILINE)
    shipped = [
        (watchlist.id, watchlist.effect.value, watchlist.edition.isoformat(), str(len(watchlist.entries)))
        for watchlist in load_lists()
    ]
    assert sorted(rows) == shipped
    for name in FORMATS:
        assert re.search(rf"lists import.*\b{name}\b", README), name


def test_the_readmes_name_only_options_that_exist(rsscan: Run) -> None:
    """Every --option in either README stands in a help text."""
    helps = "".join(
        rsscan(*command.split(), "--help", COLUMNS="200").stdout
        for command in ("author", "work", "batch", "packet", "match", "explain", "cache", "lists diff", "lists import",
                        "lists status", "ignore add", "ignore check", "policy show", "diff", "render",
                        "snapshot build", "snapshot sweep", "institution")
    )  # fmt: skip
    ours = re.sub(r"^aws .*$", "", README + JAPANESE, flags=re.MULTILINE)
    for option in set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", ours)):
        assert option in helps, option


def test_the_examples_people_are_made(rsscan: Run) -> None:
    """Every record says it is made, and every ORCID iD is fictitious and has a valid checksum."""
    for path in (ROOT / "examples" / "records").rglob("*.json"):
        text = path.read_text(encoding="utf-8")
        assert '"_made"' in text
        for orcid in re.findall(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", text):
            assert identifiers.orcid_checksum_holds(orcid)
            # https://support.orcid.org gives the assigned ranges; 0000-0002-1825-0097 is ORCID's own made person.
            assert orcid == "0000-0002-1825-0097" or orcid.startswith("0000-0000-1")


def test_the_version_is_printed_and_is_the_packages(rsscan: Run) -> None:
    """`rsscan --version` agrees with pyproject.toml."""
    import tomllib

    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert rsscan("--version").stdout == f"rsscan {version}\n"
