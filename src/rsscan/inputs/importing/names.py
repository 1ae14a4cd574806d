"""The names of a body, made of what a list prints: each once, its language told, weak where it tells nobody apart."""

import re
from collections.abc import Iterable, Mapping

from rsscan.inputs.importing.languages import language
from rsscan.inputs.importing.parting import clean, parts
from rsscan.matching.normalize import SCRIPT, forms
from rsscan.matching.vocabulary import COMMON
from rsscan.watchlist import Name

NAME_LIMIT = 1500
"""Letters of a name; the longest official ones have some 600."""

_SHORT = re.compile(r"\S{1,8}|[A-Z]{2,8} ?\d{1,3}")
"""One short word: an acronym, or a word that others bear as well ("Alfa", "Noor")."""

_CLIPPED = re.compile(r"(?!.*(?:大[学學]|学院|學院|研究院|研究所|公司|集[团團])$)[\u3400-\u9fff]{1,4}")
"""A name clipped to a few Han letters: in Japan 北大 is Hokkaido University."""

_OF_A_STATE = frozenset("american british chinese french german indian korean russian".split())
_MANY = 5
"""Words up to which a name of nothing but words for kinds of body and fields of work is taken for many bodies' name."""


def named(
    printed: str,
    aliases: Iterable[str] = (),
    *,
    weak: Iterable[str] = (),
    country: str | None = None,
    lang: str | None = None,
    langs: Mapping[str, str] | None = None,
    judged: bool = True,
) -> tuple[Name, ...]:
    """Return a body's names, as printed and in their parts, the first first, weak ones last; none where none is a name.

    `weak` are those that the list itself calls weak. A name is weak too if it is general by itself, unless the list is
    not `judged`: then its own names are as strong as it says. `lang` is the language of names in Latin letters, `langs`
    that of single printed names. Raises ValueError for a name of a length that no name has.
    """
    found: dict[tuple[str, ...], Name] = {}
    for text, is_weak in [*((one, False) for one in (printed, *aliases)), *((one, True) for one in weak)]:
        if len(text) > NAME_LIMIT:
            raise ValueError(f"has a name of more than {NAME_LIMIT:,} letters, which no body has")
        for part in parts(text):
            same_script = language(part) == language(text)
            said = (langs or {}).get(text) if same_script else None
            own = not judged and part == clean(text)
            name = Name(part, language(part, country, said or lang), is_weak or (not own and is_general(part)))
            key = forms(part)
            if key and (key not in found or (found[key].weak and not name.weak)):
                found[key] = name
    first = next(iter(found.values()), None)
    return tuple(sorted(found.values(), key=lambda name: (name is not first, name.weak)))


def is_general(text: str) -> bool:
    """Whether a name alone does not tell a body from others: short, or nothing but words for kinds of body."""
    if _CLIPPED.fullmatch(text) or (_SHORT.fullmatch(text) and not SCRIPT.search(text)):
        return True
    key = forms(text)
    return len(key) <= _MANY and COMMON.issuperset(key) and _OF_A_STATE.isdisjoint(key)
