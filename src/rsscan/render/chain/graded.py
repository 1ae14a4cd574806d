"""How it was graded: what the policy was asked, the rule that fitted, and those that nearly did."""

from collections.abc import Iterator

from rsscan.policy import UNVERIFIED
from rsscan.render.in_words import bar_of, untold
from rsscan.render.language import Language
from rsscan.render.told import Told
from rsscan.severity import Severity


def asked(report: Told, finding: Told, piece: Told) -> Iterator[str]:
    """The facts that the policy was asked about, each as it was answered."""
    met, language = piece.part("met"), finding.language
    say = language.say
    yield say("list {list}, effect {effect}", list=finding.text("list"), effect=finding.word("effect") or "?")
    country = finding.text("country") or ("?" if finding.lacks("country") else say("unknown"))
    yield say("country of the entry {country}, relation {relation}", country=country, relation=finding.word("relation"))
    known = {key: met.word(key) or "?" for key in ("ladder", "confidence")}
    yield say("ladder {ladder}, confidence {confidence}", **known)
    yield say("{dated}; as of {day}", dated=_dated(piece, language), day=report.part("run").day("as_of"))
    yield say("listed at publication: {then}", then=piece.word("listed_at_publication"))
    yield say("number of authors: {authors}", authors=piece.text("authors_count") or say("none, it is no paper"))
    yield from (_field(tag, language) for tag in piece.parts("tags"))
    if piece.lacks("tags"):
        yield say("field: {field}", field=untold(language))
    elif not piece.parts("tags"):
        yield say("field: {field}", field=piece.sentence("field_unknown") or _no_field(report, language))


def _dated(piece: Told, language: Language) -> str:
    day, latest = piece.day("date"), piece.day("latest")
    if not day:
        return language.say("undated")
    if latest in {"", day}:
        return language.say("dated {day}", day=day)
    return language.say("dated {day}, often a bare year: as late as {latest}", day=day, latest=latest)


def _field(tag: Told, language: Language) -> str:
    """Return a field of technology that the work lies in, and what put it there."""
    said = {
        "id": tag.text("id"),
        "title": language.name(tag, "titles", tag.sentence("title")),
        "level": tag.word("level"),
        "by": language.semicolon.join(tag.sentences("by")),
    }
    if tag.flag("unverified"):
        return language.say("field {id} “{title}” ({level}, wording unverified), by {by}", **said)
    return language.say("field {id} “{title}” ({level}), by {by}", **said)


def _no_field(report: Told, language: Language) -> str:
    if report.part("run").part("policy").texts("technology"):
        return language.say("none known")
    return language.say("not looked for, the policy names no technology list")


def rule(report: Told, finding: Told, piece: Told) -> Iterator[str]:
    """The rule that fitted first, what it asks, why, and on which texts the policy rests."""
    rule, policy, language = finding.part("policy_rule"), report.part("run").part("policy"), finding.language
    if rule:
        yield language.say(
            "rule {number} ({name}): {severity}",
            number=rule.text("number"),
            name=f"{policy.text('id')}/{rule.text('id')}",
            severity=rule.word("severity"),
        )
        asks = language.semicolon.join(rule.sentences("asks")) or language.say("nothing more")
        yield language.say("asks for {asks}", asks=asks)
        yield rule.sentence("because")
        if rule.flag("unverified"):
            yield language.sentence(UNVERIFIED)
    elif finding.lacks("policy_rule"):
        yield untold(language)
    else:
        yield from piece.sentences("graded_because") or [language.say("none")]
    yield _policy(policy, language)
    yield from (_text_of_law(source, language) for source in policy.parts("sources"))


def _policy(policy: Told, language: Language) -> str:
    said = {
        "policy": policy.text("id"),
        "title": language.name(policy, "titles", policy.text("title")),
        "hash": policy.text("sha256")[:12],
    }
    if policy.flag("unverified"):
        return language.say(
            "policy {policy}, {title}, unverified: a text that decides it was not seen; sha256 {hash}", **said
        )
    return language.say("policy {policy}, {title}; sha256 {hash}", **said)


def _text_of_law(source: Told, language: Language) -> str:
    """Return a text that the policy rests on."""
    said = {"title": source.text("title"), "day": language.day(source.text("date")), "url": source.text("url")}
    if source.flag("unverified"):
        return language.say("{title}, {day}, unverified: {url}", **said)
    return language.say("{title}, {day}: {url}", **said)


def severity(report: Told, finding: Told, piece: Told) -> Iterator[str]:
    """The severity, and whatever of the grade the rule itself does not say: caps, fields, dates."""
    rule, language = finding.part("policy_rule"), finding.language
    said = {"severity": finding.word("severity"), "bar": _bar(report, language)}
    if rule and rule.text("severity") != finding.text("severity"):
        yield language.say("{severity}, where the rule says {other}; {bar}", other=rule.word("severity"), **said)
    else:
        yield language.say("{severity}; {bar}", **said)
    if rule:
        told = {rule.text("because"), UNVERIFIED}
        reasons = (reason for reason in piece.texts("graded_because") if reason not in told)
        yield from map(language.sentence, reasons)


def _bar(report: Told, language: Language) -> str:
    if bar_of(report) is Severity.NONE:
        return language.say("nothing is flagged")
    return language.say("flagged from {bar} on", bar=report.part("run").word("fail_on", "severity"))


def nearly(finding: Told) -> Iterator[str]:
    """The rules that ask one thing too many."""
    near, language = finding.parts("near_misses"), finding.language
    for rule in near:
        yield language.say(
            "rule {number} ({name}): {severity}; {because}",
            number=rule.text("number"),
            name=rule.text("rule"),
            severity=rule.word("severity"),
            because=rule.sentence("because"),
        )
    if finding.lacks("near_misses"):
        yield untold(language)
    elif not near:
        yield language.say("no rule of another severity misses by one answer alone")
