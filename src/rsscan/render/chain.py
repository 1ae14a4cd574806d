"""How a finding came about, step by step: from the printed string to the severity and the rules that nearly fitted.

It is read from the JSON values of a report, so that a saved report and a fresh one read alike.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from rich.table import Table
from rich.text import Text

from rsscan.finding import DOUBTED
from rsscan.policy import UNVERIFIED
from rsscan.render.in_words import decisive, disposed
from rsscan.render.told import Told
from rsscan.severity import Ladder, Relation, rule_code

COMPARED = frozenset({Ladder.LISTED_NAME.word, Ladder.SIMILAR_NAME.word})
"""Rungs on which names were compared; on the others something is equal or lies somewhere, or not."""

ROUNDED = 0.001
"""By how much a part of a score may be rounded, with room to spare."""


UNTOLD = "the report does not say"
"""What is said of what a report lacks: it is unknown, and not nothing."""


class Step(NamedTuple):
    """One step of the chain: its name and what is said of it, a row each."""

    name: str
    rows: list[str]


def chain(report: Told, finding: Told) -> Table:
    """Return the chain of a finding's decisive evidence, numbered, to be printed as wide as there is room."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", no_wrap=True, style="dim")
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for number, step in enumerate(steps(report, finding), 1):
        grid.add_row(str(number), step.name, Text("\n".join(step.rows)))
    return grid


def steps(report: Told, finding: Told) -> Iterator[Step]:
    """Yield the steps of the decisive evidence in order; the last names what the report lacks, if anything."""
    evidence = finding.parts("evidence")
    piece = decisive(evidence)
    listed = next((one for one in report.parts("lists") if one.text("id") == finding.text("list")), Told(None))
    yield Step("printed", list(_printed(piece, len(evidence))))
    yield Step("read as", list(_read(piece)))
    yield Step("listed", list(_listed(finding, piece, listed)))
    yield Step("rung", list(_rung(finding, piece)))
    yield Step("score", list(_score(piece)))
    yield Step("confidence", list(_confidence(finding, piece)))
    yield Step("asked", list(_asked(report, finding, piece)))
    yield Step("rule", list(_rule(report, finding, piece)))
    yield Step("severity", list(_severity(report, finding, piece)))
    yield Step("nearly", list(_nearly(finding)))
    yield Step("others", list(_others(evidence, piece)))
    yield Step("next", list(_next(finding, piece, listed)))
    if report.lacking:
        what = ", ".join(report.lacking)
        yield Step("untold", [f"The report lacks {what}, or has it in another form: scan anew for the whole chain."])


def _printed(piece: Told, pieces: int) -> Iterator[str]:
    """What stands on the paper or in the profile, and where."""
    if piece.lacks("decisive") and pieces > 1:
        yield f"the first of {pieces:,} pieces of evidence; {UNTOLD} which decided"
    texts = list(filter(None, [piece.text("affiliation_text")])) or piece.texts("printed")
    yield from (f"“{text}”" for text in texts)
    if not texts:
        yield f"no affiliation; it stands in: {piece.text('source')}"
    if piece.text("position"):
        who = piece.part("coauthor")
        name = ", ".join(filter(None, (who.text("name") or "no name", who.text("orcid") or who.text("id"))))
        whose = name if who else "the subject"
        yield f"author {piece.text('position')} of {piece.text('authors_count') or '?'}: {whose}"
    if piece.text("title"):
        yield f"“{piece.text('title')}”"
    where = piece.text("doi") or piece.text("work") or (piece.text("source") if texts else "")
    yield "  ".join(filter(None, (piece.text("date") or "undated", where)))


def _read(piece: Told) -> Iterator[str]:
    """What was made of it: the normalized string, the words that carry the name, and the body it was resolved to."""
    met, body = piece.part("met"), piece.part("institution")
    if met.text("normalized"):
        yield met.text("normalized")
    if met.text("stands"):
        yield f"the name stands there as “{met.text('stands')}”"
    if body:
        parts = (
            body.text("name") or "no name",
            body.text("country") or "no country",
            body.text("ror"),
            body.text("id"),
        )
        yield f"resolved by OpenAlex to {', '.join(filter(None, parts))}"
    if not body and not met.text("normalized"):
        yield UNTOLD if piece.lacks("met") else "no string was compared"


