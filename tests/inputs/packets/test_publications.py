"""Files that name publications: what is read of each kind, by content, and what is never read."""

import contextlib
import json
import re
import subprocess
import sys
import time
from datetime import date
from pathlib import PurePath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rsscan.declaration import Declaration
from rsscan.errors import InputError
from rsscan.inputs.packets import read_file
from tests.inputs.packets import publications as made

EVERY = made.every()
NAMES = sorted(EVERY)


def _read(name: str) -> Declaration:
    return read_file(EVERY[name][1], name)


def _bytes(text: str, encoding: str = "utf-8") -> bytes:
    return text.encode(encoding)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_works_are_found_in_every_kind(name: str) -> None:
    """Each made file names the same two DOIs, however it writes them."""
    assert [work.doi for work in _read(name).works] == [made.FIRST, made.SECOND]


@pytest.mark.parametrize("name", NAMES)
def test_a_kind_is_told_by_content_whatever_the_file_is_called(name: str) -> None:
    """The extension of every other kind changes nothing but the name."""
    kind, body = EVERY[name]
    expected = repr(_read(name))
    for other in NAMES:
        wrong = f"wrong{PurePath(other).suffix}"
        found = read_file(body, wrong)
        assert found.kind == kind
        assert repr(found).replace(wrong, name) == expected


@pytest.mark.parametrize("name", NAMES)
def test_protected_fields_are_named_and_never_read(name: str) -> None:
    """A DOI planted in nationality, birth, sex or address is nowhere in what is read."""
    found = _read(name)
    assert "planted" not in repr(found)
    assert found.protected or name == "rm.jsonl"


def test_a_record_of_orcid_names_its_person_and_bodies() -> None:
    """Dates are the days they may mean; an end that is null goes on; nulls are passed over."""
    found = _read("record.json")
    (person,) = found.persons
    assert (person.role, person.name, person.orcid) == ("subject", "Ada Marsh", made.ORCID)
    home, once = person.affiliations
    assert home.text == "Engines, Quillback Shipbuilding University, Quillback, NO"
    assert (home.ror, home.since, home.until) == ("https://ror.org/05dxps055", date(2015, 4, 1), None)
    assert (once.text, once.since, once.until) == ("Saltmarsh University", None, date(2014, 12, 31))
    assert [(work.title, work.year) for work in found.works] == [("Tides", 2019), (None, None)]
    assert [one.what for one in found.skipped] == ["1 distinctions"]
    assert found.protected == ("person/addresses", "person/emails")


def test_both_forms_of_a_record_say_the_same() -> None:
    """What XML says of the employment is what JSON says of it; XML has lines."""
    as_json, as_xml = (_read(name).persons[0] for name in ("record.json", "record.xml"))
    assert (as_json.name, as_json.orcid) == (as_xml.name, as_xml.orcid)
    first, second = as_json.affiliations[0], as_xml.affiliations[0]
    assert (first.text, first.ror, first.since) == (second.text, second.ror, second.since)
    assert first.place.cell == "/activities-summary/employments/affiliation-group[1]/summaries[1]/employment-summary"
    assert second.place.line == 13


@pytest.mark.parametrize("part", ["works", "employments"])
def test_a_part_of_a_record_is_read_as_it_stands(part: str) -> None:
    """ORCID answers for works and employments alone, with the person in the path."""
    body = {**made.orcid_json()["activities-summary"][part], "path": f"/0000-0002-1825-0097/{part}"}
    found = read_file(json.dumps(body).encode(), "x")
    assert found.persons[0].orcid == made.ORCID
    assert (len(found.works), len(found.persons[0].affiliations)) == ((2, 0) if part == "works" else (0, 1))


def test_an_orcid_that_its_check_digit_denies_is_told_of() -> None:
    """A mistyped iD would be another person: it is not used."""
    record = {"orcid-identifier": {"path": "0000-0002-1825-0098"}, "person": None, "activities-summary": None}
    found = read_file(json.dumps(record).encode(), "x")
    assert not found.persons
    assert [one.what for one in found.skipped] == ["the ORCID iD"]


