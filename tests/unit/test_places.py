"""Countries are told apart by how an affiliation ends."""

import pytest

from rsscan.matching.normalize import fold, forms, words
from rsscan.matching.places import cities_of, is_whole_place, places


def named(text: str) -> set[str]:
    """Return the codes that the places of a text give."""
    return {code for place in places(words(fold(text))) for code in place.countries}


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Seoul, Republic of Korea", {"KR"}),
        ("Pyongyang, Democratic People's Republic of Korea", {"KP"}),
        ("Pyongyang, Democratic People?s Republic of Korea", {"KP"}),
        ("Korea, Democratic People's Republic of", {"KP"}),
        ("Korea, Republic of", {"KR"}),
        ("DPR Korea", {"KP"}),
        ("D.P.R. of Korea", {"KP"}),
        ("North Korea", {"KP"}),
        ("Pyongyang 999093", {"KP"}),
        ("北朝鮮平壌特別市", {"KP"}),
        ("조선민주주의인민공화국 평양시", {"KP"}),
        ("서울, 대한민국", {"KR"}),
        ("Some University, Korea", {"KR", "(KP)"}),
        ("Vientiane, Lao People's Democratic Republic", {"LA"}),
        ("Algiers, People's Democratic Republic of Algeria", {"DZ"}),
        ("Kinshasa, Democratic Republic of the Congo", {"CD"}),
        ("Beijing, Peoples R China", {"CN"}),
        ("Beijing 100081, P. R. China", {"CN"}),
        ("Tehran, Islamic Republic of Iran", {"IR"}),
        ("Harbin, China and Nagoya, Japan", {"CN", "JP"}),
        ("Belfast, Northern Ireland", {"GB"}),
        ("Москва, Россия", {"RU"}),
        ("Zürich, Switzerland", {"CH"}),
        ("Department of Physics of China", {"CN"}),
        ("Beijing, China and Japan 5", {"CN", "JP"}),
        ("New York, NY", {"US"}),
        ("Tbilisi, Georgia", {"GE", "US"}),
        ("Dhaka", set()),
        ("", set()),
    ],
)
def test_affiliation_names_its_countries(text: str, countries: set[str]) -> None:
    """The longest reading wins, so that the DPRK is not also the Republic of Korea."""
    assert named(text) == countries


@pytest.mark.parametrize(
    "text",
    ["China University of Geosciences", "Center of North Korea Policy", "Japan Advanced Institute", "Iran Street 5"],
)
def test_country_inside_a_name_is_no_place(text: str) -> None:
    """Only where nothing, a number or another place follows does an address end."""
    assert named(text) == set()


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("North Korea", True),
        ("The Democratic People's Republic of Korea", True),
        ("China", True),
        ("Harbin", True),
        ("Harbin Institute of Technology", False),
        ("Bank of China", False),
        ("", False),
    ],
)
def test_bare_place_is_known(text: str, answer: bool) -> None:
    """A name that is nothing but a country or city names no body."""
    assert is_whole_place(forms(text)) is answer


@pytest.mark.parametrize(
    ("country", "text", "expected"),
    [
        ("CN", "Qorvath University, Wuhan and Beijing", {("wuhan",), ("beijing",)}),
        ("JP", "Qorvath University, Wuhan", set()),
        ("VN", "Ho Chi Minh City", {("ho", "chi", "minh"), ("ho", "chi", "minh", "city")}),
        ("VN", "City of Minh, Chi, Ho", set()),
        ("XX", "Wuhan", set()),
    ],
)
def test_well_known_cities_of_a_country_are_found_anywhere(
    country: str, text: str, expected: set[tuple[str, ...]]
) -> None:
    """Also inside names: it is asked whether another city is printed at all."""
    assert cities_of(country, words(fold(text))) == expected
