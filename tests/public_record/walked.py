"""Every statement of a report led back to what was planted: its place, its date, and each fact in its sentences.

What cannot be led back is returned as a sentence of what is wrong. Facts of a sentence are the ids, years, dates and
names in it; a name is a run of words in capitals.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rsscan.identifiers import bare
from tests.openalex_server.ids import Json
from tests.public_record.bodies import LANDS, LISTED, TODAY, WINDOW, terms
from tests.public_record.person import Person

Told = Mapping[str, Any]

ID = re.compile(r"https?://[^\s,;()]+[\w/]|\b[AWIFG]\d{3,}\b|\b10\.\d{4,}/\S+[\w]")
DAY = re.compile(r"\b(\d{4})(?:-\d{2})?(?:-\d{2})?\b")
NAME = re.compile(r"\b[A-Z][\w-]*(?:,? (?:(?:of|for|and) )?[A-Z][\w-]*)*")
WORDS = frozenset(
    (
        "A At Before Brought Crossref Current DOI Fewer Its Made Money No None Not Of One Only OpenAlex ORCID Profiles "
        "Published ROR The Weighed What Work Works"
    ).split()
)
"""Words in capitals that begin sentences, and names of what everybody has."""


@dataclass(slots=True)
class Place:
    """Where something stands: the day of it, who put it in, and everything that is said there."""

    days: set[str]
    said: str
    by: str | None = None
    by_name: str | None = None


@dataclass(slots=True)
class Records:
    """All that the registries have of one person: places by their addresses, and every fact at any of them."""

    places: dict[str, Place] = field(default_factory=dict)
    text: str = ""

    def has(self, fact: str) -> bool:
        """Whether a fact stands in any of the records, or in the list."""
        return fact in self.text


def records_of(person: Person) -> Records:
    """Gather the records of a person: works with their lines, the profile, rows of the ORCID record, and the list."""
    found = Records()
    for work in person.works:
        place = Place({work["publication_date"]}, f"{_text(work)} {_text(person.crossref.get(work['doi'], ()))}")
        found.places |= {work["id"]: place, work["doi"]: place}
    for author in person.authors:
        years = {str(year) for row in author["affiliations"] for year in row["years"]}
        found.places[author["id"]] = Place({f"{year}-12-31" for year in years}, _text(author))
    for section, code, row in _rows(person.record):
        found.places[f"{person.full_orcid}#{section}/{code}"] = _row(row)
    said = [*(place.said for place in found.places.values()), *found.places, _text(person.record)]
    codes = [code for code, land in LANDS.items() if any(land in each for each in said)]
    found.text = " ".join([*said, *codes, *(_text(body.placed) for body in LISTED)])
    return found


def _text(value: Any) -> str:
    """Return every value of a record as one text."""
    if isinstance(value, Mapping):
        return " ".join(_text(each) for each in value.values())
    if isinstance(value, list | tuple):
        return " ".join(_text(each) for each in value)
    return "" if value is None else str(value)


def _rows(record: Json) -> Iterator[tuple[str, int, Json]]:
    """Yield the rows of an ORCID record with the section in which each stands."""
    for kind, section in record["activities-summary"].items():
        name = kind.removesuffix("s")
        for group in section.get("group", ()):
            yield from ((name, row["put-code"], row) for row in group[f"{name}-summary"])
        for group in section.get("affiliation-group", ()):
            for wrapped in group["summaries"]:
                row = wrapped[f"{name}-summary"]
                yield name, row["put-code"], row


def _row(row: Json) -> Place:
    by_person = row["source"]["source-orcid"] is not None
    by_name = None if by_person else row["source"]["source-name"]["value"]
    return Place({"2026-02-25"}, _text(row), "person" if by_person else "organization", by_name)


def wrong(subject: Told, records: Records) -> list[str]:
    """Return what in the JSON of a subject leads back to no record, or to another day or body than is said."""
    return [
        *_career(subject["career"], records),
        *_money(subject["funding"], records),
        *(problem for finding in subject["findings"] for problem in _finding(finding, records)),
        *_facts(sentences(subject), records),
    ]


def _career(career: Told, records: Records) -> Iterator[str]:
    for station in career["stations"]:
        names = [station["body"]["name"] or station["text"], *([station["role"]] if station["role"] else [])]
        yield from _attested(station["attested"], names, records)
        known = {day[:4] for place in records.places.values() for day in place.days}
        yield from (f"{names[0]}: no record is of {year}" for year in station["years"] if str(year) not in known)
        for bound in filter(None, (station["from"], station["to"])):
            parts = [records.places[one["place"]].said for one in station["attested"] if one["place"] in records.places]
            if not any(all(part in said.split() for part in bound.split("-")) for said in parts):
                yield f"{names[0]}: {bound} stands at none of its places"
    for one in career["concurrent"]:
        places = [records.places.get(said["place"]) for said in one["attested"]]
        yield from _attested(one["attested"], [], records)
        for body in one["bodies"]:
            if not any(place and body["name"] in place.said for place in places):
                yield f"{body['name']}: is at none of the places of what is concurrent"


def _money(money: Told, records: Records) -> Iterator[str]:
    for funder in money["funders"]:
        yield from _attested(funder["attested"], [funder["body"]["name"]], records)
        for award in funder["awards"]:
            yield from _attested(award["attested"], [award["number"] or award["title"]], records)


def _attested(attested: Iterable[Told], facts: list[str], records: Records) -> Iterator[str]:
    """Check that a statement has a place, that the place says it, and that day and asserter are those of the place."""
    told = list(attested)
    if not told:
        yield f"{facts}: is said nowhere"
    for one in told:
        place = records.places.get(one["place"])
        if place is None:
            yield f"{one['place']}: is no place of the records"
            continue
        if one["on"] not in place.days:
            yield f"{one['place']}: is of {sorted(place.days)}, not of {one['on']}"
        if (one["by"], one["by_name"]) != (place.by, place.by_name):
            yield f"{one['place']}: was put in by {place.by} {place.by_name}, not by {one['by']} {one['by_name']}"
        yield from (f"{one['place']}: says nothing of {fact}" for fact in facts if fact not in place.said)


def _finding(finding: Told, records: Records) -> Iterator[str]:
    for piece in finding["evidence"]:
        met = re.search(r"https://\S+?(?=,|$)", piece["source"])
        place = records.places.get(met.group()) if met else None
        if place is None:
            yield f"{piece['source']}: leads to no record"
            continue
        if piece["date"] is None or (piece["work"] and piece["date"] not in place.days):
            yield f"{piece['source']}: is of {sorted(place.days)}, not of {piece['date']}"
        body = piece["institution"] or {}
        who = (piece["coauthor"] or piece["printed_as"] or {}).get("id")
        facts = [piece["work"], piece["doi"], piece["title"], piece["affiliation_text"] if piece["work"] else None, who]
        facts += [body.get("id"), body.get("name"), body.get("ror"), *(award["number"] for award in piece["awards"])]
        yield from (f"{piece['source']}: says nothing of {fact}" for fact in facts if fact and fact not in place.said)
        path = piece["path"] or {"works": [], "author": ""}
        yield from (problem for joint in path["works"] for problem in _joint(joint, path["author"], records))


def _joint(joint: Told, author: str, records: Records) -> Iterator[str]:
    place = records.places.get(joint["id"])
    if place is None or author not in place.said or joint["date"] not in place.days:
        yield f"{joint['id']}: is no joint work with {author} of {joint['date']}"


def sentences(subject: Told) -> Iterator[str]:
    """Yield every sentence about a subject that is not the policy's own."""
    policy = {rule.because for rule in terms().policy.rules}
    for finding in subject["findings"]:
        yield from (reason for reason in finding["reasons"] if reason not in policy)
        yield finding["proportion"]["sentence"]
        for piece in finding["evidence"]:
            yield from (reason for reason in piece["graded_because"] if reason not in policy)
            yield from piece["met"]["reasons"]
    yield from (subject["career"]["current_rule"], *subject["career"]["remarks"], subject["proportion"]["sentence"])
    yield from (gap["detail"] for gap in subject["gaps"])
    yield from subject["identity"]["reasons"]
    yield from (check["reason"] for check in subject["identity"]["checks"])


def _facts(told: Iterable[str], records: Records) -> Iterator[str]:
    """Check the ids, years and names of sentences."""
    known = {day[:4] for place in records.places.values() for day in place.days}
    known |= set(re.findall(r"\b(?:19|20)\d{2}\b", records.text))
    beside = {str(int(year) + step) for year in known for step in (-1, 1)}  # a hole begins after what is known
    now = {str(TODAY.year), str(WINDOW.year), str(TODAY.year - 2)}
    for sentence in told:
        ids = ID.findall(sentence)
        left = ID.sub(" ", sentence)
        yield from (f"{sentence}: {one} is in no record" for one in ids if not records.has(bare(one)))
        days = [met for met in DAY.findall(left) if met[:2] in {"19", "20"}]
        yield from (f"{sentence}: nothing is of {year}" for year in days if year not in known | beside | now)
        for name in NAME.findall(left):
            short = " ".join(word for word in name.split() if word not in WORDS)
            if short and not records.has(short):
                yield f"{sentence}: {short} is in no record"
