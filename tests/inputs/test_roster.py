"""Rosters: which persons a CSV or a workbook names, and what of it is never read."""

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsscan.errors import InputError
from rsscan.inputs.roster import CELL_LIMIT, Roster, encoding, load_roster
from rsscan.inputs.roster.headings import is_protected
from rsscan.subject import Location, Person

CARBERRY = "https://orcid.org/0000-0002-1825-0097"

JAPANESE = (
    "研究者番号,氏名,ORCID,国籍,所属研究機関\n12345678,鴎 太郎,0000-0002-1825-0097,日本,鴎大学\n"
    ",灯台 花子,,英国,灯台大学\n"
)


def roster(tmp_path: Path, text: str | bytes, name: str = "staff.csv", **columns: str) -> Roster:
    """Write a roster and read it."""
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_roster(path, columns)


def book(path: Path, **sheets: list[list[object]]) -> Path:
    """Write a workbook with these sheets."""
    made = openpyxl.Workbook()
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    made.remove(made.worksheets[0])
    made.save(path)
    return path


def problems(tmp_path: Path, text: str | bytes, **columns: str) -> list[str]:
    """Return what is wrong with a roster, without its path."""
    with pytest.raises(InputError) as raised:
        roster(tmp_path, text, **columns)
    return [problem.removeprefix(f"{tmp_path / 'staff.csv'}:") for problem in raised.value.problems]


