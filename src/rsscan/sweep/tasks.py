"""What the processes of a sweep do: meet texts and bodies with the lists, and judge persons whose works are near."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from rsscan.errors import SourceError
from rsscan.identifiers import bare
from rsscan.inputs.compiled import index_of
from rsscan.report import Report
from rsscan.sources.snapshot.lookup import Lookup
from rsscan.sources.snapshot.opened import Opened
from rsscan.sources.snapshot.records import Json
from rsscan.sweep.directory import Directory
from rsscan.sweep.held import Held, orcid_on
from rsscan.sweep.judging import Whom, assessed, body_hits, hits, numbers_of
from rsscan.sweep.places import Written
from rsscan.terms import Terms
from rsscan.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Setting:
    """What each process is told: the store and its edition, what a source says of it, and what is judged under.

    The index of `terms` is that of no list; each process makes its own of the lists in `blank`.
    """

    store: Path
    edition: Path
    said: Json
    terms: Terms
    blank: Report
    quiet: Path
    """Where it is written on which works no list meets anything, once that is known."""


class Asked(NamedTuple):
    """A person to be judged, and the authors that are united in it."""

    whom: Whom
    authors: tuple[int, ...]


class _Bench:
    """What a process holds ready, until `held` is closed."""

    def __init__(self, setting: Setting, held: ExitStack) -> None:
        self.setting = setting
        self.terms = replace(setting.terms, index=index_of(setting.blank.lists))
        self.opened = held.enter_context(closing(Opened(setting.store)))
        if self.opened.store.edition != setting.edition:
            raise SourceError(f"{setting.store}: was brought up to date meanwhile; begin again")
        self.institutions = Records(self.opened.institution)
        self.topics = Records(self.opened.topic)
        self._held = held

    def look_up(self, asked: str) -> Json:
        """Answer where nothing was read in bulk."""
        return self._lookup.get(asked)

    @cached_property
    def _lookup(self) -> Lookup:
        return self._held.enter_context(Lookup(self.setting.store))

    @cached_property
    def quiet(self) -> Container[int]:
        """The places of works on which no list meets anything, as far as that is known."""
        return Written(self.setting.quiet) if self.setting.quiet.exists() else ()

    @cached_property
    def rors(self) -> dict[str, str | None]:
        """The ROR ids of all institutions."""
        with Directory(self.setting.edition) as directory:
            return dict(directory.rors())

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The numbers of institutions by their ROR ids."""
        return numbers_of(self.rors)

    def rows(self, authors: Iterable[int], whom: Iterable[Whom]) -> Held:
        """Read everything that is known of some authors, and of all who carry the ORCID iDs of these persons."""
        profiles = self._profiles(authors)
        orcids = {bare(each.identifier) for each in whom} | {orcid_on(each) for each in profiles.values()}
        carriers = {orcid: list(self.opened.carriers(orcid)) for orcid in orcids}
        others = {author for each in carriers.values() for author in each} - set(authors)
        profiles |= self._profiles(others)
        places = {author: list(self.opened.places(author)) for author in (*authors, *others)}
        wanted = sorted({place for theirs in places.values() for place in theirs})
        return Held(
            self.setting.store.resolve().name,
            self.setting.said,
            profiles,
            carriers,
            places,
            {row["place"]: row for row in (self.opened.works(wanted) if wanted else ())},
            self.institutions,
            self.topics,
            self.numbers,
            self.look_up,
        )

    def _profiles(self, authors: Iterable[int]) -> dict[int, Json]:
        wanted = sorted(authors)
        records = self.opened.profiles(wanted) if wanted else []
        return {int(bare(record["id"])[1:]): record for record in records}


class Records(Mapping[str, Json]):
    """Records by the number in their id, looked up when asked for."""

    def __init__(self, look_up: Callable[[int], Json | None]) -> None:
        self._look_up = look_up

    def __getitem__(self, number: str) -> Json:
        found = self._look_up(int(number))
        if found is None:
            raise KeyError(number)
        return found

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError


_at_hand: list[_Bench] = []
"""The bench of this process."""


@contextmanager
def ready(setting: Setting) -> Iterator[None]:
    """Hold ready what the other functions need."""
    with ExitStack() as held:
        _at_hand.append(_Bench(setting, held))
        held.callback(_at_hand.clear)
        yield


def met_texts(texts: Sequence[str]) -> list[str]:
    """Return those of these printed affiliations that some list meets."""
    index = _at_hand[0].terms.index
    found = list(hits(index, texts))
    index.printed.clear()  # none comes again
    return found


def met_bodies(keys: Sequence[str]) -> list[str]:
    """Return those of these bodies that some list meets."""
    (bench,) = _at_hand
    return list(body_hits(bench.terms.index, keys, bench.institutions, bench.rors, bench.numbers))


def judged(asked: Sequence[Asked]) -> list[tuple[int, dict[str, Any]]]:
    """Return what a report says of some persons, whose works are read together."""
    (bench,) = _at_hand
    with uncollected():
        rows = bench.rows({author for each in asked for author in each.authors}, [each.whom for each in asked])
        return list(assessed((each.whom for each in asked), rows, bench.terms, bench.setting.blank, bench.quiet))
