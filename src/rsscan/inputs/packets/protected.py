"""Fields about a person that are never read: what they are called in English and Japanese."""

import re

_WORDS = frozenset(
    "nationality nationalities citizenship citizenships citizen birth birthdate birthday birthplace born dob age sex "
    "gender race ethnicity ethnic passport religion marital photo photograph visa".split()
)
_PARTS = re.compile("国籍|国籍|本籍|出身|生年|誕生|出生|生日|性別|性别|人種|民族|旅券|パスポート|宗教|顔写真|婚姻|年齢")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONGEST_LABEL = 60
"""Letters of a heading or of a label before a colon; more is a sentence."""

_LONGEST_NATIVE = 12
"""Letters of such a label in Japanese or Chinese."""

_BESIDE = frozenset(
    "a and at current country date day identity legal month no number of or place present the year your".split()
)
"""Words that a label has beside the one that says what it is."""


def is_protected(heading: str) -> bool:
    """Whether a heading, label or key names a field that is not read: nationality, birth, sex, race, passport …"""
    label = heading[:_LONGEST_LABEL]
    return _PARTS.search(label) is not None or any(word.lower() in _WORDS for word in _WORD.findall(label))


def labelled(line: str) -> str | None:
    """Return the label of a line such as `Date of birth: …` where it names a protected field, and nothing else.

    A line that says more, such as the title of a paper on gender, is none.
    """
    label = re.split(r"[:：\t]", line.strip(), maxsplit=1)[0].strip()
    if len(label) > _LONGEST_LABEL or not is_protected(label) or re.search(r"[\d/]", label):
        return None
    if _PARTS.search(label):
        return label if len(label) <= _LONGEST_NATIVE else None
    return label if all(word.lower() in _WORDS | _BESIDE for word in _WORD.findall(label)) else None
