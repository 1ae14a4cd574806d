"""Names that run several together, and countries as lists print them."""

import pytest

from rsscan.inputs.importing.countries import country
from rsscan.inputs.importing.printed import is_acronym, listed, run


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Example Academy", ["Example Academy"]),
        ("One, a.k.a., the following two aliases: -Two; and -Three.", ["One", "Two", "Three"]),
        ("One, a.k.a., the following four aliases: —Two; —Three; —4th Body; and —Five Co., Ltd.",
         ["One", "Two", "Three", "4th Body", "Five Co., Ltd."]),
        ("One, a.k.a, the following one alias: —Two Institute. 20 East Street, Beijing", ["One", "Two Institute"]),
        ("One, a.k.a. the following one alias: —AMMS. No. 27 Some Road", ["One", "AMMS"]),
        ("One, and the following 2 aliases: —Two, Rugao Institute and —Two, Yantai Institute.",
         ["One", "Two, Rugao Institute", "Two, Yantai Institute"]),
        ("One, a.k.a., the following eight aliases, and thirteen subordinate institutions: —Two", ["One", "Two"]),
        ("One (a.k.a., Two (TW)'s 902 Institute)", ["One", "Two (TW)'s 902 Institute"]),
        ("One (f.k.a. Two Inc.); and any successor, sub-unit, or subsidiary thereof", ["One", "Two Inc."]),
        ("One and any successor, sub-unit, or subsidiary thereof", ["One"]),
        ("One, also known as Two", ["One", "Two"]),
        ("One Corp. 54th Institute; Two; and Three Institute.", ["One Corp. 54th Institute", "Two", "Three Institute"]),
        ("One S.A.", ["One S.A."]),
        ("Alaka Institute and Research", ["Alaka Institute and Research"]),
        ("; and -", []),
    ],
)  # fmt: skip
def test_a_sentence_of_aliases_is_parted(sentence: str, names: list[str]) -> None:
    """Every alias is a name, without what joins them, the address behind them and the law behind that."""
    assert run(sentence) == names


@pytest.mark.parametrize(("text", "short"), [("BUAA", True), ("M.E.Z.", True), ("Beihang", False), ("CETC 14", False)])
def test_an_acronym_is_one_word_of_capitals(text: str, short: bool) -> None:
    """It tells no body from another, whoever prints it."""
    assert is_acronym(text) is short


def test_a_body_without_any_name_is_refused() -> None:
    """There is nothing by which it could be met."""
    with pytest.raises(ValueError, match="no name"):
        listed(["", " (…) "])


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Islamic Republic of Iran", "IR"), ("People’s Republic of China", "CN"), ("Russian  Federation", "RU"),
        ("République populaire de Chine", "CN"), ("Corée du Nord", "KP"), ("イラン", "IR"), ("CN", "CN"),
        ("Georgia", "GE"), ("Korea", "KR"), ("Turkey (Turkiye)", "TR"), ("China (PRC)", "CN"),
        ("Ruritania", None), ("Iran and China", None), ("", None),
    ],
)  # fmt: skip
def test_a_country_is_told_by_its_printed_name(printed: str, code: str | None) -> None:
    """In English, French or Japanese; several or none are not one."""
    assert country(printed) == code
