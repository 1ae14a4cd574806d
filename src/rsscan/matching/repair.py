"""What happened to a printed string on its way, undone before it is read.

Markup and escapes, text decoded twice wrongly, lines broken inside a name, words run together, footnote marks, contact
details behind an address, and the many damaged spellings of one country's name.
"""

import html
import re

_BLOCK = re.compile(r"</?(?:br|p|div|li|tr|td|ul|ol)\b[^<>]{0,200}>|#TAB#", re.IGNORECASE)
_TAG = re.compile(r"(?<!<)</?[A-Za-z][^<>]{0,200}>")
"""A tag, but not a name between "<<" and ">>", as « and » are written where they are not to be had."""

_WRAPPED = re.compile(  # pretty-printed XML breaks a line inside a name, and so do columns
    r"#N#\s*|[\n\r]\s{2,}"
    r"|(?:(?<=\bof)|(?<=\band)|(?<=\bfor)|(?<=\bthe)|(?<=&))[\n\r]\s?"
    r"|(?<=[^\W\d_])[\n\r]\s?(?=[a-z]|(?:Univ|Inst|Coll|Acad|Hosp)[a-z.])"
)

_RUN_TOGETHER = re.compile(
    r"(?<=[a-z])(?=(?:University|Institute|College|Hospital|Engineering|Technology|of[A-Z]))"
    r"|(?<=[a-z]{2})(?=(?:and|for)[A-Z][a-z])"
    r"|(?:(?<=[a-z]of)|(?<=[a-z]{2}and)|(?<=[a-z]{2}for))(?=[A-Z][a-z])"
    r"|(?<=[a-z]{4})(?=[A-Z][a-z]{3})|(?:(?<=\bthe)|(?<=\bof))(?=[A-Z][a-z]{3})"
)

_FOOTNOTE = re.compile(r"(?<![\w-])(?:\d{1,2}(?=[A-Z][a-z]|[A-Z]{3})|[a-h](?=[A-Z][a-z]{2}))")
"""A number or letter set above a name: "1Kim Il Sung University", "aBeihang University"."""

_CAPITAL_INSIDE = re.compile(r"[a-z0-9][A-Z]")
_BROKEN_LINE = re.compile(r"(?<=[A-Za-z][a-z])-\s{1,2}(?=(?!(?:and|or|und|et|y|e|of|to|for|in)\b)[a-z]{3})")
_R_AND_D, _S_AND_T = (re.compile(rf"\b{one} ?(?:&|&amp;) ?{other}\b") for one, other in ("RD", "ST"))

_CONTACT = re.compile(
    r"\b(?:e-?mail|electronic address|tel(?=[.:+ ]{0,3}[+(\d])|fax|phone|correspondence)\b|[\w.+-]{1,64}@",
    re.IGNORECASE,
)
"""Where contact details begin, which no comma parts from the country before them; not "Tel Aviv"."""

_NORTH_KOREA = re.compile(
    r"\bdem(?:ocratic)?\b[^\w,;|]{1,3}"
    r"(?:p(?:eo|oe)pl\w{0,3}[^\w;|]{0,3}s?[^\w;|]{0,3}s?[^\w;|]{1,3})?"
    r"rep\w{0,6}\W{1,3}(?:of\W{0,3}(?:the\s)?)?korea\b",
    re.IGNORECASE,
)
"""The DPRK with its middle damaged: "Democratic People s Repubic of Korea" must not read as the Republic of Korea."""

_DECODED_TWICE = re.compile("[\u00c2\u00c3\u00e2][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]")


def repaired(text: str) -> str:
    """Return a printed string without what its carriage did to it."""
    if not text.isascii() and _DECODED_TWICE.search(text):
        import ftfy

        text = ftfy.fix_encoding(text)
    if "orea" in text or "OREA" in text:
        text = _NORTH_KOREA.sub("Democratic Peoples Republic of Korea", text)
    if "&" in text or "<" in text or "#" in text or "\n" in text or "\r" in text:
        text = _S_AND_T.sub("Science and Technology", _R_AND_D.sub("Research and Development", text))
        text = html.unescape(_TAG.sub(" ", _BLOCK.sub(" ; ", _WRAPPED.sub(" ", text))))
    if _tells_how_to_reach(text):
        text = _CONTACT.sub(r", \g<0>", text)
    if "- " in text or "-\n" in text:
        text = _BROKEN_LINE.sub("", text)
    if _CAPITAL_INSIDE.search(text):
        text = _FOOTNOTE.sub(" ", _RUN_TOGETHER.sub(" ", text))
    return text


def _tells_how_to_reach(text: str) -> bool:
    return "@" in text or "mail" in text or "ddress" in text or "Tel" in text or "Fax" in text
