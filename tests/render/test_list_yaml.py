"""A list is written one way, and what is read from it again is what was written."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rsscan import shipped
from rsscan.inputs import yaml_tree
from rsscan.inputs.list_remarks import remarks
from rsscan.inputs.lists import load_lists, shipped_lists
from rsscan.period import Period
from rsscan.render.list_yaml import formatted, scalar
from rsscan.watchlist import Effect, Entry, Kind, Means, Name, Watchlist
from tests.unit import made

ANY = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).map(str.strip).filter(bool)


def again(watchlist: Watchlist, folder: Path) -> Watchlist:
    """Write a list and read it back."""
    path = folder / "again.yaml"
    path.write_text(formatted(watchlist), encoding="utf-8", newline="")
    (read,) = load_lists([path])
    return replace(read, sha256="")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)
@given(text=ANY)
def test_text_is_read_as_it_was_written(text: str, tmp_path: Path) -> None:
    """Whatever a name holds: quotes, colons, hashes, numbers, `no`, marks of direction, emoji."""
    path = tmp_path / "text.yaml"
    body = f"a: {scalar(text)}\nb: {{c: {scalar(text, in_braces=True)}, d: x}}\n"
    path.write_text(body, encoding="utf-8", newline="")
    document = yaml_tree.read(path)
    assert document.problems == []
    for value in (document.value, yaml.load(body, yaml.SafeLoader)):
        assert (str(value["a"]), str(value["b"]["c"]), value["b"]["d"]) == (text, text, "x")


@pytest.mark.parametrize(
    ("text", "written", "in_braces"),
    [
        ("People's University", "People's University", "People's University"),
        ("Institute of Physics, Minsk", "Institute of Physics, Minsk", '"Institute of Physics, Minsk"'),
        (
            "https://undocs.org/S/RES/2321(2016)",
            "https://undocs.org/S/RES/2321(2016)",
            '"https://undocs.org/S/RES/2321(2016)"',
        ),
        ("Law: part 2", '"Law: part 2"', '"Law: part 2"'),
        ("No", '"No"', '"No"'),
        ("329", '"329"', '"329"'),
        ("2016-11-30", '"2016-11-30"', '"2016-11-30"'),
        ("-x", '"-x"', '"-x"'),
        ("People?s", "People?s", '"People?s"'),
        ("12 Institute", "12 Institute", "12 Institute"),
        ("金策工业综合大学", "金策工业综合大学", "金策工业综合大学"),
        ("a\u2028b", '"a\\U00002028b"', '"a\\U00002028b"'),
    ],
)
def test_quotes_stand_only_where_yaml_needs_them(text: str, written: str, in_braces: str) -> None:
    """A person reads these files."""
    assert (scalar(text), scalar(text, in_braces=True)) == (written, in_braces)


def test_whole_list_is_written_in_one_order(tmp_path: Path) -> None:
    """Every field a list can have, each in its place; the default is left out but for the kind."""
    whole = Watchlist(
        "made",
        {"en": "Made list, first", "ja": "作った一覧"},
        "Nobody",
        "Law of a made country, so long that it does not fit in one line: part 12, section 2, paragraph 3, item 4",
        Effect.LICENCE,
        date(2026, 1, 31),
        False,
        "https://example.org/list",
        "CC0-1.0",
        (
            Entry(
                "made/harbour",
                (Name("Northern Harbour University", "en"), Name("NHU", "en", weak=True), Name("北港大学", "zh")),
                country="CN",
                city="Beijing",
                ror="https://ror.org/01zxpj864",
                openalex="https://openalex.org/I123",
                wikidata="Q39980",
                includes_children=False,
                legal_basis="Other law",
                effect=Effect.ADVISORY,
                number="KPe.001",
                concerns=("C", "CW"),
                research=False,
                reason="Because.",
                source_url="https://example.org/entry",
                listed_from=date(2016, 11, 30),
                listed_until=date(2020, 1, 1),
                left_out=("Harbour, Old", "Port"),
            ),
            Entry(
                "made/land",
                (Name("Land", means=Means.COUNTRY),),
                Kind.JURISDICTION,
                "NO",
                includes_children=False,
                legal_basis="Law",
            ),
        ),
        Period(12, "m"),
    )
    assert (
        formatted(whole)
        == """\
id: made
title: {en: "Made list, first", ja: 作った一覧}
authority: Nobody
legal_basis: >-
  Law of a made country, so long that it does not fit in one line: part 12, section 2, paragraph 3, item 4
