"""Whether a listed body may publish research is told by its names."""

import pytest

from rsscan.inputs.importing.research import is_research
from rsscan.inputs.lists import load_lists
from rsscan.watchlist import Kind, Name
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("name", "research"),
    [
        ("Kim Chaek University of Technology", True),
        ("China Ship Scientific Research Center", True),
        ("Heat Exchange Institute", True),
        ("Beijing Finance University", True),
        ("Krylov Design Bureau", True),
        ("Atomic Energy Organization of Iran", True),
        ("Pakistan Atomic Energy Commission", True),
        ("National Aerospace Development Administration", True),
        ("Korean Committee for Space Technology", True),
        ("Ministry of Atomic Energy Industry", True),
        ("China General Nuclear Power Corporation", True),
        ("Aviation Industry Corporation of China, Ltd.", True),
        ("Huawei", True),
        ("Huawei Technologies Co., Ltd.", True),
        ("Hesong Electronics Trading Company", True),
        ("Shahid Karrazi Industries", True),
        ("Kurgan Factory LLC", True),
        ("NPO Splav Ltd.", True),
        ("China Three Gorges Corporation", True),
        ("Sabalan Company", True),
        ("Made Foundation", True),
        ("金日成綜合大學", True),
        ("Физический институт", True),
        ("پژوهشگاه", True),
        ("朝鮮科学貿易会社", True),
        ("Bank Training Center", False),
        ("Shipping School", False),
        ("Amroggang Development Bank", False),
        ("Foreign Trade Bank", False),
        ("Hesong Trading Corporation", False),
        ("Made Import & Export", False),
        ("Success Move Ltd.", False),
        ("Sobaeku United Corp.", False),
        ("Raheb FZE", False),
        ("朝鮮貿易銀行", False),
        ("بانک ملی", False),
    ],
)
def test_a_body_that_may_publish_is_told_by_its_names(name: str, research: bool) -> None:
    """In doubt it may: only trade, or the form of a small company, without a word of research or technology denies."""
    assert is_research([Name("Acme"), Name(name)]) is research


def test_one_name_of_research_is_enough() -> None:
    """A company whose other name is that of an institute is one."""
    assert is_research([Name("Acme Trading Ltd."), Name("Acme Institute of Physics")])


def test_flags_agree_with_those_given_by_hand() -> None:
    """Of the shipped bodies that their names deny research, at least 95 in 100 are denied it by hand too."""
    bodies = [
        entry
        for watchlist in load_lists(sorted(map(str, (ROOT / "lists").glob("*.yaml"))))
        for entry in watchlist.entries
        if entry.kind is Kind.INSTITUTION
    ]
    denied = [entry for entry in bodies if not is_research(entry.names)]
    assert len(denied) > 400
    assert sum(not entry.research for entry in denied) / len(denied) > 0.95
