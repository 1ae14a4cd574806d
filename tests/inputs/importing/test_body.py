"""What a sanctions list prints of a body is parted into names that each can be met by itself."""

from datetime import date

import pytest

from rsscan.inputs.importing.body import country, day, named, settled


def told(printed: str, *aliases: str, weak: tuple[str, ...] = ()) -> list[str]:
    """Return the names found, each weak one with a question mark behind it."""
    return [f"{name.value}{'?' * name.weak}" for name in named(printed, aliases, weak=weak)]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Made Orbit Institute (MOI)", ["Made Orbit Institute (MOI)", "Made Orbit Institute", "MOI?"]),
        ("Made Orbit Institute (MOI-2)", ["Made Orbit Institute (MOI-2)"]),
        ("Made Orbit Institute (Pakistan)", ["Made Orbit Institute (Pakistan)"]),
        ("MADE ORBIT INSTITUTE (KENYA)", ["MADE ORBIT INSTITUTE (KENYA)"]),
        ("Made Orbit Works (LLC)", ["Made Orbit Works (LLC)"]),
        ("Made Orbit Works (P.J.S.C)", ["Made Orbit Works (P.J.S.C)", "Made Orbit Works", "P.J.S.C?"]),
        ("Made Orbit Works (U.K.)", ["Made Orbit Works (U.K.)"]),
        ("Made (Orbit) Works", ["Made (Orbit) Works"]),
        ("Made Orbit Works )", ["Made Orbit Works )"]),
        ("Made Orbit Works ()", ["Made Orbit Works ()"]),
        ("(MOI)", ["(MOI)?"]),
        ("MOWC (Made Orbit Works Company)", ["MOWC (Made Orbit Works Company)", "Made Orbit Works Company"]),
        ("ORBITA (Made Works)", ["ORBITA (Made Works)"]),
        (
            "Made Fuel Centre (MFC) and Made Rod Centre (MRC)",
            [
                "Made Fuel Centre (MFC) and Made Rod Centre (MRC)",
                "Made Fuel Centre (MFC)",
                "Made Fuel Centre",
                "Made Rod Centre (MRC)",
                "Made Rod Centre",
                "MFC?",
                "MRC?",
            ],
        ),
        ("Made House ; Great Made", ["Made House ; Great Made", "Made House", "Great Made"]),
        ("Made House a.k.a. Old Made Mill", ["Made House a.k.a. Old Made Mill", "Made House", "Old Made Mill"]),
        (
            "Made House (formerly known as Old Made Mill, Made Mill)",
            ["Made House (formerly known as Old Made Mill, Made Mill)", "Made House", "Old Made Mill", "Made Mill"],
        ),
        ("Made House (KPe.018)", ["Made House (KPe.018)", "Made House"]),
        (
            "Made House (original script; Old Made Mill)",
            ["Made House (original script; Old Made Mill)", "Made House", "original script", "Old Made Mill"],
        ),
        (
            "조작기관 (Made Body; Old Made Body (OMB))",
            [
                "조작기관 (Made Body; Old Made Body (OMB))",
                "조작기관",
                "Made Body",
                "Old Made Body (OMB)",
                "Old Made Body",
                "OMB?",
            ],
        ),
        (
            "一 (Made B; Made C (Made D; Made E (Made F; Made G)))",
            [
                "一 (Made B; Made C (Made D; Made E (Made F; Made G)))",
                "Made B",
                "Made C (Made D; Made E (Made F; Made G))",
                "Made C",
                "Made D",
                "Made E (Made F; Made G)",
                "Made E",
                "Made F",
                "Made G",
                "一?",
            ],
        ),
        ("Made Body; and any subsidiary thereof", ["Made Body"]),
        ('"MADEBODY"', ["MADEBODY?"]),
        ("“Made Body of Works”", ["Made Body of Works"]),
        ('Works "Made Body"', ['Works "Made Body"']),
    ],
)  # fmt: skip
def test_names_that_run_together_are_parted(printed: str, names: list[str]) -> None:
    """The printed name comes first and stays; what else stands in it follows, where it is a name by itself."""
    assert told(printed) == names


