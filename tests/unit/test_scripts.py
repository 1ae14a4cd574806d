"""Names in other scripts and the readings that print uses for them."""

import unicodedata

import pytest

from rsscan.matching import matches
from rsscan.matching.scripts import in_town, leaves_out_owner, parts, plain, readings, romanized, standing
from rsscan.watchlist import Name
from tests.unit import made


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("哈爾濱工業大學", "哈尔滨工业大学"),
        ("哈尔滨 工业　大学", "哈尔滨工业大学"),
        ("ＨＩＴ", "HIT"),
        ("ﾋﾟｮﾝﾔﾝ", "ピョンヤン"),
    ],
)
def test_characters_have_one_plain_form(one: str, other: str) -> None:
    """Traditional and simplified, full and half width, with spaces and without."""
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("中国人民解放军海军工程大学", ("海军工程大学",)),
        ("中国人民解放军院", ("中国人民解放军院",)),
        ("第二炮兵 Academy 火箭军工程大学", ("第二炮兵", "火箭军工程大学")),
        ("平壌", ()),
        ("Academy of 平壌", ()),
        ("김일성 종합 대학", ("김일성종합대학",)),
        (unicodedata.normalize("NFD", "김일성종합대학"), ("김일성종합대학",)),
        ("Plain University", ()),
        ("제2자연과학원", ("제2자연과학원",)),
        ("朝鮮労働党39号室", ("朝鲜労働党39号室",)),
        ("华信船务(香港)有限公司", ("华信船务(香港)有限公司",)),
        ("清华大学（深圳）", ("清华大学(深圳)", "清华大学")),
        ("Kim Chaek University (金策工業総合大学)", ("金策工业総合大学",)),
        ("J/Vコーポレーション", ("J/Vコーポレーション",)),
        ("조선 39 호실", ("조선39호실",)),
    ],
)
def test_name_is_looked_for_without_the_army_before_it(name: str, expected: tuple[str, ...]) -> None:
    """Unless nothing of its own would be left; two characters are too few for a body."""
    assert parts(name) == expected


@pytest.mark.parametrize(
    ("name", "text", "is_met"),
    [
        ("제2자연과학원", "자연과학원, 평양", False),
        ("제2자연과학원", "제2 자연과학원, 평양", True),
        ("华信船务(香港)有限公司", "上海某某有限公司, 香港", False),
        ("华信船务(香港)有限公司", "华信船务（香港）有限公司", True),
        ("12研究所总部", "第112研究所总部", False),
        ("12研究所总部", "12研究所总部, 北京", True),
        ("中国电子科技集团公司第五十四研究所", "中国电子科技集团公司第54研究所, 石家庄", True),
        ("中国电子科技集团公司第54研究所", "中国电子科技集团公司第五十四研究所", True),
        ("中国电子科技集团公司第五十四研究所", "中国电子科技集团公司第55研究所", False),
        ("航天第十研究所总部", "航天第10研究所总部", True),
        ("航天第二研究所总部", "航天第20研究所总部", False),
        ("航天第二十研究所总部", "航天第20研究所总部", True),
    ],
)
def test_piece_of_a_name_does_not_stand_for_the_name(name: str, text: str, is_met: bool) -> None:
    """A digit, a bracket or a sign inside a name parts it for the eye only."""
    assert bool(matches(made.index(made.entry("x", name, country=None)), [text])) is is_met


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("湖南大学", ("hunandaxue",)),
        ("湖南大學", ("hunandaxue",)),
        ("科学院", ()),
        ("김일성종합대학", ()),
        ("ハルビン工業大学", ()),
        ("Hunan 大学", ()),
    ],
)
def test_only_names_wholly_in_han_are_read_as_pinyin(name: str, expected: tuple[str, ...]) -> None:
    """And not those of three characters, which many bodies share."""
    assert romanized(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Harbin Institute of Technology", ("Harbin Institute of Technology",)),
        ("Qorvath Institute (Zelmira)", ("Qorvath Institute",)),
        ("(Zelmira)", ("(Zelmira)",)),
        (
            "Institute for Transmission Problems, Russian Academy of Sciences",
            ("Institute for Transmission Problems, Russian Academy of Sciences", "Institute for Transmission Problems"),
        ),
        ("Physics Institute, Russian Academy of Sciences", ("Physics Institute, Russian Academy of Sciences",)),
        (
            "National Research Nuclear University Zelmira Institute School",
            ("National Research Nuclear University Zelmira Institute School", "Zelmira Institute School"),
        ),
        (
            "National Research University of Electronic Technology",
            ("National Research University of Electronic Technology",),
        ),
        ("Северный институт", ("Северный институт", "Severnyy institut")),
    ],
)
def test_name_is_read_without_its_parent_and_in_latin_letters(name: str, expected: tuple[str, ...]) -> None:
    """But never shortened to two words, which could be another body's."""
    assert readings(name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("北湖大学", "probable"),
        ("北湖大学，中国", "certain"),
        ("北湖大學，中國", "certain"),
        ("物理系，北湖大学", "probable"),
        ("甲省北湖大学", "probable"),
        ("东北湖大学", "none"),
        ("东北湖大学，中国", "none"),
        ("北湖大学，日本", "possible"),
        ("Beihu Daxue", "probable"),
        ("Beihu Daxue, China", "certain"),
        ("BEIHU  DAXUE", "probable"),
        ("Nanhu Daxue", "none"),
        ("北湖", "none"),
    ],
)
def test_name_in_han_is_met_in_characters_and_in_pinyin(text: str, expected: str) -> None:
    """Its country makes it certain; at the end of a longer name it is only possible."""
    index = made.index(made.entry("body", "北湖大学", country="CN"))
    found = matches(index, [text])
    assert (found[0].confidence.word if found else "none") == expected


