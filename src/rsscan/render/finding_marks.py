"""One finding in Markdown, and what could not be seen of a subject."""

from collections.abc import Iterator

from rsscan.render import in_words
from rsscan.render.chain import steps
from rsscan.render.marks import address, code, escaped
from rsscan.render.told import Told


def finding_block(finding: Told, before: Told, report: Told, *, explain: bool) -> str:
    """Return a finding as an item with its evidence, and the reasons or the chain of its grade below it.

    `before` is the finding that stood on the same evidence first: this one, or that of another list's entry.
    """
    rows = [f"- {_head(finding, report)}", f"  - {_which(finding)}"]
    if said := in_words.disposed(finding):
        rows.append(f"  - {escaped(said)}")
    told = before.sentences("reasons") if before is not finding else []
    rows += [f"  - {_again(finding, before)}"] if before is not finding else _evidence(finding)
    if explain:
        for step in steps(report, finding):
            rows += [f"  - {step.name}", *(f"    - {escaped(row.strip())}" for row in step.rows if row.strip())]
    else:
        rows += [f"  - {escaped(reason)}" for reason in finding.sentences("reasons") if reason not in told]
    return "".join(f"{row}\n" for row in rows)


def _head(finding: Told, report: Told) -> str:
    language, rule = finding.language, finding.part("policy_rule")
    severity = language.word("severity", finding.severity("severity").word)
    said = {
        "severity": f"**{severity}**",
        "confidence": escaped(finding.word("confidence")),
        "code": code(finding.text("rule")),
        "body": code(language.name(finding, "entry_names", finding.text("entry_name"))),
    }
    if not rule:
        return language.say("{severity}, {confidence}: {code} {body}", **said)
    name = code(f"{report.part('run').part('policy').text('id')}/{rule.text('id')}")
    return language.say("{severity}, {confidence}: {code} {body}, by rule {rule}", rule=name, **said)


def _which(finding: Told) -> str:
    """Return by which identifiers a finding and the entry it is about are known."""
    entry, found = code(finding.text("entry")), code(finding.text("id"))
    return finding.language.say("{entry}, finding {finding}", entry=entry, finding=found)


def _again(finding: Told, before: Told) -> str:
    listed = escaped(in_words.listed_then(in_words.decisive(finding.parts("evidence")), finding))
    return finding.language.say("the same evidence as {other}; {listed}", other=_which(before), listed=listed)


def _evidence(finding: Told) -> Iterator[str]:
    evidence, language = finding.parts("evidence"), finding.language
    for piece in evidence[: in_words.EVIDENCE_SHOWN]:
        head, *details = _piece(piece, finding)
        yield f"  - {head}"
        yield from (f"    - {detail}" for detail in details)
    if (rest := len(evidence) - in_words.EVIDENCE_SHOWN) > 0:
        more = language.counted("and {number} more piece of evidence", "and {number} more pieces of evidence", rest)
        yield f"  - {more}"


def _piece(piece: Told, finding: Told) -> Iterator[str]:
    """Yield where the evidence stands, then what stands there and what it met."""
    say, where = piece.language.say, piece.text("doi") or piece.text("work")
    place = address(where) if where else code(piece.sentence("source"))
    yield " ".join(filter(None, (escaped(piece.day("date") or say("undated")), place, code(piece.text("title")))))
    is_paper = in_words.stands_in_byline(piece)
    if is_paper:
        yield _author(piece, finding)
    if printed := code(in_words.printed_of(piece)):
        yield say("printed: {text}", text=printed) if is_paper else say("named there: {text}", text=printed)
    yield from map(escaped, in_words.beside(piece))
    if body := piece.part("institution"):
        said = {
            "name": code(body.text("name")),
            "country": escaped(body.text("country") or say("no country")),
            "address": address(in_words.address_of(body)),
        }
        if in_words.resolved(piece):
            yield say("resolved by OpenAlex: {name}, {country}, {address}", **said)
        else:
            yield say("identified as: {name}, {country}, {address}", **said)
    met = piece.part("met")
    yield say(
        "met: {name} ({ladder}, {confidence})",
        name=code(piece.text("matched")),
        ladder=escaped(met.word("ladder")),
        confidence=escaped(met.word("confidence")),
    )
    yield escaped(in_words.listed_then(piece, finding))


def _author(piece: Told, finding: Told) -> str:
    """Return which line of the byline it is, and whose."""
    say, who = piece.language.say, in_words.author_of(piece, finding)
    said = {
        "position": piece.text("position"),
        "authors": piece.text("authors_count"),
        "name": " ".join(filter(None, (code(who.text("name")) or say("(no name)"), address(who.text("orcid"))))),
    }
    if in_words.is_own(finding):
        return say("author {position} of {authors}: {name} (the subject)", **said)
    return say("author {position} of {authors}: {name}", **said)


def unseen_block(subject: Told) -> str:
    """Return who the person was taken for and what could not be seen; empty where there is nothing to say."""
    identity, gaps, language = subject.part("identity"), subject.parts("gaps"), subject.language
    blocking = [gap for gap in gaps if gap.flag("blocks_verdict")]
    others = [gap for gap in gaps if not gap.flag("blocks_verdict")]
    certain = identity.text("status") != "uncertain" and subject.texts("openalex_ids")
    reasons = language.space.join(identity.sentences("reasons")) if certain else ""
    known = language.say("Identity: {reasons}", reasons=escaped(reasons))
    text = f"\n{known}\n" if reasons else ""
    for head, kept in ((language.say("Could not be seen"), blocking), (language.say("Also note"), others)):
        if kept:
            rows = "".join(f"- {code(gap.text('code'))} {escaped(gap.sentence('detail'))}\n" for gap in kept)
            text += f"\n**{head}**\n\n{rows}"
    return text
