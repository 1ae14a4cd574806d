"""A table of one's own becomes a watchlist by a map of its columns; whatever cannot be read is said with its line."""

from datetime import date
from pathlib import Path

import pytest

from rsscan.errors import InputError
from rsscan.inputs.importing import Row, Skipped, format_named
from rsscan.watchlist import Entry, Kind, Name

HEADING = (
    "name,alias,weak_alias,native_name,country,city,ror,openalex,wikidata,number,kind,concerns,reason,source_url,"
    "listed_from,listed_until"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a file that is not there yet."""
    return tmp_path / "table.csv"


def rows(path: Path, text: str | bytes, **columns: str) -> list[Row]:
    """Read a table of this text."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(format_named("csv").read(path, columns))


def problems(path: Path, text: str | bytes, **columns: str) -> list[str]:
    """Return with which sentences a table is refused, without its folder."""
    with pytest.raises(InputError) as caught:
        rows(path, text, **columns)
    return [problem.replace(f"{path.parent}/", "") for problem in caught.value.problems]


def test_every_role_finds_its_field(path: Path) -> None:
    """Headings that are roles need no map."""
    found = rows(
        path,
        f"{HEADING}\n"
        "Acme Institute,Acme Lab|Acme Works; Acme,AI,金日成総合大学,kp,Pyongyang,05abc1234,I12,q7,E-1,Funder,M; N,"
        '"one\nline",https://a.test/1,2016-11-30,2020-01-01\n',
    )
    assert found == [
        Entry(
            id="",
            names=(
                Name("Acme Institute"),
                Name("金日成総合大学", "zh"),
                Name("Acme Lab"),
                Name("Acme Works"),
                Name("Acme"),
                Name("AI", weak=True),
            ),
            kind=Kind.FUNDER,
            country="KP",
            city="Pyongyang",
            ror="https://ror.org/05abc1234",
            openalex="https://openalex.org/I12",
            wikidata="Q7",
            number="E-1",
            concerns=("M", "N"),
            reason="one line",
            source_url="https://a.test/1",
            listed_from=date(2016, 11, 30),
            listed_until=date(2020, 1, 1),
        )
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Institution,Land,Autre\nÅbo,fi,x\n".encode(),
        "institution ; LAND;Autre;\nÅbo;FI;x;;;\n".encode(),
        "Institution\tLand\tAutre\r\nÅbo\tFI\tx\r\n".encode("utf-16"),
        "Institution,Land,Autre\n\n,,\nÅbo,FI\n".encode("utf-8-sig"),
    ],
)
def test_a_map_names_columns_however_the_table_was_saved(path: Path, body: bytes) -> None:
    """Capitals, blanks, the separator of the country, empty rows and cells left out make no difference."""
    assert rows(path, body, Institution="name", Land="Country") == [Entry(id="", names=(Name("Åbo"),), country="FI")]


def test_columns_without_a_role_are_not_read(path: Path) -> None:
    """With a map, a heading that is a role by chance is not taken."""
    assert rows(path, "Body,country\nAcme,nowhere\n", Body="name") == [Entry(id="", names=(Name("Acme"),))]


def test_several_columns_may_be_aliases(path: Path) -> None:
    """Columns of one heading, and columns of one role, add up."""
    found = rows(path, "Body,Alias,Alias,Also\nAcme,A b,C d,E f\n", Body="name", Alias="alias", Also="alias")
    assert [name.value for entry in found if isinstance(entry, Entry) for name in entry.names] == [
        "Acme",
        "A b",
        "C d",
        "E f",
    ]


def test_countries_are_understood_as_people_write_them(path: Path) -> None:
    """The country tells the language of Han letters; UK and EL are usual codes, and names will do."""
    found = rows(path, "name,country\n東京大学,jp\nKing's College,UK\nPatras,el\nTsinghua,中国\nKut,North Korea\n")
    assert [(entry.country, entry.names[0].lang) for entry in found if isinstance(entry, Entry)] == [
        ("JP", "ja"),
        ("GB", None),
        ("GR", None),
        ("CN", None),
        ("KP", None),
    ]


