"""Forms of funders: COA workbooks, SciENcv, Common CV, biosketches; what they say, where, and what is never read."""

import csv
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from rsscan.declaration import Declaration
from rsscan.errors import InputError
from rsscan.inputs.packets import READERS, biosketch, ccv, nsf_coa, read_file, sciencv
from tests.inputs.packets import forms
from tests.inputs.packets.forms import ORCID, PLANTED

FULL_ORCID = f"https://orcid.org/{ORCID}"
DOI = "https://doi.org/10.5555/rsscan.example.6"

EVERY = {
    "nsf_coa": forms.coa(),
    "sciencv": forms.SCIENCV,
    "ccv": forms.CCV,
    "biosketch": forms.pdf(forms.SKETCH),
}


def said(found: Declaration, role: str = "subject") -> list[tuple[str | None, list[str]]]:
    """Return the persons of a role with their bodies."""
    return [(one.name, [body.text for body in one.affiliations]) for one in found.persons if one.role == role]


@pytest.mark.parametrize("kind", EVERY)
def test_a_kind_is_told_by_content_whatever_the_file_is_called(kind: str) -> None:
    """Under every wrong extension the answer is the same but for the name."""
    for name in ("a.pdf", "a.xml", "a.xlsx", "a.csv", "a"):
        assert read_file(EVERY[kind], name).kind == kind
    assert [reader.KIND for reader in READERS if reader.recognises(EVERY[kind], "a")] == [kind]


@pytest.mark.parametrize("body", [*EVERY.values(), forms.OTHER_SUPPORT], ids=[*EVERY, "other support"])
def test_protected_fields_are_named_and_never_read(body: bytes) -> None:
    """What is planted in them stands nowhere in what is returned."""
    found = read_file(body, "f")
    assert found.protected
    assert PLANTED not in repr(found)


# COA


def test_a_coa_form_is_read_by_its_headings() -> None:
    """Headings with a line end and two blanks; the sample row and the family's table are left out."""
    found = read_file(forms.coa(), "coa.xlsx")
    assert said(found) == [("Carberry, Josiah S.", ["Kamome University"])]
    assert said(found, "advisor") == [("Old, Prof", ["Department of Ships, Northern Harbour University"])]
    assert said(found, "editor") == [("Editor, Una", ["Plain University"])]
    (kim,) = (one for one in found.persons if one.role == "co-author")
    assert (kim.name, kim.affiliations[0].until) == ("Kim, Chol", date(2026, 3, 5))
    assert str(kim.affiliations[0].place) == "coa.xlsx:53 (NSF COA Template!C53)"
    assert [one.place.line for one in found.skipped] == [52]
    assert found.protected == (nsf_coa.NOT_READ,)


def test_rows_run_past_the_table_and_may_lack_a_code_or_a_body() -> None:
    """A hundred rows, a name alone, a body alone below its person; an e-mail is no department."""
    rows: dict[int, tuple[Any, ...]] = {
        17: (None, "Doe, Jane", "Plain University", datetime(2026, 1, 2)),  # noqa: DTZ001 - a cell has no zone
        18: (None, "Doe, Jane", "Second College"),
        52: (None, "No Code", "Some College", "x@example.org"),
        53: ("c :", "Name Alone"),
        54: ("A:", None, "Body Below"),
        55: ("A:", None, None, "nothing"),
        56: (None, "Instructions of the form. " * 20),
    }
    rows |= {number: ("A:", f"Co {number}", "College") for number in range(57, 76)}
    found = read_file(forms.coa(rows), "coa.xlsx")
    assert said(found) == [("Doe, Jane", ["Plain University", "Second College"])]
    assert found.persons[0].affiliations[0].until == date(2026, 1, 2)
    assert said(found, "collaborator")[:2] == [("No Code", ["Some College"]), ("Name Alone", ["Body Below"])]
    assert len(said(found, "co-author")) == 19
    assert found.protected == ()


@pytest.mark.parametrize(
    ("written", "until"),
    [
        ("1/31/2024", date(2024, 1, 31)),
        ("2024", date(2024, 12, 31)),
        ("Present", None),
        ("March 2024", date(2024, 3, 1)),
    ],
)
def test_the_last_activity_is_a_day_or_goes_on(written: str, until: date | None) -> None:
    """As people write it."""
    (one,) = read_file(forms.coa({53: ("A:", "A B", "C", None, written)}), "f").persons
    assert one.affiliations[0].until == until


