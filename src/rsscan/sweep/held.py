"""What was read in bulk of a store, to be asked like the store: so many are scanned by the code that scans one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from rsscan.errors import SourceError
from rsscan.identifiers import bare, orcid
from rsscan.sources.snapshot.lookup import LACKING
from rsscan.sources.snapshot.records import Json
from rsscan.sources.source import Spent


def _not_at_hand(asked: str) -> Json:
    raise SourceError(f"only what was read in bulk is at hand, and not {asked}")


def orcid_on(profile: Json) -> str:
    """Return the ORCID iD that a profile shows, in whatever form, or nothing."""
    return bare(orcid(profile.get("orcid") or "") or "")


@dataclass
class Held:
    """Rows of a store at hand; whom it is asked of must be among them. Answers are those of `Lookup`.

    `said` is what the store says of itself, `profiles` are by author, `places` give where an author's works stand,
    `carriers` who carries an ORCID iD, `works` are by place; institutions and topics are records by the number in their
    id, and may be looked up when asked for; `numbers` are those of institutions by ROR id. `otherwise` answers what no
    such row can: who has a name.
    """

    place: str
    said: Json
    profiles: Mapping[int, Json]
    carriers: Mapping[str, Sequence[int]]
    places: Mapping[int, Sequence[int]]
    works: Mapping[int, Json]
    institutions: Mapping[str, Json]
    topics: Mapping[str, Json]
    numbers: Mapping[str, str] = field(default_factory=dict)
    otherwise: Callable[[str], Json] = _not_at_hand
    spent: Spent = field(default_factory=Spent)
    offline: bool = True

    def get(self, path: str, *, fresh: bool = False) -> Json:  # noqa: ARG002 - what is held stays as it is
        """Return the answer at an address."""
        kind, _, asked = path.partition("/")
        match kind:
            case "store":
                return self.said
            case "authors":
                profiles = [self.profiles[author] for author in self._authors(asked) if author in self.profiles]
                return {"profiles": profiles, "institutions": self.institutions}
            case "places":
                return {"places": sorted({place for author in self._authors(asked) for place in self.places[author]})}
            case "works":
                places = list(map(int, asked.split(",")))
                if not self.works.keys() >= set(places):
                    raise SourceError(LACKING.format(place=self.place))
                works = [self.works[place] for place in places]
                return {"works": works, "institutions": self.institutions, "topics": self.topics}
            case "rors" | "bodies":
                numbers = map(self._number, asked.split(","))
                known = (self.institutions.get(number) for number in numbers if number)
                return {"institutions": [record for record in known if record]}
        return self.otherwise(path)

    def _number(self, identifier: str) -> str | None:
        """Return the number of an institution by its OpenAlex id, or by its ROR id, which has no capitals."""
        return identifier[1:] if identifier.startswith("I") else self.numbers.get(f"https://ror.org/{identifier}")

    def _authors(self, asked: str) -> list[int]:
        found: set[int] = set()
        for person in asked.split(","):
            found.update([int(person[1:])] if person.startswith("A") else self.carriers.get(person, ()))
        return sorted(found & self.places.keys())

    def forget(self, path: str) -> None:
        """Nothing was remembered."""

    def __enter__(self) -> Self:
        """Nothing needs opening."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is held open."""
