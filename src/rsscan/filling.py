"""Affiliations that another registry has of lines for which OpenAlex has none: taken where both surely are one line.

Lines that OpenAlex lacks altogether, past the end of a list that it cuts, are not added: nothing tells who they are.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

from rsscan.identity.names import name_keys, names_agree, same_name
from rsscan.publications import Authorship, Byline, Work

MOST_NEAR = 300
"""Lines of one list that share a word of their names, at most, to be told apart by name; the largest have some 100."""


def filled(work: Work, byline: Byline) -> Work:
    """Return the work with the affiliations of a byline on those of its lines that show none; nothing else changes.

    Names serve here to tell lines apart, and for nothing else.
    """
    if not work.unseen:
        return work
    twins = _twins(work.authorships, byline.authorships)
    lines = (
        replace(line, texts=twin.texts, institutions=twin.institutions, filled_from=byline.registry)
        if line.unseen and (twin := twins.get(place)) and not twin.unseen
        else line
        for place, line in enumerate(work.authorships)
    )
    return replace(work, authorships=tuple(lines))


def _twins(lines: tuple[Authorship, ...], others: tuple[Authorship, ...]) -> Mapping[int, Authorship]:
    """Return by its place each line that is surely one of the others: by ORCID iD, by name, or by place and name."""
    paired = _by_orcid(lines, others)
    paired |= _by_name(lines, others, paired)
    if len(lines) == len(others) and all(map(_may_be_one, lines, others)):
        free = set(range(len(lines))).difference(paired), set(range(len(others))).difference(paired.values())
        paired |= {place: place for place in free[0] & free[1] if _comparable(lines[place], others[place])}
    return {place: others[other] for place, other in paired.items()}


def _by_orcid(lines: tuple[Authorship, ...], others: tuple[Authorship, ...]) -> dict[int, int]:
    """Pair lines with one ORCID iD, which each side has once; publishers have put some on another person's line."""
    here, there = _carrying(lines), _carrying(others)
    pairs = ((here[orcid], there[orcid]) for orcid in here.keys() & there.keys())
    return {
        at[0]: other[0]
        for at, other in pairs
        if len(at) == len(other) == 1 and _may_be_one(lines[at[0]], others[other[0]])
    }


def _carrying(lines: tuple[Authorship, ...]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if orcid := _orcid(line):
            found[orcid].append(place)
    return found


def _by_name(
    lines: tuple[Authorship, ...], others: tuple[Authorship, ...], paired: Mapping[int, int]
) -> dict[int, int]:
    """Pair lines of one name, where that name can mean no second line on either side."""
    here = _Named({place: line for place, line in enumerate(lines) if place not in paired})
    there = _Named({place: other for place, other in enumerate(others) if place not in paired.values()})
    found = {}
    for place, line in here.lines.items():
        met = there.same(line) if line.unseen else []
        if len(met) == 1 and here.same(others[met[0]]) == [place] and _may_be_one(line, others[met[0]]):
            found[place] = met[0]
    return found


class _Named:
    """Lines by what is in their names: of some thousand on either side not each is compared with each."""

    def __init__(self, lines: Mapping[int, Authorship]) -> None:
        self.lines = lines
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, line in lines.items():
            for key in name_keys(line.name or ""):
                self._places[key].append(place)

    def same(self, line: Authorship) -> list[int]:
        """Return the places of the lines whose name is the same as this one's, two of them if there are more.

        None where so many share a word with it that it would take long to tell.
        """
        near = {place for key in name_keys(line.name or "") for place in self._places.get(key, ())}
        if len(near) > MOST_NEAR:
            return []
        same = (place for place in sorted(near) if same_name(line.name or "", self.lines[place].name or ""))
        return list(islice(same, 2))


def _may_be_one(line: Authorship, other: Authorship) -> bool:
    """Whether neither ORCID iDs nor names plainly say that two lines are of two persons."""
    one, two = _orcid(line), _orcid(other)
    if one and two and one != two:
        return False
    return not (line.name and other.name) or names_agree(line.name, other.name)


def _comparable(line: Authorship, other: Authorship) -> bool:
    """Whether both have a name, and in a script of both."""
    return bool(line.name and other.name) and same_name(line.name or "", other.name or "") is not None


def _orcid(line: Authorship) -> str | None:
    return line.printed_orcid or line.orcid
