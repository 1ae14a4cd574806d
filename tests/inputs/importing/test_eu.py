"""The EU's list of financial sanctions is read in all its languages, without people."""

import csv
from datetime import date
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest

from rsscan.inputs.importing.parting import clean
from rsscan.inputs.importing.row import Edition
from rsscan.inputs.lists import load_lists
from tests.inputs.importing.kept import lacking
from tests.inputs.importing.sanctions import CASES, REAL, as_yaml, entries, real, refusal, rows, skipped, written

FILE = CASES / "eu" / "full.xml"


def exported(tmp_path: Path, inside: str, attributes: str = "") -> Path:
    """Write a list and return where it is."""
    return written(
        tmp_path / "eu.xml", f'<export xmlns="http://eu.europa.ec/fpi/fsd/export"{attributes}>{inside}</export>'
    )


def enterprise(inside: str, attributes: str = 'euReferenceNumber="EU.1.2"') -> str:
    """Return the XML of one body."""
    return f'<sanctionEntity {attributes}><subjectType code="enterprise"/>{inside}</sanctionEntity>'


def test_an_official_file_becomes_the_expected_list() -> None:
    """The English name comes first, programmes and acts are told, remarks on quality make names weak."""
    assert as_yaml("eu", FILE) == (CASES / "eu" / "expected.yaml").read_text(encoding="utf-8")


def test_the_expected_list_loads_strictly() -> None:
    """No name that came in is refused as an unmarked acronym or as too plain."""
    assert load_lists([str(CASES / "eu" / "expected.yaml")], strict=True)


def test_people_and_bodies_without_name_are_passed_over_and_said() -> None:
    """Each is told by its reference, or else by its number in the data."""
    assert skipped("eu", FILE) == [("EU.27.99", "a person"), ("204", "no name")]


def test_no_word_about_people_is_kept() -> None:
    """What is remarked on a body names people and does not reach the list."""
    assert "Carberry" in FILE.read_text(encoding="utf-8")
    assert "carberry" not in as_yaml("eu", FILE).casefold()


def test_the_edition_is_the_day_of_the_export_where_that_is_said(tmp_path: Path) -> None:
    """The hour and its zone do not count."""
    named = enterprise('<nameAlias wholeName="Made Institute"/>')
    said = exported(tmp_path, named, ' generationDate="2026-08-05T16:47:04.449+02:00"')
    assert rows("eu", said)[0] == Edition(date(2026, 8, 5))
    assert not [row for row in rows("eu", exported(tmp_path, named)) if isinstance(row, Edition)]


def test_a_body_without_regulation_or_date_is_still_a_body(tmp_path: Path) -> None:
    """What the list does not say is left out."""
    (entry,) = entries("eu", exported(tmp_path, enterprise('<nameAlias wholeName="Made Institute of Rockets"/>')))
    assert (entry.reason, entry.legal_basis, entry.source_url, entry.listed_from) == (None, None, None, None)


def test_a_subject_of_no_known_type_is_told_and_not_guessed(tmp_path: Path) -> None:
    """Neither a new type nor a missing one passes for a body."""
    path = exported(
        tmp_path, '<sanctionEntity logicalId="5"><subjectType code="vessel"/></sanctionEntity><sanctionEntity/>'
    )
    assert refusal("eu", path).splitlines() == [
        "eu.xml: 5: subjectType 'vessel' is none of person, enterprise",
        "eu.xml: <sanctionEntity>: subjectType '' is none of person, enterprise",
    ]


def test_a_wrong_day_is_told_with_its_body(tmp_path: Path) -> None:
    """Days are year, month, day."""
    named = '<nameAlias wholeName="Made Institute"/>'
    path = exported(tmp_path, enterprise(named, 'euReferenceNumber="EU.1.2" designationDate="1.2.2020"'))
    assert refusal("eu", path) == "eu.xml: EU.1.2: '1.2.2020' is not a day"


def test_an_attribute_without_end_is_refused(tmp_path: Path) -> None:
    """A cell of five million letters is no name."""
    path = exported(tmp_path, enterprise(f'<nameAlias wholeName="{"A" * 5_000_000}"/>'))
    assert refusal("eu", path) == "eu.xml: <nameAlias> holds more than 4,194,304 letters"


@real
@pytest.mark.parametrize(
    ("file", "count"),
    [
        ("eu_dprk_2017_1509.csv", 94),
        ("eu_iran_267_2012.csv", 262),
        ("eu_russia_833_annex_iv.csv", 921),
        ("eu_russia_269_research.csv", 107),
    ],
)
def test_every_real_body_and_name_arrives(tmp_path: Path, file: str, count: int) -> None:
    """All rows of the real lists, put into the official shape, come out with every name."""
    with (REAL / file).open(encoding="utf-8", newline="") as stream:
        real_rows = list(csv.DictReader(stream))
    names = [[row["entry_name"], *row["aliases"].split("|"), *row["native_name"].split("|")] for row in real_rows]
    inside = "".join(
        enterprise("".join(f"<nameAlias wholeName={quoteattr(name)} strong='true'/>" for name in listed))
        for listed in names
    )
    found = entries("eu", exported(tmp_path, inside))
    assert len(found) == len(real_rows) == count
    for listed, entry in zip(names, found, strict=True):
        assert lacking(entry, map(clean, filter(None, listed))) == []
