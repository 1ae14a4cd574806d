"""A printed name is parted into those that each can be met by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsscan.inputs.importing.parting import clean, parts, run

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
    ("name", "found"),
    [
        ("Made Orbit Institute", ["Made Orbit Institute"]),
        ("Made Orbit Institute (MOI)", ["Made Orbit Institute (MOI)", "Made Orbit Institute", "MOI"]),
        ("Made Orbit Institute (MOI 14)", ["Made Orbit Institute (MOI 14)", "Made Orbit Institute", "MOI 14"]),
        ("Made Orbit Institute (MOI-2)", ["Made Orbit Institute (MOI-2)"]),
        ("9th Institute of Made Aerospace (MA)", ["9th Institute of Made Aerospace (MA)",
                                                   "9th Institute of Made Aerospace"]),
        ("Iran Made Orbit Works (MOW)", ["Iran Made Orbit Works (MOW)", "Iran Made Orbit Works", "MOW"]),
        ("JSC Made Orbit Works (MOW)", ["JSC Made Orbit Works (MOW)", "JSC Made Orbit Works", "MOW"]),
        ("The Made Orbit Works (MOW)", ["The Made Orbit Works (MOW)", "The Made Orbit Works", "MOW"]),
        ("Made Orbit Institute (BASU)", ["Made Orbit Institute (BASU)", "Made Orbit Institute", "BASU"]),
        ("Made Orbit Institute (Pakistan)", ["Made Orbit Institute (Pakistan)"]),
        ("MADE ORBIT INSTITUTE (KENYA)", ["MADE ORBIT INSTITUTE (KENYA)"]),
        ("Made Orbit Works (LLC)", ["Made Orbit Works (LLC)"]),
        ("Made Orbit Works (P.J.S.C)", ["Made Orbit Works (P.J.S.C)"]),
        ("Made Orbit Works (U.K.)", ["Made Orbit Works (U.K.)"]),
        ("Made Orbit Works (HK)", ["Made Orbit Works (HK)"]),
        ("Made Orbit Works (3M)", ["Made Orbit Works (3M)"]),
        ("Made (Orbit) Works", ["Made (Orbit) Works"]),
        ("Made Orbit Works )", ["Made Orbit Works )"]),
        ("Made Orbit Works ()", ["Made Orbit Works ()"]),
        ("(MOI)", ["MOI"]),
        ("MOWC (Made Orbit Works Company)", ["MOWC (Made Orbit Works Company)", "MOWC", "Made Orbit Works Company"]),
        ("ORBITA (Made Works)", ["ORBITA (Made Works)"]),
        ("Made Fuel Centre (MFC) and Made Rod Centre (MRC)",
         ["Made Fuel Centre (MFC) and Made Rod Centre (MRC)", "Made Fuel Centre (MFC)", "Made Fuel Centre", "MFC",
          "Made Rod Centre (MRC)", "Made Rod Centre", "MRC"]),
        ("Made House ; Great Made; Works; Kenya", ["Made House ; Great Made; Works; Kenya", "Made House",
                                                   "Great Made"]),
        ("Made House a.k.a. Old Made Mill", ["Made House a.k.a. Old Made Mill", "Made House", "Old Made Mill"]),
        ("Made House (a.k.a., Made Mill 625)", ["Made House (a.k.a., Made Mill 625)", "Made House", "Made Mill 625"]),
        ("Made House (formerly known as Old Made Mill, Made Mill Co., Ltd.)",
         ["Made House (formerly known as Old Made Mill, Made Mill Co., Ltd.)", "Made House", "Old Made Mill",
          "Made Mill Co., Ltd."]),
        ("Made House (Aliases: MADE, MILL)", ["Made House (Aliases: MADE, MILL)", "Made House", "MADE", "MILL"]),
        ("Made House (KPe.018)", ["Made House (KPe.018)", "Made House"]),
        ("Made House (original script; Old Made Mill)", ["Made House (original script; Old Made Mill)", "Made House",
                                                         "Old Made Mill"]),
        ("Made House; and any subsidiary thereof", ["Made House"]),
        ("조작기관 (Made Body; Old Made Body (OMB))",
         ["조작기관", "Made Body", "Old Made Body (OMB)", "Old Made Body", "OMB"]),
        ("Made Body (模范研究所)", ["Made Body", "模范研究所"]),
        ("Made Body (MB) (模范研究所)", ["Made Body (MB)", "Made Body", "MB", "模范研究所"]),
        ("Made Body (模范研究所) (模範工場)", ["Made Body", "模范研究所", "模範工場"]),
        ("Made Body (中国大学(武汉))", ["Made Body", "中国大学(武汉)"]),
        ("Made Body (模范研究所", ["Made Body", "模范研究所"]),
        ("Made Body (Wuhan) (模范研究所)", ["Made Body (Wuhan)", "模范研究所"]),
        ("模范电子(深圳)有限公司", ["模范电子(深圳)有限公司"]),
        ("模范大学(武汉)", ["模范大学(武汉)"]),
        ("模范大学 (模范院)", ["模范大学 (模范院)", "模范大学", "模范院"]),
        ("شرکت ساختگی (موسسه لیزر)", ["شرکت ساختگی (موسسه لیزر)", "شرکت ساختگی", "موسسه لیزر"]),
        ("شرکت ساختگی (موسسه)", ["شرکت ساختگی (موسسه)"]),
        ("Выдуманный завод (АО «Завод»)", ["Выдуманный завод (АО «Завод»)", "Выдуманный завод", "АО «Завод»"]),
        ("Выдуманный завод (КнВЗ)", ["Выдуманный завод (КнВЗ)", "Выдуманный завод", "КнВЗ"]),
        ("Выдуманный завод (головной филиал)", ["Выдуманный завод (головной филиал)", "Выдуманный завод"]),
        ("Выдуманный завод (Томск)", ["Выдуманный завод (Томск)"]),
        ("一 (Made B; Made C (Made D; Made E (Made F; Made G)))",
         ["一", "Made B", "Made C (Made D; Made E (Made F; Made G))", "Made C", "Made D", "Made E (Made F; Made G)",
          "Made E", "Made F", "Made G"]),
        ('"MADEBODY"', ["MADEBODY"]),
        ("“Made Body of Works”", ["Made Body of Works"]),
        ('Works "Made Body"', ['Works "Made Body"']),
        ("", []),
        (" (", []),
    ],
)  # fmt: skip
def test_names_that_run_together_are_parted(name: str, found: list[str]) -> None:
    """The printed name stays, but for one in two scripts; what else stands in it follows, where it is a name."""
    assert list(parts(name)) == found


@pytest.mark.parametrize("mark", ["(", ";", "a (", "a.k.a. ", ", and any "])
def test_names_made_of_marks_alone_take_no_time(mark: str) -> None:
    """Names nested or repeated on purpose are looked into to a bounded depth."""
    assert len(list(parts(mark * (1400 // len(mark)) + "X" + ")" * 50))) < 2000


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
