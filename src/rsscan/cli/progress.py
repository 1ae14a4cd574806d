"""How far a run is, shown on stderr where that is a terminal; persons are hidden there where the report hides them."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rsscan.assessment import Assessment
from rsscan.cli.options import ScanOptions
from rsscan.cli.saying import said
from rsscan.identifiers import bare
from rsscan.scanning import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

Show = Callable[[Progress | Assessment], None]
"""Shows an event of a scan."""


@contextmanager
def works_read(options: ScanOptions) -> Iterator[Show]:
    """Yield what shows how many works of a subject are read."""
    with _bar(options, "works", None, 0) as bar:

        def show(event: Progress | Assessment) -> None:
            if bar and isinstance(event, Progress):
                task = bar.task_ids[0]
                bar.update(task, description=said(event.subject), completed=event.read, total=event.announced)

        yield show


@contextmanager
def persons_done(options: ScanOptions, people: int, left: int) -> Iterator[Show]:
    """Yield what shows how many of the people are done, and how long the others will take."""
    with _bar(options, "persons, left", people, people - left) as bar:

        def show(event: Progress | Assessment) -> None:
            if bar and isinstance(event, Progress):
                bar.update(bar.task_ids[0], description=f"{said(bare(event.subject))}, {event.read} works")
            elif bar:
                bar.advance(bar.task_ids[0])

        yield show


@contextmanager
def _bar(options: ScanOptions, of: str, total: int | None, completed: int) -> Iterator["Bar | None"]:
    """Yield a line with one bar; None where nothing is to be shown."""
    if options.no_progress or options.quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    time = TimeRemainingColumn() if total else TimeElapsedColumn()
    columns = (TextColumn("{task.description}"), BarColumn(24), MofNCompleteColumn(), TextColumn(of), time)
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        bar.add_task("asking", total=total, completed=completed)
        yield bar
