"""What country, city and commonness make of a name that stands in a text."""

import pytest

from rsscan.matching import Index, matches
from rsscan.matching.gates import Body, bodies
from rsscan.matching.normalize import fold, words
from rsscan.watchlist import Name
from tests.unit import made


def told(index: Index, text: str, hint: str | None = None) -> list[str]:
    """Say how surely each entry is met."""
    return [match.confidence.word for match in matches(index, [text], country=hint)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("One body, Japan", [{"JP"}]),
        ("One, Japan; Other, China", [{"JP"}, {"CN"}]),
        ("One; Other, China", [set(), {"CN"}]),
        ("One, Munich, Germany and Other Body", [{"DE"}, set()]),
        ("One, Munich, Germany and Harbin Institute", [{"DE"}, set()]),
        ("One, Japan and China", [{"JP", "CN"}]),
        ("University of Japan and Other Body", [set()]),
        ("One and Other, China", [{"CN"}]),
    ],
)
def test_text_is_cut_at_hard_boundaries(text: str, expected: list[set[str]]) -> None:
    """Each body has the countries that are printed with it, and no other's; "and" after an address begins another."""
    found: list[Body] = bodies(words(fold(text)))
    assert [{code for place in body.places for code in place.countries} for body in found] == expected


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("Qorvath University, China", None, ["certain"]),
        ("Qorvath University", "CN", ["certain"]),
        ("Qorvath University", "JP", ["possible"]),
        ("Qorvath University", None, ["probable"]),
        ("Qorvath University, Japan", None, ["possible"]),
        ("Qorvath University, Hong Kong", None, ["probable"]),
        ("Qorvath University, Taiwan", None, ["possible"]),
        ("Qorvath University, Japan, China", None, ["certain"]),
        ("Qorvath University; Other Body, China", None, ["certain"]),
        ("Qorvath University, Xiangtown", None, ["certain"]),
        ("Qorvath University; Other Body, Xiangtown", None, ["certain"]),
        ("Qorvath University, Elsetown", None, ["probable"]),
    ],
)
def test_country_city_and_hint_support_or_contradict(text: str, hint: str | None, expected: list[str]) -> None:
    """What is printed with the body counts first, then the hint, then what is printed elsewhere in the string."""
    index = made.index(made.entry("body", "Qorvath University", country="CN", city="Xiangtown"))
    assert told(index, text, hint) == expected


def test_korea_alone_contradicts_no_entry_of_the_north() -> None:
    """People of both print it."""
    index = made.index(made.entry("body", "Qorvath University", country="KP"))
    assert told(index, "Qorvath University, Korea") == ["probable"]
    assert told(index, "Qorvath University, South Korea") == ["possible"]
    assert told(index, "Qorvath University, Gwangju, Korea") == ["possible"]  # a city says which Korea
    assert told(index, "Qorvath University, Yanji, Korea") == ["probable"]


def test_country_inside_the_name_says_nothing() -> None:
    """The University of Georgia does not say where it is: it contradicts no entry of another country."""
    index = made.index(made.entry("body", "Qorvath University of China", country="JP"))
    assert told(index, "Qorvath University of China") == ["probable"]
    assert told(index, "Qorvath University of China, Tokyo") == ["certain"]
    assert told(index, "Qorvath University of China, Beijing") == ["possible"]


@pytest.mark.parametrize(
    ("listed", "text", "expected"),
    [
        ("Medical University", "Medical University, Xiangtown, China", ["certain"]),
        ("Medical University", "Medical University, China", ["probable"]),
        ("Medical University", "Zelmira Ilmorin Medical University, China", []),
        ("Medical University", "Medical University", []),
        ("University Medical", "Medical University", []),
        ("National Medical University", "National Medical University", ["probable"]),
        ("National Medical University", "National Medical University of Zelmira", []),
        ("National Medical University", "The National Medical University Hospital", []),
        ("National University of Defense Technology", "National University of Defense Technology", ["probable"]),
        ("National University of Defense Technology", "Defense Technology National University", []),
        ("Qorvath University", "Qorvath University", ["probable"]),
    ],
)
def test_name_of_common_words_needs_its_place(listed: str, text: str, expected: list[str]) -> None:
    """Every country has a medical university: without country and city only a long and exact name is believed."""
    assert told(made.index(made.entry("body", listed, country="CN", city="Xiangtown")), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Physics Research Center, Tehran, Iran", ["probable"]),
        ("Physics Research Center, Zelmira University, Tehran, Iran", ["possible"]),
    ],
)
def test_common_institute_of_some_university_is_not_the_listed_one(text: str, expected: list[str]) -> None:
    """An entry that names no city can't be told from an institute of that name inside a university."""
    assert told(made.index(made.entry("body", "Physics Research Center", country="IR")), text) == expected


@pytest.mark.parametrize(
    ("listed", "text", "expected"),
    [
        ("Qorvathia", "Qorvathia, China", ["certain"]),
        ("Qorvathia", "Department of Physics, Qorvathia, China", ["certain"]),
        ("Qorvathia", "Qorvathia", ["probable"]),
        ("Qorvathia", "Qorvathia Street 7, China", ["probable"]),
        ("Qorvathia", "Qorvathla, China", []),
        ("Qor", "Qor, China", []),
        ("Xiangtown", "Xiangtown, China", []),
        ("Harbour", "Harbour Studies", []),
    ],
)
def test_one_word_must_be_long_exact_alone_and_no_city(listed: str, text: str, expected: list[str]) -> None:
    """One word can be anything else."""
    assert told(made.index(made.entry("body", listed, country="CN", city="Xiangtown")), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qorvath University, China", ["probable"]),
        ("Qorvath University", []),
        ("Qorvath University, Japan", []),
    ],
)
def test_weak_name_needs_its_country_and_is_never_certain(text: str, expected: list[str]) -> None:
    """A list calls a name weak where others bear it too."""
    assert told(made.index(made.entry("body", Name("Qorvath University", weak=True), country="CN")), text) == expected


