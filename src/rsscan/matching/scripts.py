"""Names in other scripts, and the readings that print uses for them.

Han is compared in simplified characters (OpenCC) and read as pinyin (pypinyin); Cyrillic and Greek are read in Latin
letters (anyascii).
"""

import re
import unicodedata
from functools import cache, lru_cache

import anyascii

from rsscan.matching.normalize import SCRIPT, forms
from rsscan.matching.places import is_place
from rsscan.matching.vocabulary import COMMON, HEADS

_SPACE = re.compile(r"\s+")
_ARMY = re.compile(r"^(?:中国人民解放军|中国共产党|中华人民共和国)")
_ARMY_IN_ENGLISH = re.compile(r"^(?:The )?(?:Chinese )?(?:People['’]s Liberation Army|PLA) (?:of China )?")
_MILITARY = re.compile(r"\b(?:Naval|Navy|Air Force|Army|Rocket|Military|Ordnance|Armou?red|Artillery)\b")
_GREEK_OR_CYRILLIC = re.compile(r"[\u0370-\u04ff]")
_HAN = re.compile(r"^[\u3400-\u9fff]+$")
_PARENT = re.compile(r"\s*(?:,| of(?: the)?)\s+(?:the )?[A-Z]\w+ Academy of (?:Medical |Agricultural )?Sciences?$")
_NATIONAL_RESEARCH = re.compile(r"^National Research (?:Nuclear |Technological )?University (?!of\b)")
_BRACKETED_END = re.compile(r"\s*\([^)]*\)\s*$")

_SIGNS = "()[]-–—,.&/·・"

SHORTEST = 3
"""Characters of a name in Han, kana or Hangul that can stand for a body."""


@cache
def _simplifier():  # type: ignore[no-untyped-def] # noqa: ANN202 - the library has no types
    import opencc

    return opencc.OpenCC("t2s")


def plain(text: str) -> str:
    """Return text without spaces, full-width forms and traditional characters; ordinals stand in characters."""
    text = _SPACE.sub("", unicodedata.normalize("NFKC", text)).replace("科学技术", "科技").replace("科學技術", "科技")
    text = _ORDINAL.sub(lambda met: "第" + _counted(int(met.group(1))), text) if "第" in text else text
    if not any("\u3400" <= char <= "\u9fff" for char in text):
        return text
    # JSON can carry half of a letter, which the converter refuses; a question mark is as little part of a name.
    return str(_simplifier().convert(text.encode("utf-8", "replace").decode()))


def _counted(number: int) -> str:
    """Return a number below a hundred in Han characters as an ordinal has it: 第54研究所 is 第五十四研究所."""
    tens, ones = divmod(number, 10)
    said = (_DIGITS[tens] if tens > 1 else "") + "十" if tens else ""
    return said + (_DIGITS[ones] if ones or not tens else "")


_DIGITS = "零一二三四五六七八九"
_ORDINAL = re.compile(r"第(\d{1,2})(?!\d)")


def parts(name: str) -> tuple[str, ...]:
    """Return a name in Han, kana or Hangul as it is looked for: whole, with the digits, signs and letters inside it.

    제2자연과학원 is not 자연과학원, and 有限公司 alone is no company with a town in brackets before it. Words in Latin
    letters beside the name are no part of it, and a bracket that ends it may be left out in print. So may the army's or
    the state's name before a body's own.
    """
    runs: list[str] = [""]
    for token in unicodedata.normalize("NFKC", name).split():
        if token.isascii() and not token.strip(_SIGNS).isdigit():
            runs.append("")
        else:
            runs[-1] += token
    found = []
    for run in runs:
        whole = run[1:-1] if run.startswith("(") and run.endswith(")") else run
        for text in map(plain, (whole, _BRACKETED_END.sub("", whole))):
            short = _ARMY.sub("", text)
            found.append(short if len(short) > SHORTEST else text)
    return tuple(part for part in dict.fromkeys(found) if len(part) >= SHORTEST and SCRIPT.search(part))


def romanized(name: str) -> tuple[str, ...]:
    """Return the squeezed pinyin of a name in Han."""
    text = plain(name)
    if not _HAN.match(text) or len(text) <= SHORTEST:
        return ()
    from pypinyin import lazy_pinyin

    return ("".join(lazy_pinyin(text)),)