@pytest.mark.parametrize("written", ["utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("parted", [",", ";", "\t"])
def test_every_encoding_and_separator_names_the_same_persons(tmp_path: Path, written: str, parted: str) -> None:
    """As spreadsheets of several countries write a table."""
    found = roster(tmp_path, JAPANESE.replace(",", parted).encode(written))
    file = str(tmp_path / "staff.csv")
    assert found.people == (
        Person(Location(file, 2), CARBERRY, (), ("鴎 太郎",), "鴎大学", "12345678"),
        Person(Location(file, 3), None, (), ("灯台 花子",), "灯台大学", None),
    )
    assert any("CP932" in said for said in found.said) == (written == "cp932")


@pytest.mark.parametrize("parted", [",", ";", "\t"])
@pytest.mark.parametrize("title", ["教員名簿", "名簿, 2026年; 確定\n", '"名簿"\n\n作成,総務'])
def test_a_title_above_the_heading_is_passed_over(tmp_path: Path, parted: str, title: str) -> None:
    """Whatever parts the cells below, and whatever signs the title has."""
    text = title + "\n" + JAPANESE.replace(",", parted)
    assert [person.names for person in roster(tmp_path, text).people] == [("鴎 太郎",), ("灯台 花子",)]


def test_a_fault_of_the_heading_below_a_title_is_named(tmp_path: Path) -> None:
    """And not that there is no heading."""
    assert "2: 2 columns are the orcid" in problems(tmp_path, "Staff\nORCID;ORCID iD\n;\n")[0]


def test_two_persons_of_one_number_stay_two(tmp_path: Path) -> None:
    """Each keeps its mark when the roster grows; one who has an identifier, or a number alone, needs none."""
    rows = "A B,,7,X\nC D,,7,X\nC D,,7,Y\nC D,,7,Y\nE F,0000-0002-1825-0097,7,X\nG H,,8,X\nI J,,,X\n"
    heading = "Name,ORCID,Staff no,Affiliation\n"
    people = roster(tmp_path, heading + rows).people
    references = [person.reference for person in people]
    assert references[3:] == ["7", "8", None]
    assert len({*references[:3]}) == 3
    assert all(reference and reference.startswith("7-") for reference in references[:3])
    again = roster(tmp_path, heading + "K L,,9,X\n" + rows).people
    assert [person.reference for person in again[1:4]] == references[:3]


def test_a_workbook_names_them_too_and_says_which_sheet(tmp_path: Path) -> None:
    """Below a title, on the first sheet that has headings; numbers of spreadsheets are the numbers that were typed."""
    rows: list[list[object]] = [
        ["教員名簿", None],
        [],
        ["職員番号", "氏名", "ORCID iD", "生年月日"],
        [4711.0, "鴎 太郎", CARBERRY, "1970-01-01"],
    ]
    path = book(tmp_path / "staff.bin", Cover=[["Staff of 2026"]], Staff=rows, Old=[["ORCID"], ["x"]])
    found = load_roster(path, {})
    assert found.people == (Person(Location(str(path), 4), CARBERRY, (), ("鴎 太郎",), None, "4711"),)
    assert found.said == (
        f"{path}: the sheet 'Staff' is read, and not 'Cover', 'Old'",
        f"{path}: not read, as nothing is ever judged by it: 生年月日",
    )


@pytest.mark.parametrize("heading", [
    "Nationality", "Country of citizenship", "Date of Birth", "BirthDate", "DOB", "Sex", "Gender ", "Race/Ethnicity",
    "Passport No.", "Photo", "place_of_birth",
    "国籍", "国 籍", "生年月日", "性別", "顔写真", "年齢", "在留資格", "マイナンバー",
])  # fmt: skip
def test_protected_columns_are_not_read_and_it_is_said(tmp_path: Path, heading: str) -> None:
    """Not even where the map asks for it; what stands in them is nowhere in what was read."""
    text = f"Name,ORCID,{heading}\nA B,0000-0002-1825-0097,SECRET\n"
    found = roster(tmp_path, text)
    assert "SECRET" not in repr(found)
    assert [said.rpartition(": ")[2] for said in found.said] == [" ".join(heading.split())]
    assert "protected" in problems(tmp_path, text, **{heading: "reference"})[0]


def test_usual_columns_are_not_protected() -> None:
    """Words that hold a protected one."""
    for heading in ("Stage", "Page", "Essex", "Engender", "Trace", "Affiliation", "氏名", "所属機関", "Message"):
        assert not is_protected(heading)


def test_names_in_two_scripts_or_two_parts_are_all_kept(tmp_path: Path) -> None:
    """Whoever has no identifier is looked for under each."""
    found = roster(tmp_path, "氏名,氏名(英語),First name,Surname\n鴎 太郎,Taro Kamome,Taro,Kamome-Ito\n")
    assert found.people[0].names == ("鴎 太郎", "Taro Kamome", "Taro Kamome-Ito")


def test_a_map_says_what_unusual_columns_are(tmp_path: Path) -> None:
    """The others are found as usual, and of several vague numbers the likeliest is the person's own."""
    text = "Kennung,Wer,No,Staff number\n0000-0002-1825-0097,A B,1,77\n"
    [person] = roster(tmp_path, text, Kennung="orcid", wer="name").people
    assert (person.id, person.names, person.reference) == (CARBERRY, ("A B",), "77")
    [problem] = problems(tmp_path, text, Kennung="orcid", Was="name")
    assert problem == "1: has no column that is called was (columns: Kennung, Wer, No, Staff number)"
    assert "is no role" in problems(tmp_path, text, Kennung="sex")[0]


def test_every_problem_is_named_at_once_with_line_and_column(tmp_path: Path) -> None:
    """A wrong digit, another kind of identifier, nobody's id, a row of nobody, a cell too many or too long."""
    wrong = problems(
        tmp_path,
        "Staff no,Name,ORCID,OpenAlex\n1,A,0000-0002-1825-0098,\n2,B,A5023888391,\n3,C,,A9999999999\n4,,,\n"
        f"5,E,,,x\n\n6,{'x' * (CELL_LIMIT + 1)},,\n7,G,,W12\n",
    )
    assert wrong == [
        "2: column ORCID: '0000-0002-1825-0098': the checksum of this ORCID iD is wrong; a digit is mistyped",
        "3: column ORCID: 'A5023888391': is no ORCID iD (0000-0002-1825-0097)",
        "4: column OpenAlex: 'A9999999999': is OpenAlex's id for no author at all",
        "5: names nobody: it has neither an ORCID iD nor an OpenAlex id nor a name",
        "6: has 5 cells where the heading has 4",
        f"8: column Name: is longer than {CELL_LIMIT} letters",
        "8: names nobody: it has neither an ORCID iD nor an OpenAlex id nor a name",
        (
            "9: column OpenAlex: 'W12': is neither an ORCID iD (0000-0002-1825-0097) nor an OpenAlex author id "
            "(A5023888391)"
        ),
    ]


def test_a_table_of_another_kind_is_not_read_to_its_end(tmp_path: Path) -> None:
    """After a hundred problems."""
    wrong = problems(tmp_path, "ORCID\n" + "x\n" * 500)
    assert (len(wrong), wrong[-1]) == (101, "101: the rest of the roster was not looked at")


def test_a_repeated_person_is_looked_at_once_and_a_slip_is_told(tmp_path: Path) -> None:
    """Rows of one identifier are one person; under two names that do not agree it may be a slip."""
    found = roster(
        tmp_path,
        "Name,ORCID,OpenAlex,Staff no\nJ Carberry,0000-0002-1825-0097,,1\n"
        "Josiah Carberry,0000000218250097,A5023888391,1\n"
        "Toraji Nampori,0000-0002-1825-0097,,2\nA B,,,3\nA B,,,3\nA B,,,\nA B,,,\n",
    )
    doubt = "if these are two persons, one of them is not looked at"
    assert [(p.location.line, p.id, p.also) for p in found.people] == [
        (2, CARBERRY, ("https://openalex.org/A5023888391",)), (5, None, ()), (7, None, ()), (8, None, ()),
    ]  # fmt: skip
    assert [said.partition("staff.csv")[2] for said in found.said] == [
        ": 3 rows name a person who is named above, and who is looked at once (lines 3, 4, 6)",
        f":4: has the identifier of line 2 and another name; {doubt}",
    ]


@pytest.mark.parametrize(("text", "said"), [
    ("0000-0002-1825-0097\n0000-0000-1000-0013\n", "1: holds an identifier where a heading is expected"),
    ("Title,Year\nA,2020\n", "1: no column is an ORCID iD, an OpenAlex id or a name"),
    ("ORCID,ORCID iD\n,\n", "1: 2 columns are the orcid (ORCID, ORCID iD); say which"),
    ("\n\n", " is empty"),
    ("Name\nJos\xe9 M\xfcller\n".encode("cp1252"), "2: is neither UTF-8 nor UTF-16 nor CP932"),
    ("Name\nA".encode("utf-16")[:-1], " is not text that is whole (UTF-16)"),
    (b"Name\n\0\0\0\0", " is not text that is whole (UTF-16-LE)"),
    (b"\xd0\xcf\x11\xe0 workbook", " is a workbook of the old kind (.xls), not a roster (CSV or XLSX)"),
    (b'{"people": []}', " is JSON, not a roster (CSV or XLSX)"),
    (b"PK\x03\x04 cut", " is not a whole .xlsx file"),
])  # fmt: skip
def test_what_is_no_roster_is_refused_in_a_sentence(tmp_path: Path, text: str | bytes, said: str) -> None:
    """With the line, and what to do."""
    [wrong] = problems(tmp_path, text)
    assert said in wrong


def test_western_letters_are_never_taken_for_japanese_ones(tmp_path: Path) -> None:
    """Bytes that happen to be CP932 but are not in the range of its common letters."""
    body = "Name,Affiliation\nJosé Pérez,Universität zu Kürnbach\n".encode("cp1252")
    assert "neither" in problems(tmp_path, body)[0]


def test_a_workbook_without_headings_is_refused(tmp_path: Path) -> None:
    """With the row."""
    with pytest.raises(InputError, match="row 1: no column is an ORCID iD"):
        load_roster(book(tmp_path / "a.xlsx", One=[["Title"]]), {})
    with pytest.raises(InputError, match="is empty"):
        load_roster(book(tmp_path / "b.xlsx", One=[]), {})


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    """Before it is read whole."""
    path = tmp_path / "staff.csv"
    path.write_text("Name\nA\n", encoding="utf-8")
    with pytest.raises(InputError, match="is larger than 0 MiB"):
        encoding.encoding_of(path, 3)


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes_give_persons_or_a_sentence(tmp_path_factory: pytest.TempPathFactory, body: bytes) -> None:
    """Never another error."""
    path = tmp_path_factory.getbasetemp() / "any.csv"
    for start in (b"", b"Name,ORCID\n", b"\xff\xfeN\0a\0m\0e\0\n\0"):
        path.write_bytes(start + body)
        said: tuple[str, ...] = ()
        try:
            load_roster(path, {})
        except InputError as error:
            said = error.problems
        assert all(problem.startswith(str(path)) for problem in said)


def test_a_repeated_heading_is_no_person(tmp_path: Path) -> None:
    """Tables that were printed page by page repeat it."""
    assert len(roster(tmp_path, "Name,ORCID\nA B,#N/A\nName,ORCID\nC D,n/a\n").people) == 2
