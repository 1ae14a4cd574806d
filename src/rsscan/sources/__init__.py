"""What is looked up: publications, from OpenAlex, from recorded files, or from the shipped example."""

from pathlib import Path

from rsscan import shipped
from rsscan.errors import InputError
from rsscan.sources.recorded import Recorded
from rsscan.sources.source import Candidate, Description, Page, Source, Spent, fuller

__all__ = ["Candidate", "Description", "Page", "Source", "Spent", "fuller", "open_source"]


def open_source(
    name: str,
    *,
    base: str | None = None,
    key: str | None = None,
    max_wait: float = 120,
    cache_for: float = 86_400,
    refresh: bool = False,
    offline: bool = False,
) -> Source:
    """Return the source called `openalex`, `example` or `recorded:DIR`; the options concern `openalex` alone.

    Raises InputError for any other name.
    """
    kind, _, place = name.partition(":")
    if name == "openalex":
        from rsscan.sources.openalex import BASE, OpenAlex
        from rsscan.sources.openalex_http import Manners, OpenAlexClient

        client = OpenAlexClient(
            base or BASE,
            key,
            Manners(max_wait=max_wait),
            cache_for=cache_for,
            refresh=refresh,
            offline=offline,
        )
        return OpenAlex(client)
    if name == "example":
        return Recorded(shipped.folder("examples") / "records", name="example")
    if kind == "recorded" and place:
        return Recorded(Path(place))
    raise InputError(f"--source {name}: is not known; use openalex, example or recorded:DIR")
