"""A report in which persons and papers go by pseudonyms, for logs and pages that others read.

Nothing that leads to a person stays: no name, identifier or address, no paper (its byline names the authors), no file
that is called after a person, and no free text of a reviewer. What was found stays: list, entry, grade, dates, counts,
place in the byline, and the printed affiliation, which is the evidence. Of a career and of who paid only what meets a
list stays, and the rest is counted. It hides persons from passers-by; whoever has the publications at hand may still
find one by what is left.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rsscan.notice import PSEUDONYMS, WITHHELD
from rsscan.render.names import Replace, holds, replacing
from rsscan.render.pseudonymized_career import HiddenCareer, bodies_of, without_ways
from rsscan.render.pseudonymized_persons import (
    is_institution,
    is_paper,
    known_as,
    learn_folders,
    learn_identifiers,
    long_words,
    own_names,
    people,
    person_of,
    subject_of,
)
from rsscan.render.pseudonyms import Pseudonyms, unquoted
from rsscan.render.values import Values

_OF_THE_LISTS = frozenset(
    "rule list entry entry_name entry_names entry_url legal_basis concerns effect country policy_rule near_misses "
    "matched fields institution relation severity confidence status listed_at_publication".split()
)
"""Keys of a finding and of its evidence under which lists, policies and bodies stand, and never a person."""

_FROM_RECORDS = frozenset("RS901 RS903 RS904 RS905 RS906 RS907 RS908".split())
"""Gaps whose sentences are made of identifiers, counts and files; others name persons in words of their own."""


_BETWEEN = re.compile(r"([\s/():,;]+)")
"""What stands between the words of a sentence, the parts of a path, and the line in a file."""

_FILE = re.compile(r"\S+\.\w{2,5}")
"""How a file is called."""


def pseudonymized(report: Values, pseudonyms: Pseudonyms) -> Values:
    """Return a report with pseudonyms; its subjects are gone through once to learn who is who."""
    veil = veil_of(report.subjects, pseudonyms)
    head = {
        **report.head,
        "notice": f"{report.head['notice']} {PSEUDONYMS.format(pseudonyms.mark)}",
        "run": veil.run(report.head["run"]),
    }
    return Values(head, report.lists, _Subjects(report.subjects, veil), report.summary)


def veil_of(subjects: Iterable[Mapping[str, Any]], pseudonyms: Pseudonyms) -> "Veil":
    """Return what hides these subjects, who are gone through once."""
    same: dict[str, str] = {}
    folders: dict[str, str] = {}
    in_files: dict[str, str] = {}
    for subject in subjects:
        learn_identifiers(subject, same)
        learn_folders(subject, pseudonyms, folders)
        if subject["location"]:
            in_files.update(dict.fromkeys(own_names(subject), subject_of(subject, pseudonyms)))
    return Veil(replace(pseudonyms, same=same), folders, in_files)


@dataclass(frozen=True, slots=True)
class _Subjects:
    """The subjects of a report, each veiled when it is asked for."""

    subjects: Any
    veil: "Veil"

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        return map(self.veil.subject, self.subjects)


@dataclass(frozen=True, slots=True)
class Veil:
    """Hides persons and papers.

    `folders` are the parts of paths that are called after somebody, `in_files` the names of those whom files are about.
    """

    pseudonyms: Pseudonyms
    folders: Mapping[str, str]
    in_files: Mapping[str, str]

    def run(self, run: Mapping[str, Any]) -> dict[str, Any]:
        """Return the run; its source, and what was not read of it, may be a file that is called after a person."""
        nobody, somebody = self.loose({}), self.loose(self.in_files)
        source = {key: _everywhere(value, nobody) for key, value in _without(run["source"], "not_searched").items()}
        unread = [(somebody if ": " in said else nobody)(unquoted(said)) for said in run["source"]["not_searched"]]
        return {**run, "source": {**source, "not_searched": unread}}

    def subject(self, subject: Mapping[str, Any]) -> dict[str, Any]:
        """Return a subject with everything of it that names nobody."""
        who = subject_of(subject, self.pseudonyms)
        names = self.names(subject)
        loose = self.loose(names)
        place = self._place(subject["location"])
        shown = f"{place['file']}:{place['line']}" if place and place.get("line") else (place or {}).get("file", who)
        identity = _identity(subject["identity"], loose)
        was = " ".join(subject["identity"]["reasons"])
        return {
            **subject,
            "id": who,
            "orcid": None,
            "openalex_ids": [],
            "name": subject["name"] if is_institution(subject["id"]) else shown,
            "location": place,
            "identity": identity,
            "findings": [self._finding(finding, names, loose, who) for finding in subject["findings"]],
            **HiddenCareer(self._where(who), self.strict(names, bodies_of(subject))).told(subject),
            "joint": self._joint(subject["joint"]),
            "gaps": [_gap(gap, loose, was, " ".join(identity["reasons"])) for gap in subject["gaps"]],
        }

    def _joint(self, joint: Mapping[str, Any] | None) -> dict[str, Any] | None:
        """Return what an institution published with listed bodies, without the papers."""
        if joint is None:
            return None
        return {**joint, "partners": [self._partner(one) for one in joint["partners"]]}

    def _partner(self, partner: Mapping[str, Any]) -> dict[str, Any]:
        newest = [
            {**one, "id": self.pseudonyms.work(one["id"], one["doi"]), "doi": None, "title": None}
            for one in partner["newest"]
        ]
        return {**partner, "newest": newest}

    def names(self, subject: Mapping[str, Any]) -> dict[str, str]:
        """Return the pseudonym of every name that the report on a subject gives."""
        names = {name: person_of(person, self.pseudonyms) for person in people(subject) if (name := person["name"])}
        return names | dict.fromkeys(own_names(subject), subject_of(subject, self.pseudonyms))

    def _finding(
        self, finding: Mapping[str, Any], names: Mapping[str, str], loose: Replace, subject: str
    ) -> dict[str, Any]:
        """Return a finding; the name of a person that is in the name of the listed body is the body's there."""
        bodies = " | ".join([finding["entry_name"], *(str(piece["matched"]) for piece in finding["evidence"])])
        strict = self.strict(names, bodies)
        evidence = [self._evidence(piece, strict, loose, subject) for piece in finding["evidence"]]
        return {
            **finding,
            **_everywhere(_without(finding, "evidence", "id", "fingerprint"), strict),
            "id": self.pseudonyms.finding(finding["id"]),
            "fingerprint": self.pseudonyms.finding(finding["fingerprint"]),
            "disposition": self._disposition(finding["disposition"]),
            "evidence": evidence,
        }

    def _evidence(self, piece: Mapping[str, Any], strict: Replace, loose: Replace, subject: str) -> dict[str, Any]:
        work = self.pseudonyms.work(piece["work"], piece["doi"]) if piece["work"] or piece["doi"] else None
        veiled: dict[str, Any] = {"work": work, "doi": None, "title": None, "source": loose(piece["source"])}
        veiled |= without_ways(piece, self.pseudonyms)
        if piece["coauthor"]:
            veiled["coauthor"] = known_as(person_of(piece["coauthor"], self.pseudonyms))
        if piece.get("printed_as"):
            veiled["printed_as"] = known_as(subject)
        return {**piece, **_everywhere(_without(piece, *veiled), strict), **veiled}

    def _where(self, subject: str) -> Replace:
        """Return what hides the place of a statement: a paper, else a record that is the subject's own."""
        return lambda place: self.pseudonyms.work(place) if is_paper(place) else subject

    def _disposition(self, disposition: Mapping[str, Any] | None) -> dict[str, Any] | None:
        if disposition is None:
            return None
        evidence = disposition["evidence"]
        return {
            **disposition,
            "reason": WITHHELD,
            "reviewer": self.pseudonyms.person(f"reviewer {disposition['reviewer']}"),
            "evidence": self.pseudonyms.finding(evidence) if evidence else None,
        }

    def _place(self, location: Mapping[str, Any] | None) -> dict[str, Any] | None:
        if location is None:
            return None
        return {**location, "file": self._path(location["file"])}

    def _path(self, path: str) -> str:
        return self.pseudonyms.hidden("/".join(self.folders.get(part, part) for part in path.split("/")))

    def strict(self, names: Mapping[str, str], bodies: str) -> Replace:
        """Return what hides whole names and all identifiers: evidence stays as it is printed otherwise.

        A name that stands in those of the listed bodies is theirs.
        """
        replace_names = replacing({name: by for name, by in names.items() if not holds(bodies, name)})
        return lambda text: replace_names(self.pseudonyms.hidden(text))

    def loose(self, names: Mapping[str, str]) -> Replace:
        """Return what hides also a word of a name, and folders that are called after a person."""
        replace_names = replacing(names, words=True)
        words = [word.casefold() for name in names for word in long_words(name)]

        def named(part: str) -> str:
            after_somebody = _FILE.fullmatch(part) and any(word in part.casefold() for word in words)
            return self.pseudonyms.file(part) if after_somebody else part

        return lambda text: replace_names(
            " ".join(map(self._path, "".join(map(named, _BETWEEN.split(text))).split(" ")))
        )


