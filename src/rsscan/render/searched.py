"""What was searched, with what and at what cost, and what was not."""

from collections.abc import Iterator

from rsscan.notice import IN_BRIEF
from rsscan.period import period
from rsscan.render.language import Language
from rsscan.render.told import Told


def searched(report: Told) -> Iterator[str]:
    """Yield what was searched, with what, and what was not; then what a flag is and is not."""
    run, language = report.part("run"), report.language
    source = run.part("source")
    asked = language.say(
        "Source: {name}, {detail}; as of {day}.",
        name=source.text("name"),
        detail=source.sentence("detail"),
        day=run.day("as_of"),
    )
    yield language.space.join((asked, *_cost(run.part("spent"))))
    lists = language.say("Lists: {lists}.", lists=language.comma.join(map(_list, report.parts("lists"))))
    yield language.space.join((lists, *_policy(run.part("policy"))))
    if earlier := run.part("baseline"):
        yield language.say("Baseline: the scan as of {day}.", day=earlier.day("as_of"))
    if aside := language.semicolon.join(source.sentences("not_searched")):
        yield language.say("Not searched: {what}.", what=aside)
    yield language.sentence(IN_BRIEF)


def _cost(spent: Told) -> Iterator[str]:
    language, calls, cached = spent.language, spent.count("calls"), spent.count("cached")
    if calls or cached:
        yield language.say(
            "{calls}, {credits}, {cached} from the cache.",
            calls=language.counted("{number} call", "{number} calls", calls),
            credits=language.counted("{number} credit", "{number} credits", spent.count("credits")),
            cached=cached,
        )


def _list(row: Told) -> str:
    return row.language.say(
        "{list} {edition} ({entries})", list=row.text("id"), edition=row.day("edition"), entries=row.text("entries")
    )


def _policy(policy: Told) -> Iterator[str]:
    language, name, lookback = policy.language, policy.text("id"), policy.text("lookback")
    if lookback:
        yield language.say("Policy: {policy}, the last {period}.", policy=name, period=lasting(lookback, language))
    else:
        yield language.say("Policy: {policy}.", policy=name)
    if policy.flag("unverified"):
        yield language.say(
            "It is unverified: a source that decides it was not obtained (rsscan policy show {policy}).", policy=name
        )


def lasting(text: str, language: Language) -> str:
    """Return a length of time as a policy writes it."""
    if (read := period(text)) is None:
        return text
    units = {
        "y": language.say("{years}y", years=read.amount),
        "m": language.say("{months}m", months=read.amount),
        "d": language.say("{days}d", days=read.amount),
    }
    return units[read.unit]
