"""The report for the one at the terminal: what was found, why, and what could not be seen.

Text from outside may carry terminal escapes or direction marks; it is shown as text and never obeyed.
"""

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rsscan.assessment import Assessment
from rsscan.evidence import Evidence
from rsscan.finding import Finding
from rsscan.identifiers import bare
from rsscan.policy import Policy
from rsscan.render.chain import chain
from rsscan.render.escapes import shown
from rsscan.render.told import Told
from rsscan.render.values import values_of
from rsscan.report import IN_BRIEF, Report
from rsscan.severity import Relation, Severity, Verdict

EVIDENCE_SHOWN = 5
"""Pieces of evidence shown for one finding; the JSON report has all."""

_COLOURS = {
    Severity.CRITICAL: "bold red",
    Severity.HIGH: "red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "cyan",
    Severity.NONE: "dim",
}
_VERDICTS = {
    Verdict.FLAGGED: ("FLAGGED FOR REVIEW", "bold red"),
    Verdict.INCOMPLETE: ("INCOMPLETE: no verdict", "bold yellow"),
    Verdict.CLEAR: ("CLEAR", "bold green"),
}


def parts(report: Report, least: Severity = Severity.NONE, *, explain: bool = False) -> Iterator[RenderableType]:
    """Yield the parts of the report without findings below `least`; to `explain` is to show the chain of each."""
    many = len(report.subjects) > 1
    chains = _chains(report) if explain else {}
    for assessment in report.subjects:
        yield _heading(assessment, report)
        yield _sentence(assessment, report)
        for head, findings in (("", assessment.open), ("Ignored by disposition", assessment.ignored)):
            kept = [finding for finding in findings if finding.severity >= least]
            if kept:
                yield Text(f"\n{head}\n" if head else "", style="bold")
                yield _table(kept)
            first: dict[object, Finding] = {}
            for finding in kept:
                before = first.setdefault(_where(finding), finding)
                yield _name(finding)
                yield from _evidence(finding) if before is finding else _again(finding, before)
                yield from _graded(finding, before, report.policy, chains.get(finding.id))
        if hidden := sum(finding.severity < least for finding in assessment.findings):
            yield Text(f"{_count(hidden, 'finding')} below {least.word} not shown.")
        yield from _unseen(assessment)
        yield Text()
    if many:
        counts = report.counts
        ignored = f"; {_count(report.ignored, 'finding')} ignored" if report.ignored else ""
        yield Text(
            f"{len(report.subjects)} subjects: {counts[Verdict.FLAGGED]} flagged for review, "
            f"{counts[Verdict.INCOMPLETE]} incomplete, {counts[Verdict.CLEAR]} clear{ignored}.",
            style="bold",
        )
    yield from _footer(report)


def _chains(report: Report) -> dict[str, Table]:
    """Return the chain of every finding by its id, read from what a saved report would hold."""
    values = values_of(report)
    told = Told({**values.head, "lists": values.lists, "subjects": list(values.subjects)})
    findings = [finding for subject in told.parts("subjects") for finding in subject.parts("findings")]
    return {finding.text("id"): chain(told, finding) for finding in findings}


def _heading(assessment: Assessment, report: Report) -> Text:
    subject = assessment.subject
    words, style = _VERDICTS[assessment.verdict(report.fail_on)]
    ids = " ".join(bare(author_id) for author_id in subject.openalex_ids)
    line = Text()
    line.append(shown(subject.name) or "(name unknown)", style="bold")
    line.append(f"  {shown(subject.id)}\n", style="dim")
    line.append(words, style=style)
    return line.append(f"  OpenAlex {ids}" if ids else "", style="dim")


