"""Whether a printed affiliation lies in a jurisdiction: markers of the place, and what speaks against them."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate
from typing import NamedTuple

from rsscan.matching import scripts
from rsscan.matching.gates import Body
from rsscan.matching.index import LONG_MARKER, Index, Marker
from rsscan.matching.normalize import HANGUL, SCRIPT, WORD, Word, forms
from rsscan.matching.places import is_place
from rsscan.matching.printed import Printed
from rsscan.matching.vocabulary import AND, JOINING, SPELLINGS
from rsscan.severity import Confidence
from rsscan.watchlist import Entry, Means

_SUBJECT_OF_STUDY = frozenset({"on", "in", "for", "about", "against", "to", "with"})

_STUDIES = tuple(
    """
    大学院 研究 问题 学会 难民 人权 归国 情报 担当 班 部门 取材 路 向け 難民 人権 問題 帰国 情報 部門
    연구 대학원 문제 학회 인권
    """.split()
)
"""What follows in other scripts where a country is studied, reported on or fled from."""

_MATTERS = frozenset(
    "department institute division center study studies research history database team program".split()
)

_OF_THE_STATE = frozenset({"academy", "ministry"})
"""Kinds of body that a country has and nobody calls after another's."""

# Cities and districts that other countries' addresses have and that the table of countries does not know.
_ELSEWHERE = {
    code: tuple(forms(name) for name in names.split(","))
    for code, names in (
        ("KR", "seoul,busan,daegu,incheon,gwangju,daejeon,suwon,chuncheon,ulsan,pohang,kangwon national university"),
        ("US", "washington dc,washington d c"),
        ("CN", "yanji,yanbian,dandong"),
    )
}


class Lies(NamedTuple):
    """An affiliation lies in the entry's jurisdiction, this surely, for this reason."""

    list_id: str
    entry: Entry
    marker: str
    confidence: Confidence
    reason: str


def marks(index: Index, folded: str) -> bool:
    """Whether a folded text may hold a marker of any jurisdiction: a look before reading it whole."""
    if not index.jurisdictions:
        return False
    raws = WORD.findall(folded)
    present = {SPELLINGS.get(raw, raw) for raw in raws}
    firsts = index.first_marks
    if any(marked <= present for form in present if form in firsts for marked in firsts[form]):
        return True
    run = "".join([raw for raw in raws if raw not in JOINING])
    return index.run_marks.search(scripts.plain(run) if SCRIPT.search(run) else run) is not None


def jurisdictions_in(index: Index, printed: Printed) -> list[Lies]:
    """Return the jurisdictions that any body of the text lies in."""
    found = []
    for list_id, entry, markers in index.jurisdictions:
        # Of bodies that are the same word for word one says it all.
        different = {printed.words[body.start : body.end]: body for body in reversed(printed.cut)}
        for body in different.values():
            lies = _lies(list_id, entry, markers, printed, body)
            if lies is not None:
                found.append(lies)
    return found


def _lies(list_id: str, entry: Entry, markers: Sequence[Marker], printed: Printed, body: Body) -> Lies | None:
    words = printed.words[body.start : body.end]
    run = "".join(word.raw for word in words)
    present = {word.form for word in words}
    met = [marker for marker in markers if _marks(marker, words, run, present) and _is_bracketed(marker, printed)]
    strong = [marker for marker in met if not marker.name.weak]
    weak = {marker.means: marker for marker in met if marker.name.weak}
    if not strong and len(weak) < 2:  # two kinds of weak marker support each other
        return None
    best = min(strong or weak.values(), key=lambda marker: _plainness(marker, printed.text))
    says = f"The printed affiliation lies in {entry.name}: it says “{best.name.value}”"
    others = _other_countries(entry, words, body)
    if others:
        # A country that fills a part of an address is the address of a body, whatever else is printed beside it.
        filled = any(marker.means is Means.COUNTRY and _fills_a_part(marker, words) for marker in strong)
        sure = Confidence.PROBABLE if filled else Confidence.POSSIBLE
        return Lies(list_id, entry, best.name.value, sure, f"{says}, but also names another country ({others}).")
    if best.means is Means.COUNTRY and not best.name.weak:
        return Lies(list_id, entry, best.name.value, Confidence.CERTAIN, f"{says}.")
    if strong:
        return Lies(
            list_id, entry, best.name.value, Confidence.PROBABLE, f"{says}, a city, and names no other country."
        )
    reason = f"{says} and another weak marker, and names no country."
    return Lies(list_id, entry, best.name.value, Confidence.POSSIBLE, reason)


