"""One finding in Markdown, and what could not be seen of a subject."""

from collections.abc import Iterator

from rsscan.render.chain import steps
from rsscan.render.in_words import counted, decisive, disposed, listed_then
from rsscan.render.marks import address, code, escaped
from rsscan.render.told import Told
from rsscan.severity import Relation

EVIDENCE_SHOWN = 5
"""Pieces of evidence shown for one finding; the JSON report has all."""


def finding_block(finding: Told, before: Told, report: Told, *, explain: bool) -> str:
    """Return a finding as an item with its evidence, and the reasons or the chain of its grade below it.

    `before` is the finding that stood on the same evidence first: this one, or that of another list's entry.
    """
    rule = finding.part("policy_rule")
    name = f"{report.part('run').part('policy').text('id')}/{rule.text('id')}"
    by = f", by rule {code(name)}" if rule else ""
    grade = f"**{finding.severity('severity').word}**, {escaped(finding.text('confidence'))}"
    rows = [
        f"- {grade}: {code(finding.text('rule'))} {code(finding.text('entry_name'))}{by}",
        f"  - {code(finding.text('entry'))}, finding {code(finding.text('id'))}",
    ]
    if said := disposed(finding):
        rows.append(f"  - {escaped(said)}")
    told = before.texts("reasons") if before is not finding else []
    rows += _again(finding, before) if before is not finding else _evidence(finding)
    if explain:
        for step in steps(report, finding):
            rows += [f"  - {step.name}", *(f"    - {escaped(row.strip())}" for row in step.rows if row.strip())]
    else:
        rows += [f"  - {escaped(reason)}" for reason in finding.texts("reasons") if reason not in told]
    return "".join(f"{row}\n" for row in rows)


def _again(finding: Told, before: Told) -> Iterator[str]:
    same = f"the same evidence as {code(before.text('entry'))}, finding {code(before.text('id'))}"
    yield f"  - {same}; {escaped(listed_then(decisive(finding.parts('evidence')), finding))}"


def _evidence(finding: Told) -> Iterator[str]:
    evidence = finding.parts("evidence")
    for piece in evidence[:EVIDENCE_SHOWN]:
        head, *details = _piece(piece, finding)
        yield f"  - {head}"
        yield from (f"    - {detail}" for detail in details)
    if (rest := len(evidence) - EVIDENCE_SHOWN) > 0:
        yield f"  - and {counted(rest, 'more piece')} of evidence"


def _piece(piece: Told, finding: Told) -> Iterator[str]:
    """Yield where the evidence stands, then what stands there and what it met."""
    where = piece.text("doi") or piece.text("work")
    place = address(where) if where else code(piece.text("source"))
    yield " ".join(filter(None, (escaped(piece.text("date") or "undated"), place, code(piece.text("title")))))
    if piece.count("authors_count"):
        own = finding.text("relation") == Relation.OWN.word
        who = piece.part("printed_as" if own else "coauthor")
        named = " ".join(filter(None, (code(who.text("name")) or "(no name)", address(who.text("orcid")))))
        whose = " (the subject)" if own else ""
        yield f"author {piece.text('position')} of {piece.text('authors_count')}: {named}{whose}"
    if printed := piece.text("affiliation_text") or next(iter(piece.texts("printed")), ""):
        yield f"printed: {code(printed)}"
    if body := piece.part("institution"):
        country = escaped(body.text("country") or "no country")
        resolved = f"{code(body.text('name'))}, {country}, {address(body.text('ror') or body.text('id'))}"
        yield f"resolved by OpenAlex: {resolved}"
    met = piece.part("met")
    yield f"met: {code(piece.text('matched'))} ({escaped(met.text('ladder'))}, {escaped(met.text('confidence'))})"
    yield escaped(listed_then(piece, finding))


def unseen_block(subject: Told) -> str:
    """Return who the person was taken for and what could not be seen; empty where there is nothing to say."""
    identity, gaps = subject.part("identity"), subject.parts("gaps")
    blocking = [gap for gap in gaps if gap.flag("blocks_verdict")]
    others = [gap for gap in gaps if not gap.flag("blocks_verdict")]
    reasons = " ".join(identity.texts("reasons")) if identity.text("status") != "uncertain" else ""
    text = f"\nIdentity: {escaped(reasons)}\n" if reasons and subject.texts("openalex_ids") else ""
    for head, kept in (("Could not be seen", blocking), ("Also note", others)):
        if kept:
            rows = "".join(f"- {code(gap.text('code'))} {escaped(gap.text('detail'))}\n" for gap in kept)
            text += f"\n**{head}**\n\n{rows}"
    return text
