"""The page of Canada's Named Research Organizations, as it is and as it might come to be."""

from datetime import date
from pathlib import Path

import pytest

from rsscan.errors import InputError
from rsscan.inputs.importing import Edition, Row, Skipped, format_named
from rsscan.inputs.importing.canada import FORMAT
from rsscan.watchlist import Effect, Entry
from tests.inputs.importing.kept import lacking, needs_lists, rows_of, several, spelling

TOP = """<!DOCTYPE html>
<html lang="en" dir="ltr"><head><meta charset="utf-8" />
<meta name="dcterms.title" content="Named Research Organizations" />
<meta name="dcterms.modified" title="W3CDTF" content="2024-04-17" /></head><body>
<ul class="menu"><li><a href="/en">Home</a></li><li><a href="/fr">Science (Canada)</a></li></ul>
<main><h1>Named Research Organizations</h1>
<p>All researchers must review the list of Named Research Organizations.</p>
"""
END = """</main><dl id="wb-dtmd"><dt>Date modified:</dt>
<dd><time property="dateModified">2024-04-18</time></dd></dl></body></html>
"""
COUNTRIES = {"CN": "People’s Republic of China", "IR": "Iran", "RU": "Russia"}


def page(path: Path, body: str, top: str = TOP, end: str = END) -> Path:
    """Write a page around a body."""
    path.write_text(top + body + end, encoding="utf-8")
    return path


def read(path: Path) -> list[Row]:
    """Return all rows that the format yields."""
    return list(FORMAT.read(path, {}))


def bodies(path: Path) -> list[tuple[str | None, list[str]]]:
    """Return country and names of the page's organizations."""
    return [(row.country, [name.value for name in row.names]) for row in read(path) if isinstance(row, Entry)]


def test_an_item_is_an_organization_with_country_and_aliases(tmp_path: Path) -> None:
    """The official shape: a name in bold, the country in brackets, the aliases below."""
    path = page(
        tmp_path / "page.html",
        """<section id="a"><h2>A</h2><ul>
        <li><strong>Example Medical Institute</strong> (People’s Republic of China)
        <p>Known alias(es): EMI; Example Institute of Medicine;
        Example Medical Institute</p></li>
        <li><strong>Example Bureau of Design</strong> (Russia)</li>
        </ul><p><a href="#top">top of page</a></p></section>""",
    )
    edition, first, second = read(path)
    assert edition == Edition(date(2024, 4, 18))
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert [(name.value, name.lang, name.weak) for name in first.names] == [
        ("Example Medical Institute", "en", False),
        ("Example Institute of Medicine", "en", False),
        ("EMI", "en", True),
    ]
    assert (first.country, first.research, first.number, first.reason) == ("CN", True, None, None)
    assert (second.name, second.country) == ("Example Bureau of Design", "RU")


def test_the_list_bars_funding() -> None:
    """The format is known by name, with what its list means."""
    assert format_named("ca-nro") is FORMAT
    assert FORMAT.head is not None
    assert (FORMAT.head.id, FORMAT.head.effect) == ("ca-nro", Effect.FUNDING_BAR)


def test_the_french_page_is_read(tmp_path: Path) -> None:
    """Names and aliases of the French page are French."""
    body = """<ul><li><strong>Institut d’exemple</strong> (République populaire de Chine)
    <p>Alias connu(s) : Académie d’exemple; EXA</p></li></ul>"""
    top = '<!DOCTYPE html><html lang="fr"><body><h1>Organisations de recherche nommées</h1>'
    path = page(tmp_path / "page.html", body, top, "<p>Date de modification : 2025-01-02</p></body></html>")
    edition, entry = read(path)
    assert edition == Edition(date(2025, 1, 2))
    assert isinstance(entry, Entry)
    assert entry.country == "CN"
    assert [(name.value, name.lang) for name in entry.names] == [
        ("Institut d’exemple", "fr"), ("Académie d’exemple", "fr"), ("EXA", "fr"),
    ]  # fmt: skip


def test_lists_under_a_country_are_read(tmp_path: Path) -> None:
    """A heading that is a country says where those below it are, until the next heading."""
    path = page(
        tmp_path / "page.html",
        """<h2>Iran</h2><ul><li>Example University<br>Known aliases: Sample University</li>
        <li><a href="#x">Back</a></li></ul>
        <h2>See also</h2><ul><li>Guidelines</li><li>Nested<ul><li>Example Academy (Russia)</li></ul></li></ul>""",
    )
    assert bodies(path) == [("IR", ["Example University", "Sample University"]), ("RU", ["Example Academy"])]


def test_a_table_is_read(tmp_path: Path) -> None:
    """Columns are found by their headings; a table of something else is passed over."""
    path = page(
        tmp_path / "page.html",
        """<table id="nro"><caption>All</caption><thead><tr><th>Country</th><th>Name of organization</th>
        <th>Notes</th><th>Known alias(es)</th></tr></thead><tbody>
        <tr><td>Iran</td><td>Example University</td><td>-</td><td>EXU; Sample University</td></tr>
        <tr><td>Russia</td><td>Example Academy Known alias(es): EXA</td></tr>
        <tr><td>Russia</td><td></td><td></td><td>lost</td></tr>
        <tr><td></td><td></td><td></td><td></td></tr>
        </tbody></table><table><tr><td>Iran</td><td>Telephone</td></tr><tr><th>Hours</th></tr></table>""",
    )
    assert bodies(path) == [
        ("IR", ["Example University", "Sample University", "EXU"]),
        ("RU", ["Example Academy", "EXA"]),
    ]
    assert [row.why for row in read(path) if isinstance(row, Skipped)] == ["no name"]