def _listed(finding: Told, piece: Told, listed: Told) -> Iterator[str]:
    """The name that met, the entry that has it, and the list that has that."""
    matched, name = piece.text("matched"), finding.text("entry_name")
    yield name if matched == name else f"“{matched}”, of the entry {name}"
    yield "  ".join(filter(None, (finding.text("entry"), finding.text("entry_url"))))
    means = [finding.text("effect") or "?", *(f"concern {code}" for code in finding.texts("concerns"))]
    means += [f"listed {word} {day}" for word in ("from", "until") if (day := finding.text(f"listed_{word}"))]
    yield f"list {finding.text('list')}: {', '.join(means)}"
    if finding.text("legal_basis"):
        yield f"basis: {finding.text('legal_basis')}"
    if listed:
        edition = f"edition {listed.text('edition')}{'' if listed.flag('complete') else ' (not complete)'}"
        yield f"{listed.text('title')}, {edition}, {listed.text('source_url')}"


def _rung(finding: Told, piece: Told) -> Iterator[str]:
    met = piece.part("met")
    rungs = {rung.word: rung for rung in Ladder}
    relations = {relation.word: relation for relation in Relation}
    word, relation = met.text("ladder"), finding.text("relation")
    known = word in rungs and relation in relations
    code = rule_code(relations[relation], rungs[word]) if known else finding.text("rule")
    yield f"{word or '?'}, {relation}: rsscan explain {code}"
    if code != finding.text("rule"):
        yield f"the finding carries {finding.text('rule')}, the strongest of its evidence"


def _score(piece: Told) -> Iterator[str]:
    """Yield the score as a sum, or what met instead where nothing is weighed."""
    met, score, matched = piece.part("met"), piece.number("score"), piece.text("matched")
    rows, rung = met.parts("parts"), met.text("ladder")
    if rung not in COMPARED:
        met_instead = {
            Ladder.IDENTIFIER.word: f"identifiers are equal or not; {met.text('query')} is",
            Ladder.LINEAGE.word: f"a body stands below another or not; {met.text('query')} is, below {matched}",
            Ladder.JURISDICTION.word: f"a place is named or not; “{matched}” is",
        }
        yield f"none: {met_instead[rung]}" if rung in met_instead else UNTOLD
    elif not rows:
        yield f"{score:.3f}: equal, nothing to weigh" if score == 1 else f"{score:.3f}, weighed as a whole"
    else:
        total = 1 + sum(part.number("change") for part in rows)
        yield " 1.000 the whole name"
        yield from (f"{part.number('change'):+.3f} {part.text('why')}" for part in rows)
        cut = "" if abs(total - score) < ROUNDED * len(rows) else f"{total:.3f}, counted as "
        yield f"= {cut}{score:.3f}"


def _confidence(finding: Told, piece: Told) -> Iterator[str]:
    """The confidence with what speaks for it, and the cap, if there is one."""
    met, held = piece.part("met"), finding.text("confidence")
    yield held
    yield from met.texts("reasons")
    if met.text("confidence") not in {"", held}:
        yield f"the match alone is {met.text('confidence')}, held at {held}"
        yield from (reason for reason in finding.texts("reasons") if reason == DOUBTED)


