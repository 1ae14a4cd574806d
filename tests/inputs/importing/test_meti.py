"""METI's workbook: title rows, bullets, brackets, full width and damage."""

import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from rsscan.errors import InputError
from rsscan.inputs.importing import Edition, Row, Skipped, format_named, opening
from rsscan.inputs.importing.meti import FORMAT
from rsscan.watchlist import Effect, Entry, Name
from tests.inputs.importing.kept import lacking, needs_lists, rows_of, several

HEADER = (
    "No.", "国名、地域名\nCountry or Region", "企業名､組織名\nCompany or Organization", "別名\nAlso Known As",
    "懸念区分\nType of WMD", "通常兵器\nConventional Weapons",
)  # fmt: skip
IRAN = "イラン\nIslamic Republic of Iran"
KOREA = "北朝鮮\nNorth Korea"
CHINA = "中国\nPeople's Republic of China"


def workbook(path: Path, *rows: Sequence[object], above: Sequence[Sequence[object]] = (), title: str = "list") -> Path:
    """Write rows under the official header, with rows above it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in (*above, HEADER, *rows):
        sheet.append(list(row))
    book.save(path)
    return path


def read(path: Path) -> list[Row]:
    """Return all rows that the format yields."""
    return list(FORMAT.read(path, {}))


def only(path: Path) -> Entry:
    """Return the one entry of a file."""
    (entry,) = (row for row in read(path) if isinstance(row, Entry))
    return entry


def names(
    path: Path, name: str, aliases: str | None = None, country: str = CHINA
) -> list[tuple[str, str | None, bool]]:
    """Return value, language and weakness of the names of a body printed so."""
    entry = only(workbook(path / "list.xlsx", (1, country, name, aliases, "核\nN", None)))
    return [(one.value, one.lang, one.weak) for one in entry.names]


def test_a_row_is_a_body_with_country_number_and_concerns(tmp_path: Path) -> None:
    """All that METI says of a body is in its entry."""
    path = workbook(
        tmp_path / "list.xlsx",
        (
            7,
            KOREA,
            "Example University of Technology\n(模範工業総合大学)",
            "・EUT\n・Example Tech",
            "ミサイル、核\nM,N",
            "通常兵器\nCW",
        ),
    )
    assert read(path) == [
        Entry(
            id="",
            names=(
                Name("Example University of Technology", "en"),
                Name("模範工業総合大学", "ja"),
                Name("Example Tech", "en"),
                Name("EUT", "en", weak=True),
            ),
            country="KP",
            number="7",
            concerns=("M", "N", "CW"),
        )
    ]


def test_the_list_is_a_licence_requirement_whose_numbers_shift() -> None:
    """The format is known by name, with what its list means."""
    assert format_named("meti") is FORMAT
    assert FORMAT.head is not None
    assert (FORMAT.head.id, FORMAT.head.effect, FORMAT.keeps_numbers) == ("jp-meti-eul", Effect.LICENCE, False)


@pytest.mark.parametrize(
    ("above", "title", "day"),
    [
        ([["外国ユーザーリスト"], ["令和7年9月29日"]], "list", date(2025, 9, 29)),
        ([["別添 外国ユーザーリスト（令和７年９月２９日　令和７年１０月９日施行）"]], "list", date(2025, 9, 29)),
        ([["令和元年5月1日"]], "list", date(2019, 5, 1)),
        ([["平成13年制定 2025年1月31日改正"]], "list", date(2025, 1, 31)),
        ([], "2025.09.29", date(2025, 9, 29)),
        ([["Foreign End User List"]], "ユーザーリスト", None),
        ([["令和7年13月40日"]], "2025", None),
    ],
)
def test_the_edition_is_what_the_title_says(
    tmp_path: Path, above: list[list[object]], title: str, day: date | None
) -> None:
    """A day above the header or in the sheet's name is the edition; the day it applies from is not."""
    path = workbook(tmp_path / "list.xlsx", (1, IRAN, "Example Institute", None, "核\nN"), above=above, title=title)
    assert [row for row in read(path) if isinstance(row, Edition)] == ([Edition(day)] if day else [])
    assert only(path).country == "IR"


