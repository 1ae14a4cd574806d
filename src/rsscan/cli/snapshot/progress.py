"""How far a build is, and how long it will take still."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_SHARES = {
    "reading institutions": 1,
    "reading": 50,
    "carrying": 0,
    "placing works": 8,
    "placing authors": 2,
    "scattering works": 12,
    "sorting works": 14,
    "scattering authors": 2,
    "sorting authors": 3,
    "indexing": 8,
}
"""Of a hundred, how much each step takes, in their order."""


@contextmanager
def shown(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Yield what shows progress on stderr; without a terminal there, nothing is shown."""
    if quiet or not sys.stderr.isatty():
        yield lambda _doing, _done, _of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(24), TaskProgressColumn(), TextColumn("left"))
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("looking", total=sum(_SHARES.values()))

        def show(doing: str, done: int, of: int) -> None:
            steps = list(_SHARES)
            before = sum(_SHARES[step] for step in steps[: steps.index(doing)])
            bar.update(task, description=f"{doing}, {done:,} of {of:,}", completed=before + _SHARES[doing] * done / of)

        yield show
