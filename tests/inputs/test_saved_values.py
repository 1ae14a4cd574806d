"""A saved report is seen through: whatever stands in it, it is read as it was written, or refused in sentences."""

import copy
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rsscan.errors import InputError
from rsscan.inputs.saved_values import NAMED, NEEDED, saved_values
from rsscan.render import FORMATS, chunks
from rsscan.render.reading import Reading
from rsscan.render.values import Values
from tests.render.test_table import made_report, text

ODD: tuple[Any, ...] = (None, "\x1b[2J", [], {}, True, -1, 0.5, 1e400, 10**30, [[]], "gone")


@cache
def written() -> str:
    """Write a report with one finding on one work."""
    return text(made_report(works=1), "json")


def fresh() -> dict[str, Any]:
    """Read that report."""
    value: dict[str, Any] = json.loads(written())
    return value


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place in JSON values: what holds it, and where; of a list the first item."""
    for key in list(value) if isinstance(value, dict) else range(min(len(value), 1)):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from places(value[key])


def read(path: Path, value: object) -> Values:
    """Save a value as a report and read it."""
    path.write_text(json.dumps(value), encoding="utf-8")
    saved, _ = saved_values(path)
    head = {key: saved[key] for key in ("schema_version", "notice", "tool", "run")}
    return Values(head, saved["lists"], saved["subjects"], saved["summary"])


def test_a_report_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Nothing is lacking or unknown, and every value is there again."""
    (tmp_path / "r.json").write_text(written(), encoding="utf-8")
    saved, remarks = saved_values(tmp_path / "r.json")
    assert saved == fresh()
    assert not remarks.lacking
    assert not remarks.unknown


@pytest.mark.parametrize("odd", ODD, ids=lambda value: repr(value)[:12])
def test_any_value_in_any_place_is_shown_or_refused_in_sentences(odd: object, tmp_path: Path) -> None:
    """No place of the report, whatever it holds, leads to anything but a report or problems with their place."""
    path, refused = tmp_path / "r.json", 0
    value = fresh()
    for holder, key in list(places(value)):
        kept = holder[key]
        holder[key] = copy.deepcopy(odd)
        if odd == "gone" and isinstance(holder, dict):
            del holder[key]
        problems: tuple[str, ...] = ()
        try:
            report = read(path, value)
        except InputError as error:
            problems = error.problems
        else:
            for form in ("json", "table", "csv"):
                assert "".join(chunks(report, form))
        refused += bool(problems)
        assert all(problem.startswith(f"{path}") and "\n" not in problem for problem in problems)
        holder[key] = kept
    assert refused > 20


def test_an_older_report_reads_as_nothing_where_it_lacks_what_only_informs(tmp_path: Path) -> None:
    """Every key but those that decide may be missing, all at once; each is named, and every format is written."""
    value = fresh()
    gone = set()
    for holder, key in list(places(value)):
        if isinstance(holder, dict) and key not in NEEDED and key not in value["summary"] and key in holder:
            del holder[key]
            gone.add(key)
    (tmp_path / "r.json").write_text(json.dumps(value), encoding="utf-8")
    saved, remarks = saved_values(tmp_path / "r.json")
    assert set(remarks.lacking) <= gone
    assert {"tool", "near_misses", "coverage"} <= set(remarks.lacking)
    subject = saved["subjects"][0]
    assert (subject["name"], subject["coverage"]["works"], subject["identity"]["reasons"]) == (None, 0, ())
    assert (saved["tool"]["version"], subject["findings"][0]["evidence"][0]["in_window"]) == ("", False)
    report = read(tmp_path / "r.json", value)
    for form in FORMATS:
        assert "".join(chunks(report, form, Reading(explain=True)))
    assert "The report lacks" in "".join(chunks(report, "table"))
    assert "The report lacks" in "".join(chunks(report, "markdown"))


@pytest.mark.parametrize("key", sorted(NEEDED))
def test_what_decides_must_be_there(key: str, tmp_path: Path) -> None:
    """A report without it is refused, since it would read as if nothing had been found."""
    value = fresh()
    for holder, at in list(places(value)):
        if at == key:
            del holder[at]
    with pytest.raises(InputError) as caught:
        read(tmp_path / "r.json", value)
    assert all(f"{key} is missing" in problem or "no report" in problem for problem in caught.value.problems)


def test_keys_of_a_later_version_are_left_out_and_named(tmp_path: Path) -> None:
    """Whatever they hold, however deep."""
    deep: Any = []
    for _ in range(400):
        deep = [deep]
    value = fresh() | {"later": deep}
    value["subjects"][0]["later too"] = {"x": 1}
    (tmp_path / "r.json").write_text(json.dumps(value), encoding="utf-8")
    saved, remarks = saved_values(tmp_path / "r.json")
    assert set(remarks.unknown) == {"later", "later too"}
    assert saved == fresh()


def test_of_very_many_problems_the_first_are_named(tmp_path: Path) -> None:
    """And how many more there are."""
    value = fresh()
    value["subjects"] = [1] * 1000
    with pytest.raises(InputError) as caught:
        read(tmp_path / "r.json", value)
    assert len(caught.value.problems) == NAMED + 1
    assert caught.value.problems[0].endswith("subjects[0]: is a number, which does not belong there")
    assert caught.value.problems[-1].endswith("and 980 more problems")
