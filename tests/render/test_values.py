"""A report as JSON values: the same text whether it is written whole or in a stream, and read as often as one likes."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
import referencing
from referencing.jsonschema import DRAFT202012

from rsscan import shipped
from rsscan.cli.options import FormatName
from rsscan.render import FOR_READERS, FORMATS, chunks
from rsscan.render.json_text import dumped
from rsscan.render.reading import Reading
from rsscan.render.report_values import gathered, values_of
from rsscan.render.values import Values
from rsscan.severity import Severity
from tests.render import made
from tests.render.test_table import made_report, text

EMPTY = replace(made.many(0, 0, 0), subjects=[])


class Again:
    """Subjects that are read anew each time, as from a file; `times` says how often."""

    def __init__(self, rows: tuple[Mapping[str, Any], ...]) -> None:
        """Keep the rows as text."""
        self._lines = [json.dumps(row) for row in rows]
        self.times = 0

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        """Yield every row."""
        self.times += 1
        yield from map(json.loads, self._lines)


def written(report: Values, form: str, least: Severity = Severity.NONE, *, explain: bool = False) -> str:
    """Write values in a format."""
    return "".join(chunks(report, form, Reading(least, explain)))


@pytest.mark.parametrize("report", [made.values(), made.many(0, 0, 1), EMPTY], ids=["made", "one", "none"])
def test_json_in_a_stream_is_json_written_whole(report: Values) -> None:
    """Subject by subject comes to the same text as all at once."""
    value = {**report.head, "lists": report.lists, "subjects": list(report.subjects), "summary": report.summary}
    assert written(report, "json") == f"{dumped(value, 2)}\n"


def test_every_format_is_one_that_can_be_asked_for() -> None:
    """The names on the command line are those of the registry."""
    assert [form.value for form in FormatName] == list(FORMATS)


@pytest.mark.parametrize("form", FORMATS)
def test_subjects_may_come_from_a_file_that_is_read_again(form: str) -> None:
    """A report whose subjects lie elsewhere comes out as one whose subjects are in memory."""
    report = made.values()
    rows = Again(tuple(report.subjects))
    again = gathered(made.report(), rows)
    assert again.summary == report.summary
    assert written(again, form) == written(report, form)
    assert rows.times > 1


def test_the_values_of_a_scan_are_those_gathered_of_its_subjects() -> None:
    """Verdict and counts come out the same, however the subjects came."""
    report = made.report()
    assert values_of(report) == gathered(replace(report, subjects=()), values_of(report).subjects)
    assert values_of(report).summary["ignored"] == 1


def test_every_json_line_is_as_its_schema_says() -> None:
    """The head first, then the subjects, the summary last."""
    schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in shipped.schemas().glob("report-*")}
    registry = referencing.Registry().with_resources(
        (name, DRAFT202012.create_resource(schema)) for name, schema in schemas.items()
    )
    check = jsonschema.Draft202012Validator(schemas["report-line-1.0.schema.json"], registry=registry)
    lines = [json.loads(line) for line in written(values_of(made_report(works=2)), "jsonl").splitlines()]
    for line in lines:
        check.validate(line)
    assert [next(iter(line)) for line in lines] == ["report", "subject", "summary"]
    assert check.is_valid({"subject": {}}) is check.is_valid({"report": {}}) is check.is_valid({}) is False


@pytest.mark.parametrize("form", sorted(FOR_READERS))
def test_what_is_hidden_is_counted(form: str) -> None:
    """Findings below a severity are left out where people read, and each subject says how many."""
    few = gathered(made.report(), [*made.values().subjects][2:])
    whole, less = written(few, form), written(few, form, Severity.HIGH)
    assert "not shown" not in whole
    assert " ".join(less.split()).count("1 finding below high not shown.") == 1
    assert less.count("F-") < whole.count("F-")


@pytest.mark.parametrize("form", sorted(set(FORMATS) - FOR_READERS))
def test_what_programs_read_is_always_whole(form: str) -> None:
    """Neither what is hidden nor what is explained for readers changes it."""
    assert written(made.values(), form, Severity.CRITICAL, explain=True) == written(made.values(), form)


@pytest.mark.parametrize("form", sorted(FOR_READERS))
def test_a_fresh_report_lacks_nothing(form: str) -> None:
    """No key that is looked for is one that no report has."""
    assert "lacks" not in written(values_of(made.report()), form)
    assert "lacks" not in written(values_of(made.report()), form, explain=True)


@pytest.mark.parametrize("form", sorted(FOR_READERS))
def test_each_grade_is_explained_on_demand(form: str) -> None:
    """With every step of the chain."""
    explained = written(made.values(), form, explain=True)
    assert "nearly" in explained
    assert "nearly" not in written(made.values(), form)


def test_no_line_of_a_table_is_a_command_to_the_runner_of_a_job() -> None:
    """However a title is broken into lines, none begins with the mark of a command, and the older mark is broken."""
    rows = list(made.values().subjects)
    for width in range(56, 74):
        rows[0]["findings"][0]["evidence"][0]["title"] = f"{'x' * width} ::add-mask::e ##[add-mask]e"
        table = written(gathered(made.report(), rows[:1]), "table")
        assert not [line for line in table.splitlines() if line.lstrip().startswith("::") or "##[" in line]
        assert "add-mask::e" in table


def test_the_same_report_is_the_same_text() -> None:
    """Nothing of the time or place of writing stands in any format."""
    for form in FORMATS:
        assert text(made.report(), form) == text(made.report(), form)
