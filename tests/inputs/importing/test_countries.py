"""Countries as official lists print them become codes."""

import pytest

from rsscan.inputs.importing.countries import country, settled


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
        ("Islamic Republic of Iran", "IR"),
        ("Republic of Lebanon", "LB"),
        ("Arab Republic of Egypt", "EG"),
        ("People’s Republic of China", "CN"),
        ("Russian  Federation", "RU"),
        ("République populaire de Chine", "CN"),
        ("Corée du Nord", "KP"),
        ("イラン", "IR"),
        ("平壌支社", None),
        ("CN", "CN"),
        ("kp", "KP"),
        ("UK", "GB"),
        ("el", "GR"),
        ("EU", None),
        ("00", None),
        ("Korea", None),
        ("Turkey (Turkiye)", "TR"),
        ("China (PRC)", "CN"),
        ("China)", "CN"),
        ("Ruritania", None),
    ],
)
def test_countries_are_told_as_lists_print_them(name: str, code: str | None) -> None:
    """By code or by name, usual or formal, in three languages; a region, several, "Korea" or nothing is none."""
    assert country(name) == code


def test_one_country_is_settled_from_several_addresses() -> None:
    """That of the regime if it is among them or there is none, else the commonest, else the first."""
    assert settled(["AE", None, "IR", "AE"]) == "AE"
    assert settled(["AE", "IR", "AE"], "IR") == "IR"
    assert settled(["HK", "CN"], "KP") == "HK"
    assert settled([None], "KP") == "KP"
    assert settled([]) is None
