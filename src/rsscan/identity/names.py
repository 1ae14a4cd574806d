"""Whether the names on profiles and works may be one person's, alike for every script and order of names."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from itertools import combinations, groupby

from rsscan.identity.check import NAMES, Check, Question
from rsscan.identity.lines import own_authorships
from rsscan.matching.scripts import plain
from rsscan.publications import Work
from rsscan.subject import Subject

DISAGREEING_SHARE = 0.2
"""Share of works under a name with no word in common that a change of name or script no longer explains."""

_NAMES = Question(NAMES, "The names of the profiles, and the names printed on the subject's lines of bylines.")
_APOSTROPHES = str.maketrans("", "", "'’‘`´ʻʼ")
_SYLLABLES = frozenset({"CJK", "HANGUL"})
"""Scripts whose characters stand where others write a word, with or without a space between names."""


def name_disagreement(subject: Subject, works: tuple[Work, ...]) -> Check:
    """Doubt profiles of names that plainly disagree, and works of which too many are under another name."""
    names = sorted({profile.name for profile in subject.profiles if profile.name})
    for one, other in combinations(names, 2):
        if not names_agree(one, other):
            return _NAMES.doubt(f"The profiles that carry this ORCID iD have names that do not agree: {one}; {other}.")
    printed = Counter(line.name for work in works for line in own_authorships(subject, work) if line.name)
    if not names or not (printed or names[1:]):
        return _NAMES.not_checked("There are no two names to compare.")
    strange = {name: count for name, count in printed.items() if not any(names_agree(name, n) for n in names)}
    count = sum(strange.values())
    if count > 1 and count > DISAGREEING_SHARE * printed.total():
        shown = "; ".join(sorted(strange)[:3])
        return _NAMES.doubt(
            f"{count} of {printed.total()} works are under names that do not agree with {names[0]}: {shown}."
        )
    return _NAMES.passed(
        f"{count} of {printed.total()} works are under another name, which a change of name or a slip explains."
        if strange
        else "The names agree."
    )


def names_agree(one: str, other: str) -> bool:
    """Whether two printed names may be one person's; only plain disagreement is a no.

    They agree when in a script of both they share a word, when the words of one are the glued or abbreviated words of
    the other, or when they have no script in common and so cannot be compared letter by letter.
    """
    a, b = _words(one), _words(other)
    shared = a.keys() & b.keys()
    return not shared or any(_words_agree(a[script], b[script], script) for script in shared)


def same_name(one: str, other: str) -> bool | None:
    """Whether two written names are the same but for order, initials and names left out; None without a common script.

    Stricter than `names_agree`, which asks whether two names on one profile may be one person's: a shared family name
    is not enough.
    """
    a, b = _words(one), _words(other)
    shared = a.keys() & b.keys()
    return any(_words_same(a[script], b[script], script) for script in shared) if shared else None


def name_keys(name: str) -> frozenset[str]:
    """Return texts of which two names have one in common if they are the same: whole words, and all letters ordered."""
    found = _words(name).items()
    whole = (word for script, words in found if script not in _SYLLABLES for word in words if len(word) > 1)
    return frozenset((*whole, *("".join(sorted("".join(words))) for _, words in found)))


def _words_same(a: list[str], b: list[str], script: str) -> bool:
    if script in _SYLLABLES or sorted("".join(a)) == sorted("".join(b)):
        return sorted("".join(a)) == sorted("".join(b))
    short, long = sorted((a, b), key=len)
    left = list(long)
    whole = 0
    for word in sorted(short, key=len, reverse=True):
        met = next((w for w in left if w == word), None) or next(
            (w for w in left if 1 in {len(w), len(word)} and w[0] == word[0]), None
        )
        if met is None:
            return False
        whole += met == word and len(word) > 1
        left.remove(met)
    return bool(whole) and len(short) > 1


def _words_agree(a: list[str], b: list[str], script: str) -> bool:
    if script in _SYLLABLES:
        return not set(a).isdisjoint(b)
    if {word for word in a if len(word) > 1} & {word for word in b if len(word) > 1}:
        return True
    if sorted("".join(a)) == sorted("".join(b)):
        return True
    initials_a, initials_b = {word[0] for word in a}, {word[0] for word in b}
    abbreviated = any(all(len(word) == 1 for word in words) for words in (a, b))
    return abbreviated and (initials_a <= initials_b or initials_b <= initials_a)


@lru_cache(maxsize=4096)
def _words(name: str) -> Mapping[str, list[str]]:
    """Return the words of a name by their script, without marks; Han in simplified characters."""
    split = unicodedata.normalize("NFKD", name.casefold().translate(_APOSTROPHES))
    bare = unicodedata.normalize("NFC", "".join(c for c in split if not unicodedata.combining(c)))
    found: dict[str, list[str]] = defaultdict(list)
    for token in "".join(c if unicodedata.category(c)[0] in "LM" else " " for c in bare).split():
        for script, letters in groupby(plain(token), _script):
            word = "".join(letters)
            found[script] += word if script in _SYLLABLES else [word]
    return found


def _script(letter: str) -> str:
    first = unicodedata.name(letter, "").partition(" ")[0].partition("-")[0]
    return "CJK" if first == "IDEOGRAPHIC" else first
