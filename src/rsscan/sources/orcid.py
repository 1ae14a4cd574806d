"""Public records of ORCID, each asked for once, and before its turn where it is known whose will be."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from types import TracebackType
from typing import Self

from rsscan.errors import NotFound, SourceError
from rsscan.identifiers import bare
from rsscan.record import PublicRecord
from rsscan.sources.client import Client
from rsscan.sources.orcid_payload import answer_from

REGISTRY = "ORCID"

AT_ONCE = 4
"""Records under way at once; the rate is kept by the client."""

NOT_ASKED = "the ORCID record of the person"
"""What is not searched where no record is asked for."""


class OrcidRecords:
    """Asks for records; safe to use from several threads."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="orcid")
        self._coming: dict[str, Future[PublicRecord]] = {}

    def expect(self, orcid: str) -> None:
        """Begin to ask for a record that will be wanted."""
        if orcid not in self._coming:
            self._coming[orcid] = self._pool.submit(self._asked, orcid)

    def coming(self, orcids: Iterable[str]) -> Iterator[PublicRecord]:
        """Yield those of these records that are expected and can be had; not those whose turn has been."""
        for orcid in orcids:
            if coming := self._coming.get(orcid):
                with suppress(SourceError):
                    yield coming.result()

    def record(self, orcid: str) -> PublicRecord:
        """Return a record. Raises NotFound where there is none in public, SourceError where it cannot be had."""
        self.expect(orcid)
        try:
            return self._coming.pop(orcid).result()
        except NotFound:
            raise
        except SourceError as error:
            raise SourceError(f"the ORCID record was not read: {error}; --no-orcid goes on without it") from None

    def _asked(self, orcid: str) -> PublicRecord:
        path = f"/{bare(orcid)}/record"
        answer = self.client.get(path)
        try:
            return answer_from(answer, orcid)
        except NotFound:
            raise
        except SourceError:
            self.client.forget(path)  # what cannot be read is not kept
            raise

    def __enter__(self) -> Self:
        self.client.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self.client.__exit__(kind, error, trace)