def test_a_day_that_is_none_is_said() -> None:
    """It is read as going on, so that nothing is missed."""
    found = read_file(forms.coa({53: ("A:", "A B", "C", None, "13/45/20")}), "f")
    assert found.skipped[0].what == "a date of last activity"


PASTED = (
    ("A:", "Kim, Chol", "Kim Il Sung University, Pyongyang", "kim@example.org", "3/5/2026"),
    ("R:", forms.PLANTED, forms.PLANTED, f"{forms.PLANTED}@example.org", "1/1/2026"),
    ("G:", "Old, Prof", "Northern Harbour University", "Department of Ships"),
    ("B:", "Editor, Una", "Plain University", "Journal of Plains"),
    ("", "", ""),
)


def pasted(delimiter: str, *rows: tuple[str, ...]) -> bytes:
    """Return rows as a spreadsheet writes them into a text."""
    stream = StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode()


@pytest.mark.parametrize("delimiter", ["\t", ",", ";"])
@pytest.mark.parametrize("heading", [(), (("4", "Name:", "Organizational Affiliation", "Optional", "Last Active"),)])
def test_rows_of_a_coa_form_that_were_pasted_are_read(delimiter: str, heading: tuple[tuple[str, ...], ...]) -> None:
    """By the codes in the first column; relations are never read, and each stands at its line."""
    found = read_file(pasted(delimiter, *heading, *PASTED, ("c :", "Alone, Ann")), "x")
    above = len(heading)
    assert (found.kind, found.protected) == ("nsf_coa", ("Table 2 (family and business relations)",))
    assert forms.PLANTED not in repr(found)
    assert [(one.role, one.name, one.place.line) for one in found.persons] == [
        ("co-author", "Kim, Chol", above + 1),
        ("advisor", "Old, Prof", above + 3),
        ("editor", "Editor, Una", above + 4),
        ("collaborator", "Alone, Ann", above + 6),
    ]
    assert [[(body.text, body.until) for body in one.affiliations] for one in found.persons] == [
        [("Kim Il Sung University, Pyongyang", date(2026, 3, 5))],
        [("Department of Ships, Northern Harbour University", None)],
        [("Plain University", None)],
        [],
    ]


def test_codes_without_colons_need_a_day_to_be_known_by() -> None:
    """A table of marks or of choices is no form of collaborators."""
    dated = (("A", "Kim, Chol", "Kim Il Sung University", "", "3/5/2026"), ("C", "Alone, Ann", "Plain University"))
    assert [one.role for one in read_file(pasted(",", *dated), "x").persons] == ["co-author", "collaborator"]
    for rows in (
        dated[1:],
        (("A", "B", "C"), ("B", "C", "A")),
        (*dated, ("C", "Ann")),
        (*dated, ("A", "Ann", "x", "y", "z")),
        (*dated, ("X", "Ann", "Plain University")),
        (("A:",), ("B:", "1")),
    ):
        with pytest.raises(InputError, match="is of no kind that is read"):
            read_file(pasted(",", *rows), "x")


@pytest.mark.parametrize("row", ["A:,Kim, Chol,Plain University", "A:,Kim,Chol,Plain University,dept,1/1/2026"])
def test_a_comma_inside_of_a_pasted_name_is_told(row: str) -> None:
    """Half of a name would be read as an affiliation, and the affiliation not at all."""
    with pytest.raises(InputError, match=r"^x:2: a comma seems to stand inside of a cell"):
        read_file(f"C:,Ann,Plain University\n{row}\n".encode(), "x")


def test_a_relation_in_another_table_is_not_read() -> None:
    """The code tells, wherever the row was put."""
    found = read_file(forms.coa({53: ("R:", forms.PLANTED, forms.PLANTED)}), "x")
    assert forms.PLANTED not in repr(found)
    assert found.protected


def test_what_a_workbook_says_of_its_size_is_not_believed() -> None:
    """Rows beyond its own dimension, on a sheet that is not the first, and a formula as its text."""
    workbook = load_workbook(BytesIO(forms.coa({53: ("A:", "A B", '=CONCAT("Kim Il Sung", " University")')})))
    workbook.create_sheet("Notes", 0)["A1"] = "nothing"
    stream = BytesIO()
    workbook.save(stream)
    (one,) = read_file(stream.getvalue(), "f").persons
    assert "Kim Il Sung" in one.affiliations[0].text