@pytest.mark.parametrize(
    ("wmd", "conventional", "codes"),
    [
        ("生物、化学、ミサイル、核\nB,C,M,N", None, ("B", "C", "M", "N")),
        ("ミサイル、核\nM、N", None, ("M", "N")),
        ("ミサイルM", None, ("M",)),
        ("核\nＮ", None, ("N",)),
        ("核\nN ", "通常兵器\nCW", ("N", "CW")),
        ("<b>化学</b><br/>C", None, ("C",)),
        ("核", "CW", ("N", "CW")),
        (None, "通常兵器\nCW", ("CW",)),
        (None, None, ()),
    ],
)
def test_concerns_are_read_by_letter_or_by_word(
    tmp_path: Path, wmd: str | None, conventional: str | None, codes: tuple[str, ...]
) -> None:
    """Separators, width and markup do not matter."""
    entry = only(workbook(tmp_path / "list.xlsx", (1, IRAN, "Example Institute", None, wmd, conventional)))
    assert (entry.concerns, entry.reason) == (codes, None)


def test_what_cannot_be_read_is_kept_as_printed(tmp_path: Path) -> None:
    """A new concern or a country that is not known is not lost."""
    entry = only(workbook(tmp_path / "list.xlsx", (1, "架空\nRuritania", "Example Institute", None, "放射\nR")))
    assert (entry.country, entry.concerns) == (None, ())
    assert entry.reason == "concern as printed: 放射 R; country as printed: 架空 Ruritania"


@pytest.mark.parametrize(
    ("printed", "code"),
    [(IRAN, "IR"), (KOREA, "KP"), (CHINA, "CN"), ("ロシア", "RU"), ("台湾\nTaiwan", "TW"), ("香港\nHong Kong", "HK")],
)
def test_the_country_is_told_in_either_language(tmp_path: Path, printed: str, code: str) -> None:
    """English first, Japanese where there is no English."""
    assert only(workbook(tmp_path / "list.xlsx", (1, printed, "Example Institute", None, "核\nN"))).country == code


EXAMPLE = "Example Institute"
NINTH = "9th Institute of Sample Aerospace Corporation"


@pytest.mark.parametrize(
    ("name", "strong", "weak"),
    [
        ("Example Institute （EXI）", ["Example Institute (EXI)", EXAMPLE], ["EXI"]),
        ("Example Institute（EXI）\n（模范研究所）", ["Example Institute(EXI)", EXAMPLE, "模范研究所"], ["EXI"]),
        ("Example Institute (BASU)", ["Example Institute (BASU)", EXAMPLE], ["BASU"]),
        ("Example Institute (EXI 14)", ["Example Institute (EXI 14)", EXAMPLE], ["EXI 14"]),
        (f"{NINTH} (SAC)", [f"{NINTH} (SAC)", NINTH], []),
        ("Exam (Example Body of Nowhere)", ["Exam (Example Body of Nowhere)", "Example Body of Nowhere"], ["Exam"]),
        ("Example Trading (HK)", ["Example Trading (HK)"], []),
        ("Example Trading (PVT)", ["Example Trading (PVT)"], []),
        ("Example Works (3M)", ["Example Works (3M)"], []),
        ("Example (Dalian) Co.， Ltd.", ["Example (Dalian) Co., Ltd."], []),
        ("Example Glass\n(模范玻璃工厂(平安南道))", ["Example Glass", "模范玻璃工厂(平安南道)"], []),
        ("Example Aviation\nTechnology Co.", ["Example Aviation Technology Co."], []),
        ("模范电子(深圳)有限公司", ["模范电子(深圳)有限公司"], []),
        ("(模范研究所)", ["模范研究所"], []),
        ("模范研究所\n(模范院)\n(EXI)", ["模范研究所 (模范院)", "模范研究所"], ["模范院", "EXI"]),
        ("EXI", [], ["EXI"]),
        ("Example Glass\n(模范玻璃工厂(平安南道)", ["Example Glass", "模范玻璃工厂(平安南道)"], []),
        ("<span>Example &amp; Sons</span>", ["Example & Sons"], []),
        ("Example) Institute", ["Example) Institute"], []),
    ],
)  # fmt: skip
def test_a_name_that_runs_several_together_is_parted(
    tmp_path: Path, name: str, strong: list[str], weak: list[str]
) -> None:
    """Native names and the body's own acronym are names of their own; another's acronym, a place or a form is none."""
    found = names(tmp_path, name)
    assert [value for value, _, is_weak in found if not is_weak] == strong
    assert [value for value, _, is_weak in found if is_weak] == weak