@pytest.mark.parametrize(("hint", "expected"), [("CN", "certain"), ("JP", "possible"), (None, "probable")])
def test_hint_speaks_where_no_country_is_printed(hint: str | None, expected: str) -> None:
    """As it does for names in Latin letters."""
    index = made.index(made.entry("body", "北湖大学", country="CN"))
    assert [match.confidence.word for match in matches(index, ["北湖大学"], country=hint)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"), [("北湖大学，中国", ["probable"]), ("北湖大学", []), ("北湖大学，日本", [])]
)
def test_weak_name_in_han_needs_its_country(text: str, expected: list[str]) -> None:
    """And is never certain."""
    index = made.index(made.entry("body", Name("北湖大学", weak=True), country="CN"))
    assert [match.confidence.word for match in matches(index, [text])] == expected


def test_name_of_three_characters_is_less_sure_than_a_longer_one() -> None:
    """Three characters may be a word of the language."""
    assert standing("科学院", "科学院", 0) < standing("国家科学院", "国家科学院", 0)


def test_name_of_marks_alone_in_another_script_meets_nothing() -> None:
    """Two signs of iteration hold no character that could be looked for."""
    index = made.index(made.entry("body", "・・", country="CN"))
    assert matches(index, ["・・", "湖南大学", "Daxue"]) == ()


def test_name_in_cyrillic_is_met_in_cyrillic_and_in_latin_letters() -> None:
    """As the list has it, and as catalogues write it in Latin letters."""
    index = made.index(made.entry("body", "Северный кворватский институт", country="RU"))
    for text in ("Северный кворватский институт, Россия", "СЕВЕРНЫЙ КВОРВАТСКИЙ ИНСТИТУТ, Москва"):
        assert [match.confidence.word for match in matches(index, [text])] == ["certain"]
    assert len(matches(index, ["Severnyy kvorvatskiy institut, Moscow, Russia"])) == 1


@pytest.mark.parametrize(
    ("name", "also"),
    [
        ("People's Liberation Army Naval Medical University", "Naval Medical University"),
        ("Chinese People’s Liberation Army Air Force Medical University", "Air Force Medical University"),
        ("The PLA Rocket Force University of Engineering", "Rocket Force University of Engineering"),
        ("PLA University of Science and Technology", None),
        ("People's Liberation Army General Hospital", None),
        ("PLA Naval Academy", None),
    ],
)
def test_army_before_a_name_is_left_out_where_the_rest_says_it(name: str, also: str | None) -> None:
    """A naval university is the navy's; a University of Science and Technology is anybody's."""
    assert readings(name) == ((name, also) if also else (name,))


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("湖南大学, 长沙", 1),
        ("湖南大学化学系", 1),
        ("湖南大学附属中学", 1),
        ("湖南大学城", 0),
        ("湖南大学路5号", 0),
        ("湖南大学地铁站", 0),
        ("湖南大学前駅", 0),
    ],
)
def test_district_or_street_of_a_name_is_not_the_body(text: str, met: int) -> None:
    """What is called after a university is not the university; what belongs to it is."""
    index = made.index(made.entry("body", "湖南大学", country="CN"))
    surely = [match for match in matches(index, [text]) if match.score >= 0.8]
    assert len(surely) == met


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("信息工程大学", 1),
        ("解放军信息工程大学", 1),
        ("成都信息工程大学", 0),
        ("首都信息工程大学", 0),
        ("华中信息工程大学", 0),
    ],
)
def test_end_of_another_citys_body_is_not_the_body(text: str, met: int) -> None:
    """成都 and 华中 do not end another body before it: they begin this one's name, and make it another's."""
    index = made.index(made.entry("body", "信息工程大学", country="CN", city="Zhengzhou"))
    assert len(matches(index, [f"{text}，中国"])) == met


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("北湖大学、北京", ["probable"]),
        ("北京市海淀区、北湖大学", ["probable"]),
        ("北湖大学、ロシア", []),
        ("北湖大学、北京語学科", []),
        ("北湖大学、郑州", ["probable"]),
        ("鄭州市 北湖大学", ["probable"]),
        ("北湖大学、开封", []),
        ("Beihu Daxue, Zhengzhou", ["probable"]),
        ("中国北湖大学", ["probable"]),
        ("北湖大学中国", ["probable"]),
    ],
)
def test_town_beside_a_name_in_han_says_where_it_is(text: str, expected: list[str]) -> None:
    """Its own city or one of its country, as a part of the address; a language or another country does not."""
    index = made.index(made.entry("body", Name("北湖大学", weak=True), country="CN", city="Zhengzhou"))
    assert [match.confidence.word for match in matches(index, [text])] == expected