def leaves_out_army(name: str, reading: str) -> bool:
    """Whether a reading is the name without the army's before it."""
    return reading != name and reading == _ARMY_IN_ENGLISH.sub("", name)


def leaves_out_owner(name: str, reading: str, city: str | None) -> bool:
    """Whether a reading is the name without the academy behind it, and what is left may be anybody's.

    It may be where no word of its own stands before the kind of body: without its academy the "Institute of
    Microelectronics" is any country's, but not the "Keldysh Institute of Applied Mathematics".
    """
    whole = readings(name)[0]
    if reading == whole or reading != _PARENT.sub("", whole):
        return False
    formed, own_city = forms(reading), forms(city or "")
    if "named" in formed:  # "Institute of Physics named after P. N. Lebedev"
        return False
    kind = next((at for at, form in enumerate(formed) if form in HEADS), len(formed))
    return all(form in COMMON or (is_place(form) and form not in own_city) for form in formed[:kind])


def bracketed(name: str) -> bool:
    """Whether a name ends in a bracket, which `readings` leave out."""
    return _BRACKETED_END.search(name) is not None


@lru_cache(maxsize=4096)
def readings(name: str) -> tuple[str, ...]:
    """Return how a name may be printed: as it stands, without its parent body, and in Latin letters."""
    name = _BRACKETED_END.sub("", name) or name
    found = [name]
    shorter = [_PARENT.sub("", name), _NATIONAL_RESEARCH.sub("", name)]
    without_army = _ARMY_IN_ENGLISH.sub("", name)
    if _MILITARY.search(without_army):  # "Naval Medical University" says enough; "University of Science" would not
        shorter.append(without_army)
    found += [short for short in shorter if short != name and len(short.split()) >= SHORTEST]
    if _GREEK_OR_CYRILLIC.search(name):
        found.append(anyascii.anyascii(name))
    return tuple(dict.fromkeys(found))


def standing(part: str, plain_text: str, at: int, city: str | None = None) -> float:
    """Score a name in Han by what stands around it: without a space, it may be the end of another's name.

    电子科技大学 ends 西安电子科技大学; a name that begins with its city, or follows on the end of another body or
    place, is its own.
    """
    before = plain_text[at - 1 : at]
    if part[0].isdigit() and before.isdigit():  # the 12th institute is not the 112th
        return 0.70
    foreign = before == "国" and not plain_text[:at].endswith(("中国", "共和国"))  # 美国海军研究院
    if foreign or _NOT_OF_IT.match(plain_text, at + len(part)):
        return 0.70
    if (
        "\u3400" <= before <= "\u9fff"
        and before not in _ENDS
        and not part.startswith(_CITIES)
        and not _its_place(plain_text[:at], city)
    ):
        return 0.70
    return 0.97 if len(part) > SHORTEST else 0.85


_NOT_OF_IT = re.compile("生(?![命物态理化源殖存医科])|[城路街站村邻駅驿]|前[站駅驿]|地铁|역(?!사)")
"""What follows where 大学 is no university or not itself: 大学生 (students), 大学城 (a district), 城市学院 (a college
of its own), a street or station called after it."""


def _its_place(before: str, city: str | None) -> bool:
    """Whether a country or the body's own city stands before: 长沙国防科技大学."""
    if before.endswith(("中国", "朝鲜", "平壤", "东京都")):
        return True
    if not city:
        return False
    from pypinyin import lazy_pinyin

    own = "".join(char for char in city.casefold() if char.isalpha())
    return any("".join(lazy_pinyin(before[-size:])) == own for size in (2, 3) if len(before) >= size)


def in_town(word: str, city: str) -> bool:
    """Whether a word in Han is a town, or an address that begins with it: 郑州, 郑州市."""
    if not _HAN.match(word):
        return False
    from pypinyin import lazy_pinyin

    own = "".join(char for char in city.casefold() if char.isalpha())
    return "".join(lazy_pinyin(plain(word).partition("市")[0])) == own


_ENDS = "省市国区军院学所部系心室会厅局校"  # 都 and 中 end names of places too: 成都, 华中
_CITIES = tuple(
    "中国 朝鲜 平壤 "
    "北京 上海 天津 重庆 哈尔滨 南京 西安 武汉 长沙 成都 沈阳 大连 合肥 广州 深圳 长春 兰州 桂林 杭州".split()
)
