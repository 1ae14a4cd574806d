"""A sweep over a store on this machine: DuckDB carries the rows, processes beside this one judge."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from rsscan.matching import Index
from rsscan.report import Report
from rsscan.sources.snapshot.lookup import Lookup
from rsscan.sources.snapshot.opened import Opened
from rsscan.sweep import tasks
from rsscan.sweep.directory import Directory
from rsscan.sweep.memory import Memory
from rsscan.sweep.sweeping import Sweep
from rsscan.sweep.tables import tables_of
from rsscan.sweep.workers import workers
from rsscan.terms import Terms

A_PROCESS = 230
"""Megabytes that a process takes that judges."""


class Means(NamedTuple):
    """What a sweep may use: megabytes of memory, processes, and a folder of its own."""

    memory: int
    threads: int
    folder: Path


@contextmanager
def opened_sweep(store: Path, terms: Terms, blank: Report, means: Means) -> Iterator[Sweep]:
    """Open a sweep that judges under some terms, of the lists in `blank`."""
    threads = max(1, min(means.threads, means.memory // A_PROCESS - 1))
    left = max(means.memory - (threads + (threads > 1)) * A_PROCESS, A_PROCESS)
    with Lookup(store) as lookup:
        said = lookup.get("store")
    with closing(Opened(store)) as opened, Directory(opened.store.edition) as directory:
        bare_terms = replace(terms, index=Index(()))
        setting = tasks.Setting(store, opened.store.edition, said, bare_terms, blank, means.folder / "quiet")
        with (
            workers(threads, tasks.ready, setting) as spread,
            tables_of(opened.store, means.folder, left, threads) as tables,
        ):
            yield Sweep(opened, directory, tables, spread, Memory(opened.store, blank.lists), setting.quiet)