@pytest.mark.parametrize(
    ("listed", "text", "expected"),
    [
        ("Qorvath University (Beijing)", "Qorvath University (Beijing), China", ["certain"]),
        ("Qorvath University (Beijing)", "Qorvath University, Beijing, China", ["certain"]),
        ("Qorvath University (Beijing)", "Qorvath University, China", ["certain"]),
        ("Qorvath University (Beijing)", "Qorvath University (Wuhan), China", []),
        ("Qorvath University (Beijing)", "School of Zelmira, Qorvath University, Xian, Shaanxi, China", []),
        ("Qorvath University (Old)", "Qorvath University, Wuhan, China", ["certain"]),
        ("Qorvath University", "Qorvath University, Wuhan, China", ["certain"]),
    ],
)
def test_city_in_brackets_tells_namesakes_apart(listed: str, text: str, expected: list[str]) -> None:
    """China University of Geosciences (Beijing) is not the one in Wuhan."""
    assert told(made.index(made.entry("body", listed, country="CN", city="Beijing")), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Department of Biology, Beijing, China", ["certain"]),
        ("Department of Biology, China", ["probable"]),
        ("Department of Biology, Zelmira University, Wuhan, China", ["possible"]),
        ("Department of Biology", []),
    ],
)
def test_department_like_every_universitys_needs_its_city(text: str, expected: list[str]) -> None:
    """A state's Department of Biotechnology is not a university's."""
    assert told(made.index(made.entry("body", "Department of Biology", country="CN", city="Beijing")), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Federal University of Technology, Beijing, China", ["certain"]),
        ("Federal University of Technology, Wuhan, China", ["possible"]),
        ("National University of Technology, Wuhan, China", ["probable"]),
    ],
)
def test_other_name_of_common_words_needs_its_city(text: str, expected: list[str]) -> None:
    """What is only an alias, and could be any country's, does not stand alone."""
    names = ("National University of Technology", "Federal University of Technology")
    assert told(made.index(made.entry("body", *names, country="CN", city="Beijing")), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ministry of Public Health, China", ["probable"]),
        ("Ministry of Public Health", []),
        ("Ministry of Public Health, Japan", []),
    ],
)
def test_ministry_like_every_states_needs_its_country(text: str, expected: list[str]) -> None:
    """Every state has one."""
    assert told(made.index(made.entry("body", "Ministry of Public Health", country="CN")), text) == expected


@pytest.mark.parametrize(
    ("listed", "country", "text", "expected"),
    [
        ("The Mount", "CA", "The Mount, Xiangtown, Canada", ["certain"]),
        ("The Mount", "CA", "Mount Sinai Hospital, Toronto, Canada", []),
        ("The Mount", "CA", "Montana State University, Bozeman, MT", []),
        ("Qorvathia SRL", "IT", "Qorvathia, Italy", ["certain"]),
        ("Qorvathia SRL", "IT", "Dep. Qorv. of Medicine", []),
    ],
)
def test_one_word_must_be_the_very_word_and_rare_or_alone(
    listed: str, country: str, text: str, expected: list[str]
) -> None:
    """A legal form behind it makes no second word; an abbreviation is not the word."""
    assert told(made.index(made.entry("body", listed, country=country, city="Xiangtown")), text) == expected


def test_name_of_two_places_is_the_one_that_another_place_says() -> None:
    """Georgia beside the USA is no country."""
    index = made.index(made.entry("body", "University of Georgia", country="GE", city="Tbilisi"))
    assert told(index, "University of Georgia, Athens, Georgia, USA") == ["possible"]
    assert told(index, "University of Georgia, Tbilisi, Georgia") == ["certain"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("University of Oslo, Norway, Qorvath University", ["probable"]),
        ("Qorvath University and Technical University of Denmark, Lyngby, Denmark", ["probable"]),
        ("Qorvath University and others, Denmark", []),
        ("Norway, Qorvath University", ["possible"]),
    ],
)
def test_country_of_another_body_does_not_contradict_a_name_of_its_own(text: str, expected: list[str]) -> None:
    """Two bodies joined by "and" or a comma: the one's country is not the other's."""
    assert told(made.index(made.entry("body", "Qorvath University", country="CN")), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Institute of Physics, Academy of Zelmira, China", []),
        ("Institute of Physics, Academy of Ilmorin, China", ["probable"]),
        ("Institute of Physics, Chinese National Academy, China", ["probable"]),
        ("Institute of Physics; Academy of Zelmira, China", ["probable"]),
        ("Institute of Physics, China", ["probable"]),
    ],
)
def test_general_institute_under_another_owner_is_not_the_listed_one(text: str, expected: list[str]) -> None:
    """Every academy has an institute of physics; the entry's names say whose this is."""
    names = (Name("Institute of Physics", weak=True), Name("Physics Institute of the Ilmorin Academy"))
    assert told(made.index(made.entry("body", *names, country="CN")), text) == expected
