"""Rows of an official file become a list: one entry a body, ids that last, no name strong without cause."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rsscan.errors import InputError
from rsscan.inputs.importing import Head, format_named
from rsscan.inputs.importing.assembly import Wanted, assembled
from rsscan.inputs.lists import load_lists
from rsscan.render.list_yaml import formatted
from rsscan.succession import Imported
from rsscan.watchlist import Effect, Entry, Watchlist
from tests.inputs.importing.test_meti import CHINA, IRAN, KOREA, workbook
from tests.unit import made

HEAD = Head(
    id="made",
    title={"en": "Made list"},
    authority="Nobody",
    legal_basis="Made law, https://example.org/law",
    effect=Effect.LICENCE,
    source_url="https://example.org/list",
    licence="CC0-1.0",
)
COLUMNS = "name,alias,weak_alias,country,number,reason,ror,concerns,listed_from,listed_until"
DAY = date(2026, 1, 1)
EVERYBODY = Wanted()


def table(folder: Path, *rows: str) -> Path:
    """Write a table whose columns are named by their roles; cells left out at the end of a row are empty."""
    path = folder / "list.csv"
    path.write_text("\n".join([COLUMNS, *rows, ""]), encoding="utf-8")
    return path


def imported(
    path: Path,
    *,
    form: str = "csv",
    head: Head = HEAD,
    edition: date | None = DAY,
    wanted: Wanted = EVERYBODY,
    previous: Watchlist | None = None,
    keep_removed: bool = False,
) -> Imported:
    """Import a file with the usual answers."""
    return assembled(
        format_named(form), path, head, edition, columns={}, wanted=wanted, previous=previous,
        keep_removed=keep_removed,
    )  # fmt: skip


def entries(folder: Path, *rows: str) -> tuple[Entry, ...]:
    """Return the entries made of the rows of a table."""
    return imported(table(folder, *rows)).merged.watchlist.entries


def names(entry: Entry) -> list[tuple[str, bool]]:
    """Return the names of an entry and whether each is weak."""
    return [(name.value, name.weak) for name in entry.names]


def test_rows_that_name_one_body_are_one_entry(tmp_path: Path) -> None:
    """Nothing that a row says of the body is lost; it is listed from its first day, and research in one counts."""
    path = table(
        tmp_path,
        "Harbour University,Port College,,CN,12,Missiles,,N,2021-01-01,2024-01-01",
        "Other Academy,,,CN",
        "HARBOUR UNIVERSITY,Port College|Quay School,,CN,45,Nuclear,https://ror.org/00wk2mp56,N;M,2020-01-01,2025-01-01",
        "Harbour University,,,RU",
    )
    done = imported(path)
    first, _, russian = done.merged.watchlist.entries
    assert names(first) == [("Harbour University", True), ("Port College", False), ("Quay School", False)]
    assert (first.number, first.reason, first.concerns) == ("12; 45", "Missiles; Nuclear", ("N", "M"))
    assert (first.listed_from, first.listed_until) == (date(2020, 1, 1), date(2025, 1, 1))
    assert first.ror == "https://ror.org/00wk2mp56"
    assert (russian.id, russian.country) == ("made/harbour-university-ru", "RU")
    assert done.joined == 1


def test_day_that_one_row_leaves_open_is_open_for_the_body(tmp_path: Path) -> None:
    """It may be the earlier one, and a body that one row still lists has no last day."""
    (entry,) = entries(tmp_path, "Harbour University,,,CN,,,,,2021-01-01,2024-01-01", "Harbour University,,,CN")
    assert (entry.listed_from, entry.listed_until) == (None, None)


def test_stricter_effect_of_two_listings_counts(tmp_path: Path) -> None:
    """A body under a licence requirement and an asset freeze is under the asset freeze."""
    path = tmp_path / "csl.csv"
    sources = ("Entity List (EL) - Bureau of Industry and Security", "Specially Designated Nationals (SDN) - Treasury")
    rows = [f'"{source}",Harbour University,Entity,"1 Road, Beijing, CN",\n' for source in sources]
    path.write_text("source,name,type,addresses,alt_names\n" + "".join(rows), encoding="utf-8")
    (entry,) = imported(path, form="csl").merged.watchlist.entries
    assert entry.effect is Effect.ASSET_FREEZE


def test_name_that_cannot_tell_a_body_from_others_is_weak(tmp_path: Path) -> None:
    """An acronym, a general name without a country, and a name that two entries bear; what is weak stays weak."""
    first, second, third = entries(
        tmp_path,
        "Harbour University of Rockets,HUR|Port Works,Quayside,CN",
        "Hilltop Academy of Rockets,Port Works,,CN",
        "Institute of Physics",
    )
    assert names(first) == [
        ("Harbour University of Rockets", False), ("HUR", True), ("Port Works", True), ("Quayside", True),
    ]  # fmt: skip
    assert names(second) == [("Hilltop Academy of Rockets", False), ("Port Works", True)]
    assert names(third) == [("Institute of Physics", True)]


def test_weak_names_are_counted_where_the_file_called_them_strong(tmp_path: Path) -> None:
    """A keeper is told how many."""
    assert imported(table(tmp_path, "Harbour University of Rockets,HUR,QRS,CN")).weakened == 1


def test_name_kept_from_the_older_list_is_weak_where_a_new_body_bears_it(tmp_path: Path) -> None:
    """Who is meant could not be told any more; a jurisdiction's own names are left alone."""
    older = made.watchlist(
        made.alphaland(), made.entry("harbour", "Harbour University", "Quay School of Rockets", country="CN")
    )
    path = table(tmp_path, "Harbour University,,,CN", "Quay School of Rockets,,,CN")
    land, harbour, quay = imported(path, previous=older).merged.watchlist.entries
    assert land == made.alphaland()
    assert names(harbour) == [("Harbour University", False), ("Quay School of Rockets", True)]
    assert names(quay) == [("Quay School of Rockets", True)]


