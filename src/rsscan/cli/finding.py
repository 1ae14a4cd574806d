"""What `rsscan explain F-… --report FILE` does: find the finding that is meant, and print its chain."""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import RenderableType
from rich.text import Text

from rsscan.errors import InputError
from rsscan.inputs.report_file import whole_report
from rsscan.notice import IN_BRIEF
from rsscan.render.chain import chain
from rsscan.render.plain import plain
from rsscan.render.told import Told

MOST_NAMED = 50
"""Findings that are named where none is the one that was asked for."""

NARROW, WIDE = 40, 100
"""Columns that a chain needs, and that are enough for the eye."""

_ID = re.compile(r"F-[0-9a-f]{4,12}", re.IGNORECASE)
"""An id or the beginning of one, which is enough while one finding is meant."""


def explain_finding(text: str | None, report: Path | None) -> None:
    """Print the chain of a finding. Raises InputError where it cannot be told which one is meant."""
    wanted = (text or "").strip()
    if not wanted:
        raise InputError("--report goes with the id of a finding: rsscan explain F-… --report FILE")
    if not wanted.upper().startswith("F-"):
        raise InputError(f"{wanted}: is no id of a finding (F-…), and --report goes with one")
    if not _ID.fullmatch(wanted):
        raise InputError(
            f"{wanted}: is no id of a finding: F- and twelve digits 0-9a-f, of which the first four may do"
        )
    if report is None:
        raise InputError(f"{wanted}: say which saved report it stands in: rsscan explain {wanted} --report FILE")
    told = Told(whole_report(report))
    width = min(max(shutil.get_terminal_size().columns, NARROW), WIDE)
    pages = (plain(_page(told, subject, finding), width) for subject, finding in _meant(wanted, told, report))
    sys.stdout.write("\n".join(pages))


def _meant(wanted: str, report: Told, path: Path) -> list[tuple[Told, Told]]:
    """Return the finding that is meant with its subject; the same one stands below a subject that was scanned twice."""
    there = [(subject, finding) for subject in report.parts("subjects") for finding in subject.parts("findings")]
    met = [pair for pair in there if pair[1].text("id").lower().startswith(wanted.lower())]
    ids = {finding.text("id") for _, finding in met}
    if len(ids) == 1:
        return met
    named = [
        f"{finding.text('id')}  {finding.text('entry_name')} ({finding.text('entry')})" for _, finding in met or there
    ]
    rows = list(dict.fromkeys(named))
    if not rows:
        raise InputError(f"{wanted}: {path} has no findings")
    if len(rows) > MOST_NAMED:
        rows[MOST_NAMED:] = [f"and {len(rows) - MOST_NAMED:,} more"]
    what = f"begins the ids of {len(ids)} findings" if met else "is no finding"
    raise InputError([f"{wanted}: {what} of {path}; there are", *rows])


def _page(report: Told, subject: Told, finding: Told) -> Iterator[RenderableType]:
    """Yield whom and what the finding is about, its chain, and what it is not."""
    run = report.part("run")
    yield Text(f"{finding.text('id')}  {finding.text('entry_name')}", style="bold")
    yield Text(f"{subject.text('name') or '(name unknown)'}  {subject.text('id')}")
    yield Text(
        f"rsscan {report.part('tool').text('version')}, as of {run.text('as_of')}, "
        f"source {run.part('source').text('name')}, policy {run.part('policy').text('id')}\n"
    )
    yield chain(report, finding)
    yield Text(f"\n{IN_BRIEF}")
