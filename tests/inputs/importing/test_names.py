"""The names of a body: each once, the first first, its language told, weak where it tells nobody apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsscan.inputs.importing.names import is_general, named
from rsscan.inputs.importing.parting import parts
from rsscan.watchlist import Name

printed = st.text(st.characters(codec="utf-8"), max_size=60)


def told(name: str, *aliases: str, weak: tuple[str, ...] = (), judged: bool = True) -> list[str]:
    """Return the names found, each weak one with a question mark behind it."""
    return [f"{name.value}{'?' * name.weak}" for name in named(name, aliases, weak=weak, judged=judged)]


def test_the_first_name_comes_first_and_weak_ones_last() -> None:
    """Whatever stands in the names takes its place among those of its strength."""
    assert told("Made Orbit Works (MOW)", "ALFA", "Old Made Mill", weak=("Made Mill",)) == [
        "Made Orbit Works (MOW)",
        "Made Orbit Works",
        "Old Made Mill",
        "MOW?",
        "ALFA?",
        "Made Mill?",
    ]
    assert told("ALFA", "Made Orbit Works") == ["ALFA?", "Made Orbit Works"]


@pytest.mark.parametrize(
    ("name", "general"),
    [
        ("KOMID", True),
        ("Alfa", True),
        ("A/SEU", True),
        ("C.A.E.P.", True),
        ("CETC 14", True),
        ("CETC14", True),
        ("القاعدة", True),
        ("北大", True),
        ("中国航天", True),
        ("National Defense Academy", True),
        ("Academy of Natural Sciences", True),
        ("National Aerospace Technology Administration", True),
        ("Chinese Academy of Sciences", False),
        ("Institute of Applied Physics and Computational Mathematics of Technology", False),
        ("Sharif University of Technology", False),
        ("Rosoboronexport", False),
        ("国防大学", False),
        ("中国人民解放军", False),
        ("金策工業総合大学", False),
        ("김책공업종합대학", False),
        ("조작기관", False),
    ],
)
def test_what_several_bodies_are_called_is_general(name: str, general: bool) -> None:
    """Short words, clipped Han names and names of kinds of body do not meet alone, listed first or later."""
    assert is_general(name) is general
    assert named(name)[0].weak is named("Made Orbit Works", [name])[-1].weak is general


def test_a_list_that_tells_its_weak_names_is_believed() -> None:
    """Its own names are as strong as it says; what stands in them is judged."""
    assert told("Alfa", "Made Works (MOW)", "ALFA", weak=("Made Orbit",), judged=False) == [
        "Alfa",
        "Made Works (MOW)",
        "Made Works",
        "MOW?",
        "Made Orbit?",
    ]


def test_a_name_said_twice_is_one_and_strong_before_weak() -> None:
    """Spelling that matching holds equal does not make a second name."""
    assert told("Made Orbit Works", "MADE ORBIT WORKS", weak=("Made Orbit Works", "Made Works")) == [
        "Made Orbit Works",
        "Made Works?",
    ]
    assert told("Alfa", judged=True) == ["Alfa?"]
    assert named("Alfa", ["ALFA (Made Orbit Works)"], judged=False)[0] == Name("Alfa")


def test_a_name_that_is_general_in_one_spelling_is_as_strong_as_in_another() -> None:
    """A name called strong where it stands alone is strong, though it was met in a bracket before."""
    assert told("Made Orbit Works (MOW)", "MOW", judged=False) == ["Made Orbit Works (MOW)", "Made Orbit Works", "MOW"]


@pytest.mark.parametrize("nothing", ["", "  ", "—", "---", "()", "\x00", "・・"])
def test_what_is_no_name_gives_none(nothing: str) -> None:
    """Without a letter nothing can be compared; the next name comes first."""
    assert named(nothing, [nothing], weak=[nothing]) == ()
    assert told(nothing, "Made Orbit Works") == ["Made Orbit Works"]


@pytest.mark.parametrize("where", ["printed", "aliases", "weak"])
def test_a_name_of_impossible_length_is_refused(where: str) -> None:
    """A remark that slipped into the names is not cut into one."""
    texts: dict[str, list[str]] = {"printed": ["Made"], "aliases": [], "weak": [], where: ["A" * 2000]}
    with pytest.raises(ValueError, match=r"^has a name of more than 1,500 letters, which no body has$"):
        named(texts["printed"][0], texts["aliases"], weak=texts["weak"])


def test_languages_are_those_said_or_else_of_the_script_and_country() -> None:
    """A list that says the language of a name knows better than the script, but not for a part in another script."""
    found = named(
        "Made Works",
        ["Вигадане", "Выдуманные работы", "أعمال مصنوعة", "조작기관 (Made Body)"],
        country="SY",
        langs={"Вигадане": "uk", "조작기관 (Made Body)": "ko"},
        lang="en",
    )
    assert {name.value: name.lang for name in found} == {
        "Made Works": "en",
        "Вигадане": "uk",
        "Выдуманные работы": "ru",
        "أعمال مصنوعة": "ar",
        "조작기관": "ko",
        "Made Body": "en",
    }


@given(printed, st.lists(printed, max_size=4), st.lists(printed, max_size=4))
def test_no_name_is_invented_or_made_stronger(primary: str, aliases: list[str], weak: list[str]) -> None:
    """Every name stands in a printed one; only names called weak, or general ones, are weak, and none stands twice."""
    found = named(primary, aliases, weak=weak)
    strong = {part for text in (primary, *aliases) for part in parts(text)}
    called_weak = {part for text in weak for part in parts(text)}
    assert {name.value for name in found if not name.weak} <= {part for part in strong if not is_general(part)}
    assert {name.value for name in found if name.weak} <= called_weak | set(filter(is_general, strong))
    assert len({name.value for name in found}) == len(found)
