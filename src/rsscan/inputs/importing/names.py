"""Names as official files write them: each once, tails removed, languages told by script, weak ones kept weak."""

import re
import unicodedata
from collections.abc import Iterable

from rsscan.matching.normalize import TEXT_LIMIT, fold, words
from rsscan.watchlist import Name

_TAIL = re.compile(
    r"[;,]?\s?\b(?:and|including)\s+(?:any|all|its|their)\b[^;]{0,200}?\b(?:successors?|sub-?units?|subsidiar(?:y|ies)|affiliates?)"
    r"\b[^;]*|,?\s?\band\s+(?:successors|sub-?units|subsidiaries|affiliates)\s*$",
    re.IGNORECASE,
)
"""\"X; and any successor, sub-unit, or subsidiary thereof", "X and affiliates": law, not name."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")

_RESEARCH = frozenset(
    "university universities universitet institute institutes institut institution academy akademi akademies college "
    "faculty laboratory laboratories research science sciences scientific observatory hospital polytechnic "
    "polytechnical daneshgah instituto universite universidad universitat niikhsm nii conservatory".split()
)
"""Words of which one stands in the name of nearly every body that publishes research."""

_PERHAPS_RESEARCH = frozenset("school lab center centre design bureau okb museum clinic seminary".split())
"""Words of such bodies that banks and shipping companies have too."""

_TRADE = frozenset(
    "bank banking shipping trading ship vessel line lines airlines airline insurance exchange fishery restaurant "
    "hotel investment finance financial credit".split()
)

_RESEARCH_IN_SCRIPTS = re.compile(
    r"大学|大學|学院|學院|研究|科学院|學會|学会|病院|医院|대학|연구|과학원|병원|университет|институт|академия|دانشگاه|پژوهش",
    re.IGNORECASE,
)

_SHORT = re.compile(r"(?=\S{2,8}$)[^a-z\s]*[A-Z][^a-z\s]*[A-Z][^a-z\s]*")
_CLIPPED = re.compile(r"(?!.*(?:大[学學]|学院|學院|研究院|研究所|公司|集[团團])$)[\u3400-\u9fff]{1,4}")

_SHARE_A_SCRIPT = {
    "zh": frozenset({"zh", "ja", "ko"}),
    "ru": frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn"}),
    "fa": frozenset({"fa", "ar", "ur", "ps", "ku"}),
    "ar": frozenset({"fa", "ar", "ur", "ps", "ku"}),
}
"""The language that a script is taken for, and those that share it, which whoever knows better may name."""

_SCRIPT_LANGUAGES = (
    ("HANGUL", "ko"),
    ("HIRAGANA", "ja"),
    ("KATAKANA", "ja"),
    ("CYRILLIC", "ru"),
    ("ARABIC", "fa"),
    ("HEBREW", "he"),
    ("THAI", "th"),
)


def clean(text: str) -> str:
    """Return a name in one line, without the tail that extends it to successors and subsidiaries."""
    one_line = " ".join(unicodedata.normalize("NFC", _CONTROL.sub(" ", text)).split())
    return _TAIL.sub("", one_line).strip(" ;,") or one_line


def language(text: str, country: str | None = None) -> str | None:
    """Return the language that a name's script tells, with the body's country where scripts are shared."""
    letters = {char for char in unicodedata.normalize("NFKC", text) if char.isalpha()}
    scripts = " ".join({unicodedata.name(char, "").split(" ")[0] for char in letters})
    for script, lang in _SCRIPT_LANGUAGES:
        if script in scripts:
            return "ar" if lang == "fa" and country not in {None, "IR", "AF"} else lang
    if "CJK" in scripts:
        return "ja" if country == "JP" else "zh"
    return None


def names(
    primary: str,
    aliases: Iterable[str] = (),
    *,
    weak: Iterable[str] = (),
    lang: str | None = None,
    country: str | None = None,
) -> tuple[Name, ...]:
    """Return a body's names, each once, its first name first; `weak` are those its authority calls weak.

    `lang` is the language of names in Latin letters, and of others whose script leaves it open; `country` is where the
    body is, which tells a language too. Raises ValueError, which says why in a phrase, where no name can be compared.
    """
    found: dict[str, Name] = {}
    for values, is_weak in (([primary], False), (aliases, False), (weak, True)):
        for value in values:
            if len(value) > TEXT_LIMIT:
                raise ValueError("a name too long to be one")
            text = clean(value)
            key = " ".join(word.form for word in words(fold(text)))
            if key and key not in found:
                found[key] = Name(text, _language(text, lang, country), is_weak)
    if not found:
        raise ValueError("no name with a letter that can be compared")
    return tuple(found.values())


def _language(text: str, said: str | None, country: str | None) -> str | None:
    told = language(text, country)
    return said if told is None or said in _SHARE_A_SCRIPT.get(told, ()) else told


def is_short(text: str) -> bool:
    """Whether a name is an acronym, or clipped to a few Han letters ("北大"): what several bodies are called."""
    return bool(_SHORT.fullmatch(text) or _CLIPPED.fullmatch(text))


def is_research(listed: Iterable[Name]) -> bool:
    """Whether a body may publish research, going by its names; a bank, a ship or a trading company does not."""
    for name in listed:
        forms = {word.form for word in words(fold(name.value))}
        if _RESEARCH_IN_SCRIPTS.search(name.value) or forms & _RESEARCH:
            return True
        if forms & _PERHAPS_RESEARCH and not forms & _TRADE:
            return True
    return False