@pytest.mark.parametrize(
    ("name", "weak", "expected"),
    [("평양의학대학", True, []), ("평양의학대학", False, ["certain"]), ("中国北湖大学", True, [])],
)
def test_country_inside_a_weak_name_in_its_script_says_nothing(name: str, weak: bool, expected: list[str]) -> None:
    """As in Latin letters: the name alone is no address."""
    country = "CN" if "中" in name else "KP"
    index = made.index(made.entry("body", Name(name, weak=weak), country=country))
    assert [match.confidence.word for match in matches(index, [name])] == expected


def test_name_repaired_out_of_a_text_is_judged_by_the_rest() -> None:
    """Markup between its characters goes; no word of the text holds the name, and every place speaks."""
    index = made.index(made.entry("body", "北湖大学", country="CN"))
    assert [match.confidence.word for match in matches(index, ["<a 北湖大学>某某 某某, China"])] == ["certain"]


def test_town_in_han_is_read_as_pinyin() -> None:
    """With or without what makes it a city; a word in another script is none."""
    assert [in_town(word, "Xi'an") for word in ("西安", "西安市雁塔区", "xian", "西宁")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("name", "city", "answer"),
    [
        ("Institute of Microelectronics, Chinese Academy of Sciences", None, True),
        ("Nuclear Physics Institute of the Czech Academy of Sciences", None, True),
        ("Keldysh Institute of Applied Mathematics of the Russian Academy of Sciences", None, False),
        ("Institute of Physics named after Lebedev, Russian Academy of Sciences", None, False),
        ("Shenyang Institute of Automation, Chinese Academy of Sciences", "Shenyang", False),
        ("China Institute of Atomic Matters, Chinese Academy of Sciences", "Shenyang", True),
        ("National Research University Higher School of Economics", None, False),
    ],
)
def test_name_without_its_academy_may_be_anybodys(name: str, city: str | None, answer: bool) -> None:
    """Unless a word of its own stands before the kind of body."""
    assert leaves_out_owner(name, readings(name)[-1], city) is answer
    assert leaves_out_owner(name, name, city) is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Institute of Microelectronics, Chinese Academy of Sciences, Beijing, China", ["certain"]),
        ("Institute of Microelectronics, Tsinghua University, Beijing, China", []),
        ("Institute of Microelectronics, Singapore", []),
        ("Institute of Microelectronics", []),
    ],
)
def test_institute_of_an_academy_is_not_its_namesake_elsewhere(text: str, expected: list[str]) -> None:
    """A general name needs the academy, or its country and no other owner."""
    index = made.index(made.entry("body", "Institute of Microelectronics, Chinese Academy of Sciences", country="CN"))
    assert [match.confidence.word for match in matches(index, [text])] == expected


def test_reading_that_is_listed_as_weak_is_weak() -> None:
    """The list says that the Arbor Institute is not alone with its name, and the reading without the academy is it."""
    names = ("Arbor Institute Works, Russian Academy of Sciences", Name("Arbor Institute Works", weak=True))
    index = made.index(made.entry("body", *names, country="RU"))
    assert matches(index, ["Arbor Institute Works"]) == ()
    assert [match.confidence.word for match in matches(index, ["Arbor Institute Works, Russia"])] == ["probable"]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Концерн «Автоматика», Россия", 1),
        ("Концерн «Созвездие», Россия", 0),
        ("Kontsern <<Avtomatika>>, Russia", 1),
        ("Kontsern «Avtomatika», Russia", 1),
        ("Kontsern, Russia", 0),
    ],
)
def test_quoted_end_of_a_name_in_cyrillic_is_kept(text: str, met: int) -> None:
    """In Latin letters « is "<<", which is no tag; without its quoted end the name would be any concern's."""
    index = made.index(made.entry("body", "Концерн «Автоматика»", country="RU"))
    assert len(matches(index, [text])) == met
