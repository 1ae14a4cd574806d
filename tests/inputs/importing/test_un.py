"""The UN's Consolidated List is read regime by regime, without people."""

import csv
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from rsscan.inputs.importing.row import Edition
from rsscan.inputs.lists import load_lists
from tests.inputs.importing.kept import lacking
from tests.inputs.importing.sanctions import CASES, REAL, as_yaml, entries, real, refusal, rows, skipped, written

FILE = CASES / "un" / "consolidated.xml"


def body(*lines: str, reference: str = "KPe.901", name: str = "MADE ACADEMY") -> str:
    """Return the XML of one body."""
    told = f"<FIRST_NAME>{escape(name)}</FIRST_NAME><REFERENCE_NUMBER>{escape(reference)}</REFERENCE_NUMBER>"
    return f"<ENTITY>{told}{''.join(lines)}</ENTITY>"


def listed(tmp_path: Path, *bodies: str, attributes: str = "") -> Path:
    """Write a list of bodies and return where it is."""
    inside = "".join(bodies)
    return written(
        tmp_path / "un.xml", f"<CONSOLIDATED_LIST{attributes}><ENTITIES>{inside}</ENTITIES></CONSOLIDATED_LIST>"
    )


def test_an_official_file_becomes_the_expected_list() -> None:
    """Names, regimes, countries, references and days arrive as the expected list says, and nothing else."""
    assert as_yaml("un", FILE) == (CASES / "un" / "expected.yaml").read_text(encoding="utf-8")


def test_the_expected_list_loads_strictly() -> None:
    """No name that came in is refused as an unmarked acronym or as too plain."""
    assert load_lists([str(CASES / "un" / "expected.yaml")], strict=True)


def test_people_and_bodies_without_name_are_passed_over_and_said() -> None:
    """Each is told by its reference, in one phrase a reason."""
    assert skipped("un", FILE) == [("KPi.901", "a person"), ("YEe.901", "no name")]


def test_no_word_about_people_is_kept() -> None:
    """What the committee writes of a body names people and does not reach the list."""
    assert "Carberry" in FILE.read_text(encoding="utf-8")
    assert "carberry" not in as_yaml("un", FILE).casefold()


def test_the_edition_comes_first_and_is_left_open_where_the_file_does_not_say_it(tmp_path: Path) -> None:
    """The day of the list is that of its root."""
    assert rows("un", FILE)[0] == Edition(date(2026, 2, 27))
    assert not [row for row in rows("un", listed(tmp_path, body())) if isinstance(row, Edition)]


def test_a_regime_against_a_country_tells_it_only_where_no_address_does(tmp_path: Path) -> None:
    """A body under the DPRK regime with an address abroad alone is abroad."""
    abroad = "<ENTITY_ADDRESS><COUNTRY>Malaysia</COUNTRY></ENTITY_ADDRESS>"
    path = listed(tmp_path, body(), body(abroad), body(reference="QDe.901"))
    assert [entry.country for entry in entries("un", path)] == ["KP", "MY", None]


def test_a_body_without_reference_is_told_by_its_number_in_the_data(tmp_path: Path) -> None:
    """A skip always says where."""
    nameless = "<ENTITY><DATAID>77</DATAID></ENTITY><ENTITY/>"
    assert skipped("un", listed(tmp_path, nameless)) == [("77", "no name"), ("<ENTITY>", "no name")]


def test_every_wrong_day_is_told_at_once(tmp_path: Path) -> None:
    """The bodies are named, and the edition too."""
    path = listed(
        tmp_path,
        body("<LISTED_ON>soon</LISTED_ON>"),
        body("<LISTED_ON>2016-13-01</LISTED_ON>", reference="KPe.902"),
        attributes=' dateGenerated="today"',
    )
    assert refusal("un", path).splitlines() == [
        "un.xml: <CONSOLIDATED_LIST>: 'today' is not a day",
        "un.xml: KPe.901: 'soon' is not a day",
        "un.xml: KPe.902: '2016-13-01' is not a day",
    ]


def test_a_name_of_impossible_length_is_refused(tmp_path: Path) -> None:
    """A damaged file does not put a book into a list."""
    assert refusal("un", listed(tmp_path, body(name="A" * 5000))) == (
        "un.xml: KPe.901: has a name of more than 1,500 letters, which no body has"
    )


@real
@pytest.mark.parametrize(("file", "count"), [("un_1718_dprk.csv", 75), ("un_2231_iran.csv", 78)])
def test_every_real_body_and_name_arrives(tmp_path: Path, file: str, count: int) -> None:
    """All rows of the real lists, put into the official shape, come out with every name and day."""
    with (REAL / file).open(encoding="utf-8", newline="") as stream:
        real_rows = list(csv.DictReader(stream))
    path = listed(
        tmp_path,
        *(
            body(
                f"<LISTED_ON>{row['listed_on']}</LISTED_ON>",
                *(
                    f"<ENTITY_ALIAS><ALIAS_NAME>{escape(name)}</ALIAS_NAME></ENTITY_ALIAS>"
                    for name in row["aliases"].split("|")
                ),
                reference=row["list_ref"],
                name=row["entry_name"],
            )
            for row in real_rows
        ),
    )
    found = entries("un", path)
    assert len(found) == len(real_rows) == count
    for row, entry in zip(real_rows, found, strict=True):
        assert lacking(entry, filter(None, (row["entry_name"], *row["aliases"].split("|")))) == []
        assert (entry.number, str(entry.listed_from)) == (row["list_ref"].strip(), row["listed_on"])
