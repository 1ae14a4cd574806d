"""The UK Sanctions List is read alike from its CSV and its XML."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from rsscan.inputs.importing.row import Edition
from rsscan.inputs.lists import load_lists
from rsscan.watchlist import Effect
from tests.inputs.importing.kept import lacking
from tests.inputs.importing.sanctions import CASES, REAL, as_yaml, entries, real, refusal, rows, skipped, written

CSV = CASES / "uk" / "UK-Sanctions-List.csv"
XML = CASES / "uk" / "UK-Sanctions-List.xml"
HEADING = "Unique ID,Name 6,Name type,Regime Name,Designation Type,Address Country,Date Designated"


def table(tmp_path: Path, *lines: str, first: str = "Report Date: 13-Feb-2026") -> Path:
    """Write a list of a few columns and return where it is."""
    return written(tmp_path / "uk.csv", "\n".join([*([first] if first else []), *lines, ""]))


def document(tmp_path: Path, inside: str) -> Path:
    """Write a list in XML and return where it is."""
    return written(tmp_path / "uk.xml", f"<Designations>{inside}</Designations>")


@pytest.mark.parametrize("path", [CSV, XML], ids=["csv", "xml"])
def test_an_official_file_becomes_the_expected_list(path: Path) -> None:
    """Rows of one designation are joined though others stand between them; both forms say the same."""
    assert as_yaml("uk", path) == (CASES / "uk" / "expected.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [CSV, XML], ids=["csv", "xml"])
def test_people_and_bodies_without_name_are_passed_over_and_said_once(path: Path) -> None:
    """A person with two rows is one person."""
    assert skipped("uk", path) == [("AFG9006", "a person"), ("DPR9076", "no name")]


@pytest.mark.parametrize("path", [CSV, XML], ids=["csv", "xml"])
def test_no_word_about_people_is_kept(path: Path) -> None:
    """Neither their own designations nor what is written of bodies names them in the list."""
    assert "Carberry" in path.read_text(encoding="utf-8")
    assert "carberry" not in as_yaml("uk", path).casefold()


def test_the_expected_list_loads_strictly() -> None:
    """No name that came in is refused as an unmarked acronym or as too plain."""
    assert load_lists([str(CASES / "uk" / "expected.yaml")], strict=True)


@pytest.mark.parametrize(
    ("first", "day"),
    [
        ("Report Date: 13-Feb-2026", date(2026, 2, 13)),
        ("Report Date: 01/10/2026,,,", date(2026, 10, 1)),
        ("Report Date:,13-02-2026", date(2026, 2, 13)),
        ("Report Date 2026-02-13", date(2026, 2, 13)),
        ("", None),
    ],
)
def test_the_day_of_the_report_is_read_as_it_has_been_written(tmp_path: Path, first: str, day: date | None) -> None:
    """The list has changed its way of writing days, and a copy may have lost the first line."""
    path = table(tmp_path, HEADING, "DPR9001,Made Academy,Primary Name,,Entity,,", first=first)
    assert [row.day for row in rows("uk", path) if isinstance(row, Edition)] == ([day] if day else [])


def test_the_column_of_types_may_have_its_older_name(tmp_path: Path) -> None:
    """It was "Individual, Entity, Ship" before it was "Designation Type"."""
    heading = '"Unique ID","Name 6","Name type","Regime Name","Individual, Entity, Ship"'
    assert len(entries("uk", table(tmp_path, heading, "DPR9001,Made Academy,Primary Name,,Entity"))) == 1


def test_a_designation_without_asset_freeze_is_a_prohibition(tmp_path: Path) -> None:
    """What the list imposes decides, and where it says nothing the list's own effect stands."""
    path = document(
        tmp_path,
        "".join(
            f"<Designation><UniqueID>RUS{number}</UniqueID><Names><Name><Name6>Made Yard</Name6></Name></Names>"
            f"<IndividualEntityShip>Entity</IndividualEntityShip><SanctionsImposed>{imposed}</SanctionsImposed>"
            "</Designation>"
            for number, imposed in enumerate(("Asset Freeze|Travel Ban", "Director disqualification", ""))
        ),
    )
    assert [entry.effect for entry in entries("uk", path)] == [None, Effect.PROHIBITION, None]


def test_another_kind_of_designation_is_told_and_not_guessed(tmp_path: Path) -> None:
    """A fourth kind, or none, stops the import; a designation without id is counted."""
    path = document(
        tmp_path,
        "<Designation><UniqueID>RUS1</UniqueID><IndividualEntityShip>Aircraft</IndividualEntityShip></Designation>"
        "<Designation><Names/></Designation>",
    )
    assert refusal("uk", path).splitlines() == [
        "uk.xml: RUS1: 'Aircraft' is none of Individual, Entity, Ship",
        "uk.xml: <Designation> 2: '' is none of Individual, Entity, Ship",
    ]


