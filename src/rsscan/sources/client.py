"""Whoever brings answers in JSON: over the network, from a store on this machine, or from where they were kept."""

from types import TracebackType
from typing import Any, Protocol, Self

from rsscan.sources.source import Spent


class Client(Protocol):
    """Brings the answers of one source; safe to use from several threads."""

    spent: Spent
    offline: bool

    @property
    def place(self) -> str:
        """The server or the folder whose answers they are."""
        ...

    def get(self, path: str, *, fresh: bool = False) -> dict[str, Any]:
        """Return the answer at `path`, past what is kept with `fresh`. Raises SourceError, or InputError for a key."""
        ...

    def forget(self, path: str) -> None:
        """Keep the answer at `path` no longer for later runs."""
        ...

    def __enter__(self) -> Self:
        """Open what needs opening."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close what was opened."""
        ...
