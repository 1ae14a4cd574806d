"""Which sensitive fields of technology a work lies in, by its topics and its title, and what says so.

A tag may raise a grade and never lower it: where nothing meets, the field is not known to be harmless, and where there
is nothing to read, that is said.

One direction: `phrases` (how words may stand) → `areas` (what a list says) → `title` (which phrases stand in one) →
`tags` (what that and the topics come to).
"""

from rsscan.technology.areas import Area, Exclusion, Keyword, Level, TechnologyList
from rsscan.technology.tags import SECOND_MODEL, Hit, Tag, Tagging, TopicHit, is_sure, tagged
from rsscan.technology.title import PhraseHit

__all__ = [
    "SECOND_MODEL",
    "Area",
    "Exclusion",
    "Hit",
    "Keyword",
    "Level",
    "PhraseHit",
    "Tag",
    "Tagging",
    "TechnologyList",
    "TopicHit",
    "is_sure",
    "tagged",
]
