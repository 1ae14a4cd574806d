"""How far a sweep is, and how long it will take still."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rsscan.cli.options import ScanOptions
from rsscan.sweep.sweeping import Stage

Show = Callable[[Stage], None]


@contextmanager
def shown(options: ScanOptions) -> Iterator[Show]:
    """Yield what shows progress on stderr; without a terminal there, nothing is shown."""
    if options.no_progress or options.quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(24), MofNCompleteColumn(), TextColumn("left"))
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("")
        last = ""

        def show(stage: Stage) -> None:
            nonlocal last
            if stage.name != last:
                bar.reset(task, description=stage.name)
                last = stage.name
            bar.update(task, completed=stage.done, total=stage.of)

        yield show
