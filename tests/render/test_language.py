"""The language of a reader: what is not translated stays as it is, and numbers and days are written in its way."""

import pytest

from rsscan.cli.options import LanguageName
from rsscan.render.language import ENGLISH, LANGUAGES, language
from rsscan.render.told import Told

NAMED = {"names": [{"lang": "en", "value": "Kim Il Sung University"}, {"lang": "ja", "value": "金日成総合大学"}]}


def test_every_language_can_be_asked_for() -> None:
    """The names on the command line are the languages there are."""
    assert tuple(one.value for one in LanguageName) == LANGUAGES


@pytest.mark.parametrize("tag", LANGUAGES)
def test_what_is_not_translated_stays_as_it_is(tag: str) -> None:
    """A message, a sentence or a day that a language does not know is shown, and never lost."""
    spoken = language(tag)
    assert spoken.tag == tag
    assert spoken.say("No such message, {name}.", name="Ada") == "No such message, Ada."
    assert spoken.counted("{number} gnu", "{number} gnus", 1) == "1 gnu"
    assert spoken.counted("{number} gnu", "{number} gnus", 2) == "2 gnus"
    assert spoken.sentence("Nobody ever said this.") == "Nobody ever said this."
    assert spoken.day("some day") == "some day"


@pytest.mark.parametrize(("tag", "month", "day"), [
    ("en", "2019-07", "2019-07-08"), ("ja", "2019年7月", "2019年7月8日"), ("zh-Hant", "2019年7月", "2019年7月8日"),
])  # fmt: skip
def test_days_and_numbers_are_written_in_the_way_of_a_language(tag: str, month: str, day: str) -> None:
    """A day or a month is written out where a language does so; thousands are parted."""
    assert language(tag).day("2019-07-08") == day
    assert language(tag).day("2019-07") == month
    assert language(tag).number(12345) == "12,345"
    assert language(tag).share(0.2514).replace(" ", "") == "25.1%"


def test_a_body_is_named_in_the_readers_language_where_the_list_has_a_name() -> None:
    """Otherwise the name stays by which people know it."""
    assert language("ja").name(Told(NAMED), "names", "K") == "金日成総合大学"
    assert language("zh-Hant").name(Told(NAMED), "names", "K") == "K"


def test_a_chinese_name_is_shown_as_the_list_writes_it() -> None:
    """Lists say of most Chinese names no more than that they are Chinese; a name is not rewritten."""
    names = Told({"names": [{"lang": "zh", "value": "金日成综合大学"}, {"lang": "ko", "value": "김일성종합대학"}]})
    assert language("zh-Hant").name(names, "names", "K") == "金日成综合大学"
    assert language("ja").name(names, "names", "K") == "K"


def test_english_keeps_the_name_by_which_the_report_knows_a_body() -> None:
    """It may be another than the first English name of the list."""
    assert ENGLISH.name(Told(NAMED), "names", "K") == "K"


def test_a_word_of_the_vocabulary_is_that_of_its_kind() -> None:
    """One English word may be several in another language; what is no such word stays as it is."""
    told = Told({"severity": "none", "fail_on": "high", "effect": "licence"}, language=language("ja"))
    assert (told.word("severity"), told.word("fail_on", "severity"), told.word("effect")) == ("なし", "高", "要許可")
    assert told.language.word("severity", "grave") == "grave"
    assert told.language.word("no kind", "high") == "high"
    assert ENGLISH.word("severity", "high") == "high"


def test_what_is_told_is_told_in_a_language() -> None:
    """Parts of an object are told in the language of the whole."""
    told = Told({"row": {"day": "2019-07-08"}, "rows": [{"said": ["A"]}]}, language=language("ja"))
    assert told.part("row").day("day") == "2019年7月8日"
    assert told.parts("rows")[0].sentences("said") == ["A"]
    assert told.part("row").sentence("day") == "2019-07-08"
    assert Told({}).language is ENGLISH