def test_a_wrong_day_is_told_with_its_designation(tmp_path: Path) -> None:
    """Days are day, month, year."""
    path = table(tmp_path, HEADING, "DPR9001,Made Academy,Primary Name,,Entity,,02/13/2020")
    assert refusal("uk", path) == "uk.csv: DPR9001: '02/13/2020' is not a day"


@pytest.mark.parametrize("told", ["Report Date: soon", "Report Date:"])
def test_a_report_without_its_day_is_refused(tmp_path: Path, told: str) -> None:
    """A list whose age is unknown is not taken for one of today."""
    assert "uk.csv: day of the edition: " in refusal("uk", table(tmp_path, HEADING, first=told))


def test_the_former_list_of_the_treasury_is_told_apart(tmp_path: Path) -> None:
    """Its columns look alike; those that are missing are named."""
    path = table(tmp_path, "Name 6,Name 1,Title,Group Type,Alias Type,Regime,Group ID", first="Last Updated,13/02/2024")
    assert refusal("uk", path) == (
        "uk.csv:1: is not the UK Sanctions List as the FCDO publishes it (CSV or XML); it has no column 'Unique ID', "
        "'Name 6', 'Name type', 'Regime Name', 'Designation Type'"
    )


def test_every_row_that_is_cut_or_belongs_to_nobody_is_told_at_once(tmp_path: Path) -> None:
    """Each with its line."""
    path = table(tmp_path, HEADING, ",Made Academy,Primary Name,,Entity,,", "DPR9001,Made Aca")
    assert refusal("uk", path).splitlines() == [
        "uk.csv:3: has no Unique ID",
        "uk.csv:4: has 2 cells where the heading has 7",
    ]


@pytest.mark.parametrize("lines", [(), (HEADING,)], ids=["no heading", "no row"])
def test_a_list_cut_after_its_first_lines_is_refused(tmp_path: Path, lines: tuple[str, ...]) -> None:
    """An empty list would clear everybody."""
    assert "uk.csv" in refusal("uk", table(tmp_path, *lines))


def test_a_name_listed_strong_and_weak_is_strong(tmp_path: Path) -> None:
    """A body that has the name in good quality is known by it."""
    names = "".join(
        f"<Name><Name6>Made Orbit Academy</Name6><NameType>Alias</NameType><AliasStrength>{strength}</AliasStrength>"
        "</Name>"
        for strength in ("Low quality a.k.a", "Good quality a.k.a")
    )
    path = document(
        tmp_path,
        f"<Designation><UniqueID>DPR1</UniqueID><IndividualEntityShip>Entity</IndividualEntityShip><Names>{names}"
        "</Names></Designation>",
    )
    assert [(name.value, name.weak) for name in entries("uk", path)[0].names] == [("Made Orbit Academy", False)]


@real
@pytest.mark.parametrize(("file", "count"), [("uk_dprk_iran.csv", 306), ("uk_russia_iran_research.csv", 63)])
def test_every_real_body_and_name_arrives(tmp_path: Path, file: str, count: int) -> None:
    """All rows of the real lists, put into the official shape, come out with every name and day."""
    with (REAL / file).open(encoding="utf-8", newline="") as stream:
        real_rows = list(csv.DictReader(stream))
    lines = io.StringIO()
    write = csv.writer(lines).writerow
    write([*HEADING.split(","), "Name non-latin script"])
    for row in real_rows:
        told = [row["legal_basis"], "Entity", "", f"{date.fromisoformat(row['listed_on']):%d/%m/%Y}"]
        for kind, name in [("Primary Name", row["entry_name"])] + [
            ("Alias", alias) for alias in row["aliases"].split("|")
        ]:
            write([row["list_ref"], name, kind, *told, ""])
        for name in row["native_name"].split("|"):
            write([row["list_ref"], "", "", *told, name])
    found = entries("uk", table(tmp_path, lines.getvalue()))
    assert len(found) == len(real_rows) == count
    for row, entry in zip(real_rows, found, strict=True):
        listed = (row["entry_name"], *row["aliases"].split("|"), *row["native_name"].split("|"))
        assert lacking(entry, filter(None, listed)) == []
        assert (entry.number, str(entry.listed_from)) == (row["list_ref"], row["listed_on"])