def test_rows_without_a_name_are_passed_over_and_said(path: Path) -> None:
    """A row of no name, one of dashes and one of a book are counted, each with its line."""
    assert rows(path, f"name,country\n,KP\n—,KP\nAcme,KP\n{'A' * 1501},KP\n") == [
        Skipped("line 2", "no name"),
        Skipped("line 3", "no name"),
        Entry(id="", names=(Name("Acme"),), country="KP"),
        Skipped("line 5", "has a name of more than 1,500 letters, which no body has"),
    ]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("country\nAcme,Korea", "country: 'Korea' is not an ISO code of two letters or the name of one country"),
        ("country\nAcme,K9", "country: 'K9' is not an ISO code of two letters or the name of one country"),
        ("country\nAcme,xx", "country: 'xx' is not an ISO code of two letters or the name of one country"),
        ("ror\nAcme,12", "ror: '12' is not a ROR id"),
        ("openalex\nAcme,A12", "openalex: 'A12' is not an OpenAlex institution id"),
        ("wikidata\nAcme,7", "wikidata: '7' is not a Wikidata item"),
        (
            "kind\nAcme,jurisdiction",
            "kind: 'jurisdiction' is not a kind of entry in a table (institution, funder, programme)",
        ),
        ("source_url\nAcme,javascript:alert(1)", "source_url: 'javascript:alert(1)' is not a web address (https://…)"),
        ("listed_from\nAcme,30.11.2016", "listed_from: '30.11.2016' is not a date (YYYY-MM-DD)"),
        ("listed_until\nAcme,2016", "listed_until: '2016' is not a date (YYYY-MM-DD)"),
        (
            "listed_from,listed_until\nAcme,2020-01-02,2020-01-01",
            "listed_until (2020-01-01) lies before listed_from (2020-01-02)",
        ),
        ("city\nAcme,Pyongyang,KP", "has 3 cells where the heading has 2"),
    ],
)
def test_a_cell_that_cannot_be_read_is_said_with_its_line(path: Path, cells: str, said: str) -> None:
    """A finished sentence names file, line and column."""
    assert problems(path, f"name,{cells}\n") == [f"table.csv:2: {said}"]


def test_all_problems_are_said_at_once_up_to_a_bound(path: Path) -> None:
    """A table of another kind is not gone through to its end."""
    assert problems(path, "name,ror\nA,1\nB,\nC,2\n") == [
        "table.csv:2: ror: '1' is not a ROR id",
        "table.csv:4: ror: '2' is not a ROR id",
    ]
    many = problems(path, "name,ror\n" + "A,1\n" * 1000)
    assert len(many) == 101
    assert many[-1] == "table.csv:101: the rest of the table was not looked at"


def test_a_map_that_does_not_fit_is_said_in_full(path: Path) -> None:
    """An unknown role names those there are; a column that is not there, and a role taken twice, are named."""
    said = problems(path, "\nBody,Name,Land\nA,B,C\n", Body="name", Name="name", Land="nation", Stadt="city")
    assert said[0].startswith("--map Land=nation: 'nation' is no role; roles are name, alias, ")
    assert said[1:] == [
        "table.csv:2: has no column 'Stadt'",
        "table.csv:2: has 2 columns that are the name (Body, Name); one can be",
    ]


def test_a_heading_that_stands_twice_is_said(path: Path) -> None:
    """Which of two columns is the country cannot be guessed."""
    said = ["table.csv:1: has 2 columns that are the country (country, Country); one can be"]
    assert problems(path, "name,country,Country\nA,KP,KR\n") == said


@pytest.mark.parametrize(("body", "shown"), [("Body,,Land\nA,,KP\n", "Body, Land"), (",\n", "none"), ("\n\n", "none")])
def test_a_table_without_names_says_which_columns_there_are(path: Path, body: str, shown: str) -> None:
    """The way out stands in the sentence."""
    assert problems(path, body)[0].endswith(
        f": no column is the name; say which with --map COLUMN=name (columns: {shown})"
    )


def test_a_heading_alone_is_no_list(path: Path) -> None:
    """A file that was cut behind its heading is not an empty list."""
    assert problems(path, "name,country\n\n") == ["table.csv:1: has no row below its heading"]


def test_what_is_no_table_is_said(path: Path) -> None:
    """A page that asked to log in is the usual download that failed."""
    assert problems(path, b"<!doctype html><html></html>") == [
        "table.csv:1: is a web page, not a table (CSV); was it saved from a page that asked to log in?"
    ]
