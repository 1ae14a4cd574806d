"""`rsscan snapshot build`: a store of the whole of OpenAlex, from a copy of its snapshot."""

import hashlib
import sys
from pathlib import Path
from typing import Annotated

import typer

from rsscan.cli.snapshot.check import SnapshotArgument, SnapshotFormat

StoreArgument = Annotated[Path, typer.Argument(metavar="STORE", help="The folder of the store.")]
MemoryOption = Annotated[
    str, typer.Option(help="Memory to use at most: 800MB, 4GB.", metavar="SIZE", envvar="RSSCAN_MEMORY")
]
ThreadsOption = Annotated[
    int | None,
    typer.Option(help="Parts to work on at a time.", min=1, envvar="RSSCAN_THREADS", show_default="one a processor"),
]
TempOption = Annotated[
    Path | None,
    typer.Option(help="Where to put what does not fit in memory.", envvar="RSSCAN_TEMP", show_default="in the store"),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Only errors on stderr.")]


def spill_of(store: Path, temp: Path | None) -> Path:
    """Return where a run puts what does not fit in memory: a place for each store, since a run clears it first."""
    from rsscan.sources.snapshot.store import BUILDING

    return (
        temp / hashlib.sha256(str(store.absolute()).encode(errors="replace")).hexdigest()[:8]
        if temp
        else store / BUILDING
    )


def build(  # noqa: PLR0913, PLR0917 - an option each
    snapshot: SnapshotArgument,
    store: StoreArgument,
    memory: MemoryOption = "1GB",
    threads: ThreadsOption = None,
    temp: TempOption = None,
    format: SnapshotFormat = None,
    expansion: Annotated[
        bool, typer.Option("--expansion", help="Keep works of OpenAlex's expansion too, which its API leaves out.")
    ] = False,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Leave out parts that cannot be read; no scan can then be clear.")
    ] = False,
    quiet: QuietOption = False,
) -> None:
    """Build a store of a snapshot; a build that was interrupted goes on where it was."""
    from rsscan.cli.saying import say
    from rsscan.cli.snapshot.progress import shown
    from rsscan.cli.snapshot.status import remarks
    from rsscan.sources.snapshot.build import Wanted, build
    from rsscan.sources.snapshot.database import means_of

    means = means_of(memory, threads, spill_of(store, temp))
    wanted = Wanted(snapshot, store, means, format, expansion=expansion, keep_going=keep_going)
    try:
        with shown(quiet=quiet) as tell:
            found = build(wanted, tell)
    except KeyboardInterrupt:
        say("what is built so far is kept; the same command goes on from there")
        raise
    for remark in remarks(found):
        say(remark)
    if not quiet:
        sys.stdout.write(f"{found.edition}: {found.counts['works']:,} works, {found.bytes:,} bytes\n")