def meti(folder: Path, *bodies: tuple[str, str]) -> Path:
    """Write METI's workbook of these bodies, numbered by row."""
    rows = [(number, country, name, None, "核\nN", None) for number, (country, name) in enumerate(bodies, 1)]
    return workbook(folder / "list.xlsx", *rows)


def edition_of_meti(folder: Path, previous: Watchlist | None, *bodies: tuple[str, str]) -> Imported:
    """Import METI's workbook of these bodies over an older one."""
    head = format_named("meti").head
    assert head is not None
    return imported(meti(folder, *bodies), form="meti", head=head, previous=previous)


def test_ids_last_over_editions_though_the_numbers_of_meti_shift(tmp_path: Path) -> None:
    """Each row number is another body's a year later; ids go with names."""
    bodies = [(IRAN, "Aria Rocket Works"), (IRAN, "Tondar Academy"), (KOREA, "Chollima Institute of Steel")]
    first = edition_of_meti(tmp_path, None, *bodies)
    newer = edition_of_meti(tmp_path, first.merged.watchlist, (CHINA, "Brand New Laboratory"), *bodies[1:], bodies[0])
    before = {entry.name: entry.id for entry in first.merged.watchlist.entries}
    after = {entry.name: (entry.id, entry.number) for entry in newer.merged.watchlist.entries}
    assert {name: one for name, (one, _) in after.items() if name in before} == before
    assert after["Aria Rocket Works"][1] == "4"
    assert newer.merged.ids_made == ("jp-meti-eul/brand-new-laboratory",)
    assert newer.removed == ()


def test_row_number_that_went_over_to_another_body_does_not_carry_the_id(tmp_path: Path) -> None:
    """A decision on the old body would come to speak of the new one."""
    first = edition_of_meti(tmp_path, None, (IRAN, "Aria Rocket Works"), (IRAN, "Tondar Academy"))
    newer = edition_of_meti(tmp_path, first.merged.watchlist, (IRAN, "Quite Other Shipyard"), (IRAN, "Tondar Academy"))
    assert newer.merged.ids_made == ("jp-meti-eul/quite-other-shipyard",)
    assert [entry.id for entry in newer.removed] == ["jp-meti-eul/aria-rocket-works"]


def test_number_that_lasts_carries_the_id_through_a_new_name(tmp_path: Path) -> None:
    """An authority that numbers its entries once says itself who is who."""
    first = imported(table(tmp_path, "Harbour University,,,CN,EU.1")).merged.watchlist
    (entry,) = imported(table(tmp_path, "Seaside Academy,,,CN,EU.1"), previous=first).merged.watchlist.entries
    assert (entry.id, names(entry)) == (
        "made/harbour-university", [("Seaside Academy", False), ("Harbour University", False)],
    )  # fmt: skip


def test_names_that_a_keeper_added_stay_and_those_new_in_print_are_told(tmp_path: Path) -> None:
    """A native name that no official file has outlives it; a name the keeper may have left out does not come unseen."""
    older = made.watchlist(made.entry("harbour", "Harbour University", "北港大学", country="CN"))
    done = imported(table(tmp_path, "Harbour University,Port College,,CN"), previous=older)
    (entry,) = done.merged.watchlist.entries
    assert [name for name, _ in names(entry)] == ["Harbour University", "Port College", "北港大学"]
    assert done.merged.names_kept == 1
    assert [(one.id, added) for one, added in done.merged.names_new] == [("made/harbour", ("Port College",))]


