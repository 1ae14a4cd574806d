"""A career and who paid beside pseudonyms: what meets a list stays, with its years; the rest is left out and counted.

Three bodies with years single a person out among all who publish, whatever they are called, so bodies that meet no list
are left out; what somebody was at a listed body, in which department and to the day leads to them as well, and so do
awards. Where something stands is a paper or a record of the person, and goes by the pseudonym of either.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rsscan.notice import LEFT_OUT
from rsscan.render.names import Replace, holds
from rsscan.render.pseudonyms import Pseudonyms


@dataclass(frozen=True, slots=True)
class HiddenCareer:
    """Hides what leads to a person: `place` turns an address into a pseudonym, `text` hides names within a text."""

    place: Replace
    text: Replace

    def told(self, subject: Mapping[str, Any]) -> dict[str, Any]:
        """Return the career and the money of a subject; what a report from before lacks stays lacking."""
        hidden: dict[str, Any] = {}
        funders = 0
        if "funding" in subject:
            hidden["funding"] = self._funding(subject["funding"])
            funders = len(subject["funding"]["funders"]) - len(hidden["funding"]["funders"])
        if "career" in subject:
            hidden["career"] = self._career(subject["career"], funders)
        return hidden

    def _career(self, career: Mapping[str, Any], funders: int) -> dict[str, Any]:
        stations = [station for station in career["stations"] if station["listed"]]
        bodies = [station["body"] for station in stations]
        others = _names(station for station in career["stations"] if not station["listed"])
        beside = [self._beside(one, bodies) for one in career["concurrent"] if one["listed"]]
        remarks = [remark for remark in career["remarks"] if _is_about(remark, _names(stations), others)]
        left_out = (
            len(career["stations"]) - len(stations),
            len(career["concurrent"]) - len(beside),
            len(career["remarks"]) - len(remarks),
            funders,
        )
        return {
            **career,
            "stations": [self._station(station) for station in stations],
            "concurrent": beside,
            "remarks": [*map(self.text, remarks), *([LEFT_OUT.format(*left_out)] if any(left_out) else ())],
        }

    def _station(self, station: Mapping[str, Any]) -> dict[str, Any]:
        return {
            **station,
            "body": self._body(station["body"]),
            "text": self._text(station["text"]),
            "department": None,
            "role": None,
            "from": (station["from"] or "")[:4] or None,
            "to": (station["to"] or "")[:4] or None,
            **self._said(station),
        }

    def _beside(self, one: Mapping[str, Any], listed: Collection[Mapping[str, Any]]) -> dict[str, Any]:
        """Return bodies at one time without those that meet no list."""
        return {**one, "bodies": [self._body(body) for body in one["bodies"] if body in listed], **self._said(one)}

    def _funding(self, funding: Mapping[str, Any]) -> dict[str, Any]:
        funders = [
            {**funder, "body": self._body(funder["body"]), "awards": [], **self._said(funder)}
            for funder in funding["funders"]
            if funder["listed"]
        ]
        return {**funding, "funders": funders}

    def _said(self, told: Mapping[str, Any]) -> dict[str, Any]:
        """Return who says so without names: an organization that puts in a post is the employer itself."""
        return {"attested": [{**one, "place": self.place(one["place"]), "by_name": None} for one in told["attested"]]}

    def _body(self, body: Mapping[str, Any]) -> dict[str, Any]:
        return {**body, "name": self._text(body["name"])}

    def _text(self, text: str | None) -> str | None:
        return self.text(text) if text else text


def _names(stations: Iterable[Mapping[str, Any]]) -> list[str]:
    return [name for station in stations if (name := station["body"]["name"] or station["text"])]


def _is_about(remark: str, listed: Collection[str], others: Collection[str]) -> bool:
    """Whether a remark is about a listed body alone, or counts what was left out before."""
    if remark.startswith(LEFT_OUT.partition("{")[0]):
        return True
    return any(holds(remark, name) for name in listed) and not any(holds(remark, name) for name in others)


def bodies_of(subject: Mapping[str, Any]) -> str:
    """Return the names of the bodies in a career and of those who paid; a name of a person in them is theirs."""
    career, funding = subject.get("career") or {}, subject.get("funding") or {}
    told = [*career.get("stations", ()), *funding.get("funders", ())]
    return " | ".join(one["body"]["name"] or "" for one in told)


def without_ways(piece: Mapping[str, Any], pseudonyms: Pseudonyms) -> dict[str, Any]:
    """Return of a piece of evidence no awards, and by pseudonyms through whom and which papers it leads."""
    hidden: dict[str, Any] = {"awards": []} if "awards" in piece else {}
    if path := piece.get("path"):
        works = [{**one, "id": pseudonyms.work(one["doi"], one["id"]), "doi": None} for one in path["works"]]
        hidden["path"] = {**path, "author": pseudonyms.person(path["author"]), "works": works}
    return hidden
