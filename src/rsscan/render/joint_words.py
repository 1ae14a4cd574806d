"""What an institution published with listed bodies, in words: how much, in which years and in which fields."""

from collections.abc import Iterator

from rsscan.render.told import Told

MOST_FIELDS = 8
"""Fields that are named; the JSON report has all."""


def joint_lines(subject: Told) -> Iterator[str]:
    """Yield the lines that count joint works; none where the subject is no institution."""
    joint, language = subject.part("joint"), subject.language
    if not joint:
        return
    counted = {"day": joint.day("since"), "works": language.number(joint.count("works"))}
    if joint.count("of"):
        of = language.number(joint.count("of"))
        yield language.say("Works on which a listed body stands, since {day}: {works} of {of}.", of=of, **counted)
    else:
        yield language.say("Works on which a listed body stands, since {day}: {works}.", **counted)
    years = [_year(one) for one in joint.parts("by_year") if one.count("works")]
    if years:
        yield language.say("By year: {years}.", years=language.comma.join(years))
    fields = [f"{one.text('name')} ({language.number(one.count('works'))})" for one in joint.parts("by_field")]
    if fields:
        yield language.say("Fields: {fields}.", fields=language.comma.join(fields[:MOST_FIELDS]))


def _year(one: Told) -> str:
    """Return the joint works of a year, and behind a stroke all works of it."""
    counted = one.language.number(one.count("works"))
    of = f"/{one.language.number(one.count('of'))}" if one.count("of") else ""
    return f"{one.text('year') or one.language.say('undated')} {counted}{of}"
