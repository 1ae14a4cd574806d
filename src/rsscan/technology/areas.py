"""Official lists of fields of technology: areas, and the topics and phrases that place a work in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from rsscan.technology.phrases import forms, head


class Level(IntEnum):
    """How plainly a work lies in an area, and how plainly a topic or a phrase names one."""

    MEDIUM = 1
    HIGH = 2

    @property
    def word(self) -> str:
        """The level as lists and reports write it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Keyword:
    """A phrase that a title of the area may hold."""

    phrase: str
    strength: Level


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A longer phrase that means another thing than the keyword in it."""

    phrase: str
    why: str


@dataclass(frozen=True, slots=True)
class Area:
    """One field of an official list; `topics` and `subfields` are strengths by OpenAlex id.

    `heads` are the places of keywords by how they begin, so that a title is looked through for few of them.
    """

    id: str
    title: Mapping[str, str]
    topics: Mapping[str, Level] = field(default_factory=dict)
    subfields: Mapping[str, Level] = field(default_factory=dict)
    keywords: tuple[Keyword, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    unverified: bool = False
    heads: Mapping[str, tuple[int, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the keywords by how they begin."""
        heads: dict[str, tuple[int, ...]] = {}
        for at, keyword in enumerate(self.keywords):
            for begin in {head(form) for form in forms(keyword.phrase)}:
                heads[begin] = (*heads.get(begin, ()), at)
        object.__setattr__(self, "heads", heads)


@dataclass(frozen=True, slots=True)
class TechnologyList:
    """An official list of fields; `cautions` say by topic why it never counts alone.

    `misfiled` topics are filed under a wrong subfield, which then says nothing of them; by themselves they count.
    `unverified` says that wording was recalled and not read in the source.
    """

    id: str
    title: Mapping[str, str]
    authority: str
    source_url: str
    edition: str
    areas: tuple[Area, ...]
    cautions: Mapping[str, str] = field(default_factory=dict)
    misfiled: frozenset[str] = frozenset()
    unverified: bool = False
    sha256: str = ""
