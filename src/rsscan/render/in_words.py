"""What a report says in sentences: of a subject, of all of them, and of what was searched."""

from collections.abc import Iterator

from rsscan.render.told import Told
from rsscan.report import IN_BRIEF
from rsscan.severity import Severity, Verdict

VERDICTS = {
    Verdict.FLAGGED.value: "FLAGGED FOR REVIEW",
    Verdict.INCOMPLETE.value: "INCOMPLETE: no verdict",
    Verdict.CLEAR.value: "CLEAR",
}
"""What stands over a subject; never more than that it is to be looked at."""


def result(subject: Told, report: Told) -> str:
    """Return the result in a sentence or two: what was found, and out of how much."""
    coverage = subject.part("coverage")
    works, lines = coverage.count("works"), coverage.count("authorships")
    window, unseen = coverage.count("works_in_window"), coverage.count("without_affiliation")
    if not lines and not works:
        return "No work was read, so nothing can be said."
    seen = f"{counted(works, 'work')} with {counted(lines, 'author line')} read"
    if window != works:
        seen += f", {window} in the window that is judged"
    seen += f"; {unseen} of the lines show no affiliation." if unseen else "; every line shows an affiliation."
    return f"{_found(subject, report)} {seen}"


def _found(subject: Told, report: Told) -> str:
    findings, bar = subject.parts("findings"), report.part("run").severity("fail_on")
    if not findings:
        return f"No link to a body on {', '.join(row.text('id') for row in report.parts('lists'))} was found."
    ignored = [finding for finding in findings if finding.text("status") == "ignored"]
    known = [finding for finding in findings if is_known(finding)]
    counts = (("ignored", len(ignored)), ("known to the baseline", len(known)))
    apart = " and ".join(f"{count} of them {word}" for word, count in counts if count)
    touched = subject.part("proportion")
    where = touched.text("sentence") if touched.count("of") > 1 else counted(touched.count("works"), "work")
    said = (
        f"{counted(len(findings), 'finding')}{f', {apart},' if apart else ''} {f'on {where}' if touched else 'in all'}."
    )
    if bar is not Severity.NONE and not any(
        decides(finding) and finding.severity("severity") >= bar for finding in findings
    ):
        which = " that is new or changed" if known else " that is open" if ignored else ""
        said += f" None{which} reaches {bar.word}."
    return said


def is_known(finding: Told) -> bool:
    """Whether a finding is open, and an earlier report has it: it decides no verdict."""
    return finding.text("status") != "ignored" and finding.text("baseline") == "known"


def decides(finding: Told) -> bool:
    """Whether a finding counts for the verdict: neither ignored nor known to the baseline."""
    return finding.text("status") != "ignored" and not is_known(finding)


def total(summary: Told) -> str:
    """Return how many subjects there are of each verdict, in one sentence."""
    ignored = f"; {counted(summary.count('ignored'), 'finding')} ignored" if summary.count("ignored") else ""
    known = summary.count("known")
    ignored += f"; {counted(known, 'finding')} known to the baseline" if known else ""
    return (
        f"{counted(summary.count('subjects'), 'subject')}: {summary.count('flagged')} flagged for review, "
        f"{summary.count('incomplete')} incomplete, {summary.count('clear')} clear{ignored}."
    )


def searched(report: Told) -> Iterator[str]:
    """Yield what was searched, with what, and what was not; then what a flag is and is not."""
    run = report.part("run")
    source, spent = run.part("source"), run.part("spent")
    calls, cached = spent.count("calls"), spent.count("cached")
    cost = f"{counted(calls, 'call')}, {counted(spent.count('credits'), 'credit')}, {cached} from the cache."
    asked = f"Source: {source.text('name')}, {source.text('detail')}; as of {run.text('as_of')}."
    yield f"{asked} {cost}" if calls or cached else asked
    lists = ", ".join(f"{w.text('id')} {w.text('edition')} ({w.text('entries')})" for w in report.parts("lists"))
    yield f"Lists: {lists}. {_policy(run.part('policy'))}"
    if earlier := run.part("baseline"):
        yield f"Baseline: the scan as of {earlier.text('as_of')}."
    if aside := "; ".join(source.texts("not_searched")):
        yield f"Not searched: {aside}."
    yield IN_BRIEF


def _policy(policy: Told) -> str:
    name, lookback = policy.text("id"), policy.text("lookback")
    window = f", the last {lookback}" if lookback else ""
    unseen = f" It is unverified: a source that decides it was not obtained (rsscan policy show {name})."
    return f"Policy: {name}{window}.{unseen if policy.flag('unverified') else ''}"


def decisive(evidence: list[Told]) -> Told:
    """Return the piece of a finding's evidence whose grade the finding has, else the first."""
    return next((piece for piece in evidence if piece.flag("decisive")), evidence[0] if evidence else Told(None))


def where(finding: Told) -> object:
    """Return what findings of several lists' entries have in common that show the same lines of the same works."""
    lines = []
    for piece in finding.parts("evidence"):
        body = piece.part("institution")
        resolved = body.text("id") or body.text("ror") or body.text("name")
        met = piece.text("affiliation_text") or resolved or piece.part("met").text("query")
        lines.append((piece.text("work"), piece.text("source"), piece.text("position"), met))
    return finding.text("relation"), finding.text("entry_name"), tuple(lines)


def disposed(finding: Told) -> str:
    """Return by whose decision a finding is ignored, why and until when; empty where it is open."""
    decision = finding.part("disposition")
    what = "this evidence" if decision.text("evidence") else "all evidence"
    days = f"decided {decision.text('decided')}, expires {decision.text('expires')}"
    return f"ignored, {what}: {decision.text('reason')} ({decision.text('reviewer')}, {days})" if decision else ""


def listed_then(piece: Told, finding: Told) -> str:
    """Return whether the body was listed when the work appeared, and from when until when it is."""
    days = " ".join(f"{word} {day}" for word in ("from", "until") if (day := finding.text(f"listed_{word}")))
    return f"listed at publication: {piece.text('listed_at_publication')}{f' (listed {days})' if days else ''}"


def counted(number: int, thing: str) -> str:
    """Return a number of things, in the plural where it is not one."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