def _sentence(assessment: Assessment, report: Report) -> Text:
    """The result in a sentence or two: what was found, and out of how much."""
    coverage = assessment.coverage
    if not coverage.authorships and not coverage.works:
        return Text("No work was read, so nothing can be said.")
    seen = f"{_count(coverage.works, 'work')} with {_count(coverage.authorships, 'author line')} read"
    if coverage.works_in_window != coverage.works:
        seen += f", {coverage.works_in_window} in the window that is judged"
    unseen = coverage.without_affiliation
    seen += f"; {unseen} of the lines show no affiliation." if unseen else "; every line shows an affiliation."
    if assessment.findings:
        ignored = f", {len(assessment.ignored)} of them ignored," if assessment.ignored else ""
        touched = assessment.touched(report.policy.hyperauthored)
        where = touched.sentence if touched.of > 1 else _count(touched.works, "work")
        result = f"{_count(len(assessment.findings), 'finding')}{ignored} on {where}. "
        reach = sum(finding.severity >= report.fail_on for finding in assessment.open)
        if not reach and report.fail_on is not Severity.NONE:
            result += f"None{' that is open' if ignored else ''} reaches {report.fail_on.word}. "
    else:
        lists = ", ".join(watchlist.id for watchlist in report.lists)
        result = f"No link to a body on {lists} was found. "
    return Text(result + seen)


def _table(findings: list[Finding]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=False)
    table.add_column("Severity", no_wrap=True)
    table.add_column("Confidence", no_wrap=True)
    table.add_column("Rule", no_wrap=True)
    table.add_column("Listed body", ratio=1, overflow="fold")
    table.add_column("Works", justify="right", no_wrap=True)
    table.add_column("Last", no_wrap=True)
    for finding in findings:
        last = finding.last_date
        table.add_row(
            Text(finding.severity.word, style=_COLOURS[finding.severity]),
            finding.confidence.word,
            finding.rule,
            Text(f"{shown(finding.match.entry.name)} ({finding.match.list_id})"),
            str(finding.works_count),
            str(last.year) if last else "?",
        )
    return table


def _name(finding: Finding) -> Text:
    head = Text()
    head.append(f"\n{finding.rule} ", style=_COLOURS[finding.severity])
    head.append(shown(finding.match.entry.name), style="bold")
    head.append(f"  {finding.match.entry.id}", style="dim")
    return head


def _where(finding: Finding) -> object:
    """What two findings have in common that show the same lines of the same works, each with another list's entry."""
    return finding.relation, finding.match.entry.name, tuple(piece.piece for piece in finding.evidence)


def _again(finding: Finding, before: Finding) -> Iterator[RenderableType]:
    """Evidence that was shown just before for an entry of another list."""
    yield from _disposed(finding)
    said = f"the same evidence as {before.match.entry.id} ({before.id})"
    yield _indented(Text(f"{said}; {_listed_then(finding.decisive)}", style="dim"), 2)


def _evidence(finding: Finding) -> Iterator[RenderableType]:
    if finding.proportion.of > 1:
        yield _indented(Text(finding.proportion.sentence, style="dim"), 2)
    yield from _disposed(finding)
    for evidence in finding.evidence[:EVIDENCE_SHOWN]:
        yield from _piece(evidence, finding)
    if len(finding.evidence) > EVIDENCE_SHOWN:
        rest = len(finding.evidence) - EVIDENCE_SHOWN
        yield _indented(Text(f"… and {rest} more; --format json shows all", style="dim"), 2)


def _disposed(finding: Finding) -> Iterator[RenderableType]:
    if disposition := finding.disposition:
        what = "this evidence" if disposition.evidence else "all evidence"
        said = f"ignored, {what}: {disposition.reason} ({disposition.reviewer}, decided {disposition.decided}, "
        yield _indented(Text(shown(f"{said}expires {disposition.expires})"), style="bold"), 2)


def _graded(finding: Finding, before: Finding, policy: Policy, chained: Table | None) -> Iterator[RenderableType]:
    """The grade and the rule that gave it, with the reasons that were not told before, or as the whole chain."""
    rule = finding.decisive.grade.rule
    by = f", by rule {policy.number(rule)} ({policy.id}/{rule.id})" if rule else ""
    said = f"{finding.id}: graded {finding.severity.word}, {finding.confidence.word}{by}:"
    yield _indented(Text(said, style="dim"), 2)
    if chained:
        yield chained
        return
    told = before.reasons if before is not finding else ()
    for reason in finding.reasons:
        if reason not in told:
            yield _listed(Text(shown(reason)))