@pytest.mark.parametrize(
    "name", ["KOMID", "Alfa", "NCG", "National Defense Academy", "Academy of Natural Sciences", "القاعدة"]
)
def test_what_several_bodies_are_called_is_weak(name: str) -> None:
    """Short words and names of kinds of body do not meet alone, listed first or later."""
    assert told(name) == [f"{name}?"]
    assert told("Made Orbit Works", name)[1:] == [f"{name}?"]


def test_a_whole_name_in_few_han_or_hangul_letters_is_not_weak() -> None:
    """Scripts without spaces write a full name as one word."""
    assert told("金策工業総合大学", "김책공업종합대학") == ["金策工業総合大学", "김책공업종합대학"]


def test_a_name_said_twice_is_one_and_strong_before_weak() -> None:
    """Spelling that matching holds equal does not make a second name."""
    assert told("Made Orbit Works", "MADE ORBIT WORKS", weak=("Made Orbit Works", "Made Works")) == [
        "Made Orbit Works",
        "Made Works?",
    ]


@pytest.mark.parametrize("nothing", ["", "  ", "---", "()"])
def test_what_is_no_name_gives_none(nothing: str) -> None:
    """A body without any name is told by an empty answer."""
    assert named(nothing, [nothing], weak=[nothing]) == ()


def test_a_body_known_by_an_alias_alone_has_it() -> None:
    """The first name may be missing."""
    assert told("", "Made Orbit Works") == ["Made Orbit Works"]


def test_languages_are_those_said_or_else_of_the_script_and_country() -> None:
    """A list that says the language knows better than the script."""
    found = named(
        "Made Works", ["Вигадане", "Выдуманные работы", "أعمال مصنوعة"], country="SY", langs={"Вигадане": "uk"}
    )
    assert [name.lang for name in found if not name.value.isascii()] == ["ru", "ar", "uk"]


@pytest.mark.parametrize("mark", ["(", ";", "a (", "a.k.a. ", ", and any "])
def test_names_made_of_marks_alone_take_no_time(mark: str) -> None:
    """Names nested or repeated on purpose are looked into to a bounded depth."""
    assert len(named(mark * (1400 // len(mark)) + "X" + ")" * 50)) < 2000


def test_a_name_of_impossible_length_is_refused() -> None:
    """Its length is said."""
    with pytest.raises(ValueError, match="2,000 letters"):
        named("Made", ["A" * 2000])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Democratic People's Republic of Korea", "KP"),
        ("Korea, North", "KP"),
        ("NORTH KOREA", "KP"),
        ("Iran (Islamic Republic of)", "IR"),
        ("China, Hong Kong Special Administrative Region", "HK"),
        ("United Kingdom of Great Britain and Northern Ireland", "GB"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Congo (Democratic Republic)", "CD"),
        ("Congo, Republic of the", "CG"),
        ("Georgia", "GE"),
        ("Virgin Islands, British", "VG"),
        ("South Sudan", "SS"),
        ("Sudan", "SD"),
        ("Guinea", "GN"),
        ("Syrian Arab Republic", "SY"),
        ("Burma", "MM"),
        ("undetermined", None),
        ("Region: Crimea", None),
        ("Region: Northern Mali", None),
        ("China and Russia", None),
        ("", None),
        ("()", None),
    ],
)
def test_countries_are_told_as_lists_name_them(name: str, code: str | None) -> None:
    """A region, several countries or nothing is no country."""
    assert country(name) == code


def test_one_country_is_settled_from_several_addresses() -> None:
    """That of the regime if it is among them or there is none, else the commonest, else the first."""
    assert settled(["AE", None, "IR", "AE"]) == "AE"
    assert settled(["AE", "IR", "AE"], "IR") == "IR"
    assert settled(["HK", "CN"], "KP") == "HK"
    assert settled([None], "KP") == "KP"
    assert settled([]) is None


def test_days_are_read_in_the_ways_they_are_written() -> None:
    """Nothing is no day; anything else that cannot be read is said, cut to a line."""
    assert day(" 3-Oct-2017 ", "%d/%m/%Y", "%d-%b-%Y") == date(2017, 10, 3)
    assert day("  ", "%Y") is None
    with pytest.raises(ValueError, match=r"^'x{40}' is not a day$"):
        day("x" * 100, "%Y")
