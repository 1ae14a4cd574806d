"""Countries as official lists print them ("Islamic Republic of Iran", "イラン", "CN"), told as ISO codes."""

import re

from rsscan.matching.normalize import fold, words
from rsscan.matching.places import places

_CODE = re.compile(r"[A-Z]{2}")

_ALSO = {
    fold(name): code
    for code, listed in {
        "AE": "アラブ首長国連邦",
        "AF": "アフガニスタン",
        "CN": "République populaire de Chine",
        "EG": "エジプト",
        "GE": "Georgia",
        "HK": "香港",
        "IL": "イスラエル",
        "IN": "インド",
        "IR": "イラン",
        "KG": "Kyrgyz Republic",
        "KP": "Corée du Nord|République populaire démocratique de Corée",
        "LB": "レバノン",
        "MM": "Burma",
        "PK": "パキスタン",
        "RU": "ロシア|Fédération de Russie",
        "SY": "シリア",
        "YE": "イエメン",
    }.items()
    for name in listed.split("|")
}
"""What the matcher's countries lack, because no address prints it so, or because an address would mean another."""


def country(text: str) -> str | None:
    """Return the ISO 3166-1 code of a printed country, None where it names none or several."""
    name = " ".join(text.split())
    if _CODE.fullmatch(name):
        return name
    folded = fold(name)
    if folded in _ALSO:
        return _ALSO[folded]
    codes = {code for place in places(words(folded)) for code in place.countries if _CODE.fullmatch(code)}
    return codes.pop() if len(codes) == 1 else None
