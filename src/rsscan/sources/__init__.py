"""What is looked up: publications, from OpenAlex, a store of its snapshot, recorded files, or the shipped example."""

from pathlib import Path

from rsscan import shipped
from rsscan.errors import InputError
from rsscan.sources.recorded import Recorded
from rsscan.sources.source import Candidate, Description, Opening, Page, Source, Spent, fuller

__all__ = ["Candidate", "Description", "Opening", "Page", "Source", "Spent", "fuller", "open_kept", "open_source"]


def open_source(
    name: str,
    *,
    base: str | None = None,
    key: str | None = None,
    max_wait: float = 120,
    cache_for: float = 86_400,
    refresh: bool = False,
    offline: bool = False,
    keep_in: Path | None = None,
) -> Source:
    """Return the source called `openalex`, `example`, `recorded:DIR` or `snapshot:STORE`.

    Most options concern `openalex` alone. What it is answered or reads is kept in the folder `keep_in`, for
    `open_kept`. Raises InputError for any other name.
    """
    kind, _, place = name.partition(":")
    if name == "openalex":
        from rsscan.sources import service
        from rsscan.sources.conversation import Conversation, Manners
        from rsscan.sources.openalex import OpenAlex

        client = Conversation(
            service.openalex(key),
            base,
            key,
            Manners(max_wait=max_wait),
            cache_for=cache_for,
            refresh=refresh,
            offline=offline,
        )
        if keep_in:
            from rsscan.sources.kept import Keeping

            return OpenAlex(Keeping(client, keep_in, key))
        return OpenAlex(client)
    if name == "example":
        return Recorded(shipped.folder("examples") / "records", name="example", keep_in=keep_in)
    if kind == "recorded" and place:
        return Recorded(Path(place), keep_in=keep_in)
    if kind == "snapshot" and place:
        return _snapshot(Path(place), keep_in)
    raise InputError(f"--source {name}: is not known; use openalex, example, recorded:DIR or snapshot:STORE")


def _snapshot(store: Path, keep_in: Path | None) -> Source:
    from rsscan.sources.snapshot.lookup import Lookup
    from rsscan.sources.snapshot.source import Snapshot

    lookup = Lookup(store)
    if keep_in:
        from rsscan.sources.kept import Keeping

        return Snapshot(Keeping(lookup, keep_in, None))
    return Snapshot(lookup)


def open_kept(folder: Path, opening: Opening) -> Source:
    """Return a source on what was kept of one: it gives the same answers, and the same failures, and asks nobody."""
    if opening.name == "openalex":
        from rsscan.sources.kept import Kept
        from rsscan.sources.openalex import OpenAlex

        return OpenAlex(Kept(folder, opening.called, offline=opening.offline))
    if opening.name == "snapshot":
        from rsscan.sources.kept import Kept
        from rsscan.sources.snapshot.source import Snapshot

        return Snapshot(Kept(folder, opening.called, offline=opening.offline))
    return Recorded(folder, opening.name, called=opening.called, passed_over=opening.passed_over)
