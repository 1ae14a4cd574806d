"""The SDN List is read alike from its three CSV files and its XML."""

import csv
from datetime import date
from pathlib import Path

import pytest

from rsscan.inputs.importing.row import Edition
from rsscan.inputs.lists import load_lists
from tests.inputs.importing.kept import lacking
from tests.inputs.importing.sanctions import CASES, REAL, as_yaml, entries, real, refusal, rows, skipped, written

XML = CASES / "ofac" / "sdn.xml"
BODY = '36,"MADE STUDIES AND RESEARCH CENTER",-0- ,"NPWMD] [IFSR"' + ",-0- " * 7
SDN = [
    BODY + ",\"Linked To: CARBERRY, Josiah; a.k.a. 'THE MADE CENTER'; f.k.a. 'SSRCM'.\"",
    '101,"CARBERRY, Josiah","individual","SDGT"' + ",-0- " * 8,
    '102,"MADE MERCHANT STAR","vessel","IRAN"' + ",-0- " * 8,
    '103,"EP-MADE1","aircraft",-0- ' + ",-0- " * 8,
    '104,-0- ,-0- ,"IRAN"' + ",-0- " * 8,
]
ALT = ['36,12,"aka","CENTRE D\'ETUDES INVENTEES",-0- ', '101,57,"aka","CARBERRY, J.",-0- ']
ADD = ['36,25,-0- ,"Damascus","Syria",-0- ', "102,26,-0- ,-0- ,-0- ,-0- "]


def folder(tmp_path: Path, sdn: list[str] = SDN, alt: list[str] = ALT, add: list[str] = ADD) -> Path:
    """Write the three files as they are published, with the control character that ends them."""
    for name, lines in (("sdn", sdn), ("alt", alt), ("add", add)):
        written(tmp_path / f"{name}.csv", "\r\n".join([*lines, "\x1a"]))
    return tmp_path


def test_an_official_xml_becomes_the_expected_list() -> None:
    """Weak names stay weak, programmes become codes, ships and aircraft do no research."""
    assert as_yaml("ofac", XML) == (CASES / "ofac" / "expected.yaml").read_text(encoding="utf-8")


def test_the_expected_list_loads_strictly() -> None:
    """No name that came in is refused as an unmarked acronym or as too plain."""
    assert load_lists([str(CASES / "ofac" / "expected.yaml")], strict=True)


def test_the_csv_files_say_what_the_xml_says(tmp_path: Path) -> None:
    """Entries are equal, weak names from the remarks included; the CSV files tell no edition."""
    assert entries("ofac", folder(tmp_path)) == entries("ofac", XML)
    assert [row for row in rows("ofac", XML) if isinstance(row, Edition)] == [Edition(date(2026, 6, 22))]


def test_one_file_stands_for_the_three_whatever_case_their_names_have(tmp_path: Path) -> None:
    """The others are found beside it."""
    for path in list(folder(tmp_path).iterdir()):
        path.rename(path.with_name(path.name.upper()))
    assert entries("ofac", tmp_path / "SDN.CSV") == entries("ofac", XML)


def test_people_and_bodies_without_name_are_passed_over_and_said(tmp_path: Path) -> None:
    """Each is told by its number, in one phrase a reason."""
    told = [("entity 101", "a person"), ("entity 104", "no name")]
    assert skipped("ofac", XML) == skipped("ofac", folder(tmp_path)) == told


def test_no_word_about_people_is_kept(tmp_path: Path) -> None:
    """Their own rows and the remarks on bodies do not reach the list."""
    assert "carberry" not in as_yaml("ofac", folder(tmp_path)).casefold() + as_yaml("ofac", XML).casefold()


def test_weak_names_are_found_in_remarks_that_go_on_in_another_file(tmp_path: Path) -> None:
    """Long remarks are cut anywhere, and their rest stands in sdn_comments.csv."""
    folder(tmp_path, [BODY + ',"a.k.a. \'MADE OLD C"', *SDN[1:]])
    written(tmp_path / "sdn_comments.csv", "36,\"ENTER'; a.k.a. 'GOD'S MADE ARMY'; Linked To: X\"\r\n")
    weak = [name.value for name in entries("ofac", tmp_path)[0].names if name.weak]
    assert weak == ["MADE OLD CENTER", "GOD'S MADE ARMY"]


@pytest.mark.parametrize("name", ["alt", "add", "sdn"])
def test_a_list_without_one_of_its_files_is_refused(tmp_path: Path, name: str) -> None:
    """Without the aliases, ties would be missed in silence."""
    (folder(tmp_path) / f"{name}.csv").unlink()
    assert f"has no {name}.csv; sdn.csv, alt.csv and add.csv are one list" in refusal("ofac", tmp_path)