def _asked(report: Told, finding: Told, piece: Told) -> Iterator[str]:
    """The facts that the policy was asked about, each as it was answered."""
    met = piece.part("met")
    yield f"list {finding.text('list')}, effect {finding.text('effect') or '?'}"
    country = finding.text("country") or ("?" if finding.lacks("country") else "unknown")
    yield f"country of the entry {country}, relation {finding.text('relation')}"
    yield f"ladder {met.text('ladder') or '?'}, confidence {met.text('confidence') or '?'}"
    day, latest = piece.text("date"), piece.text("latest")
    bare = f", often a bare year: as late as {latest}" if latest not in {"", day} else ""
    yield f"{f'dated {day}{bare}' if day else 'undated'}; as of {report.part('run').text('as_of')}"
    yield f"listed at publication: {piece.text('listed_at_publication')}"
    authors = piece.text("authors_count")
    yield f"number of authors: {authors or 'none, it is no paper'}"
    for tag in piece.parts("tags"):
        wording = ", wording unverified" if tag.flag("unverified") else ""
        by = "; ".join(tag.texts("by"))
        yield f"field {tag.text('id')} “{tag.text('title')}” ({tag.text('level')}{wording}), by {by}"
    if piece.lacks("tags"):
        yield f"field: {UNTOLD}"
    elif not piece.parts("tags"):
        looked_for = report.part("run").part("policy").texts("technology")
        none = "none known" if looked_for else "not looked for, the policy names no technology list"
        yield f"field: {piece.text('field_unknown') or none}"


def _rule(report: Told, finding: Told, piece: Told) -> Iterator[str]:
    """The rule that fitted first, what it asks, why, and on which texts the policy rests."""
    rule, policy = finding.part("policy_rule"), report.part("run").part("policy")
    name = policy.text("id")
    if rule:
        yield f"rule {rule.text('number')} ({name}/{rule.text('id')}): {rule.text('severity')}"
        yield f"asks for {'; '.join(rule.texts('asks')) or 'nothing more'}"
        yield rule.text("because")
        if rule.flag("unverified"):
            yield UNVERIFIED
    else:
        yield from [UNTOLD] if finding.lacks("policy_rule") else piece.texts("graded_because") or ["none"]
    whole = ", unverified: a text that decides it was not seen" if policy.flag("unverified") else ""
    yield f"policy {name}, {policy.text('title')}{whole}; sha256 {policy.text('sha256')[:12]}"
    for source in policy.parts("sources"):
        doubt = ", unverified" if source.flag("unverified") else ""
        yield f"{source.text('title')}, {source.text('date')}{doubt}: {source.text('url')}"


def _severity(report: Told, finding: Told, piece: Told) -> Iterator[str]:
    """The severity, and whatever of the grade the rule itself does not say: caps, fields, dates."""
    rule, severity = finding.part("policy_rule"), finding.text("severity")
    held = f", where the rule says {rule.text('severity')}" if rule and rule.text("severity") != severity else ""
    yield f"{severity}{held}; flagged from {report.part('run').text('fail_on')} on"
    if rule:
        said = {rule.text("because"), UNVERIFIED}
        yield from (reason for reason in piece.texts("graded_because") if reason not in said)


def _nearly(finding: Told) -> Iterator[str]:
    """The rules that ask one thing too many."""
    near = finding.parts("near_misses")
    for rule in near:
        yield f"rule {rule.text('number')} ({rule.text('rule')}): {rule.text('severity')}; {rule.text('because')}"
    if finding.lacks("near_misses"):
        yield UNTOLD
    elif not near:
        yield "no rule of another severity misses by one answer alone"


def _others(evidence: list[Told], piece: Told) -> Iterator[str]:
    """Yield how many other pieces there are, by their own grades."""
    others = Counter((one.text("severity") or "?", one.text("policy_rule")) for one in evidence if one is not piece)
    for (severity, rule), count in others.items():
        pieces = "1 more piece" if count == 1 else f"{count:,} more pieces"
        yield f"{pieces} of evidence graded {severity}{f' by {rule}' if rule else ''}"
    if not others:
        yield "this is all the evidence"


def _next(finding: Told, piece: Told, listed: Told) -> Iterator[str]:
    """The decision that was taken on it, if any, and where what is wrong is corrected."""
    if decided := disposed(finding):
        yield decided
    else:
        yield f"open; look at {piece.text('doi') or piece.text('work') or piece.text('source')}"
    yield "wrong record: https://help.openalex.org, https://orcid.org"
    yield f"wrong entry: {finding.text('entry_url') or listed.text('source_url') or 'whoever keeps the list'}"
