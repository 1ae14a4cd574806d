"""A list that was read before is read again from what is kept, and is the same list; nothing else is believed."""

import hashlib
import json
import os
import shutil
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rsscan.errors import InputError
from rsscan.files import cache_folder
from rsscan.inputs import compiled, yaml_tree
from rsscan.inputs.lists import list_path, load_lists, shipped_lists
from rsscan.inputs.technology import load_technology, shipped_technology, technology_path
from rsscan.matching import Index, matches
from rsscan.watchlist import Watchlist
from tests.unit import made, test_shipped_lists


def kept_files(what: str = "list") -> list[Path]:
    """Return the files in which lists, or their layouts, are kept."""
    return sorted((cache_folder() / "lists").glob(f"*.{what}.json"))


@pytest.mark.parametrize("name", shipped_lists())
def test_what_is_kept_is_the_list_itself(name: str) -> None:
    """Every field of every entry and name, dates and effects included."""
    (first,) = load_lists([name])
    path = list_path(name)
    assert path
    assert len(kept_files()) == 1
    assert compiled.kept(yaml_tree.digest(path)) == first
    (second,) = load_lists([name])
    assert second == first


def test_second_reading_does_not_look_into_the_file(tmp_path: Path) -> None:
    """A list whose YAML is slow to read comes from what is kept: here, one that was kept under its hash by hand."""
    path = tmp_path / "made.yaml"
    path.write_text("not a list at all", encoding="utf-8")
    (other,) = load_lists(["dprk"])
    made = Watchlist(**{name: getattr(other, name) for name in other.__slots__} | {"sha256": yaml_tree.digest(path)})
    compiled.keep(made)
    assert load_lists([path]) == (made,)


@pytest.mark.parametrize("name", shipped_technology())
def test_what_is_kept_of_a_technology_list_is_the_list_itself(name: str) -> None:
    """Every area with its topics, subfields, phrases and what they must not mean, and the cautions."""
    (first,) = load_technology([name])
    path = technology_path(name)
    assert path
    assert compiled.kept_technology(yaml_tree.digest(path)) == first
    assert compiled.kept_technology("0" * 64) is None
    (kept,) = kept_files("fields")
    assert load_technology([name]) == (first,)
    kept.write_bytes(kept.read_bytes()[:-9])
    assert load_technology([name]) == (first,)


