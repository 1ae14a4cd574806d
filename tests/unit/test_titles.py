"""Titles of one publication, and of two that only look like one."""

import pytest

from rsscan.titles import same_title, title_keys

LONG = "Slip detection from motor current alone"


@pytest.mark.parametrize(
    "other",
    [
        "SLIP DETECTION FROM MOTOR CURRENT ALONE.",
        "Slip-detection from  motor\ncurrent alone",
        "<i>Slip</i> detection from <b>motor current</b> alone",
        "&lt;i&gt;Slip&lt;/i&gt; detection from motor current alone",
        "Ｓｌｉｐ ｄｅｔｅｃｔｉｏｎ from motor current alone",
    ],
)
def test_case_signs_markup_and_width_are_no_difference(other: str) -> None:
    """A year that one side does not give, or a preprint of two years before, is none either."""
    assert title_keys(LONG) == title_keys(other)
    assert same_title(LONG, other, 2020, None)
    assert same_title(LONG, other, 2020, 2018)
    assert not same_title(LONG, other, 2020, 2016)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The colour of centres in haemoglobin crystals", "The color of centers in hemoglobin crystal"),
        ("Naïve modelling of the occurence of glaciers", "Naive modeling of the occurrence of glaciers"),
        ("Loss of β-catenin in a made line of cells", "Loss of beta catenin in a made line of cells"),
    ],
)
def test_spelling_is_no_difference_in_one_year_or_the_next(one: str, other: str) -> None:
    """Accents, British and American, doubled letters, plurals, Greek letters; nothing is near without a year."""
    assert same_title(one, other, 2020, 2021)
    assert title_keys(one)[-1] == title_keys(other)[-1]
    if title_keys(one)[0] != title_keys(other)[0]:
        assert not same_title(one, other, 2020, 2022)
        assert not same_title(one, other, 2020, None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Photolysis of nitrate in the surface of ice", "Photolysis of nitrite in the surface of ice"),
        ("Tide gauges of the northern harbour, part I", "Tide gauges of the northern harbour, part II"),
        ("Tide gauges of the northern harbour, part XXIII", "Tide gauges of the northern harbour, part XXXII"),
        ("Statistics of made diseases for the year 2012", "Statistics of made diseases for the year 2021"),
        ("The diet of mice in the northern harbour", "The diet of rice in the northern harbour"),
        ("Slip detection from motor current alone", "Slip detection from motor current alone: a comment"),
        ("北港における潮位の観測と解析について", "北港における潮位の解析と観測について"),
        ("Слежение за приливами северной гавани", "Слежения за приливами северной гавани"),
    ],
)
def test_two_works_of_a_series_are_two(one: str, other: str) -> None:
    """A number, a substance or a short word is what tells them apart, and the year is the same."""
    assert not same_title(one, other, 2020, 2020)
    assert not same_title(other, one, 2020, 2020)


@pytest.mark.parametrize("title", ["Editorial", "Letter to the editor", "はじめに", "序論と本書の構成"])
def test_a_short_title_is_one_only_in_its_year(title: str) -> None:
    """Every second journal has an editorial; seven kanji say more than seven letters, and not enough."""
    assert same_title(title, title, 2020, 2020)
    assert not same_title(title, title, 2020, 2021)
    assert not same_title(title, title, 2020, None)


def test_a_japanese_title_is_long_enough_with_fewer_letters() -> None:
    """Nobody writes these ten kanji twice by chance."""
    assert same_title("脚車輪型移動機構の滑り検出", "脚車輪型移動機構の滑り検出", 2020, None)


@pytest.mark.parametrize("title", [None, "", " — "])
def test_no_title_is_no_ones(title: str | None) -> None:
    """Two works without a title are not one."""
    assert not same_title(title, title, 2020, 2020)
    assert not same_title(title, LONG, 2020, 2020)
    assert title_keys(title) == ()
