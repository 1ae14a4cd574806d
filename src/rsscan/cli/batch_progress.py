"""How far a batch is, and how long it will take still."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rsscan.assessment import Assessment
from rsscan.cli.options import ScanOptions
from rsscan.identifiers import bare
from rsscan.scanning import Progress


@contextmanager
def progress_of(options: ScanOptions, people: int, left: int) -> Iterator[Callable[[Progress | Assessment], None]]:
    """Yield what shows progress on stderr; without a terminal there, nothing is shown."""
    if options.no_progress or options.quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(24), MofNCompleteColumn(), TextColumn("persons, left"))
    with Bar(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("asking", total=people, completed=people - left)

        def show(event: Progress | Assessment) -> None:
            if isinstance(event, Progress):
                bar.update(task, description=f"{bare(event.subject)}, {event.read} works")
            else:
                bar.advance(task)

        yield show