def test_a_profile_of_researchmap_keeps_both_languages() -> None:
    """Names of bodies in Japanese and in English; 9999 means that it goes on."""
    (person,) = _read("rm.json").persons
    assert (person.name, person.orcid) == ("Ada Marsh", made.ORCID)
    assert [body.text for body in person.affiliations] == [
        "北港大学", "Engines, Saltmarsh University", "塩沼大学 機関学科",
    ]  # fmt: skip
    assert (person.affiliations[1].since, person.affiliations[1].until) == (date(2015, 4, 1), None)
    works = _read("rm.json").works
    assert [(work.title, work.year, work.authors) for work in works] == [
        ("Tides", 2019, ("Ada Marsh",)),
        ("灯", None, ()),
    ]
    assert [work.place.cell for work in works] == ["/@graph[1]/items[1]", "/@graph[2]/items[1]"]


def test_lines_of_researchmap_have_their_lines() -> None:
    """A record to be inserted is read, one to be deleted is not."""
    found = _read("rm.jsonl")
    assert [(work.place.line, work.place.cell) for work in found.works] == [(1, "/similar_merge"), (2, "/force")]
    assert [body.text for body in found.persons[0].affiliations] == [
        "Engines, Saltmarsh University",
        "塩沼大学 機関学科",
    ]


def test_two_orcids_for_one_researcher_are_not_chosen_from() -> None:
    """Nobody but the person knows which is right."""
    record = made.researchmap_json() | {"identifiers": {"orcid_id": ["0000-0002-1825-0097", "0000-0002-1694-233X"]}}
    with pytest.raises(InputError, match="2 ORCID iDs"):
        read_file(json.dumps(record).encode(), "x")


def test_latex_is_resolved_in_bibtex() -> None:
    """Names and titles in letters; braces gone; the line of each entry."""
    first, second = _read("library.bib").works
    assert (first.title, first.year, first.place.line) == ("Tides of Møre", 2019, 3)
    assert first.authors == ("Marsh, Ada", "Müller, Józef", "others")
    assert second.place.line == 10


def test_a_broken_entry_of_bibtex_leaves_the_others() -> None:
    """Never closed, without a comma, twice the same key or field: what can be read is, and the rest has its line."""
    found = read_file(
        _bytes(
            "@article{a, title = {never closed,\n doi = {10.5555/a}\n\n"
            "@article{b, title = {B}, doi = {10.5555/b\\_1}, doi = {10.5555/other}}\n"
            "@article{b, title = {again}, doi = {10.5555/c}}\n"
            "@article{d title {D}}\n"
            "article{e, doi = {10.5555/e}}\n"
            "@article{f, note = {nothing}}\n"
        ),
        "x",
    )
    assert [(work.doi, work.place.line) for work in found.works] == [
        ("https://doi.org/10.5555/b_1", 4),
        ("https://doi.org/10.5555/c", 5),
    ]
    assert sorted(one.place.line or 0 for one in found.skipped) == [1, 6, 6, 8]


def test_a_record_of_ris_that_is_never_ended_does_not_take_the_next() -> None:
    """Each record keeps its own DOI; continued titles are joined; the last may lack its end."""
    body = (
        "TY  - JOUR\r\nTI  - A long\r\n  title\r\nDO  - 10.5555/a\r\n"
        "TY - JOUR\r\nT1 - B\r\nDO - 10.5555/b\r\nTY  - GEN\r\n"
    )
    found = read_file(_bytes(body), "x")
    assert [(work.doi, work.title, work.place.line) for work in found.works] == [
        ("https://doi.org/10.5555/a", "A long title", 1),
        ("https://doi.org/10.5555/b", "B", 5),
    ]
    assert [one.place.line for one in found.skipped] == [8]


def test_items_of_csl_are_read_in_each_of_their_forms() -> None:
    """A list, an object with items, one item as doi.org gives it; names in parts or whole; what is nothing is said."""
    assert [(work.year, work.authors) for work in _read("library.csljson").works] == [
        (2019, ("Ada Marsh", "The Tide Group")),
        (None, ()),
    ]
    item = {"title": ["Tides"], "DOI": "10.5555/A", "issued": {"raw": "May 2019"}, "author": ["Ada Marsh"]}
    alone = read_file(json.dumps(item).encode(), "x").works[0]
    assert (alone.doi, alone.title, alone.year, alone.authors) == (
        "https://doi.org/10.5555/a", "Tides", 2019, ("Ada Marsh",),
    )  # fmt: skip
    within = read_file(json.dumps({"items": [item, {"issued": 2019}, 3]}).encode(), "x")
    assert (len(within.works), len(within.skipped)) == (1, 2)
    assert within.works[0].place.cell == "[1]"