@pytest.mark.parametrize(
    ("country", "lang"),
    [(CHINA, "zh"), ("台湾\nTaiwan", "zh"), (KOREA, "ja"), (IRAN, "ja")],
)
def test_han_is_japanese_where_the_country_writes_none(tmp_path: Path, country: str, lang: str) -> None:
    """METI writes a Korean body's name as Japanese does."""
    assert names(tmp_path, "Example Works\n(模範技術貿易)", country=country) == [
        ("Example Works", "en", False),
        ("模範技術貿易", lang, False),
    ]


@pytest.mark.parametrize(
    ("cell", "aliases"),
    [
        ("・One Body\n・Two Body", ["One Body", "Two Body"]),
        (" ・One Body \n• Two Body", ["One Body", "Two Body"]),
        ("・One Body ・Two Body", ["One Body", "Two Body"]),
        ("One Body\nTwo Body", ["One Body", "Two Body"]),
        ("・One Very\nLong Body\n・Two Body", ["One Very Long Body", "Two Body"]),
        ("・One Very\nLong Body・\n・Two Body", ["One Very Long Body・", "Two Body"]),
        ("・One Body\n(一号机构)", ["One Body", "一号机构"]),
        ("・One Body\n二号机构", ["One Body", "二号机构"]),
        ("・One Body; and\n・Two Body", ["One Body", "Two Body"]),
        ("・Акционерное общество \n・Пример", ["Акционерное общество Пример", "Пример"]),
        ("・ＯＮＥ　ＢＯＤＹ", ["ONE BODY"]),
        ("One Body_x000D_\nTwo Body", ["One Body", "Two Body"]),
        (" ", []),
        (None, []),
    ],
)
def test_aliases_are_parted_at_their_bullets(tmp_path: Path, cell: str | None, aliases: list[str]) -> None:
    """A line broken inside a name is no alias, a line in another script is, and forgotten bullets do no harm."""
    assert [value for value, _, _ in names(tmp_path, "Example", cell)[1:]] == aliases


def test_what_is_no_body_is_passed_over_and_said(tmp_path: Path) -> None:
    """Rows without a name and notes are counted; a repeated header and empty rows are nothing."""
    path = workbook(
        tmp_path / "list.xlsx",
        (1, IRAN, "Example Institute", None, "核\nN"),
        (),
        HEADER,
        (2, IRAN, None, None, "核\nN"),
        (3.0, IRAN, "・", None, "核\nN"),
        (4.0, IRAN, "Example " * 200, None, "核\nN"),
        (None, None, "注：この表は見本である。", None, None),
        (4.0, IRAN, "Example Bank", None, None),
    )
    entry, *skipped, last = read(path)
    assert isinstance(entry, Entry)
    assert skipped == [
        Skipped("row 5", "no name"),
        Skipped("row 6", "no name"),
        Skipped("row 7", "has a name of more than 1,500 letters, which no body has"),
        Skipped("row 8", "a note, not a body"),
    ]
    assert isinstance(last, Entry)
    assert (last.number, last.research) == ("4", False)


def test_other_sheets_are_passed_over_and_said(tmp_path: Path) -> None:
    """A cover sheet is no list; a second sheet with the header is read too."""
    path = tmp_path / "list.xlsx"
    book = Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "表紙"
    cover.append(["令和7年9月29日"])
    for at in (1, 2):
        sheet = book.create_sheet(f"part {at}")
        sheet.append(list(HEADER))
        sheet.append([at, IRAN, f"Example Institute {at}", None, "核\nN"])
    book.save(path)
    first, edition, *entries = read(path)
    assert first == Skipped("sheet 表紙", "no list of bodies")
    assert edition == Edition(date(2025, 9, 29))
    assert [one.name for one in entries if isinstance(one, Entry)] == ["Example Institute 1", "Example Institute 2"]


