"""A career and who paid beside pseudonyms: bodies, years and counts stay, and nothing that leads to a person.

What somebody was there, in which department and to the day leads to them by itself, and so do awards, which are left
out. Where something stands is a paper or a record of the person, and goes by the pseudonym of either.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rsscan.render.names import Replace
from rsscan.render.pseudonyms import Pseudonyms


@dataclass(frozen=True, slots=True)
class HiddenCareer:
    """Hides what leads to a person: `place` turns an address into a pseudonym, `text` hides names within a text."""

    place: Replace
    text: Replace

    def told(self, subject: Mapping[str, Any]) -> dict[str, Any]:
        """Return the career and the money of a subject; what a report from before lacks stays lacking."""
        parts = {"career": self._career, "funding": self._funding}
        return {key: veil(subject[key]) for key, veil in parts.items() if key in subject}

    def _career(self, career: Mapping[str, Any]) -> dict[str, Any]:
        return {
            **career,
            "stations": [self._station(station) for station in career["stations"]],
            "concurrent": [{**one, "bodies": self._bodies(one), **self._said(one)} for one in career["concurrent"]],
            "remarks": [self.text(remark) for remark in career["remarks"]],
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

    def _funding(self, funding: Mapping[str, Any]) -> dict[str, Any]:
        funders = [
            {**funder, "body": self._body(funder["body"]), "awards": [], **self._said(funder)}
            for funder in funding["funders"]
        ]
        return {**funding, "funders": funders}

    def _said(self, told: Mapping[str, Any]) -> dict[str, Any]:
        attested = [
            {**one, "place": self.place(one["place"]), "by_name": self._text(one["by_name"])}
            for one in told["attested"]
        ]
        return {"attested": attested}

    def _bodies(self, one: Mapping[str, Any]) -> list[dict[str, Any]]:
        return [self._body(body) for body in one["bodies"]]

    def _body(self, body: Mapping[str, Any]) -> dict[str, Any]:
        return {**body, "name": self._text(body["name"])}

    def _text(self, text: str | None) -> str | None:
        return self.text(text) if text else text


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
