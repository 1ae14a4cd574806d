"""A name's script tells its language, as far as it can."""

import pytest

from rsscan.inputs.importing.languages import language


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
        ("ادارہ جوہری توانائی", "PK", "ur"),
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
    assert language(text, country, lang) == told
