"""The language of a printed name, as far as its script tells it."""

import unicodedata
from collections.abc import Mapping

_OF_SCRIPTS = (
    ("HANGUL", "ko"),
    ("HIRAGANA", "ja"),
    ("KATAKANA", "ja"),
    ("CYRILLIC", "ru"),
    ("ARABIC", "fa"),
    ("HEBREW", "he"),
    ("THAI", "th"),
    ("CJK", "zh"),
)
_SHARE_A_SCRIPT = {
    "zh": frozenset({"zh", "ja", "ko"}),
    "ru": frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn"}),
    "fa": frozenset({"fa", "ar", "ur", "ps", "ku"}),
    "ar": frozenset({"fa", "ar", "ur", "ps", "ku"}),
    "ur": frozenset({"fa", "ar", "ur", "ps", "ku"}),
}
"""The language that a script is taken for, and those that share it, which whoever knows better may name."""

_OF_COUNTRIES: Mapping[str, Mapping[str | None, str]] = {
    "fa": {None: "fa", "IR": "fa", "AF": "fa", "PK": "ur"},
    "zh": {"JP": "ja"},
}
"""Language that a script is taken for → country → the language meant there."""

_ELSEWHERE = {"fa": "ar"}


def language(text: str, country: str | None = None, said: str | None = None) -> str | None:
    """Return the language that a name's script tells; None for Latin letters and signs.

    The body's country decides where a script is shared; `said`, a language that somebody names, is believed where the
    script allows it.
    """
    letters = {char for char in unicodedata.normalize("NFKC", text) if char.isalpha()}
    scripts = {unicodedata.name(char, "").split(" ")[0] for char in letters}
    told = next((lang for script, lang in _OF_SCRIPTS if script in scripts), None)
    if told is None:
        return said
    told = _OF_COUNTRIES.get(told, {}).get(country, _ELSEWHERE.get(told, told))
    return said if said in _SHARE_A_SCRIPT.get(told, ()) else told