def test_a_file_of_another_name_cannot_stand_for_the_three(tmp_path: Path) -> None:
    """Which files belong to it is not guessed."""
    path = written(tmp_path / "cons_prim.csv", "\r\n".join(SDN))
    assert refusal("ofac", path) == ("cons_prim.csv: is not named sdn.csv, beside which alt.csv and add.csv are sought")


def test_every_damaged_row_is_told_at_once(tmp_path: Path) -> None:
    """Each with its line and what a row should be; a row cut at the end is one of them."""
    told = refusal("ofac", folder(tmp_path, [SDN[0], "x" + SDN[1], SDN[2], "104,MADE"]) / "sdn.csv")
    wanted = "a row of sdn.csv has 12, and the number of the party first"
    assert told.splitlines() == [
        f"sdn.csv:2: has 12 cells of which the first is 'x101'; {wanted}",
        f"sdn.csv:4: has 2 cells of which the first is '104'; {wanted}",
    ]


def test_a_list_cut_within_a_name_is_refused(tmp_path: Path) -> None:
    """A quotation mark that is never closed is a download that broke off."""
    path = folder(tmp_path, [SDN[0], '104,"MADE'])
    assert refusal("ofac", path / "sdn.csv").startswith("sdn.csv:2: ")


def test_another_table_is_refused_at_its_first_row(tmp_path: Path) -> None:
    """One sentence, not one for each of its rows."""
    table = ["ent_num,name,type", "1,MADE,x", "2,MADE,y"]
    assert refusal("ofac", folder(tmp_path, table) / "sdn.csv").startswith(
        "sdn.csv:1: has 3 cells of which the first is 'ent_num'; a row of sdn.csv has 12"
    )


@pytest.mark.parametrize("empty", ["", "\x1a"])
def test_a_list_without_rows_is_refused(tmp_path: Path, empty: str) -> None:
    """An empty list would clear everybody."""
    folder(tmp_path)
    written(tmp_path / "sdn.csv", f"{empty}\r\n")
    assert refusal("ofac", tmp_path / "sdn.csv") == "sdn.csv: holds no record; is it the whole list?"


def test_the_advanced_file_is_refused_by_name_with_what_to_import_instead(tmp_path: Path) -> None:
    """It is another form of the same list."""
    path = written(
        tmp_path / "a.xml", '<Sanctions xmlns="https://www.un.org/sanctions/1.0"><DistinctParties/></Sanctions>'
    )
    assert refusal("ofac", path) == (
        "a.xml: is sdn_advanced.xml, which is not read; import sdn.xml or the folder of sdn.csv in its place "
        "(its root is <Sanctions>, not <sdnList>)"
    )


def test_a_party_of_no_known_type_is_told_and_not_guessed(tmp_path: Path) -> None:
    """A new type does not pass for a body."""
    path = written(tmp_path / "a.xml", "<sdnList><sdnEntry><uid>7</uid><sdnType>Wallet</sdnType></sdnEntry></sdnList>")
    assert refusal("ofac", path) == "a.xml: entity 7: 'wallet' is none of Individual, Entity, Vessel, Aircraft"


@pytest.mark.parametrize(
    ("told", "why"),
    [("22 June", "Publish_Date: '22 June' is not a day"), ("", "holds no record; is it the whole list?")],
)
def test_a_list_that_says_no_day_or_nothing_else_is_refused(tmp_path: Path, told: str, why: str) -> None:
    """A day that cannot be read is told; a day alone is no list."""
    inside = f"<publshInformation><Publish_Date>{told}</Publish_Date></publshInformation>"
    assert refusal("ofac", written(tmp_path / "a.xml", f"<sdnList>{inside}</sdnList>")) == f"a.xml: {why}"


@real
def test_every_real_body_and_name_arrives(tmp_path: Path) -> None:
    """All rows of the real list, put into the official shape, come out with every name."""
    with (REAL / "us_ofac_research_2021.csv").open(encoding="utf-8", newline="") as stream:
        real_rows = list(csv.DictReader(stream))
    sdn, alt = [], []
    for row in real_rows:
        number = row["list_ref"].split()[-1]
        sdn.append(f'{number},"{row["entry_name"]}",-0- ,"NPWMD"' + ",-0- " * 8)
        alt += [f'{number},{at},"aka","{name}",-0- ' for at, name in enumerate(row["aliases"].split("|")) if name]
    found = entries("ofac", folder(tmp_path, sdn, alt))
    assert len(found) == len(real_rows) == 49
    for row, entry in zip(real_rows, found, strict=True):
        assert lacking(entry, filter(None, (row["entry_name"], *row["aliases"].split("|")))) == []
