"""What a later scan changes, with pseudonyms.

Persons are hidden after the comparison, so that what is new, the counts and the verdict are those without pseudonyms.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rsscan.baseline import Piece, ReportedFinding
from rsscan.editions import Change
from rsscan.render.names import Replace
from rsscan.render.pseudonymized import Veil, said_of_gap, veil_of
from rsscan.render.pseudonymized_persons import is_paper, who
from rsscan.render.pseudonyms import Pseudonyms
from rsscan.rescan import Altered, Course, Lone, Person, Rescan
from rsscan.subject import Gap


def pseudonymized_rescan(rescan: Rescan, subjects: Sequence[Mapping[str, Any]], pseudonyms: Pseudonyms) -> Rescan:
    """Return a comparison with pseudonyms; `subjects` are those of both reports, of whom the names are learned."""
    veil = veil_of(subjects, pseudonyms)
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for subject in subjects:
        for identifier in filter(None, (subject["id"], subject["orcid"], *subject["openalex_ids"])):
            names[identifier] |= veil.names(subject)
    of = _Of(veil, names)
    return replace(
        rescan,
        conditions=tuple(_condition(change, veil.loose({})) for change in rescan.conditions),
        new=tuple(map(of.lone, rescan.new)),
        gone=tuple(map(of.lone, rescan.gone)),
        changed=tuple(map(of.altered, rescan.changed)),
        courses=tuple(map(of.course, rescan.courses)),
    )


def _condition(change: Change, loose: Replace) -> Change:
    return Change(change.field, loose(change.before), loose(change.after))


@dataclass(frozen=True, slots=True)
class _Of:
    """Hides the parts of a comparison; `names` are those that the reports give about each person."""

    veil: Veil
    names: Mapping[str, Mapping[str, str]]

    def lone(self, one: Lone) -> Lone:
        return replace(one, person=self._person(one.person), finding=self._finding(one.finding))

    def altered(self, one: Altered) -> Altered:
        return replace(
            one,
            person=self._person(one.person),
            now=self._finding(one.now),
            evidence_new=self._pieces(one.evidence_new, one),
            evidence_gone=self._pieces(one.evidence_gone, one),
        )

    def course(self, one: Course) -> Course:
        loose = self.veil.loose(self._names(one.person))
        return replace(
            one,
            person=self._person(one.person),
            gaps_new=_gaps(one.gaps_new, loose),
            gaps_gone=_gaps(one.gaps_gone, loose),
        )

    def _person(self, person: Person) -> Person:
        return Person(who(person.id, self.veil.pseudonyms), None)

    def _names(self, person: Person) -> dict[str, str]:
        return {name: by for identifier in person.ids for name, by in self.names.get(identifier, {}).items()}

    def _finding(self, finding: ReportedFinding) -> ReportedFinding:
        return replace(finding, id=self.veil.pseudonyms.finding(finding.id), pieces=frozenset())

    def _pieces(self, pieces: frozenset[Piece], one: Altered) -> frozenset[Piece]:
        names = self._names(one.person)
        strict, loose = self.veil.strict(names, one.now.entry_name), self.veil.loose(names)
        return frozenset(
            (who(where, self.veil.pseudonyms) if is_paper(where) else loose(where), at, strict(what))
            for where, at, what in pieces
        )


def _gaps(gaps: Iterable[Gap], loose: Replace) -> tuple[Gap, ...]:
    return tuple(replace(gap, detail=said_of_gap(gap.code, gap.detail, loose)) for gap in gaps)
