"""A disposition is put behind the others, and nothing else in the file changes."""

from datetime import date
from pathlib import Path

import pytest

from rsscan.disposition import Disposition
from rsscan.inputs import yaml_tree
from rsscan.inputs.dispositions import read_dispositions
from rsscan.render.dispositions import added

DAY = date(2026, 9, 1)
NEW = Disposition("https://openalex.org/A12", "made/port", 'yes: "no" #1', "AB", DAY, date(2027, 9, 1))
OLD = """\
{0}- person: orcid:0000-0002-1825-0097   # beside
{0}  entry: made/harbour
{0}  # within
{0}  reviewer: AB
{0}  decided: 2026-08-01
{0}  expires: 2027-08-01
{0}  reason: >-
{0}    folded
{0}    over lines
"""


def put(body: str) -> tuple[str, tuple[Disposition, ...]]:
    """Add one to a file, and read what it then holds."""
    path = Path("f.yaml")
    text = added(body, yaml_tree.read_text(path, body.encode()).lines, NEW)
    read = read_dispositions(yaml_tree.read_text(path, text.encode()), DAY)
    assert read.problems == ()
    return text, read.dispositions


@pytest.mark.parametrize("indent", ["", "  ", "      "])
@pytest.mark.parametrize("head", ["version: 1\nignore:\n", "# top\n\nversion: 1\n# above\nignore:   # these\n\n"])
@pytest.mark.parametrize("tail", ["", "\n# the end\n", "version: 1\n"])
def test_comments_order_and_layout_stay(indent: str, head: str, tail: str) -> None:
    """Whatever stands around the items, every line of it is there afterwards, in its order."""
    if tail.startswith("version"):
        head = head.replace("version: 1\n", "")
    body = head + OLD.format(indent) + tail
    text, read = put(body)
    assert [one.entry for one in read] == ["made/harbour", "made/port"]
    assert read[1] == NEW
    rest = iter(text.splitlines())
    assert all(line in rest for line in body.splitlines())
    assert f"\n{indent}- person: openalex:A12\n{indent}  entry: made/port\n" in text
    assert text.endswith("\n")


@pytest.mark.parametrize(
    "body",
    [
        "", "\n", "version: 1", "version: 1\n# none yet\n", "version: 1\nignore:", "version: 1\nignore: []  # none\n",
        "ignore: []\nversion: 1\n", "version: 1\nignore: null\n# the end\n",
    ],
)  # fmt: skip
def test_a_file_without_any_takes_the_first(body: str) -> None:
    """In each way of writing that there is none; comments stay."""
    text, read = put(body)
    assert read == (NEW,)
    assert all(f"#{comment}" in text for comment in body.replace("\n", "#").split("#")[1:] if comment[:1] == " ")


def test_a_reason_is_read_again_as_it_was_given() -> None:
    """Whatever signs stand in it."""
    for reason in ("- a", "a: b", "#", "null", "2026-01-01", "line\nline", "“x”", "\\", "'", "{}", "理由", "\u202e"):
        one = Disposition(NEW.person, NEW.entry, reason, "AB", DAY, NEW.expires)
        text = added("", {}, one)
        assert read_dispositions(yaml_tree.read_text(Path("f"), text.encode()), DAY).dispositions == (one,)
