"""Files from outside are opened without trust: whatever is wrong is one sentence with the file and the line."""

import codecs
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rsscan.errors import InputError
from rsscan.inputs.importing import FORMATS, format_named, opening

PAGE = b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body></body></html>"
ITEM = frozenset({"item"})


def read_table(path: Path) -> list[tuple[int, list[str]]]:
    """Read all rows of a table."""
    return list(opening.table(path))


def read_elements(path: Path) -> list[Any]:
    """Read all items of an XML file."""
    return list(opening.elements(path, ITEM))


def read_lines(path: Path) -> list[tuple[int, Any]]:
    """Read all values of JSON lines."""
    return list(opening.json_lines(path))


EVERY = {
    "table": read_table,
    "elements": read_elements,
    "archive": opening.archive,
    "json_lines": read_lines,
    "json_document": opening.json_document,
}


def refusal(read: Callable[[Path], Any], path: Path, body: bytes | None = None) -> str:
    """Return the one sentence with which a file is refused, without its folder."""
    if body is not None:
        path.write_bytes(body)
    with pytest.raises(InputError) as caught:
        read(path)
    assert len(caught.value.problems) == 1
    assert "\n" not in caught.value.problems[0]
    return caught.value.problems[0].replace(f"{path.parent}/", "")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a file that is not there yet."""
    return tmp_path / "file"


@pytest.fixture(params=EVERY)
def read(request: pytest.FixtureRequest) -> Callable[[Path], Any]:
    """Each of the readers in turn."""
    return EVERY[request.param]


def test_no_file_is_said_by_every_reader(read: Callable[[Path], Any], path: Path) -> None:
    """A misspelt path is told as the system tells it."""
    assert refusal(read, path) == "file: cannot be read: No such file or directory"


def test_a_path_that_no_system_has_is_said(read: Callable[[Path], Any], path: Path) -> None:
    """A NUL byte in a path is an error of the path."""
    assert refusal(read, path.with_name("a\0b")) == "a\0b: cannot be read: embedded null byte"


def test_a_folder_is_said_by_every_reader(read: Callable[[Path], Any], path: Path) -> None:
    """A folder is named as such."""
    path.mkdir()
    assert refusal(read, path) == "file: is a folder, not a file"


def test_an_empty_file_is_said_by_every_reader(read: Callable[[Path], Any], path: Path) -> None:
    """A download of nothing is not a list of nothing."""
    assert refusal(read, path, b"") == "file: is empty"


def test_a_pipe_is_not_waited_for(read: Callable[[Path], Any], path: Path) -> None:
    """A pipe that nobody writes into would block for ever."""
    os.mkfifo(path)
    assert refusal(read, path) == "file: is not a file that can be read twice"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_said(read: Callable[[Path], Any], path: Path) -> None:
    """A file without permission is named."""
    path.write_bytes(b"name\nA\n")
    path.chmod(0)
    assert refusal(read, path) == "file: cannot be read: Permission denied"


def test_a_file_beyond_all_bounds_is_not_read(read: Callable[[Path], Any], path: Path) -> None:
    """A sparse file has a size and no content."""
    with path.open("wb") as stream:
        stream.truncate(opening.FILE_LIMIT + 1)
    assert refusal(read, path) == "file: is larger than 4 GiB"


@pytest.mark.parametrize(
    "page",
    [
        PAGE,
        b"\xef\xbb\xbf\r\n  " + PAGE,
        b"<HTML lang='en'><HEAD></HEAD>",
        b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'>\n<html></html>",
        b"<!-- portal -->\n<html><head></head></html>",
    ],
)
def test_a_web_page_in_place_of_the_file_is_said(read: Callable[[Path], Any], path: Path, page: bytes) -> None:
    """What a download behind a login leaves behind is a page."""
    said = refusal(read, path, page)
    assert said.startswith("file:1: is a web page, not ")
    assert said.endswith("; was it saved from a page that asked to log in?")


@pytest.mark.parametrize(
    ("body", "reads", "said"),
    [
        (b"PK\x03\x04rest", read_table, "is a workbook (.xlsx) or another zip archive, not a table (CSV)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", opening.archive, "is a workbook of the old kind (.xls), not a workbook (.xlsx)"),
        (b"%PDF-1.7", read_elements, "is a PDF document, not XML"),
        (b"\x1f\x8b\x08\x00", read_lines, "is a packed file (gzip), not JSON lines"),
        (b'<?xml version="1.0"?><a/>', read_table, "is XML, not a table (CSV)"),
        (b'{"a": 1}', read_table, "is JSON, not a table (CSV)"),
        (b'[{"a": 1}]', read_elements, "is JSON, not XML"),
    ],
)
def test_a_file_of_another_kind_is_said(path: Path, body: bytes, reads: Callable[[Path], Any], said: str) -> None:
    """What was expected and what was found stand in one sentence."""
    assert refusal(reads, path, body) == f"file: {said}"


# Tables


@pytest.mark.parametrize(
    "body",
    [
        'name,land\nÅbo,"a, b; c\td"\n'.encode(),
        'name;land\r\nÅbo;"a, b; c\td"\r\n'.encode(),
        'name\tland\nÅbo\t"a, b; c\td"\n'.encode(),
        'sep=;\nname;land\nÅbo;"a, b; c\td"\n'.encode(),
        '\n  \nname,land\nÅbo,"a, b; c\td"\n'.encode(),
        'name,land\nÅbo,"a, b; c\td"'.encode("utf-8-sig"),
        'name\tland\r\nÅbo\t"a, b; c\td"\r\n'.encode("utf-16"),
        codecs.BOM_UTF16_BE + 'name;land\nÅbo;"a, b; c\td"\n'.encode("utf-16-be"),
        '"name","land"\nÅbo,"a, b; c\td"\n'.encode(),
    ],
)
def test_a_table_is_read_however_a_spreadsheet_wrote_it(path: Path, body: bytes) -> None:
    """Commas, semicolons, tabs, marks of byte order and UTF-16 make no difference."""
    path.write_bytes(body)
    assert [row for _, row in read_table(path)] == [["name", "land"], ["Åbo", "a, b; c\td"]]


def test_rows_know_the_line_they_begin_on(path: Path) -> None:
    """A cell over several lines, blank lines and a line that says the separator are counted."""
    path.write_text('\nsep=,\nname,land\n"a\nb",x\n\nc,y\n', encoding="utf-8")
    assert read_table(path) == [(3, ["name", "land"]), (4, ["a\nb", "x"]), (6, []), (7, ["c", "y"])]


def test_separators_inside_quotes_do_not_part(path: Path) -> None:
    """A heading with commas inside quotation marks is still parted by semicolons."""
    path.write_text('"name, short, long";land\nA;B\n', encoding="utf-8")
    assert read_table(path)[0] == (1, ["name, short, long", "land"])


@pytest.mark.parametrize("encoding", ["cp932", "shift_jis", "euc-jp", "gb18030", "latin-1"])
def test_text_in_an_older_encoding_is_said_with_its_line(path: Path, encoding: str) -> None:
    """A spreadsheet in Japan writes CP932; the line is that of the first letter, however far into the file."""
    words = "é" if encoding == "latin-1" else "金日成総合大学"
    body = ("name\n" + "a\n" * 9000 + f"{words}\n").encode(encoding)
    assert refusal(read_table, path, body) == (
        "file:9002: is not UTF-8; save it as UTF-8 (in a spreadsheet: “CSV UTF-8”) and import again"
    )


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_said(path: Path, encoding: str) -> None:
    """Without the mark nothing says which byte comes first."""
    said = refusal(read_table, path, "name,land\nA,B\n".encode(encoding))
    assert said == "file: is UTF-16 without the mark that says so; save it as UTF-8 and import again"


def test_utf_16_that_is_cut_is_said(path: Path) -> None:
    """Half of a letter at the end is a file that is not whole."""
    said = refusal(read_table, path, "name\nA\n".encode("utf-16")[:-1])
    assert said == "file: is not UTF-16 that is whole; save it as UTF-8 and import again"


def test_nul_bytes_are_said(path: Path) -> None:
    """At the beginning they show that the file is no text; further down they have a line."""
    assert refusal(read_table, path, b"na\0me\nA\n") == "file: is not text (it holds NUL bytes)"
    far = b"name\n" + b"aaaaaaa\n" * 1000 + b"b\0\n"
    assert refusal(read_table, path, far) == "file:1002: holds NUL bytes"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'name\n"A\n', "file:2: is not CSV: unexpected end of data"),
        (b'name\nA\n"B"C\n', "file:3: is not CSV: ',' expected after '\"'"),
        (
            b'name\n"' + b"x" * (10 * 1024**2) + b'"\n',
            "file:2: a cell is longer than 4 Mi letters; is a quotation mark never closed?",
        ),
        (b"name\n" + b"x,\n" + b"y" * (16 * 1024**2 + 1), "file:3: the line is longer than 16 Mi letters"),
    ],
    ids=["open quotation", "text behind a quotation", "a cell of 10 MB", "a line of 16 MB"],
)
def test_a_table_that_is_none_is_said_with_its_line(path: Path, body: bytes, said: str) -> None:
    """A cut file, a broken quotation and a cell beyond bounds."""
    assert refusal(read_table, path, body) == said


# JSON


def test_json_lines_come_with_their_lines(path: Path) -> None:
    """Blank lines count and are passed over; so are lines without what is wanted, unread."""
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}\n\n{"b": "\xe5\xa4\xa7"}\nnot JSON')
    lines = opening.json_lines(path)
    assert [next(lines), next(lines)] == [(1, {"a": 1}), (3, {"b": "大"})]
    assert list(opening.json_lines(path, b'"b"')) == [(3, {"b": "大"})]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"a": ', "is not JSON that is whole: Expecting value"),
        (b'{"a": "\xff"}', "is not UTF-8; save it as UTF-8 and import again"),
        (b'{"a": "\\ud83d"}', "holds half of a letter (a lone surrogate)"),
        (b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "is nested too deeply to be read"),
        (b'{"a": ' + b"9" * 5000 + b"}", "holds a number that is too long to be read"),
        (b'{"a": "' + b"x" * 16 * 1024**2 + b'"}', "the line is longer than 16 MiB"),
    ],
    ids=["cut", "not UTF-8", "surrogate", "deep", "long number", "long line"],
)
def test_json_that_is_none_is_said_with_its_line(path: Path, line: bytes, said: str) -> None:
    """What is wrong with a line is told without a traceback and without its content."""
    assert refusal(read_lines, path, b'{"a": 1}\n' + line + b"\n") == f"file:2: {said}"


def test_an_array_is_not_json_lines(path: Path) -> None:
    """One array would have to be held whole."""
    said = refusal(read_lines, path, b"[1, 2]")
    assert said == "file:1: is one JSON array; JSON lines, one object a line, are expected"


def test_a_json_document_names_the_line(path: Path) -> None:
    """A document over several lines is cut at a line."""
    path.write_bytes(b'{"a":\n ["\\u5927"]}')
    assert opening.json_document(path) == {"a": ["大"]}
    assert (
        refusal(opening.json_document, path, b'{"a":\n [1,\n') == "file:3: is not JSON that is whole: Expecting value"
    )
    said = refusal(opening.json_document, path, b'{"a":\n\n "\xff"}')
    assert said == "file:3: is not UTF-8; save it as UTF-8 and import again"


def test_a_json_document_beyond_bounds_is_not_read(path: Path) -> None:
    """A sparse file of the size that is too much."""
    with path.open("wb") as stream:
        stream.write(b"{")
        stream.truncate(opening.DOCUMENT_LIMIT + 1)
    assert refusal(opening.json_document, path) == "file: is larger than 256 MiB"


# XML


def test_elements_come_without_namespaces_and_whole(path: Path) -> None:
    """An element is whole when it is yielded, in UTF-8 as in UTF-16."""
    body = '<?xml version="1.0" encoding="{}"?><l xmlns="urn:x"><item n="1"><a>é</a></item><other/><item n="2"/></l>'
    for encoding in ("utf-8", "utf-16"):
        path.write_bytes(body.format(encoding).encode(encoding))
        read = [(item.get("n"), item.findtext("a")) for item in opening.elements(path, ITEM)]
        assert read == [("1", "é"), ("2", None)]


def test_no_element_is_kept(path: Path) -> None:
    """What was yielded and what is not wanted is gone from the tree when the root ends."""
    path.write_text(f"<list>{'<item><a>1</a></item><other><b/></other>' * 1000}</list>", encoding="utf-8")
    children = [
        len(element) for element in opening.elements(path, frozenset({"item", "list"})) if element.tag == "list"
    ]
    assert children == [2000]

    def roots() -> Iterator[int]:
        for element in opening.elements(path, frozenset({"item", "b"})):
            yield len(element)

    assert list(roots()) == [1, 0] * 1000


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><l><item>&c;</item></l>',
            "file: holds a document type or entities, which are not read",
        ),
        (
            b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><l><item>&a;</item></l>',
            "file: holds a document type or entities, which are not read",
        ),
        (b'<!DOCTYPE l SYSTEM "l.dtd"><l/>', "file: holds a document type or entities, which are not read"),
        (b"<l>\n<item>\n", "file:3: is not XML that is whole: no element found: line 3, column 0"),
        (
            b"<l>\n<item>a\0b</item></l>",
            "file:2: is not XML that is whole: not well-formed (invalid token): line 2, column 7",
        ),
        (b"name,land\nA,B\n", "file:1: is not XML that is whole: syntax error: line 1, column 0"),
        (
            b'<?xml version="1.0" encoding="shift_jis"?><l/>',
            "file: is in an encoding that is not read: multi-byte encodings are not supported",
        ),
        (b"<l>" + b"<a>" * 101, "file: has elements more than 100 levels deep"),
        (
            b"<l><item><a>" + b"x" * (10 * 1024**2) + b"</a></item></l>",
            "file: the text of a a is longer than 4 Mi letters",
        ),
    ],
    ids=["billion laughs", "external entity", "external type", "cut", "NUL", "table", "encoding", "deep", "10 MB"],
)
def test_xml_that_is_not_trusted_is_said(path: Path, body: bytes, said: str) -> None:
    """No entity is unfolded or fetched, and no depth or length is without bounds."""
    assert refusal(read_elements, path, body) == said


# Archives


def workbook(path: Path, parts: dict[str, bytes]) -> Path:
    """Make an archive of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return path


