"""Names as official files print them: tails removed, each once, languages told, weak ones kept weak."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsscan.inputs.importing.names import clean, is_research, is_short, language, names
from rsscan.matching.normalize import TEXT_LIMIT
from rsscan.watchlist import Name

printed = st.text(st.characters(codec="utf-8"), max_size=60)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("  Kim Chaek\n University\tof Technology ", "Kim Chaek University of Technology"),
        ("Acme Institute; and any successor, sub-unit, or subsidiary thereof", "Acme Institute"),
        ("Acme Institute and any successor, subunit, or subsidiary thereof", "Acme Institute"),
        ("Acme Institute, including all subsidiaries", "Acme Institute"),
        ("Acme Institute and its affiliates", "Acme Institute"),
        ("Acme Institute, and affiliates", "Acme Institute"),
        ("Acme Institute and any successor thereof; Acme Laboratory", "Acme Institute; Acme Laboratory"),
        ("Institute of Banks and Affiliates Research", "Institute of Banks and Affiliates Research"),
        ("Institute of Any and All Sciences", "Institute of Any and All Sciences"),
        ("and any successor", "and any successor"),
        ("Acme\x00 Institute\x85", "Acme Institute"),
        ("Cafe\u0301", "Café"),
        ("; Acme,", "Acme"),
        ("", ""),
    ],
)
def test_a_name_is_one_line_without_the_tail_of_the_law(text: str, name: str) -> None:
    """What extends a name to successors and affiliates is no part of it; words that only look so are."""
    assert clean(text) == name


@given(printed)
def test_cleaning_again_changes_nothing_of_a_plain_name(text: str) -> None:
    """A clean name has no control characters and stays as it is."""
    once = clean(text)
    assert once.isprintable() or not any(char in "\n\r\t\0" for char in once)
    assert clean(once) == once


def test_a_long_name_of_tails_takes_no_time() -> None:
    """A long cell that nearly has a tail everywhere is gone through once."""
    text = "and any " * 10_000
    assert clean(text) == text.strip()


@pytest.mark.parametrize(
    ("text", "country", "lang"),
    [
        ("Kim Il Sung University", None, None),
        ("김일성종합대학", None, "ko"),
        ("金日成総合大学", None, "zh"),
        ("金日成総合大学", "JP", "ja"),
        ("キム・イルソン大学", "KP", "ja"),
        ("ﾊﾝｶｸ", None, "ja"),
        ("ひらがな", None, "ja"),
        ("北京大学 (Peking University)", "CN", "zh"),
        ("Московский университет", None, "ru"),
        ("دانشگاه تهران", None, "fa"),
        ("دانشگاه تهران", "IR", "fa"),
        ("جامعة دمشق", "SY", "ar"),
        ("האוניברסיטה", None, "he"),
        ("มหาวิทยาลัย", None, "th"),
        ("Ａｃｍｅ 123", None, None),
        ("123 ・", None, None),
    ],
)
def test_a_script_tells_the_language(text: str, country: str | None, lang: str | None) -> None:
    """Where a script is shared, the country decides."""
    assert language(text, country) == lang


@pytest.mark.parametrize(
    ("text", "lang", "country", "told"),
    [
        ("Acme Institute", "en", None, "en"),
        ("金日成総合大学", "ja", "KP", "ja"),
        ("金日成総合大学", "en", "KP", "zh"),
        ("キム・イルソン大学", "zh", None, "ja"),
        ("Київський університет", "uk", "UA", "uk"),
        ("Київський університет", None, "UA", "ru"),
        ("جامعة دمشق", "ar", None, "ar"),
        ("جامعة دمشق", None, "SY", "ar"),
        ("김일성종합대학", "ja", None, "ko"),
    ],
)
def test_who_names_a_language_is_believed_where_the_script_allows_it(
    text: str, lang: str | None, country: str | None, told: str
) -> None:
    """Han letters can be Japanese, but Hangul cannot."""
    assert names(text, lang=lang, country=country)[0].lang == told


def test_each_name_stands_once_and_the_first_spelling_stays() -> None:
    """Names that are compared as equal are one, strong where one of them is."""
    found = names("Acme Institute", ["ACME INSTITUTE", "Acme Inst.", "Acme Lab"], weak=["acme lab", "AI"])
    assert found == (Name("Acme Institute"), Name("Acme Lab"), Name("AI", weak=True))


def test_a_name_without_a_letter_gives_way_to_an_alias() -> None:
    """A dash in the column of names is no name."""
    assert names("—", ["", "Acme"]) == (Name("Acme"),)


@pytest.mark.parametrize("text", ["", "  ", "—", "・・", "\x00", "()"])
def test_no_name_at_all_is_an_error(text: str) -> None:
    """Without a letter nothing can be compared."""
    with pytest.raises(ValueError, match=r"^no name with a letter that can be compared$"):
        names(text, [text], weak=[text])


def test_a_text_longer_than_what_is_compared_is_no_name() -> None:
    """A remark that slipped into the column of names is not cut into one."""
    with pytest.raises(ValueError, match=r"^a name too long to be one$"):
        names("Acme", ["x" * (TEXT_LIMIT + 1)])


@given(printed, st.lists(printed, max_size=4), st.lists(printed, max_size=4))
def test_no_alias_is_lost_or_made_stronger(primary: str, aliases: list[str], weak: list[str]) -> None:
    """Giving a body's names again gives the same names; only names called weak are weak."""
    try:
        found = names(primary, aliases, weak=weak)
    except ValueError:
        return
    strong = [name.value for name in found if not name.weak]
    called_weak = [name.value for name in found if name.weak]
    assert {*strong} <= {clean(text) for text in (primary, *aliases)}
    assert {*called_weak} <= {clean(text) for text in weak}
    assert names(found[0].value, strong[1:] if strong else [], weak=called_weak if strong else called_weak[1:]) == (
        found if strong else (Name(found[0].value, found[0].lang), *found[1:])
    )


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("AMS", True),
        ("A/SEU", True),
        ("C.A.E.P.", True),
        ("北大", True),
        ("九院", True),
        ("中国航天", True),
        ("武汉大学", False),
        ("国防大学", False),
        ("中国人民解放军", False),
        ("NORINCO", True),
        ("Norinco", False),
        ("NJTech", False),
        ("Acme Institute", False),
        ("A", False),
        ("", False),
    ],
)
def test_acronyms_and_clipped_names_are_short(text: str, short: bool) -> None:
    """In Japan 北大 is Hokkaido University; a whole name of four letters is none of these."""
    assert is_short(text) is short


@pytest.mark.parametrize(
    ("name", "research"),
    [
        ("Kim Chaek University of Technology", True),
        ("China Ship Scientific Research Center", True),
        ("Heat Exchange Institute", True),
        ("Beijing Finance University", True),
        ("Krylov Design Bureau", True),
        ("Nuclear Research Centre", True),
        ("Bank Training Center", False),
        ("Shipping School", False),
        ("Foreign Trade Bank", False),
        ("Hesong Trading Corporation", False),
        ("Ocean Maritime Management", False),
        ("金日成綜合大學", True),
        ("Физический институт", True),
        ("پژوهشگاه", True),
        ("朝鮮貿易銀行", False),
    ],
)
def test_a_body_that_may_publish_is_told_by_its_names(name: str, research: bool) -> None:
    """A word of research decides, whatever trade the body serves; a school of a shipping company does not."""
    assert is_research([Name("Acme"), Name(name)]) is research