def problem(path: Path) -> str:
    """Return the one sentence with which a file is refused."""
    with pytest.raises(InputError) as refused:
        read(path)
    (sentence,) = refused.value.problems
    assert sentence.startswith(f"{path}:")
    return sentence.removeprefix(f"{path}:").strip()


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    """A page, a text, an empty file and a folder are each named for what they are."""
    path = tmp_path / "list.xlsx"
    path.write_text("<!DOCTYPE html><html><body>sign in</body></html>", encoding="utf-8")
    assert "web page" in problem(path)
    path.write_text("No.,Country", encoding="utf-8")
    assert "not a whole .xlsx file" in problem(path)
    path.write_bytes(b"")
    assert problem(path) == "is empty"
    assert problem(tmp_path) == "is a folder, not a file"


def test_a_cut_workbook_is_refused(tmp_path: Path) -> None:
    """Half a download is not half a list."""
    path = workbook(tmp_path / "list.xlsx", (1, IRAN, "Example Institute", None, "核\nN"))
    path.write_bytes(path.read_bytes()[:-400])
    assert "not a whole .xlsx file" in problem(path)


def test_a_workbook_of_something_else_is_refused(tmp_path: Path) -> None:
    """What was expected is said by the names of the columns."""
    path = tmp_path / "list.xlsx"
    book = Workbook()
    assert book.active is not None
    book.active.append(["Date", "Amount"])
    book.save(path)
    assert "'Country or Region' and 'Company or Organization'" in problem(path)


def changed(path: Path, part: str, body: str | bytes) -> Path:
    """Replace one part of a sound workbook."""
    workbook(path, (1, IRAN, "Example Institute", None, "核\nN"))
    with zipfile.ZipFile(path) as sound:
        parts = {name: sound.read(name) for name in sound.namelist()}
    if part not in parts:
        there = f'<Override PartName="/{part}" ContentType="{STRINGS}"/></Types>'.encode()
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", there)
    parts[part] = body if isinstance(body, bytes) else body.encode()
    with zipfile.ZipFile(path, "w") as damaged:
        for name, content in parts.items():
            damaged.writestr(name, content)
    return path


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STRINGS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'


@pytest.mark.parametrize(
    ("part", "body"),
    [
        ("xl/worksheets/sheet1.xml", BOMB),
        ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row"),
        ("xl/worksheets/sheet1.xml", f'<worksheet {MAIN}><sheetData><row r="x"/></sheetData></worksheet>'),
        ("xl/sharedStrings.xml", BOMB),
        ("xl/workbook.xml", "<workbook"),
        ("xl/workbook.xml", b"\0\0\0"),
        ("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"),
    ],
)  # fmt: skip
def test_a_workbook_with_broken_parts_is_refused(tmp_path: Path, part: str, body: str | bytes) -> None:
    """Entities are not unfolded, and broken XML is said in a sentence."""
    assert "is not an .xlsx workbook that is whole" in problem(changed(tmp_path / "list.xlsx", part, body))


def test_a_workbook_whose_parts_do_not_unpack_is_refused(tmp_path: Path) -> None:
    """Bytes that changed on the way are found."""
    path = workbook(tmp_path / "list.xlsx", *((at, IRAN, f"Example Institute {at}", None, "核\nN") for at in range(99)))
    with zipfile.ZipFile(path) as sound:
        at = sound.getinfo("xl/worksheets/sheet1.xml").header_offset + 100
    body = bytearray(path.read_bytes())
    body[at : at + 40] = b"\xff" * 40
    path.write_bytes(body)
    assert "is not an .xlsx workbook that is whole" in problem(path)


