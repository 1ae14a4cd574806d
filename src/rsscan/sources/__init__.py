"""What is looked up: publications, from OpenAlex, a store of its snapshot, recorded files, or the shipped example."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rsscan import shipped
from rsscan.errors import InputError
from rsscan.sources import crossref, orcid
from rsscan.sources.client import Client
from rsscan.sources.recorded import Recorded
from rsscan.sources.source import NO_PROFILE, Candidate, Description, Opening, Page, Source, Spent, fuller

__all__ = [
    "NO_PROFILE",
    "Asking",
    "Candidate",
    "Description",
    "Opening",
    "Page",
    "Source",
    "Spent",
    "fuller",
    "open_kept",
    "open_source",
    "orcid",
]


@dataclass(frozen=True, slots=True)
class Asking:
    """How servers are asked: OpenAlex, at another address than its own with `base`, and what stands beside it.

    `others` are the names of further registries that are asked, with the address where it is not their own; `mailto` is
    where Crossref may write to. Answers are kept for `cache_for` seconds, and `offline` nothing else is looked at.
    """

    base: str | None = None
    key: str | None = None
    max_wait: float = 120
    cache_for: float = 86_400
    refresh: bool = False
    offline: bool = False
    others: Mapping[str, str | None] = field(default_factory=dict)
    mailto: str | None = None


def open_source(name: str, asking: Asking = Asking(), *, keep_in: Path | None = None) -> Source:
    """Return the source called `openalex`, `example`, `recorded:DIR` or `snapshot:STORE`.

    What it is answered or reads is kept in the folder `keep_in`, for `open_kept`. ORCID records that lie among recorded
    files are read where ORCID is asked. Raises InputError for any other name.
    """
    kind, _, place = name.partition(":")
    records = orcid.REGISTRY in asking.others
    if name == "openalex":
        return _openalex(asking, keep_in)
    if name == "example":
        return Recorded(shipped.folder("examples") / "records", name="example", keep_in=keep_in, orcid=records)
    if kind == "recorded" and place:
        return Recorded(Path(place), keep_in=keep_in, orcid=records)
    if kind == "snapshot" and place:
        return _snapshot(Path(place), keep_in)
    raise InputError(f"--source {name}: is not known; use openalex, example, recorded:DIR or snapshot:STORE")


def _openalex(asking: Asking, keep_in: Path | None) -> Source:
    from rsscan.sources import service
    from rsscan.sources.conversation import Conversation, Manners
    from rsscan.sources.openalex import OpenAlex

    def client(asked: service.Service, base: str | None, key: str | None, keep_in: Path | None) -> Client:
        talk = Conversation(
            asked,
            base,
            key,
            Manners(max_wait=asking.max_wait),
            cache_for=asking.cache_for,
            refresh=asking.refresh,
            offline=asking.offline,
        )
        return _kept(talk, keep_in, key)

    openalex = client(service.openalex(asking.key), asking.base, asking.key, keep_in)
    beside = (
        client(asked, asking.others[asked.name], None, keep_in and keep_in / asked.name)
        if asked.name in asking.others
        else None
        for asked in (service.orcid(), service.crossref(asking.mailto))
    )
    return OpenAlex(openalex, *beside)


def _kept(client: Client, keep_in: Path | None, key: str | None) -> Client:
    if keep_in is None:
        return client
    from rsscan.sources.kept import Keeping

    return Keeping(client, keep_in, key)


def _snapshot(store: Path, keep_in: Path | None) -> Source:
    from rsscan.sources.snapshot.lookup import Lookup
    from rsscan.sources.snapshot.source import Snapshot

    return Snapshot(_kept(Lookup(store), keep_in, None))


def open_kept(folder: Path, opening: Opening) -> Source:
    """Return a source on what was kept of one: it gives the same answers, and the same failures, and asks nobody."""
    if opening.name == "openalex":
        from rsscan.sources.kept import Kept
        from rsscan.sources.openalex import OpenAlex

        beside = (
            Kept(folder / name, opening.others[name], offline=opening.offline) if name in opening.others else None
            for name in (orcid.REGISTRY, crossref.REGISTRY)
        )
        return OpenAlex(Kept(folder, opening.called, offline=opening.offline), *beside)
    if opening.name == "snapshot":
        from rsscan.sources.kept import Kept
        from rsscan.sources.snapshot.source import Snapshot

        return Snapshot(Kept(folder, opening.called, offline=opening.offline))
    records = orcid.REGISTRY in opening.others
    return Recorded(folder, opening.name, called=opening.called, passed_over=opening.passed_over, orcid=records)
