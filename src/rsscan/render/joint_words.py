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
    yield _counted(joint)
    years = [_year(one) for one in joint.parts("by_year") if one.count("works")]
    if years:
        yield language.say("By year: {years}.", years=language.comma.join(years))
    fields = [f"{one.text('name')} ({language.number(one.count('works'))})" for one in joint.parts("by_field")]
    if fields:
        yield language.say("Fields: {fields}.", fields=language.comma.join(fields[:MOST_FIELDS]))


def _counted(joint: Told) -> str:
    """Return how many joint works there are out of how many; all of them are counted by whole years."""
    language, since = joint.language, joint.text("since")
    said = {"day": language.day(since), "works": language.number(joint.count("works"))}
    if not joint.text("of"):
        return language.say("Works on which a listed body stands, since {day}: {works}.", **said)
    said |= {"of": language.number(joint.count("of")), "first": language.day(f"{since[:4]}-01-01")}
    if said["first"] == said["day"]:
        return language.say("Works on which a listed body stands, since {day}: {works} of {of}.", **said)
    return language.say("Works on which a listed body stands, since {day}: {works} of {of} since {first}.", **said)


def _year(one: Told) -> str:
    """Return the joint works of a year, and behind a stroke all works of it."""
    counted = one.language.number(one.count("works"))
    of = f"/{one.language.number(one.count('of'))}" if one.count("of") else ""
    return f"{one.text('year') or one.language.say('undated')} {counted}{of}"