def test_a_technology_list_with_a_problem_is_not_kept(tmp_path: Path) -> None:
    """It is refused each time it is read."""
    source = technology_path("un-medical")
    assert source
    path = tmp_path / "made.yaml"
    path.write_text(source.read_text(encoding="utf-8").replace("strength: high", "strength: huge"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(InputError, match="huge"):
            load_technology([path])
    assert kept_files("fields") == []


def test_change_of_the_file_is_read(tmp_path: Path) -> None:
    """One letter more is another file."""
    path = tmp_path / "dprk.yaml"
    source = list_path("dprk")
    assert source
    shutil.copy(source, path)
    (before,) = load_lists([path])
    path.write_text(path.read_text(encoding="utf-8").replace("complete: false", "complete: true"), encoding="utf-8")
    (after,) = load_lists([path])
    assert (before.complete, after.complete) == (False, True)


@pytest.mark.parametrize(
    "damage",
    [
        lambda body: body[:-40],
        lambda body: body.replace(b"Kim Il Sung", b"Kim Il Sang"),
        lambda _: b"",
        lambda _: b"\xff\xfe",
        lambda _: b"[" * 100_000,
    ],
)
def test_damaged_file_is_passed_over(damage: Callable[[bytes], bytes]) -> None:
    """An entry must not vanish because a disk was full or somebody wrote into the cache."""
    (whole,) = load_lists(["dprk"])
    (path,) = kept_files()
    path.write_bytes(damage(path.read_bytes()))
    assert load_lists(["dprk"]) == (whole,)


@pytest.mark.parametrize("body", ["{}", "[]", "[{}, []]", '[{"cadence": null}, [[1]]]', "null"])
def test_file_of_another_shape_is_passed_over(body: str) -> None:
    """Its hash agrees, but it is no list."""
    (whole,) = load_lists(["dprk"])
    (path,) = kept_files()
    path.write_text(f"{hashlib.sha256(body.encode()).hexdigest()}\n{body}", encoding="utf-8")
    assert load_lists(["dprk"]) == (whole,)


def test_what_is_kept_is_this_users_alone_and_plain() -> None:
    """Mode 0600 in a folder of 0700, JSON, and nothing that could run."""
    load_lists(["dprk"])
    (path,) = kept_files()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert json.loads(path.read_text(encoding="utf-8").partition("\n")[2])[0]["id"] == "dprk"


def test_folder_that_cannot_be_made_is_no_error() -> None:
    """Reading stays as slow as it was."""
    cache_folder().parent.mkdir(parents=True, exist_ok=True)
    cache_folder().write_text("in the way", encoding="utf-8")
    assert load_lists(["dprk"]) == load_lists(["dprk"])


def test_only_so_many_are_kept_and_all_can_be_forgotten() -> None:
    """The ones written longest ago go first."""
    folder = cache_folder() / "lists"
    folder.mkdir(parents=True)
    for number in range(compiled.MOST_KEPT + 5):
        path = folder / f"{number}.list.json"
        path.write_text("", encoding="utf-8")
        os.utime(path, (time.time() - 1000 + number,) * 2)
    load_lists(["dprk"])
    assert len(kept_files()) == compiled.MOST_KEPT
    assert not (folder / "5.list.json").exists()
    assert (folder / "6.list.json").exists()
    compiled.forget()
    assert kept_files() == []
    compiled.forget()


TEXTS = [
    case.values[1]["text"]
    for case in test_shipped_lists.test_affiliation_meets_what_its_case_says.pytestmark[0].args[1]
    if "text" in case.values[1]
]


@pytest.mark.parametrize("damage", [None, lambda _: b"", lambda body: body.replace(b"university", b"universitx")])
def test_index_whose_layout_was_kept_meets_the_same(damage: Callable[[bytes], bytes] | None) -> None:
    """All that is kept is where names are looked up; a kept layout that was changed is made anew."""
    lists = load_lists(["dprk", "us-dod-1286"])
    compiled.index_of(lists)
    first, second = kept_files("layout")
    if damage:
        first.write_bytes(damage(first.read_bytes()))
        second.write_bytes(damage(second.read_bytes()))
    quick, slow = compiled.index_of(lists), Index(lists)
    assert len(TEXTS) > 300
    for text in TEXTS:
        assert matches(quick, [text]) == matches(slow, [text]), text
    assert quick.spellings.vocabulary == slow.spellings.vocabulary


def test_layout_of_another_shape_is_made_anew() -> None:
    """Its hash agrees, but it is no layout of this list."""
    lists = load_lists(["cn-seven-sons"])
    for body in ("[]", "null", "[[1]]", str([[[1]]] * 7)):
        compiled.index_of(lists)
        (path,) = kept_files("layout")
        path.write_text(f"{hashlib.sha256(body.encode()).hexdigest()}\n{body}", encoding="utf-8")
        (met, *_) = matches(compiled.index_of(lists), ["Beihang University, Beijing, China"])
        assert met.entry.id == "cn-seven-sons/beihang-university"


def test_list_that_was_made_in_memory_is_indexed_without_a_file() -> None:
    """Nothing is kept of what has no file."""
    index = compiled.index_of([made.watchlist(made.entry())])
    assert [match.entry.id for match in matches(index, ["Northern Harbour University, DPRK"])] == ["made/harbour"]
    assert kept_files("layout") == []


def test_strict_reading_looks_at_the_file(tmp_path: Path) -> None:
    """A doubt of the keeper's kind is told although the list was read without it before."""
    path = tmp_path / "made.yaml"
    body = (
        Path(str(list_path("dprk")))
        .read_text(encoding="utf-8")
        .replace("{value: KISU, lang: en, strength: weak}", "KISU")
    )
    path.write_text(body, encoding="utf-8")
    load_lists([path])
    with pytest.raises(Exception, match="looks like an acronym"):
        load_lists([path], strict=True)