def _other_countries(entry: Entry, words: Sequence[Word], body: Body) -> str:
    codes = {
        code
        for place in body.places
        for code in place.countries
        if f"({entry.country})" not in place.countries and code != entry.country
    }
    formed = tuple(word.form for word in words)
    for code, names in _ELSEWHERE.items():
        if code != entry.country and any(_holds(formed, name) for name in names):
            codes.add(code)
    return ", ".join(sorted(codes))


def _holds(formed: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return any(formed[at : at + len(name)] == name for at in range(len(formed) - len(name) + 1))


def _plainness(marker: Marker, text: str) -> tuple[bool, bool, int]:
    """Sort key for the marker to show: a country before a city, as it is printed, the longest."""
    return marker.means is not Means.COUNTRY, marker.name.value not in text, -len(marker.run)


def _marks(marker: Marker, words: Sequence[Word], run: str, present: AbstractSet[str]) -> bool:
    """Whether the marker stands among the words as a place."""
    if SCRIPT.search(marker.run):
        plain = scripts.plain(marker.run)
        if HANGUL.match(plain):  # 태평양 is the Pacific, and not 평양
            return any(_stands_as_place(plain, word.raw, 0) for word in words if word.raw.startswith(plain))
        return _runs_as_place(plain, scripts.plain(run))
    size = len(marker.forms)
    for at in range(len(words) - size + 1) if marker.present <= present else ():
        there = words[at : at + size]
        if tuple(word.form for word in there) == marker.forms and _is_address(marker, words, at, at + size):
            return True
    return len(marker.run) >= LONG_MARKER and _runs(marker, words, run)


def _is_bracketed(marker: Marker, printed: Printed) -> bool:
    """Whether the bracket of a marker is printed: "Bank of Korea, North Korea Economic …" is not "Korea (North)"."""
    return not marker.bracket or marker.bracket in "".join(printed.folded.split())


def _fills_a_part(marker: Marker, words: Sequence[Word]) -> bool:
    """Whether the marker stands between two boundaries, or before a number, a mark or "and"."""
    size = len(marker.forms)
    return any(
        words[at].boundary and _is_parted(words, at + size)
        for at in range(len(words) - size + 1)
        if tuple(word.form for word in words[at : at + size]) == marker.forms
    )


def _is_parted(words: Sequence[Word], end: int) -> bool:
    """Whether an address ends here: "…, DPR Korea and …", "…, DPR Korea b School of …"."""
    after = words[end] if end < len(words) else None
    return after is None or bool(after.boundary or after.link in AND or len(after.raw) == 1 or after.form.isdigit())


def _runs_as_place(marker: str, run: str) -> bool:
    """Whether a marker in another script stands somewhere, and not as what is studied (北朝鮮大学院大学校, Seoul)."""
    at = run.find(marker)
    while at >= 0:
        if _stands_as_place(marker, run, at):
            return True
        at = run.find(marker, at + 1)
    return False


def _stands_as_place(marker: str, run: str, at: int) -> bool:
    return not run.startswith(_STUDIES, at + len(marker))


def _is_address(marker: Marker, words: Sequence[Word], start: int, end: int) -> bool:
    if _is_studied(words[start]) or _is_their_matter(words, start):
        return False
    after = words[end] if end < len(words) else None
    if after is None or after.boundary or after.form.isdigit() or is_place(after.form):
        return True
    if words[start].boundary and _is_parted(words, end):
        return True
    if marker.means is Means.COUNTRY and words[start].boundary and after.form in _OF_THE_STATE and not after.link:
        return True  # "DPRK Academy of Sciences"
    return marker.means is Means.CITY and not after.link  # "Pyongyang University of …": a body of that city


def _is_their_matter(words: Sequence[Word], start: int) -> bool:
    """Whether "North Korea" is what a body is of: "Department of North Korea". People there print DPR Korea."""
    if start == 0 or words[start].boundary or words[start].form not in {"north", "nordkorea"}:
        return False
    before, link = words[start - 1].form, words[start].link
    if link in {"of", "fur"} and before in _MATTERS:
        return True
    return (link in AND and not is_place(before)) or before.startswith("forsch")


def _is_studied(word: Word) -> bool:
    """Whether the place is what a body speaks about: "Committee for Human Rights in North Korea"."""
    return word.link in _SUBJECT_OF_STUDY and not word.boundary


def _runs(marker: Marker, words: Sequence[Word], run: str) -> bool:
    """Whether a long name stands there with spaces lost or astray."""
    offset = run.find(marker.run)
    if offset < 0:
        return False
    ends = accumulate(len(word.raw) for word in words)
    return not _is_studied(next(word for word, end in zip(words, ends, strict=True) if offset < end))