def test_what_has_no_country_is_said(tmp_path: Path) -> None:
    """An unknown country is kept as printed; a bold item with none is passed over and said."""
    path = page(
        tmp_path / "page.html",
        "<ul><li><strong>Example Institute</strong> (Ruritania)</li>\n<li><strong>Note</strong></li>"
        "<li><b>Example Academy</b> Known alias: EXA</li><li><b>—</b> (Iran)</li>"
        f"<li><b>Example {'x' * 1500}</b> (Iran)</li></ul>",
    )
    _, first, skipped, last, nameless, endless = read(path)
    assert isinstance(first, Entry)
    assert (first.country, first.reason) == (None, "country as printed: Ruritania")
    assert skipped == Skipped(f"line {TOP.count(chr(10)) + 2}", "no country")
    assert isinstance(last, Entry)
    assert (last.country, last.name) == (None, "Example Academy")
    assert isinstance(nameless, Skipped)
    assert isinstance(endless, Skipped)
    assert nameless.why == "no name"
    assert endless.why == "has a name of more than 1,500 letters, which no body has"


@pytest.mark.parametrize(
    ("end", "day"),
    [
        ('<time property="dateModified" datetime="2025-06-01">June</time></html>', date(2025, 6, 1)),
        ('<time property="dateModified">2025-13-45</time></html>', date(2024, 4, 17)),
        ('<time property="dateModified">today</time></html>', date(2024, 4, 17)),
        ("<p>Date modified: 2025-02-30</p></html>", date(2024, 4, 17)),
        ("</html>", date(2024, 4, 17)),
    ],
)
def test_the_edition_is_the_day_of_the_last_change(tmp_path: Path, end: str, day: date) -> None:
    """As the page shows it, else as its head says; a day that is none is not taken."""
    path = page(tmp_path / "page.html", "<ul><li><b>Example Institute</b> (Iran)</li></ul>", end=end)
    assert read(path)[0] == Edition(day)


def test_a_page_without_a_day_has_no_edition(tmp_path: Path) -> None:
    """Then whoever imports it has to say it."""
    top = "<html><body><h1>Named research organisations</h1>"
    path = page(tmp_path / "page.html", "<ul><li><b>Example Institute</b> (Iran)</li></ul>", top, "</html>")
    assert [type(row) for row in read(path)] == [Entry]


def problem(path: Path) -> str:
    """Return the one sentence with which a file is refused."""
    with pytest.raises(InputError) as refused:
        read(path)
    (sentence,) = refused.value.problems
    assert sentence.startswith(f"{path}:")
    return sentence


ITEM = "<ul><li><strong>Example Institute</strong> (Iran)</li></ul>"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "is empty"),
        ("id,name\n1,Example", "is not a web page"),
        ("%PDF-1.7 Named Research Organizations", "is not a web page"),
        ("<html><body>Please sign in</body></html>", "not that of the Named Research Organizations"),
        (TOP + ITEM, "is cut"),
        (TOP + "<p>Nothing</p>" + END, "names no organization"),
        (TOP + ITEM + " " * 5000 + "\0" + END, "NUL"),
    ],
)
def test_another_file_is_refused(tmp_path: Path, body: str, said: str) -> None:
    """A page to sign in, half a page, a page of another form: each is said for what it is."""
    path = tmp_path / "page.html"
    path.write_text(body, encoding="utf-8")
    assert said in problem(path)


def test_a_page_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """Names with broken letters would never be met."""
    path = tmp_path / "page.html"
    path.write_bytes((TOP + "Université" + ITEM + END).encode("latin-1", "replace"))
    assert "is not UTF-8" in problem(path)


def test_a_page_without_measure_is_refused(tmp_path: Path) -> None:
    """The official page has fifty kilobytes."""
    assert "is larger than 16 MiB" in problem(page(tmp_path / "page.html", ITEM + " " * 2**24))


def test_deep_and_unclosed_markup_is_read(tmp_path: Path) -> None:
    """However many elements are opened, the page is read or refused, and nothing breaks."""
    path = page(tmp_path / "page.html", "<div>" * 20_000 + ITEM)
    assert bodies(path) == [("IR", ["Example Institute"])]


@needs_lists
def test_the_whole_list_arrives(tmp_path: Path) -> None:
    """Every row of the page of 2024-04-18 in the official shape is an organization with country and aliases."""
    kept = rows_of("ca_nro.csv")
    items = "".join(
        f"<li><strong>{row['entry_name']}</strong> ({COUNTRIES[row['country']]})\n"
        + (f"<p>Known alias(es): {'; '.join(several(row['aliases']))}</p>" if row["aliases"] else "")
        + "</li>\n"
        for row in kept
    )
    edition, *entries = read(page(tmp_path / "page.html", f"<ul>{items}</ul>"))
    assert edition == Edition(date(2024, 4, 18))
    assert len(entries) == len(kept)
    for entry, row in zip(entries, kept, strict=True):
        assert isinstance(entry, Entry)
        assert (spelling(entry.name), entry.country) == (spelling(row["entry_name"]), row["country"])
        assert lacking(entry, several(row["aliases"])) == []