def test_a_workbook_is_let_through(path: Path) -> None:
    """An archive that has a workbook's folder is one."""
    opening.archive(workbook(path, {"xl/workbook.xml": b"<workbook/>"}))


def test_another_archive_is_said(path: Path) -> None:
    """A text document is an archive too."""
    workbook(path, {"word/document.xml": b"<document/>"})
    assert refusal(opening.archive, path) == "file: is a zip archive, but no workbook (.xlsx)"


def test_a_workbook_that_is_cut_is_said(path: Path) -> None:
    """The index of an archive stands at its end, so that any cut shows."""
    whole = workbook(path, {"xl/workbook.xml": os.urandom(5000)}).read_bytes()
    for length in (10, 100, len(whole) // 2, len(whole) - 30):
        said = refusal(opening.archive, path, whole[:length])
        assert said == "file: is not a whole .xlsx file (it is cut or of another kind)"


def test_an_archive_that_unfolds_is_not_read(path: Path) -> None:
    """Half a megabyte of zeros packed again and again is more than half a gigabyte."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(9):
            with archive.open(f"xl/sheet{number}.xml", "w") as part:
                for _ in range(58):
                    part.write(bytes(1024**2))
    assert path.stat().st_size < 1024**2
    assert refusal(opening.archive, path) == "file: unfolds to more than 512 MiB and is not read"


def test_the_file_of_a_table_can_be_read_line_by_line(path: Path) -> None:
    """Text opened for a reader of its own keeps its line ends."""
    path.write_bytes("a\r\né\n".encode("utf-8-sig"))
    with opening.text(path) as stream:
        assert stream.readlines() == ["a\r\n", "é\n"]


def test_the_beginning_of_a_file_is_told_without_marks_and_blanks(path: Path) -> None:
    """A reader that knows two forms looks at the first bytes."""
    path.write_bytes(b"\xef\xbb\xbf \n" + json.dumps({"id": 1}).encode())
    assert opening.begins_with(path, 10) == b'{"id"'


WHOLE = (
    b'name,land\n"\xc3\x85bo; A",FI\n',
    "name\tland\nÅbo\tFI\n".encode("utf-16"),
    b'{"id": "x", "schema": "Company", "properties": {"name": ["\\u5927"]}}\n' * 2,
    b'<?xml version="1.0"?><l xmlns="urn:x"><item n="1"><a>\xc3\x85</a></item></l>',
    b"PK\x03\x04" + bytes(40),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(whole=st.sampled_from(WHOLE), at=st.integers(0, 80), inserted=st.binary(max_size=6), cut=st.integers(0, 80))
def test_whatever_a_file_holds_is_read_or_refused(
    read: Callable[[Path], Any], path: Path, whole: bytes, at: int, inserted: bytes, cut: int
) -> None:
    """A file that is cut, spoilt or of another kind gives values or an InputError, and nothing else."""
    path.write_bytes(whole[:at] + inserted + whole[at + cut :])
    said: tuple[str, ...] = ()
    try:
        read(path)
    except InputError as error:
        said = error.problems
    assert all(problem.startswith(str(path)) and "\n" not in problem for problem in said)


def test_an_unknown_format_names_those_there_are() -> None:
    """A misspelt format is answered with every format and the file that it reads; other usual names are understood."""
    with pytest.raises(InputError) as caught:
        format_named("excel")
    told = str(caught.value)
    assert told.startswith("excel: is not a format of lists; formats are csv: any table")
    assert all(f"{name}: {format_named(name).title}" in told for name in FORMATS)
    assert format_named("UN-XML") is format_named("un")