effect: licence
edition: 2026-01-31
cadence: 12m
complete: false
source_url: https://example.org/list
licence: CC0-1.0
entries:
  - id: made/harbour
    names:
      - {value: Northern Harbour University, lang: en}
      - {value: NHU, lang: en, strength: weak}
      - {value: 北港大学, lang: zh}
    left_out: ["Harbour, Old", Port]
    kind: institution
    country: CN
    city: Beijing
    ror: https://ror.org/01zxpj864
    openalex: https://openalex.org/I123
    wikidata: Q39980
    includes: itself
    research: false
    number: KPe.001
    concerns: [C, CW]
    effect: advisory
    reason: Because.
    legal_basis: Other law
    source_url: https://example.org/entry
    listed_from: 2016-11-30
    listed_until: 2020-01-01

  - id: made/land
    names:
      - {value: Land, means: country}
    kind: jurisdiction
    country: "NO"
    legal_basis: Law
"""
    )
    assert again(whole, tmp_path) == whole


@pytest.mark.parametrize("reason", ["x" * 300, "word " * 80 + "end", "two  blanks " * 20, "a\nb", "tab\there", "a: b"])
def test_long_and_odd_texts_come_back(tmp_path: Path, reason: str) -> None:
    """Folding joins lines with one blank, so a text with more than that is quoted."""
    listed = made.watchlist(replace(made.entry(), reason=reason.strip()))
    assert again(listed, tmp_path) == listed


COMMENTED = """\
# First line.
#
#   indented
id: made  # why
title: {en: Made}
authority: Nobody
legal_basis: Law
effect: licence
edition: 2026-01-31
complete: true
source_url: https://example.org/list
licence: CC0-1.0
entries:
  # before the entry
  - id: made/harbour
    names:
      - {value: Northern Harbour University, lang: en}  # as printed
      # before the name
      - {value: "A #1 University, Ltd", lang: en}
    kind: institution
    country: CN  # from ROR
    # before the reason
    reason: Because # 1.
# the end
"""


def read_with_remarks(path: Path) -> str:
    """Format the file at a path."""
    (watchlist,) = load_lists([path])
    return formatted(watchlist, remarks(yaml_tree.read(path), path.read_text(encoding="utf-8")))


def test_comments_keep_their_places(tmp_path: Path) -> None:
    """Above a line, beside it, at the end; a hash inside a value is none."""
    path = tmp_path / "made.yaml"
    path.write_text(COMMENTED, encoding="utf-8")
    assert read_with_remarks(path) == COMMENTED.replace("Because # 1.", "Because  # 1.")


def test_comments_move_with_what_they_belong_to(tmp_path: Path) -> None:
    """Keys in another order, names in block style, a folded text: nothing is lost."""
    path = tmp_path / "made.yaml"
    path.write_text(
        COMMENTED.replace("    country: CN  # from ROR\n", "")
        .replace("    names:\n", "    country: CN  # from ROR\n    names:\n")
        .replace(
            '{value: "A #1 University, Ltd", lang: en}', 'value: "A #1 University, Ltd"  # inside\n        lang: en'
        ),
        encoding="utf-8",
    )
    told = read_with_remarks(path)
    assert "    country: CN  # from ROR\n    # before the reason\n" in told
    assert '      # before the name\n      - {value: "A #1 University, Ltd", lang: en}  # inside\n' in told
    path.write_text(told, encoding="utf-8")
    assert read_with_remarks(path) == told


def test_comment_of_what_is_not_written_stays(tmp_path: Path) -> None:
    """A default is left out, its comment is not; one above an id that stands second neither."""
    path = tmp_path / "made.yaml"
    text = COMMENTED.replace(
        "  - id: made/harbour\n", "  - includes: children  # all of it\n    # its id\n    id: made/harbour\n"
    )
    path.write_text(
        text.replace("# the end", "    # of the default\n    openalex:  # none yet\n# the end"), encoding="utf-8"
    )
    told = read_with_remarks(path)
    for comment in ("# before the entry", "# all of it", "# its id", "# of the default", "# none yet", "# the end"):
        assert told.count(comment) == 1, comment
    path.write_text(told, encoding="utf-8")
    assert read_with_remarks(path) == told


@pytest.mark.parametrize("name", shipped_lists())
@pytest.mark.usefixtures("lists_read_before")
def test_shipped_list_is_formatted(name: str) -> None:
    """The files of the project are in the one form."""
    path = shipped.folder("lists") / f"{name}.yaml"
    assert read_with_remarks(path) == path.read_text(encoding="utf-8")