def test_a_list_of_dois_says_which_lines_hold_none() -> None:
    """Several on a line are several works; a heading and remarks are no lines of the list."""
    found = read_file(b"DOI\n10.5555/a,10.5555/b\n\nno such thing\n10.5555/c;\n", "x")
    assert [work.place.line for work in found.works] == [2, 2, 5]
    assert [one.place.line for one in found.skipped] == [4]


@pytest.mark.parametrize("title", ["Gender gaps in tidal physics", "Race conditions", "出身国に関する研究の総覧と展望"])
def test_a_paper_about_a_protected_thing_is_no_protected_field(title: str) -> None:
    """Only a label that says nothing else keeps a line from being read."""
    assert read_file(_bytes(f"{title}. doi:10.5555/a\n"), "x").works


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_whatever_parts_its_cells(delimiter: str) -> None:
    """Commas, semicolons and tabs; what stands in a DOI's place and is none is said, with its line."""
    rows = [
        ["Title", "DOI", "Publication Year", "Author(s)"],
        ["A", "10.5555/a", "2019", "B | C"],
        ["D", "none", "", ""],
    ]
    body = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in [*rows, ["", "", "2020", ""]])
    found = read_file(_bytes(body), "x")
    assert [(work.doi, work.title, work.year, work.authors) for work in found.works] == [
        ("https://doi.org/10.5555/a", "A", 2019, ("B", "C")),
        (None, "D", None, ()),
    ]
    assert [one.place.line for one in found.skipped] == [3, 4]


def test_a_table_has_the_line_that_a_row_begins_on() -> None:
    """A cell of several lines moves what follows."""
    found = read_file(b'DOI,Title\n10.5555/a,"A\nlong title"\n10.5555/b,B\n', "x")
    assert [work.place.line for work in found.works] == [2, 4]


_ARTICLE = '<section id="9a34d6b273914f18b2273e8de7c48fd6">'
_CCV = '<g:generic-cv xmlns:g="http://www.cihr-irsc.gc.ca/generic-cv/1.0.0">' + _ARTICLE
_CCV_END = "</section></g:generic-cv>"


@pytest.mark.parametrize(
    "body",
    [
        "@article{a, title={Tides}, year={in press}}",
        "@article{a, title={Tides}, year={2026}, note={Submitted to Made Letters}}",
        "TY  - JOUR\nTI  - Tides\nPY  - Forthcoming\nER  - \n",
        '[{"type": "article-journal", "title": "Tides", "DOI": "10.5555/x", "status": "in press"}]',
        "Title,DOI,Year\nTides,10.5555/x,印刷中\n",
        f'{_CCV}<field id="1" label="Titre"><value>Tides</value></field><field><lov>Accepted</lov></field>{_CCV_END}',
    ],
)
def test_a_work_that_has_not_appeared_is_marked(body: str) -> None:
    """As each kind says it; one that has appeared is not."""
    for text, forthcoming in (
        (body, True),
        (re.sub("(?i)in press|submitted|forthcoming|印刷中|accepted", "2019", body), False),
    ):
        [work] = read_file(_bytes(text), "x").works
        assert (work.title, work.forthcoming) == ("Tides", forthcoming)