def test_an_archive_that_unfolds_without_end_is_refused(tmp_path: Path) -> None:
    """What a part says that it holds is known before it is unpacked."""
    path = workbook(tmp_path / "list.xlsx", (1, IRAN, "Example Institute", None, "核\nN"))
    body = bytearray(path.read_bytes())
    size = body.index(b"PK\x01\x02") + 24  # in the directory of the archive: the size of its first part, unpacked
    body[size : size + 4] = (2**30).to_bytes(4, "little")
    path.write_bytes(body)
    assert "unfolds to more than" in problem(path)


def test_a_cell_of_megabytes_is_refused(tmp_path: Path) -> None:
    """No name is that long, and the row is said."""
    cell = '<c r="C3" t="inlineStr"><is><t>' + "x" * (opening.FIELD_LIMIT + 1) + "</t></is></c>"
    sheet = f'<worksheet {MAIN}><sheetData><row r="3">{cell}</row></sheetData></worksheet>'
    assert "row 3: holds a cell too long" in problem(changed(tmp_path / "l.xlsx", "xl/worksheets/sheet1.xml", sheet))


def test_a_row_far_below_is_refused(tmp_path: Path) -> None:
    """A row numbered in the millions would be millions of empty rows."""
    row = '<row r="99999999"><c r="A99999999"><v>1</v></c></row>'
    sheet = f"<worksheet {MAIN}><sheetData>{row}</sheetData></worksheet>"
    assert "has more than 100000 rows" in problem(changed(tmp_path / "l.xlsx", "xl/worksheets/sheet1.xml", sheet))


COUNTRIES = {
    "AE": "アラブ首長国連邦\nUnited Arab Emirates", "AF": "アフガニスタン\nIslamic Republic of Afghanistan",
    "CN": CHINA, "EG": "エジプト\nArab Republic of Egypt", "HK": "香港\nHong Kong",
    "IL": "イスラエル\nState of Israel", "IN": "インド\nIndia", "IR": IRAN, "KP": KOREA,
    "LB": "レバノン\nRepublic of Lebanon", "PK": "パキスタン\nIslamic Republic of Pakistan",
    "RU": "ロシア\nRussian Federation", "SY": "シリア\nSyrian Arab Republic", "TW": "台湾\nTaiwan",
    "YE": "イエメン\nRepublic of Yemen",
}  # fmt: skip
WORDS = {"B": "生物", "C": "化学", "M": "ミサイル", "N": "核"}
FORM_ALONE = "Акционерное общество"


@needs_lists
def test_the_whole_list_arrives(tmp_path: Path) -> None:
    """Every row of the edition of 2025-09-29 in the official shape is a body with its country, concerns and names."""
    kept = rows_of("jp_meti_enduser_2025.csv")
    path = workbook(tmp_path / "list.xlsx", *map(printed, kept), above=[["外国ユーザーリスト 令和7年9月29日"]])
    edition, *entries = read(path)
    assert edition == Edition(date(2025, 9, 29))
    assert len(entries) == len(kept)
    for entry, row in zip(entries, kept, strict=True):
        assert isinstance(entry, Entry)
        wanted = [row["entry_name"], *several(row["native_name"]), *aliases(row)]
        assert lacking(entry, [name for name in wanted if name != FORM_ALONE]) == []
        told = row["programme_reason"].removeprefix("concern:")
        assert (entry.country, ",".join(entry.concerns), entry.number) == (row["country"], told, row["list_ref"])


def aliases(row: dict[str, str]) -> list[str]:
    """Return the aliases of a row; one has a native name behind it, which is printed on a line of its own."""
    return several(row["aliases"].replace(" ((", "|(("))


def printed(row: dict[str, str]) -> tuple[object, ...]:
    """Return a row as METI prints it."""
    codes = [code for code in row["programme_reason"].removeprefix("concern:").split(",") if code in WORDS]
    wmd = "、".join(WORDS[code] for code in codes) + "\n" + ",".join(codes) if codes else None
    native = "".join(f"\n({name})" for name in several(row["native_name"]))
    bullets = "\n".join(f"・{alias}" for alias in aliases(row))
    conventional = "通常兵器\nCW" if row["programme_reason"].endswith("CW") else None
    return int(row["list_ref"]), COUNTRIES[row["country"]], row["entry_name"] + native, bullets, wmd, conventional