def test_another_workbook_is_no_coa_form() -> None:
    """Without its headings, or with one that only begins like them."""
    for body in (forms.coa(headings=False), forms.coa({2: ("x", "Name", "Affiliation")}, headings=False)):
        with pytest.raises(InputError, match="of no kind"):
            read_file(body, "f.xlsx")
        with pytest.raises(InputError, match="has no table"):
            nsf_coa.read(body, "f.xlsx")


def test_a_torn_workbook_is_refused_in_a_sentence() -> None:
    """Cut anywhere, it is not recognised, and reading it all the same tells why."""
    body = forms.coa()
    assert not nsf_coa.recognises(body[: len(body) // 2], "f")
    with pytest.raises(InputError, match="not whole"):
        nsf_coa.read(body[: len(body) // 2], "f")
    torn = body.replace(b"xl/workbook.xml", b"xl/workbOOk.xml")
    with pytest.raises(InputError, match="not a workbook that is whole"):
        nsf_coa.read(torn, "f")
    assert not nsf_coa.recognises(torn, "f")


# SciENcv


def test_a_profile_of_sciencv_is_read() -> None:
    """Person, where they work and learned, who pays, with whom and on what, each with its line and way."""
    found = read_file(forms.SCIENCV, "s.xml")
    subject = found.persons[0]
    assert (subject.name, subject.orcid) == ("Josiah Carberry", FULL_ORCID)
    assert said(found)[0][1] == ["Physics, Kamome University, Ulm", "Old College"]
    work = subject.affiliations[0]
    assert (work.ror, work.since, work.until) == ("https://ror.org/05gq02987", date(2010, 9, 1), None)
    assert str(work.place) == "s.xml:8 (/profile/employment/position/organization/orgname)"
    assert said(found, "advisor") == [("Old", ["Northern Harbour University"])]
    assert said(found, "funder") == [(None, ["Made Fund"])]
    assert [(one.doi, one.authors) for one in found.works] == [(DOI, ("Kim",)), (None, ())]


def test_the_newer_form_for_other_support_is_read() -> None:
    """Without a namespace, with other names; a wrong iD is said and not taken."""
    found = read_file(forms.OTHER_SUPPORT, "s.xml")
    assert said(found) == [("Josiah S Carberry", ["Kamome University"])]
    assert found.persons[0].orcid is None
    (funder,) = found.persons[1:]
    assert (funder.affiliations[0].since, funder.affiliations[0].until) == (date(2024, 1, 1), date(2025, 12, 31))
    assert [one.what for one in found.skipped] == ["an ORCID iD"]


def test_xml_that_names_nobody_or_is_another_is_refused() -> None:
    """An empty profile, another kind of profile, another namespace."""
    with pytest.raises(InputError, match="names nobody"):
        read_file(b"<profile><identification/></profile>", "f")
    for body in (b"<profile/>", b'<profile xmlns="x"><identification/></profile>', b"<a/>"):
        with pytest.raises(InputError, match="of no kind"):
            read_file(body, "f")


@pytest.mark.parametrize("read", [sciencv.read, ccv.read])
@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b'<!DOCTYPE a [<!ENTITY e "x">]><profile>&e;</profile>', "document type or entities"),
        (b"<profile>\n<a>", "f:2: is not XML that is whole"),
        (b'<?xml version="1.0" encoding="none-such"?><profile/>', "in an encoding that is not read"),
        (b"<a>" * 101 + b"</a>" * 101, "inside each other"),
    ],
)
def test_xml_that_is_not_to_be_trusted_is_refused_in_a_sentence(read: object, body: bytes, why: str) -> None:
    """Entities, cut, an encoding nobody knows, nested without end."""
    assert callable(read)
    with pytest.raises(InputError, match=why):
        read(body, "f")


# Common CV


def test_a_common_cv_is_read_by_ids_and_not_by_labels() -> None:
    """In French; the body of a table, a department before it, a DOI out of a percent-encoded link."""
    found = read_file(forms.CCV, "cv.xml")
    assert said(found) == [("Josiah Carberry", ["Physics, Kamome University", "Made Ltd"])]
    assert found.persons[0].affiliations[0].since == date(2010, 9, 1)
    assert said(found, "funder") == [(None, ["Made Fund"])]
    assert [(one.doi, one.year, one.authors) for one in found.works] == [
        (DOI, 2017, ("Kim C", "Carberry J")),
        (None, None, ()),
    ]
    assert len(found.protected) == 8


def test_a_cv_that_names_nobody_still_gives_its_works() -> None:
    """An export of publications alone; an empty one gives nobody."""
    start = b'<g:generic-cv xmlns:g="http://www.cihr-irsc.gc.ca/generic-cv/1.0.0">'
    works = start + b'<section id="9a34d6b273914f18b2273e8de7c48fd6"/></g:generic-cv>'
    assert said(read_file(works, "f")) == [(None, [])]
    assert read_file(start + b"</g:generic-cv>", "f").persons == ()


# PDF


def test_a_biosketch_is_read_as_far_as_its_lines_show() -> None:
    """Name, iD, positions with their years, DOIs, one of which a line end breaks."""
    found = read_file(forms.pdf(forms.SKETCH), "b.pdf")
    (subject,) = found.persons
    assert (subject.name, subject.orcid) == ("Josiah Carberry", FULL_ORCID)
    assert [(one.text, one.since, one.until) for one in subject.affiliations] == [
        ("Kamome University, Ulm", None, None),
        ("Professor, Kamome University", date(2010, 1, 1), None),
        ("Lecturer, Northern Harbour University", date(2001, 9, 1), date(2009, 8, 31)),
    ]
    assert [one.doi for one in found.works] == [DOI, DOI[:-1] + "8"]
    assert found.works[0].place.cell == "page 1"


def test_works_below_the_products_of_a_biosketch_are_the_persons_own() -> None:
    """Those below references, or before any heading, are said to be nobody's."""
    lines = ("doi:10.5555/a", "Products", "doi:10.5555/b", "References Cited", "doi:10.5555/b", "doi:10.5555/c and on")
    found = read_file(forms.pdf(lines), "x")
    assert [((one.doi or "")[-1], one.own) for one in found.works] == [("a", False), ("b", True), ("c", False)]


def test_of_several_ids_none_is_the_persons() -> None:
    """A paper with three iDs is about nobody in particular; a document that names nobody gives its DOIs."""
    found = read_file(forms.pdf([f"First {ORCID} author", "Other 0000-0001-5109-3700", "doi:10.5555/a b"]), "f")
    assert [(one.role, one.orcid) for one in found.persons] == [
        ("named", FULL_ORCID),
        ("named", "https://orcid.org/0000-0001-5109-3700"),
    ]
    assert len(found.works) == 1
    assert read_file(forms.pdf(["Nothing of any interest stands here."]), "f").persons == ()


def test_a_pdf_that_cannot_be_read_is_refused_with_why() -> None:
    """Locked, scanned, torn; one page without text among others is said."""
    sketch = forms.pdf(forms.SKETCH)
    for body, why in (
        (forms.locked(sketch), "is locked"),
        (forms.pdf([]), "may be scanned"),
        (forms.pdf(forms.SKETCH, [], []), "may be scanned"),
        (sketch[:200], "not a PDF that is whole"),
        (b"%PDF-1.7", "not a PDF that is whole"),
    ):
        with pytest.raises(InputError, match=why):
            biosketch.read(body, "f")
    assert [str(one.place) for one in read_file(forms.pdf(forms.SKETCH, []), "f").skipped] == ["f (page 2)"]


def test_what_nothing_reads_is_told_for_what_it_is() -> None:
    """A picture, an old workbook, nothing at all."""
    for body, why in ((b"\x89PNG\r\n", "a picture"), (b"\xd0\xcf\x11\xe0", "of the old kind"), (b"", "is empty")):
        with pytest.raises(InputError, match=why):
            read_file(body, "f")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(EVERY)), st.data())
def test_a_damaged_file_gives_a_declaration_or_a_sentence(kind: str, data: st.DataObject) -> None:
    """Bytes cut out, doubled or changed anywhere; never another error."""
    body = EVERY[kind]
    at = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(at, min(len(body), at + 40)))
    broken = body[:at] + data.draw(st.binary(max_size=8)) + body[end:]
    for reader in (nsf_coa, sciencv, ccv, biosketch):
        reader.recognises(broken, "f")
    with suppress(InputError):
        assert read_file(broken, "f").file == "f"
