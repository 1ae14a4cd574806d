"""What a sanctions list prints of a body, read the same way for every list: its names, its country, its days.

A printed name often holds several: "X (XYZ)", "X; Y", "X (formerly known as Y)". Matching needs each by itself, and
short ones weak.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from rsscan.inputs.importing.names import clean, language, names
from rsscan.matching.normalize import SCRIPT, fold, forms, words
from rsscan.matching.places import is_whole_place, places
from rsscan.matching.vocabulary import COMMON
from rsscan.watchlist import Name

NAME_LIMIT = 1500
"""Letters of a name; the longest official ones have some 600."""

_SHORT = re.compile(r"\S{1,8}")
"""One short word: an acronym, or a word that others bear as well ("Alfa", "Noor")."""

_SEVERAL = re.compile(
    r"\s*;\s*(?:and\s+)?|(?<=\))\s+and\s+|[,;]?\s+(?:[afn]\.k\.a\.?|also known as|formerly known as)[\s,:]+",
    re.IGNORECASE,
)
_SAID = re.compile(r"(?:[afn]\.?k\.?a\.?|also known as|formerly(?: known as)?|alias(?:es)?)[\s:,]+(.+)", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z][A-Z&.\-]{0,6}[A-Z]")
_REFERENCE = re.compile(r"[A-Z]{2,3}[ei]\.\d+|original script", re.IGNORECASE)
_QUOTES = "\"'“”‘’«»"

_LEGAL = frozenset(
    "ag asia co fz fzc fze ger gmbh hk holding inc jsc llc llp ltd ngo offshore pjs plc private pte pty pvt sa sal spa "
    "branch london".split()
)
"""What stands in brackets behind a name and is no name: forms of companies, places."""

_DEEP = 3
"""Names inside names that are followed."""


def named(
    printed: str,
    aliases: Iterable[str] = (),
    *,
    weak: Iterable[str] = (),
    country: str | None = None,
    langs: Mapping[str, str] | None = None,
) -> tuple[Name, ...]:
    """Return a body's names, each once, as printed and in their parts; nothing where nothing is a name.

    `langs` says the language of a printed name where the list does; else its script tells, with the country. Raises
    ValueError for a name of a length that no name has.
    """
    strong, faint, said = list[str](), list[str](), dict[str, str]()
    for text, is_weak in [*((one, False) for one in (printed, *aliases)), *((one, True) for one in weak)]:
        if len(text) > NAME_LIMIT:
            raise ValueError(f"has a name of {len(text):,} letters, which no body has")
        for part, is_faint in _parts(text, _DEEP):
            (faint if is_weak or is_faint else strong).append(part)
            said.setdefault(part, (langs or {}).get(text, ""))
    if not any(map(forms, (*strong, *faint))):
        return ()
    first, first_is_faint = next(_parts(printed, 0), ("", False))
    return tuple(
        replace(
            name,
            lang=said.get(name.value) or language(name.value, country),
            weak=name.weak or (first_is_faint and name.value == first),
        )
        for name in names(first, strong, weak=faint)
    )


def _parts(printed: str, deep: int) -> Iterator[tuple[str, bool]]:
    """Yield a printed name and the names that stand in it, each with whether it is weak."""
    text = clean(printed).rstrip(" (")
    bare = text.strip(_QUOTES)
    text = text if any(quote in bare for quote in _QUOTES) else bare
    if not text:
        return
    yield text, _is_faint(text)
    if not deep:
        return
    several = [part for part in _split(text) if part]
    if len(several) > 1:
        for part in several:
            yield from _parts(part, deep - 1)
    else:
        yield from _around_bracket(*_bracket(text), deep - 1)


def _around_bracket(head: str, inside: str, deep: int) -> Iterator[tuple[str, bool]]:
    """Yield the names before and in the bracket that ends a printed name, where they are names by themselves."""
    said = _SAID.fullmatch(inside)
    if not head or not inside:
        return
    if _REFERENCE.fullmatch(inside):
        yield from _parts(head, deep)
    elif said or ";" in inside or (inside.isascii() and language(head)):
        yield from _parts(head, deep)
        for part in re.split("[;,]", said.group(1)) if said else _split(inside):
            yield from _parts(part, deep)
    elif _CAPITALS.fullmatch(inside) and not _is_no_name(inside):
        yield head, _is_faint(head)
        yield inside, True
    elif _is_short(head) and len(inside.split()) > 2:  # noqa: PLR2004 - "XYZ (what it stands for)"
        yield inside, _is_faint(inside)


def _split(text: str) -> list[str]:
    """Part a run of names where it is parted outside brackets."""
    found, start = [], 0
    for met in _SEVERAL.finditer(text):
        if text.count("(", 0, met.start()) == text.count(")", 0, met.start()):
            found.append(text[start : met.start()])
            start = met.end()
    return [*found, text[start:]]


def _bracket(text: str) -> tuple[str, str]:
    """Return what stands before and in the bracket that ends a name; nothing where none does."""
    depth = 0
    for at in range(len(text) - 1 if text.endswith(")") else -1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[at], 0)
        if not depth:
            return text[:at].strip(), text[at + 1 : -1].strip()
    return "", ""


def _is_faint(text: str) -> bool:
    """Whether a name alone does not tell a body from others: a short word, or nothing but words for kinds of body."""
    return _is_short(text) or COMMON.issuperset(forms(text))


def _is_short(text: str) -> bool:
    return _SHORT.fullmatch(text) is not None and SCRIPT.search(text) is None


def _is_no_name(inside: str) -> bool:
    key = forms(inside)
    return is_whole_place(key) or not _LEGAL.isdisjoint(key) or inside.replace(".", "").lower() in _LEGAL


_COUNTRIES = """
AG antigua and barbuda; AI anguilla; AS american samoa; AW aruba; BM bermuda; BN brunei darussalam; BS the bahamas
BO bolivia plurinational state of; CD congo democratic republic of the,congo democratic republic
CF central african republic; CG congo republic of the,republic of the congo; CI cote d ivoire; CK cook islands
CN china mainland; CV cabo verde; CW curacao,netherlands antilles; CZ czech republic; DJ djibouti; DM dominica
ER eritrea; FM micronesia federated states of,micronesia; FO faroe islands; GD grenada; GE georgia; GG guernsey
GI gibraltar; GM the gambia; GN guinea; GQ equatorial guinea; GW guinea bissau; HK hong kong sar
HK china hong kong special administrative region,hong kong china; IM man isle of,isle of man; JE jersey; KI kiribati
KM comoros,the comoros; KN saint kitts and nevis,st kitts and nevis; KP korea democratic peoples republic of
KR korea republic of; KY cayman islands; LC saint lucia,st lucia; LR liberia; LS lesotho; MD republic of moldova
MH marshall islands; MK north macedonia the republic of,former yugoslav republic of macedonia
MM burma; MO china macao special administrative region; MR mauritania; MV maldives; NR nauru; NU niue
PS palestinian,west bank,state of palestine,palestinian territory,occupied palestinian territories,gaza; PW palau
SB solomon islands; SC seychelles; SL sierra leone; SM san marino; SR suriname; SS south sudan
ST sao tome and principe; SV el salvador; SZ eswatini,swaziland; TC turks and caicos islands; TL timor leste,east timor
TO tonga; TV tuvalu; TW taiwan province of china; TZ united republic of tanzania
GB united kingdom of great britain and northern ireland; VA holy see,vatican city; VC saint vincent and the grenadines
VG virgin islands british,british virgin islands; VI virgin islands us,us virgin islands; VU vanuatu; WS samoa
XK kosovo; VE venezuela bolivarian republic of
"""
"""What sanctions lists call countries where an affiliation does not, or means another place by it."""

_CODES = {
    forms(name): line.split()[0]
    for line in _COUNTRIES.strip().replace("\n", ";").split(";")
    for name in line.split(maxsplit=1)[1].split(",")
}


def country(name: str) -> str | None:
    """Return the ISO code of a country as sanctions lists name it; None for regions, places not settled, nothing."""
    found = words(fold(name))
    code = _CODES.get(forms(name))
    met = places(found)
    if code is None and len(met) == 1 and met[0].end - met[0].start == len(found) and len(met[0].countries) == 1:
        (code,) = met[0].countries
    if code is None and name.rstrip().endswith(")"):
        return country(_bracket(name.strip())[0])  # "Iran (Islamic Republic of)"
    return code


def settled(codes: Iterable[str | None], home: str | None = None) -> str | None:
    """Return the one country of a body with several addresses: that of its regime if it is there, else the commonest.

    A regime against a country itself (DPRK, Iran) tells the country of a body without any address.
    """
    counted = Counter(code for code in codes if code)
    if not counted or home in counted:
        return home
    return counted.most_common(1)[0][0]


def day(text: str, *written: str) -> date | None:
    """Read a day in the first of the ways it may be `written` (as in `%d/%m/%Y`); None where nothing is said.

    Raises ValueError for what is no day.
    """
    return sure_day(text, *written) if text.strip() else None


def sure_day(text: str, *written: str) -> date:
    """Read a day as `day` does, where one must be said."""
    for form in written:
        try:
            return datetime.strptime(text.strip(), form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    raise ValueError(f"{text.strip()[:40]!r} is not a day")
