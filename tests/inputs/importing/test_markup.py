"""No file in XML gets in that is not the whole list it should be."""

from pathlib import Path

import pytest

from tests.inputs.importing.sanctions import CASES, refusal, written

LISTS = {
    "un": CASES / "un" / "consolidated.xml",
    "uk": CASES / "uk" / "UK-Sanctions-List.xml",
    "eu": CASES / "eu" / "full.xml",
    "ofac": CASES / "ofac" / "sdn.xml",
}
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;">]>'
    "<CONSOLIDATED_LIST>&d;</CONSOLIDATED_LIST>"
)
every_format = pytest.mark.parametrize("name", LISTS)


@every_format
@pytest.mark.parametrize("other", LISTS)
def test_a_list_of_another_publisher_is_told_by_its_root(name: str, other: str) -> None:
    """What was found and what was sought are both said."""
    if name != other:
        assert "its root is <" in refusal(name, LISTS[other])


@every_format
def test_a_list_cut_short_is_refused_with_the_line(tmp_path: Path, name: str) -> None:
    """A download that broke off does not pass for a shorter list."""
    whole = LISTS[name].read_bytes()
    said = refusal(name, written(tmp_path / "cut.xml", whole[: len(whole) * 2 // 3]))
    assert said.startswith("cut.xml:")
    assert "is not XML that is whole" in said


@every_format
def test_a_web_page_in_place_of_the_list_is_called_so(tmp_path: Path, name: str) -> None:
    """That is what a download leaves that had to log in."""
    assert "is a web page" in refusal(name, written(tmp_path / "a.xml", "<!DOCTYPE html>\n<html><head></head></html>"))


@every_format
@pytest.mark.parametrize(
    "data",
    [
        b"<CONSOLIDATED_LIST>\0</CONSOLIDATED_LIST>",
        b"<CONSOLIDATED_LIST>\xff\xfe</CONSOLIDATED_LIST>",
        b"<?xml version='1.0' encoding='no-such-code'?><CONSOLIDATED_LIST/>",
        b"<",
        b"PK\x03\x04" + bytes(40),
        b"",
        LAUGHS.encode(),
    ],
    ids=["NUL", "wrong bytes", "wrong encoding", "one letter", "archive", "empty", "entities"],
)
def test_damaged_and_hostile_files_end_in_a_sentence(tmp_path: Path, name: str, data: bytes) -> None:
    """Nothing is unfolded and nothing ends in a traceback."""
    path = written(tmp_path / "sdn.csv", data)
    written(tmp_path / "alt.csv", "")
    written(tmp_path / "add.csv", "")
    assert ".csv" in refusal(name, path)


@every_format
def test_a_list_that_names_nobody_is_refused(tmp_path: Path, name: str) -> None:
    """An empty list would clear everybody."""
    root = {"un": "CONSOLIDATED_LIST", "uk": "Designations", "eu": "export", "ofac": "sdnList"}[name]
    path = written(tmp_path / "a.xml", f"<{root}></{root}>")
    assert refusal(name, path) == "a.xml: holds no record; is it the whole list?"


@every_format
def test_elements_within_elements_without_end_are_survived(tmp_path: Path, name: str) -> None:
    """A file of a hundred thousand levels is refused, or read as one that names nobody."""
    root = {"un": "CONSOLIDATED_LIST", "uk": "Designations", "eu": "export", "ofac": "sdnList"}[name]
    path = written(tmp_path / "a.xml", f"<{root}>" + "<a>" * 100_000 + "</a>" * 100_000 + f"</{root}>")
    assert refusal(name, path).startswith("a.xml")


@every_format
def test_a_file_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    """Its name is said."""
    assert "nowhere.xml: cannot be read" in refusal(name, tmp_path / "nowhere.xml")