@pytest.mark.parametrize("keep", [True, False])
def test_body_that_is_gone_is_told_and_kept_with_its_last_day_where_that_is_asked(tmp_path: Path, keep: bool) -> None:
    """Once it is dated it is no news any more."""
    older = imported(table(tmp_path, "Harbour University,,,CN", "Port College,,,CN")).merged.watchlist
    path = table(tmp_path, "Harbour University,,,CN")
    done = imported(path, previous=older, edition=date(2026, 7, 1), keep_removed=keep)
    assert [entry.id for entry in done.removed] == ["made/port-college"]
    kept = {entry.id: entry.listed_until for entry in done.merged.watchlist.entries}
    assert kept == {"made/harbour-university": None} | ({"made/port-college": date(2026, 6, 30)} if keep else {})
    again = imported(path, previous=done.merged.watchlist, edition=date(2026, 8, 1), keep_removed=keep)
    assert again.removed == ()
    assert {entry.id: entry.listed_until for entry in again.merged.watchlist.entries} == kept


@pytest.mark.parametrize(
    ("wanted", "taken"),
    [
        (Wanted(frozenset({"KP"})), ["made/chollima-institute"]),
        (Wanted(text="ROCKET"), ["made/harbour-university", "made/aria-works"]),
        (Wanted(text="kpe.0"), ["made/chollima-institute"]),
        (Wanted(frozenset({"CN", "IR"}), "rockets"), ["made/harbour-university", "made/aria-works"]),
    ],
)
def test_part_of_a_file_is_taken_by_country_and_by_text(tmp_path: Path, wanted: Wanted, taken: Sequence[str]) -> None:
    """In a name, a number or the reason; the list is then not complete, and what was left out did not go."""
    path = table(
        tmp_path, "Harbour University,,,CN,,Rockets", "Aria Works,,Rocketsmiths,IR", "Chollima Institute,,,KP,KPe.001"
    )
    whole = imported(path).merged.watchlist
    done = imported(path, wanted=wanted, previous=whole)
    assert [entry.id for entry in done.merged.watchlist.entries] == taken
    assert (whole.complete, done.merged.watchlist.complete) == (True, False)
    assert sum(count for _, count, _ in done.skipped) == 3 - len(taken)
    assert done.removed == ()


def test_what_is_left_out_is_counted_with_its_first_places(tmp_path: Path) -> None:
    """By reason, the most frequent first."""
    path = table(tmp_path, "!!", "Harbour University", "??", "--", "..")
    assert imported(path).skipped == (("no name", 4, ("line 2", "line 4", "line 5")),)


def test_edition_that_is_given_counts_more_than_the_one_in_the_file(tmp_path: Path) -> None:
    """The file's own is used where none is given."""
    path = workbook(tmp_path / "list.xlsx", (1, IRAN, "Aria Works", None, "核\nN", None), above=[["令和7年9月29日"]])
    assert imported(path, form="meti", edition=None).merged.watchlist.edition == date(2025, 9, 29)
    assert imported(path, form="meti").merged.watchlist.edition == DAY


def test_file_without_bodies_and_without_a_day_is_told_both_at_once(tmp_path: Path) -> None:
    """With why nobody was left."""
    path = table(tmp_path, "Harbour University,,,CN", "Port College,,,CN")
    with pytest.raises(InputError) as refused:
        imported(path, edition=None, wanted=Wanted(frozenset({"KP"})))
    assert refused.value.problems == (
        f"{path}: does not say of which day it is; give --edition DATE",
        f"{path}: holds no body that could be imported (2 of a country that was not asked for)",
    )


def test_what_is_made_is_read_again_as_it_was_made(tmp_path: Path) -> None:
    """Whatever stands in the cells, a list comes of it that the reader takes."""
    path = table(
        tmp_path,
        '"- #: {x}",null|true|2020-01-01|*a|&b,"\'x""y",CN,007,"a: b # c",,"[x];{a"',
        "\U0001f600 Institute,,,KP,0x1f,%YAML",
        "北京 大学,,,CN,1e5,~",
        "Foo\u200b\u202e Institute,,,CN,,\u0085 x\ufeff",
        "US,,,CN", "ABC", "University", "No,,,NO,no,no",
    )  # fmt: skip
    listed = imported(path).merged.watchlist
    home = tmp_path / "made.yaml"
    home.write_text(formatted(listed), encoding="utf-8", newline="")
    (again,) = load_lists([home])
    assert replace(again, sha256="") == listed


def test_format_that_is_not_known_is_answered_with_those_that_are() -> None:
    """Each with the file that it reads."""
    with pytest.raises(InputError, match="xls: is not a format of lists; formats are csv: any table") as refused:
        format_named("xls")
    assert "meti: METI Foreign End User List (.xlsx)" in str(refused.value)