def _identity(identity: Mapping[str, Any], loose: Replace) -> dict[str, Any]:
    """Return the identity; what its check of names says is withheld, wherever it is said."""
    named = {check["reason"] for check in identity["checks"] if check["name"] == "names" and check["result"] == "doubt"}
    checks = [
        {**check, "reason": WITHHELD if check["reason"] in named else loose(check["reason"])}
        for check in identity["checks"]
    ]
    reasons = [WITHHELD if reason in named else loose(reason) for reason in identity["reasons"]]
    return {**identity, "reasons": reasons, "checks": checks}


def _gap(gap: Mapping[str, Any], loose: Replace, was: str, now: str) -> dict[str, Any]:
    detail = now if gap["detail"] == was else said_of_gap(gap["code"], gap["detail"], loose)
    return {**gap, "detail": detail}


def said_of_gap(code: str, detail: str, loose: Replace) -> str:
    """Return what a gap says, as far as it names nobody."""
    return loose(unquoted(detail)) if code in _FROM_RECORDS else WITHHELD


def _without(value: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: inner for key, inner in value.items() if key not in _OF_THE_LISTS and key not in keys}


def _everywhere(value: Any, change: Replace) -> Any:
    """Return a JSON value with every text of it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _everywhere(inner, change) for key, inner in value.items()}
    return [_everywhere(inner, change) for inner in value] if isinstance(value, Sequence) else value
