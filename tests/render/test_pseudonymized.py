"""A report with pseudonyms: nothing that leads to a person is left, in any format, and everything else is."""

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rsscan import shipped
from rsscan.errors import InputError
from rsscan.inputs.saved_reports import baseline_of, comparable_runs
from rsscan.notice import WITHHELD
from rsscan.render import FORMATS, chunks
from rsscan.render.pseudonymized import pseudonymized
from rsscan.render.pseudonymized_rescan import pseudonymized_rescan
from rsscan.render.pseudonyms import Pseudonyms
from rsscan.render.rescan import FORMS as FORMS_OF_RESCAN
from rsscan.rescan import Rescan, rescan
from rsscan.severity import Severity
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
    assert folder.startswith("file-")
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


def test_of_a_career_what_meets_a_list_stays_and_the_rest_is_counted() -> None:
    """Bodies that meet none tell with their years who it is; so does what somebody was there, to the day."""
    before, after = made()["subjects"][0], veiled()["subjects"][0]
    was, [now] = before["career"]["stations"][-1], after["career"]["stations"]
    for key in ("kind", "body", "city", "years", "works", "current", "listed"):
        assert now[key] == was[key]
    assert (now["role"], now["department"], now["from"], now["to"]) == (None, None, "2019", None)
    record, profile = now["attested"]
    assert record["place"] == profile["place"] == after["id"]
    assert (record["by"], record["by_name"]) == ("organization", None)
    [beside], [funder] = after["career"]["concurrent"], after["funding"]["funders"]
    assert beside["bodies"] == [was["body"]]
    assert beside["attested"][0]["place"].startswith("work-")
    assert (funder["years"], funder["awards"]) == ([{"year": 2019, "works": 1}], [])
    about, left_out = after["career"]["remarks"]
    assert re.match(r"The ORCID record ends Kim Chaek University of Technology of person-", about)
    assert left_out.endswith(
        f"lines of the career: {len(before['career']['stations']) - 1}; concurrent affiliations: "
        f"{len(before['career']['concurrent']) - 1}; remarks: {len(before['career']['remarks']) - 1}; "
        f"funders: {len(before['funding']['funders']) - 1}."
    )
    assert not re.search("Kamome|Fjordheim", json.dumps([after["career"], after["funding"]]))


def test_what_was_left_out_once_is_still_said_of_a_report_that_is_hidden_again() -> None:
    """And a person of whom everything meets a list, or nothing is known, has no such sentence."""
    value = veiled()
    again = json.loads("".join(chunks(pseudonymized(values(value), HIDDEN), "json")))
    assert again["subjects"][0]["career"]["remarks"][-1] == value["subjects"][0]["career"]["remarks"][-1]
    bare = value["subjects"][0] | {"career": {**value["subjects"][0]["career"], "remarks": []}}
    [same] = json.loads("".join(chunks(pseudonymized(values({**value, "subjects": [bare]}), HIDDEN), "json")))[
        "subjects"
    ]
    assert same["career"]["remarks"] == []


def test_an_indirect_link_leads_over_pseudonyms() -> None:
    """The co-author is the same person wherever they stand, and the joint works are papers."""
    piece = veiled()["subjects"][0]["findings"][0]["evidence"][0]
    assert piece["path"]["author"] == piece["coauthor"]["name"]
    assert piece["path"]["works"][0]["id"].startswith("work-")
    assert piece["path"]["works"][0]["doi"] is None
    assert piece["awards"] == []


def test_a_report_from_before_is_shown_without_a_career() -> None:
    """What it lacks stays lacking, and is not made up as nothing."""
    report = copy.deepcopy(made())
    for subject in report["subjects"]:
        del subject["career"], subject["funding"]
        for finding in subject["findings"]:
            for piece in finding["evidence"]:
                del piece["awards"], piece["path"]
    value = json.loads("".join(chunks(pseudonymized(values(report), HIDDEN), "json")))
    assert not {"career", "funding"} & value["subjects"][0].keys()
    assert not {"awards", "path"} & value["subjects"][0]["findings"][0]["evidence"][0].keys()


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