def test_a_document_names_no_subject() -> None:
    """Nobody knows whose iD it is that stands in running text; one that its check digit denies is none."""
    found = _read("cv.docx")
    assert [(person.role, person.orcid) for person in found.persons] == [("mentioned", made.ORCID)]
    assert found.protected == ("Date of birth", "Nationality", "Citizenship")
    assert [str(work.place) for work in found.works] == [
        "cv.docx (document, paragraph 4)", "cv.docx (document, paragraph 10)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        *((name, encoding) for name in ("papers.csv", "dois.txt") for encoding in ("utf-8-sig", "utf-16", "utf-16-le")),
        ("papers.csv", "cp932"),
        ("rm.json", "utf-16"),
        ("rm.jsonl", "cp932"),
        ("library.ris", "latin-1"),
        ("library.ris", "utf-16-be"),
        ("library.bib", "utf-8-sig"),
    ],
)
def test_a_text_says_the_same_in_every_encoding(name: str, encoding: str) -> None:
    """With and without a mark, Japanese and Western ones: the same works and persons."""
    text = EVERY[name][1].decode("utf-8-sig")
    again = read_file(text.encode(encoding), name)
    assert (again.works, again.persons) == (_read(name).works, _read(name).persons)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "empty|no kind"),
        (b"Dear committee,\n\nplease see 10.5555/a and more.\n\nYours\nAda\n", "no kind"),
        (b'{"orcid-identifier": {"path": "0', "x:1: is not JSON"),
        (b'{"rm:id": 1}\n{"rm:id": \n', "x:2: the line is not JSON"),
        (b'{"orcid-identifier": {}, "rm:id": 3, "DOI": "10.5555/a"}', "no kind"),
        (b'{"DOI": "\\ud83d"}', "cannot be read"),
        (b'{"DOI":' + b"[" * 100_000, "cannot be read"),
        (b'{"orcid-identifier":' + b'{"a":' * 200 + b"1" + b"}" * 201, "nested too deeply"),
        (b'<record xmlns="http://www.orcid.org/ns/record"><a></record>', "is not XML that is whole"),
        (b"10.5555/a\x01\n", "no kind"),
        (b'DOI,Title\n10.5555/a,"' + b"\xff" * (9 * 1024**2), "no kind"),
        (EVERY["cv.docx"][1][:5000], "whole|no kind"),
    ],
)
def test_what_is_unknown_ambiguous_or_broken_is_told_in_one_sentence(body: bytes, why: str) -> None:
    """Free text, cut files, keys of several kinds, half letters, deep nesting: an InputError with the reason."""
    with pytest.raises(InputError, match=why):
        read_file(body, "x")


def test_a_library_that_is_not_installed_is_told_of() -> None:
    """Without the extra for packets a file is unread for a reason that one can do something about."""
    program = (
        "import sys; sys.modules['rispy'] = None\n"
        "from rsscan.inputs.packets import read_file\n"
        "try: read_file(b'TY  - JOUR\\nTI  - A\\n', 'x.ris')\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "InputError x.ris: is read with rispy, which is not installed; install rsscan[packet]\n"


def test_entities_are_refused() -> None:
    """A document type is not read, wherever it stands."""
    bomb = b'<!DOCTYPE a [<!ENTITY b "c">]>'
    with pytest.raises(InputError):
        read_file(made.ORCID_XML.encode().replace(b"<record:record", bomb + b"<record:record"), "x")


def _survives(body: bytes) -> None:
    begun = time.process_time()
    with contextlib.suppress(InputError):
        assert isinstance(read_file(body, "x"), Declaration)
    assert time.process_time() - begun < 20


@settings(deadline=None, max_examples=60)
@given(body=st.binary(max_size=300))
def test_any_bytes_are_a_declaration_or_a_sentence(body: bytes) -> None:
    """Nothing else comes out of bytes of chance."""
    _survives(body)


@settings(deadline=None, max_examples=80)
@given(name=st.sampled_from(NAMES), at=st.floats(0, 1), cut=st.integers(0, 60), put=st.binary(max_size=20))
def test_a_damaged_file_is_a_declaration_or_a_sentence(name: str, at: float, cut: int, put: bytes) -> None:
    """A piece of a good file taken out and another put in."""
    body = EVERY[name][1]
    place = int(at * len(body))
    _survives(body[:place] + put + body[place + cut :])


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just("10.5555/a"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        "orcid-identifier path person name works group work-summary title value external-ids external-id organization "
        "employments summaries items @graph @type rm:id insert merge type identifiers doi authors en DOI issued author "
        "date-parts affiliation affiliations family_name see_also orcid_id from_date".split()
    ), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(value=_JSON, mark=st.sampled_from([{"rm:id": 1}, {"work-summary": 1}, {"issued": 1}]))
@example(value={"items": {"issued": []}}, mark={"issued": 1})
def test_any_value_at_any_key_is_read_or_told_of(value: object, mark: dict[str, object]) -> None:
    """Null, a number, a list or an object may stand anywhere."""
    _survives(json.dumps(mark | (value if isinstance(value, dict) else {"title": value})).encode())
