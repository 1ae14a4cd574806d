"""`rsscan snapshot update`: a store brought to a newer snapshot."""

import sys
from typing import Annotated

import typer

from rsscan.cli.snapshot.build import MemoryOption, QuietOption, StoreArgument, TempOption, ThreadsOption, spill_of
from rsscan.cli.snapshot.check import SnapshotArgument, SnapshotFormat


def update(
    snapshot: SnapshotArgument,
    store: StoreArgument,
    memory: MemoryOption = "1GB",
    threads: ThreadsOption = None,
    temp: TempOption = None,
    format: SnapshotFormat = None,
    prune: Annotated[bool, typer.Option("--prune", help="Remove the editions before it, once it is in use.")] = False,
    quiet: QuietOption = False,
) -> None:
    """Bring a store to a newer snapshot by the parts that changed; until it is done the old edition is in use."""
    from rsscan.cli.saying import say
    from rsscan.cli.snapshot.progress import shown
    from rsscan.sources.snapshot.build import Wanted
    from rsscan.sources.snapshot.database import means_of
    from rsscan.sources.snapshot.store import open_store
    from rsscan.sources.snapshot.update import difference, pruned, update

    before = open_store(store)
    means = means_of(memory, threads, spill_of(store, temp))
    try:
        with shown(quiet=quiet) as tell:
            found = update(Wanted(snapshot, store, means, format), tell)
    except KeyboardInterrupt:
        say("the store is as it was; the same command goes on from where it is")
        raise
    if found.edition == before.edition:
        say(f"{store}: is of this snapshot already")
    if sentence := difference(found):
        say(sentence)
    for name in pruned(store) if prune else ():
        say(f"{store / name}: removed")
    if not quiet:
        sys.stdout.write(f"{found.edition}: {found.counts['works']:,} works, {found.bytes:,} bytes\n")
