"""A manifest of packets in which persons, papers and files go by pseudonyms.

What a file is called, and what can be found by trying files out, go too: a manifest is written before anybody is looked
for, so that nobody knows yet which folder is called after a person. Kinds, counts, lines and printed affiliations stay.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rsscan.render.names import Replace, replacing
from rsscan.render.pseudonyms import Pseudonyms, unquoted


def pseudonymized_packet(packet: Mapping[str, Any], pseudonyms: Pseudonyms) -> dict[str, Any]:
    """Return what a manifest says of one application, with pseudonyms."""
    people = [person for file in packet["files"] for person in file.get("persons", ())]
    same = {person["openalex"]: person["orcid"] for person in people if person["openalex"] and person["orcid"]}
    known = replace(pseudonyms, same=same)
    names = {person["name"]: _person(person, known) for person in people if person["name"]}
    files = [_file(file, names, known) for file in packet["files"]]
    return {"path": _path(packet["path"], known), "files": files}


def _file(file: Mapping[str, Any], names: Mapping[str, str], pseudonyms: Pseudonyms) -> dict[str, Any]:
    whole, words = replacing(names), replacing(names, words=True)

    def printed(text: str) -> str:
        return whole(pseudonyms.hidden(text))

    def said(text: str) -> str:
        return words(pseudonyms.hidden(unquoted(text)))

    veiled = {**file, "file": _path(file["file"], pseudonyms)}
    if file["sha256"]:
        veiled["sha256"] = pseudonyms.finding(f"sha256:{file['sha256']}").removeprefix("sha256:")
    if file["kind"] is None:
        return {**veiled, "why": said(file["why"])}
    return {
        **veiled,
        "persons": [_veiled(person, printed, pseudonyms) for person in file["persons"]],
        "dois": [{"doi": pseudonyms.work(one["doi"]), "place": _place(one["place"])} for one in file["dois"]],
        "skipped": [{**one, "what": said(one["what"]), "place": _place(one["place"])} for one in file["skipped"]],
        "not_read": [said(label) for label in file["not_read"]],
    }


def _veiled(person: Mapping[str, Any], printed: Replace, pseudonyms: Pseudonyms) -> dict[str, Any]:
    affiliations = [
        {**one, "text": printed(one["text"]), "place": _place(one["place"])} for one in person["affiliations"]
    ]
    nobody = {"name": _person(person, pseudonyms), "orcid": None, "openalex": None}
    return {**person, **nobody, "place": _place(person["place"]), "affiliations": affiliations}


def _person(person: Mapping[str, Any], pseudonyms: Pseudonyms) -> str:
    return pseudonyms.person(person["orcid"], person["openalex"], person["name"])


def _place(place: Mapping[str, Any]) -> dict[str, Any]:
    """Return a place without the name of the sheet, which anybody may have given it."""
    return {**place, "cell": place["cell"] and place["cell"].rpartition("!")[2]}


def _path(path: str, pseudonyms: Pseudonyms) -> str:
    """Return a path of which numbers stay."""
    parts = (pseudonyms.file(part) if any(map(str.isalpha, part)) else part for part in path.split("/"))
    return pseudonyms.hidden("/".join(parts))
