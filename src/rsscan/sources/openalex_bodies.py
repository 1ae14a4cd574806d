"""Institutions by their ids, asked for once and many at a time; the numbers are those of `openalex`."""

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet

from rsscan.errors import NotFound, SourceError
from rsscan.publications import InstitutionProfile
from rsscan.sources import openalex_query as query
from rsscan.sources import payload
from rsscan.sources.openalex_answer import institutions_from
from rsscan.sources.openalex_reader import Reader

Coming = Callable[[], AbstractSet[str]]
"""Ids that persons will need whose turn comes soon: a question with room for them takes them along."""


class Bodies:
    """What OpenAlex has of institutions by OpenAlex id and by ROR id.

    A list that is cut or empty looks like one of fewer bodies (3, 4) and is not kept; so what it lacks is asked for
    alone, which is free, and what is not there alone either is unknown, merged or deleted (9).
    """

    def __init__(self, reader: Reader, parents: Coming, given: Coming) -> None:
        """Take what will be needed next: `parents` by OpenAlex id, and bodies that are `given` by ROR id."""
        self._reader = reader
        self._parents, self._given = parents, given
        self._rors: dict[str, str | None] = {}
        self._by_ror: dict[str, InstitutionProfile | None] = {}

    def rors(self, identifiers: Iterable[str]) -> Iterator[tuple[str, str | None]]:
        """Yield these bodies with their ROR ids; one that is not known is left out."""
        wanted = set(identifiers)
        yield from self._told(wanted)
        for path, batch in query.institutions_by_ids(wanted - self._rors.keys(), self._parents() - self._rors.keys()):
            self._learn(self._reader.asked(path, institutions_from))
            asked = wanted.intersection(batch)
            yield from self._told(asked)
            left = sorted(asked - self._rors.keys())
            if left:
                self._learn(self._alone(left, path))
                yield from self._told(left)

    def _told(self, identifiers: Iterable[str]) -> Iterator[tuple[str, str | None]]:
        return ((identifier, self._rors[identifier]) for identifier in identifiers if identifier in self._rors)

    def _learn(self, found: Iterable[InstitutionProfile]) -> None:
        self._rors.update((body.id, body.ror) for body in found)

    def by_ror(self, rors: Iterable[str]) -> Iterator[InstitutionProfile]:
        """Yield the bodies with these ROR ids; one that is not known is left out."""
        wanted = set(rors)
        new = wanted - self._by_ror.keys()
        yield from self._found(wanted - new)
        for path, batch in query.institutions_by_rors(new, self._given() - self._by_ror.keys() if new else ()):
            found = self._reader.asked(path, institutions_from)
            asked = new.intersection(batch)
            left = sorted(asked.difference(body.ror or "" for body in found))
            if left:
                found = [*found, *self._alone(left, path)]
            self._learn(found)
            self._by_ror |= dict.fromkeys(asked) | {body.ror: body for body in found if body.ror in batch}  # 10
            yield from self._found(asked)

    def _found(self, rors: Iterable[str]) -> Iterator[InstitutionProfile]:
        return (body for ror in sorted(rors) if (body := self._by_ror[ror]))

    def _alone(self, left: list[str], path: str) -> list[InstitutionProfile]:
        """Ask alone for those that the list at `path` left out; a kept list was compared when it came."""
        if self._reader.client.offline:
            return []
        try:
            alone = [body for answer in self._reader.pool.map(self.one, left) for body in answer]
        except SourceError:
            self._reader.client.forget(path)
            raise
        if alone:
            self._reader.client.forget(path)
        return alone

    def one(self, identifier: str) -> list[InstitutionProfile]:
        """Return the institution with an id, if there is one."""
        try:
            return [self._reader.asked(query.institution(identifier), payload.institution_profile_from)]
        except NotFound:
            return []
