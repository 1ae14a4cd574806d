"""What a report says of a person, in the statements in which the truth is planted."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from rsscan.identifiers import bare, dois_within
from tests.public_record.person import Statement

Json = Mapping[str, Any]
_PLACES = {
    "byline of ": "byline",
    "acknowledgement in ": "acknowledgement",
    "OpenAlex author profile ": "profile",
}

_NOT_PLACED = {
    "The ORCID record gives ": ("by name alone", "ORCID record"),
    "What is above ": ("not placed", "OpenAlex"),
}


def statements(subject: Json) -> set[Statement]:
    """Return everything that the JSON of a subject says, but what is merely possible."""
    return {*_findings(subject), *_stations(subject), *_money(subject), *_works(subject)}


def possible(subject: Json) -> list[str]:
    """Return the entries that are named as merely possible, for a reader to look at."""
    return [finding["entry"] for finding in subject["findings"] if finding["confidence"] == "possible"]


def _findings(subject: Json) -> Iterator[Statement]:
    for finding in subject["findings"]:
        if finding["confidence"] == "possible":
            continue
        for piece in finding["evidence"]:
            when = "" if piece["in_window"] else ", before the window"
            yield Statement(finding["relation"] + when, _slug(finding["entry"]), _where(piece))


def _slug(entry: str) -> str:
    return entry.rpartition("/")[2]


def _where(piece: Json) -> str:
    if path := piece["path"]:
        return f"through {bare(path['author'])}, {path['joint_works']} joint works"
    source = str(piece["source"])
    if source.startswith("ORCID record "):
        return source.rpartition(", ")[2]
    return next(place for start, place in _PLACES.items() if source.startswith(start))


def _stations(subject: Json) -> Iterator[Statement]:
    for station in subject["career"]["stations"]:
        kind, name = station["kind"], station["body"]["name"] or station["text"]
        if station["current"]:
            yield Statement("current", name, kind)
        yield from (Statement("listed", _slug(entry), kind) for entry in station["listed"])
        for said in station["attested"]:
            if said["what"] == "ORCID record":
                by = said["by_name"] if said["by"] == "organization" else f"the {said['by']}"
                yield Statement(f"put in by {by}", name, kind)
    for one in subject["career"]["concurrent"]:
        names = sorted(body["name"] for body in one["bodies"])
        yield Statement("concurrent", "; ".join(names), one["on"])
        yield from (Statement("concurrent listed", _slug(entry), one["on"]) for entry in one["listed"])


def _money(subject: Json) -> Iterator[Statement]:
    for funder in subject["funding"]["funders"]:
        name = funder["body"]["name"]
        yield Statement("paid", name, ", ".join(str(row["year"]) for row in funder["years"]))
        yield from (Statement("listed", _slug(entry), "funder") for entry in funder["listed"])
        yield from (Statement("award", award["number"], name) for award in funder["awards"])


def _works(subject: Json) -> Iterator[Statement]:
    """Yield the works that the record names; and whatever else is said not to be seen, but of the list and of lines."""
    for gap in subject["gaps"]:
        met = re.match("(The ORCID record names|OpenAlex lacks) ", gap["detail"])
        if gap["code"] == "RS903" and met:
            what = "lacking" if met[1] == "OpenAlex lacks" else "read"
            yield from (Statement(what, doi, "ORCID record") for doi in dois_within(gap["detail"]))
        elif gap["detail"].startswith("In 1 work of the ORCID record the person's line is told by the name alone"):
            yield from (Statement("told by name", doi, "ORCID record") for doi in dois_within(gap["detail"]))
        elif met := re.match(f"({'|'.join(_NOT_PLACED)}).*: (.+)[.]$", gap["detail"]):
            what, where = _NOT_PLACED[met[1]]
            yield from (Statement(what, of, where) for of in met[2].split(", "))
        elif gap["code"] not in {"RS905", "RS906"}:
            yield Statement("not seen", gap["code"], gap["detail"])