def _piece(evidence: Evidence, finding: Finding) -> Iterator[RenderableType]:
    work, line, match = evidence.work, evidence.authorship, evidence.match
    head = Text(str(evidence.published) if evidence.published else "undated", style="bold")
    if work is None:
        head.append(f"  {shown(evidence.source)}", style="not bold")
    else:
        head.append(f"  {work.doi or shown(work.id)}", style="not bold")
    yield _indented(head, 2)
    rows = []
    if work is not None and work.title:
        rows.append(f"“{shown(work.title)}”")
    if line is not None and work is not None:
        who = shown(line.name) or "(no name)"
        orcid = line.orcid or line.printed_orcid
        whose = " (the subject)" if finding.relation is Relation.OWN else ""
        rows.append(f"author {line.position} of {len(work.authorships)}: {who}{f', {orcid}' if orcid else ''}{whose}")
    printed = match.text or (line.texts[0] if line is not None and line.texts else None)
    if printed:
        rows.append(f"printed: {shown(printed)}")
    if match.institution is not None:
        body = match.institution
        rows.append(f"resolved by OpenAlex: {shown(body.name)}, {body.country or 'no country'}, {body.ror or body.id}")
    likeness = f", {match.score:.0%} alike" if match.score < 1 else ""
    rows.append(f"met: {shown(match.matched)} ({match.ladder.word}{likeness}, {match.confidence.word})")
    rows.append(_listed_then(evidence))
    told = evidence.grade.tag if evidence is finding.decisive else None  # its reasons say what put the work there
    rows += [shown(f"field: {tag.named}" if tag is told else tag.sentence) for tag in evidence.tagging.tags]
    if evidence.tagging.unknown and evidence.work:
        rows.append(shown(evidence.tagging.unknown))
    for row in rows:
        yield _indented(Text(row), 4)


def _listed_then(evidence: Evidence) -> str:
    since, until = evidence.match.entry.listed_from, evidence.match.entry.listed_until
    days = " ".join([*([f"from {since}"] if since else ()), *([f"until {until}"] if until else ())])
    return f"listed at publication: {evidence.link.listed.value}{f' (listed {days})' if days else ''}"


def _unseen(assessment: Assessment) -> Iterator[RenderableType]:
    if assessment.identity.reasons and assessment.subject.profiles and assessment.identity.status != "uncertain":
        yield Text(f"\nIdentity: {shown(' '.join(assessment.identity.reasons))}")
    blocking = [gap for gap in assessment.gaps if gap.blocks_verdict]
    if blocking:
        yield Text("\nCould not be seen", style="bold yellow")
    for gap in blocking:
        doubts = assessment.identity.doubts if gap.code == "RS902" else ()
        yield _indented(Text(f"{gap.code} {'Identity uncertain' if doubts else shown(gap.detail)}"), 2)
        for check in doubts:
            yield _listed(Text(f"{check.name}: {shown(check.reason)}"))
    others = [gap for gap in assessment.gaps if not gap.blocks_verdict]
    if others:
        yield Text("\nAlso note", style="bold")
    for gap in others:
        yield _indented(Text(f"{gap.code} {shown(gap.detail)}"), 2)


def _policy(policy: Policy) -> str:
    window = f", the last {policy.lookback}" if policy.lookback else ""
    doubt = " It is unverified: a source that decides it was not obtained" if policy.unverified else ""
    return f"Policy: {policy.id}{window}.{doubt and f'{doubt} (rsscan policy show {policy.id}).'}"


def _footer(report: Report) -> Iterator[RenderableType]:
    source = report.source
    lists = ", ".join(f"{w.id} {w.edition} ({len(w.entries)})" for w in report.lists)
    cost = ""
    if source.calls or source.cached:
        cost = f" {_count(source.calls, 'call')}, {_count(source.credits, 'credit')}, {source.cached} from the cache."
    lines = [
        f"Source: {source.name}, {shown(source.detail)}; as of {report.as_of}.{cost}",
        f"Lists: {lists}. {_policy(report.policy)}",
        *([f"Not searched: {'; '.join(source.not_searched)}."] if source.not_searched else []),
        IN_BRIEF,
        "Explain a code: rsscan explain RS203; a grade: --explain. Correct a record: https://help.openalex.org, https://orcid.org.",
    ]
    yield Group(*(Text(line, style="dim") for line in lines))


def _listed(part: Text) -> Table:
    """A sentence behind a bullet, its further lines in line with the first."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_row("   •", part)
    return grid


def _indented(part: RenderableType, columns: int) -> Padding:
    return Padding(part, (0, 0, 0, columns))


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
