"""A report with pseudonyms: nothing that leads to a person is left, in any format, and everything else is."""

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from rsscan import shipped
from rsscan.render import FORMATS, chunks
from rsscan.render.pseudonymized import WITHHELD, pseudonymized
from rsscan.render.pseudonyms import Pseudonyms
from tests.render.personal import PERSONAL, made, values

KEY = b"a key that is long enough"
HIDDEN = Pseudonyms(KEY)


def veiled(key: bytes = KEY) -> dict[str, Any]:
    """Return the report with pseudonyms, as its JSON says it."""
    value: dict[str, Any] = json.loads("".join(chunks(pseudonymized(values(made()), Pseudonyms(key)), "json")))
    return value


def texts(value: Any) -> Iterator[str]:
    """Yield every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def test_the_made_report_holds_every_personal_string() -> None:
    """Otherwise their absence would show nothing."""
    said = json.dumps(made(), ensure_ascii=False).casefold()
    for text in PERSONAL:
        assert text.casefold() in said, text


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_says_anything_personal(form: str) -> None:
    """Names, ORCID iDs, OpenAlex ids of authors and papers, DOIs, titles, addresses, ids that could be tried out."""
    said = "".join(chunks(pseudonymized(values(made()), HIDDEN), form))
    flat = re.sub(r"\s+", " ", said).casefold()
    for text in PERSONAL:
        assert text.casefold() not in flat, text
    assert "Kim Chaek University of Technology" in said


def test_what_is_no_person_stays() -> None:
    """Lists, entries, grades, counts, dates, places in bylines and printed affiliations are the same."""
    before, after = copy.deepcopy(made()), veiled()
    assert (after["lists"], after["summary"]) == (before["lists"], before["summary"])
    for was, now in zip(before["subjects"], after["subjects"], strict=True):
        assert (now["coverage"], now["verdict"]) == (was["coverage"], was["verdict"])
        assert [gap["code"] for gap in now["gaps"]] == [gap["code"] for gap in was["gaps"]]
        for one, other in zip(was["findings"], now["findings"], strict=True):
            for key in ("rule", "severity", "entry_name", "reasons", "proportion", "policy_rule", "near_misses"):
                assert one[key] == other[key]
            for piece, shown in zip(one["evidence"], other["evidence"], strict=True):
                for key in ("date", "position", "matched", "institution", "tags", "score", "graded_because"):
                    assert piece[key] == shown[key]
    schema = json.loads((shipped.schemas() / "report-1.0.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(after, schema)
    printed = "Faculty of Automation Engineering, Kim Chaek University of Technology, Pyongyang"
    assert any(text.startswith(printed) for text in texts(after))


def test_one_person_has_one_pseudonym_under_one_key_and_another_under_another() -> None:
    """As a subject and as a co-author, by ORCID iD and by OpenAlex id."""
    carberry, valdivia, *_ = veiled()["subjects"]
    beside = [piece["coauthor"]["name"] for finding in valdivia["findings"] for piece in finding["evidence"]]
    assert carberry["id"] in beside
    assert carberry["id"].startswith("person-")
    assert veiled() == veiled()
    assert veiled(key=b"another key, also long")["subjects"][0]["id"] != carberry["id"]


def test_a_subject_is_shown_by_its_place_in_the_packet_or_else_by_its_pseudonym() -> None:
    """The part of the path that is called after the person is not shown, wherever it stands."""
    carberry, valdivia, paper, _ = veiled()["subjects"]
    folder = carberry["location"]["file"].split("/")[1]
    assert carberry["name"] == f"packets/{folder}/coa.xlsx:3"
    assert folder.startswith("person-")
    assert valdivia["name"] == valdivia["id"]
    assert paper["id"].startswith("work-")
    assert any(f"packets/{folder}/cv.pdf" in gap["detail"] for gap in carberry["gaps"])


def test_a_name_that_is_a_listed_bodys_stays_in_what_names_the_body() -> None:
    """A co-author called as an institution is cannot unname it."""
    found = [finding for subject in veiled()["subjects"] for finding in subject["findings"]]
    [kim] = [finding for finding in found if finding["entry"] == "dprk/kim-il-sung-university"]
    assert kim["evidence"][0]["coauthor"]["name"].startswith("person-")
    assert "Kim Il Sung University" in kim["evidence"][0]["affiliation_text"]


def test_what_people_wrote_freely_is_withheld() -> None:
    """A reviewer's reason, doubts about names, and gaps that name persons; a doubt about numbers is told."""
    carberry, *_ = veiled()["subjects"]
    [decided] = [finding["disposition"] for finding in carberry["findings"] if finding["disposition"]]
    assert (decided["reason"], decided["expires"]) == (WITHHELD, "2027-03-01")
    assert decided["reviewer"].startswith("person-")
    told = {gap["code"]: gap["detail"] for gap in carberry["gaps"]}
    assert told["RS910"] == WITHHELD
    assert told["RS902"].startswith("91 full papers in 2024")
    assert WITHHELD in told["RS902"]


def test_hostile_text_takes_no_time() -> None:
    """Long runs of what begins like an identifier or an address are read once."""
    for run in ("a" * 20_000, "0000-" * 4000, "a." * 10_000, "10.1234/" * 3000, "openalex.org/" * 2000):
        assert HIDDEN.hidden(run) is not None


@pytest.mark.parametrize(("text", "left"), [
    ("no author with ORCID iD 0000-0002-1825-0097.", r"no author with ORCID iD person-\w{12}\."),
    ("https://orcid.org/0000-0002-1825-0097", r"person-\w{12}"),
    ("orcid:0000000218250097", r"orcid:person-\w{12}"),
    ("/authors/A9900000001?select=id", r"/?person-\w{12}\?select=id"),
    ("https://api.openalex.org/works/W990?x", r"work-\w{12}\?x"),
    ("(doi:10.5555/a(1)b).", r"\(work-\w{12}\)?\."),
    ("write to j.carberry@kamome.example", r"write to \(address\)"),
    ("A4 paper, W3 and 10.5 %", "A4 paper, W3 and 10.5 %"),
    ("https://openalex.org/I130238516 https://ror.org/05gq02987", "https://openalex.org/I130238516 .*"),
])  # fmt: skip
def test_identifiers_are_hidden_in_any_text(text: str, left: str) -> None:
    """Of persons and papers; those of institutions stay."""
    assert re.fullmatch(left, HIDDEN.hidden(text)), HIDDEN.hidden(text)