def rescanned(old: dict[str, Any], new: dict[str, Any], tmp_path: Path) -> tuple[Rescan, list[dict[str, Any]]]:
    """Compare two saved reports, and return the subjects of both beside."""
    for name, value in (("old.json", old), ("new.json", new)):
        (tmp_path / name).write_text(json.dumps(value), encoding="utf-8")
    before, after, _ = comparable_runs(tmp_path / "old.json", tmp_path / "new.json")
    return rescan(before, after), [*old["subjects"], *new["subjects"]]


def changed() -> dict[str, Any]:
    """Return the report with other evidence, other gaps, another source, and one profile less for a person."""
    value = copy.deepcopy(made())
    value["run"]["source"]["detail"] = "recorded:packets/other"
    for subject in value["subjects"]:
        for finding in subject["findings"]:
            for piece in finding["evidence"]:
                piece["position"] = (piece["position"] or 0) + 1
    carberry = value["subjects"][0]
    carberry["gaps"] = carberry["gaps"][:1]
    carberry["findings"].pop()
    return value


@pytest.mark.parametrize("reverse", [False, True])
def test_no_form_of_a_comparison_says_anything_personal(tmp_path: Path, *, reverse: bool) -> None:
    """In whatever changed: new, gone, other evidence, other gaps, another run; verdict and counts are the same."""
    pair = (changed(), made()) if reverse else (made(), changed())
    plain, subjects = rescanned(*pair, tmp_path)
    veiled_rescan = pseudonymized_rescan(plain, subjects, HIDDEN)
    for form, shown in FORMS_OF_RESCAN.items():
        was, now = shown(plain, Severity.HIGH), shown(veiled_rescan, Severity.HIGH)
        assert "0000-0002-1825-0097" in was
        assert len(now.splitlines()) == len(was.splitlines()), form
        flat = re.sub(r"\s+", " ", now).casefold()
        for text in PERSONAL:
            assert text.casefold() not in flat, (form, text)
    assert veiled_rescan.verdict(Severity.HIGH) is plain.verdict(Severity.HIGH)
    assert {one.person.id for one in veiled_rescan.courses} <= {subject["id"] for subject in veiled()["subjects"]}


def test_reports_with_pseudonyms_are_compared_under_one_key_alone(tmp_path: Path) -> None:
    """What is the same is the same; under two keys, or with a report that has none, everything would look new."""
    assert rescanned(veiled(), veiled(), tmp_path)[0].empty
    for other, why in ((veiled(b"another key, also long"), "under different keys"), (made(), "only one of them shows")):
        with pytest.raises(InputError, match=why):
            rescanned(veiled(), other, tmp_path)
    with pytest.raises(
        InputError, match=r"--baseline \S+old.json: shows pseudonyms, under which nobody is known again"
    ):
        baseline_of(tmp_path / "old.json")


def test_files_that_run_a_name_together_and_titles_are_not_told() -> None:
    """In what an application leaves unread, and in what of a file was not read."""
    report = copy.deepcopy(made())
    carberry = report["subjects"][0]
    named = "Works that the application names without a DOI: \"A Carberry of 'Ice'\" (jcarberry.bib:12)."
    carberry["gaps"] = [
        {"code": "RS903", "detail": named, "blocks_verdict": False},
        {"code": "RS908", "detail": "packets/carberry_j/cv-jcarberry.pdf: is empty.", "blocks_verdict": True},
    ]
    report["run"]["source"]["not_searched"] = ["works without profile", "packets/x/jcarberry.doc: Gender (never read)"]
    value = json.loads("".join(chunks(pseudonymized(values(report), HIDDEN), "json")))
    assert "carberry" not in json.dumps(value["subjects"][0]["gaps"]).casefold()
    first, second = (gap["detail"] for gap in value["subjects"][0]["gaps"])
    assert re.fullmatch(r"Works that .* without a DOI: “…” \(file-\w{12}:12\)\.", first)
    assert re.fullmatch(r"packets/file-\w{12}/file-\w{12}: is empty\.", second)
    works, unread = value["run"]["source"]["not_searched"]
    assert works == "works without profile"
    assert re.fullmatch(r"packets/x/file-\w{12}: Gender \(never read\)", unread)
