"""What a report says in sentences: of a subject and its findings, and of all subjects."""

from collections.abc import Iterator, Mapping

from rsscan.publications import AFFILIATION_FROM
from rsscan.render.language import Language
from rsscan.render.reading import Reading
from rsscan.render.told import Told
from rsscan.severity import Relation, Severity, Verdict

EVIDENCE_SHOWN = 5
"""Pieces of evidence of one finding that are seen at once; the page unfolds the others, the JSON report has all."""


def verdict(word: str, language: Language) -> str:
    """Return what stands over a subject; never more than that it is to be looked at."""
    over = {
        Verdict.FLAGGED.value: language.say("FLAGGED FOR REVIEW"),
        Verdict.INCOMPLETE.value: language.say("INCOMPLETE: no verdict"),
        Verdict.CLEAR.value: language.say("CLEAR"),
    }
    return over.get(word, word)


def handed_in(subject: Told) -> str:
    """Return in which file and line a subject was named; empty where it was in none."""
    place = subject.part("location")
    said = {"file": place.text("file"), "line": place.text("line")}
    return subject.language.say("{file}, line {line}", **said) if place else ""


def result(subject: Told, report: Told) -> str:
    """Return the result in a sentence or two: what was found, and out of how much."""
    coverage, language = subject.part("coverage"), subject.language
    works, lines = coverage.count("works"), coverage.count("authorships")
    if not lines and not works:
        return _without_works(subject, report)
    read = {"works": works_in_all(works, language), "lines": _lines(lines, language)}
    if (window := coverage.count("works_in_window")) == works:
        seen = language.say("{works} with {lines} read", **read)
    else:
        seen = language.say("{works} with {lines} read, {window} in the window that is judged", window=window, **read)
    if unseen := coverage.count("without_affiliation"):
        seen = language.say("{seen}; {unseen} of the lines show no affiliation.", seen=seen, unseen=unseen)
    else:
        seen = language.say("{seen}; every line shows an affiliation.", seen=seen)
    if filled := coverage.count_if_told("filled"):
        lent = language.say("Another registry than OpenAlex gave the affiliation of {filled}.", filled=filled)
        seen = language.space.join((seen, lent))
    return language.space.join((*found(subject, report), seen))


def _without_works(subject: Told, report: Told) -> str:
    """Return what a profile or an application says by itself; nothing where it could not be judged by that either.

    Of an institution no other works are read than those on which a listed body may stand.
    """
    language = subject.language
    if subject.part("joint"):
        return language.space.join(found(subject, report))
    if subject.parts("findings") or subject.text("verdict") == Verdict.CLEAR.value:
        return language.space.join((*found(subject, report), language.say("No work was read.")))
    return language.say("No work was read, so nothing can be said.")


def found(subject: Told, report: Told) -> Iterator[str]:
    """Yield how many findings there are, on how many works, and whether one reaches what is flagged."""
    findings, language = subject.parts("findings"), subject.language
    if not findings:
        lists = language.comma.join(row.text("id") for row in report.parts("lists"))
        yield language.say("No link to a body on {lists} was found.", lists=lists)
        return
    counted = {"findings": findings_in_all(len(findings), language), "apart": _apart(findings, language)}
    touched = subject.part("proportion")
    if touched.count("works"):
        several = touched.count("of") > 1
        works = touched.sentence("sentence") if several else works_in_all(touched.count("works"), language)
        yield language.say("{findings}{apart} on {works}.", works=works, **counted)
    else:
        yield language.say("{findings}{apart} in all.", **counted)
    bar = bar_of(report)
    if bar is not Severity.NONE and not any(flags(finding, bar) for finding in findings):
        yield _none_reaches(language.word("severity", bar.word), findings, language)


def _apart(findings: list[Told], language: Language) -> str:
    """Return how many of the findings decide nothing, to stand behind how many there are."""
    ignored, known = sum(map(is_ignored, findings)), sum(map(is_known, findings))
    if ignored and known:
        both = {"ignored": ignored, "known": known}
        return language.say(", {ignored} of them ignored and {known} of them known to the baseline,", **both)
    if ignored:
        return language.say(", {ignored} of them ignored,", ignored=ignored)
    return language.say(", {known} of them known to the baseline,", known=known) if known else ""


def _none_reaches(bar: str, findings: list[Told], language: Language) -> str:
    if any(map(is_known, findings)):
        return language.say("None that is new or changed reaches {severity}.", severity=bar)
    if any(map(is_ignored, findings)):
        return language.say("None that is open reaches {severity}.", severity=bar)
    return language.say("None reaches {severity}.", severity=bar)


def is_ignored(finding: Told) -> bool:
    """Whether somebody has looked into a finding and set it aside."""
    return finding.text("status") == "ignored"


def is_known(finding: Told) -> bool:
    """Whether a finding is open, and an earlier report has it: it decides no verdict."""
    return not is_ignored(finding) and finding.text("baseline") == "known"


def decides(finding: Told) -> bool:
    """Whether a finding counts for the verdict: neither ignored nor known to the baseline."""
    return not is_ignored(finding) and not is_known(finding)


def bar_of(report: Told) -> Severity:
    """Return the severity that flags; none flags nothing."""
    return report.part("run").severity("fail_on")


def flags(finding: Told, bar: Severity) -> bool:
    """Whether a finding is one for which its subject is flagged."""
    return bar is not Severity.NONE and finding.severity("severity") >= bar and decides(finding)


def total(summary: Told) -> str:
    """Return how many subjects there are of each verdict, in one sentence."""
    language, ignored, known = summary.language, summary.count("ignored"), summary.count("known")
    return language.say(
        "{subjects}: {flagged} flagged for review, {incomplete} incomplete, {clear} clear{ignored}{known}.",
        subjects=language.counted("{number} subject", "{number} subjects", summary.count("subjects")),
        flagged=summary.count("flagged"),
        incomplete=summary.count("incomplete"),
        clear=summary.count("clear"),
        ignored=language.counted("; {number} finding ignored", "; {number} findings ignored", ignored)
        if ignored
        else "",
        known=language.counted(
            "; {number} finding known to the baseline", "; {number} findings known to the baseline", known
        )
        if known
        else "",
    )


def works_in_all(number: int, language: Language) -> str:
    """Return a number of works."""
    return language.counted("{number} work", "{number} works", number)


def findings_in_all(number: int, language: Language) -> str:
    """Return a number of findings."""
    return language.counted("{number} finding", "{number} findings", number)


def _lines(number: int, language: Language) -> str:
    return language.counted("{number} author line", "{number} author lines", number)


def by_severity(counts: Mapping[Severity, int], language: Language) -> str:
    """Return how many findings there are of each severity, the highest first."""
    return language.comma.join(
        language.say("{number} {severity}", number=counts[severity], severity=language.word("severity", severity.word))
        for severity in reversed(Severity)
        if counts.get(severity)
    ) or language.say("none")


def not_shown(number: int, reading: Reading) -> str:
    """Return how many findings are left out for the severity that a reader asked for."""
    language, least = reading.language, reading.least
    findings, severity = findings_in_all(number, language), language.word("severity", least.word)
    return language.say("{findings} below {severity} not shown.", findings=findings, severity=severity)


def lacking(report: Told) -> str:
    """Return what a report lacks that was looked for, to be said at its end."""
    keys = report.language.comma.join(report.lacking)
    return report.language.say(
        "The report lacks {keys}, or has it in another form: scan anew for the whole.", keys=keys
    )


def untold(language: Language) -> str:
    """Return what is said of something that a report lacks: it is unknown, and not nothing."""
    return language.say("the report does not say")


def decisive(evidence: list[Told]) -> Told:
    """Return the piece of a finding's evidence whose grade the finding has, else the first."""
    return next((piece for piece in evidence if piece.flag("decisive")), evidence[0] if evidence else Told(None))


def is_own(finding: Told) -> bool:
    """Whether it is the subject's own affiliation that met."""
    return finding.text("relation") == Relation.OWN.word


def author_of(piece: Told, finding: Told) -> Told:
    """Return who stands on the line of the byline that is evidence: the subject itself as printed, or a co-author."""
    return piece.part("printed_as" if is_own(finding) else "coauthor")


def stands_in_byline(piece: Told) -> bool:
    """Whether a piece of evidence is a line of a byline, and not a profile, a record or an acknowledgement."""
    return piece.count("authors_count") > 0 and piece.count("position") > 0


def resolved(piece: Told) -> bool:
    """Whether OpenAlex made a body of what is printed; else a record or an application names it itself."""
    return bool(piece.part("institution").text("id") or piece.text("work")) and not lent(piece)


def address_of(body: Told) -> str:
    """Return by which identifier a body is known."""
    return body.text("ror") or body.text("id") or body.language.say("no identifier")


def beside(piece: Told) -> Iterator[str]:
    """Yield who lent an affiliation, what a funder gave, and through whom an indirect link leads, where it is told."""
    say = piece.language.say
    if source := lent(piece):
        yield source
    for award in piece.parts("awards"):
        if said := piece.language.comma.join(filter(None, (award.text("number"), award.text("title")))):
            yield say("award: {award}", award=said)
    if leads := way(piece):
        yield leads


def way(piece: Told) -> str:
    """Return through whom an indirect link leads, and over which works; of any other it is empty."""
    path, language = piece.part("path"), piece.language
    if not path:
        return ""
    works = [work.text("doi") or work.text("id") for work in path.parts("works")]
    return language.say(
        "by way of {author}, who wrote {works} with the subject: {addresses}",
        author=path.text("author"),
        works=works_in_all(path.count("joint_works"), language),
        addresses=language.comma.join(filter(None, works)),
    )


def printed_of(piece: Told) -> str:
    """Return the printed affiliation; empty where there is none."""
    return piece.text("affiliation_text") or next(iter(piece.texts("printed")), "")


def lent(piece: Told) -> str:
    """Return where a line of a byline stands and who gave its affiliation, where that was not OpenAlex; else empty."""
    return piece.sentence("source") if AFFILIATION_FROM in piece.text("source") else ""


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
    decision, say = finding.part("disposition"), finding.language.say
    if not decision:
        return ""
    said = {key: decision.text(key) for key in ("reason", "reviewer")}
    days = {key: decision.day(key) for key in ("decided", "expires")}
    if decision.text("evidence"):
        return say(
            "ignored, this evidence: {reason} ({reviewer}, decided {decided}, expires {expires})", **said, **days
        )
    return say("ignored, all evidence: {reason} ({reviewer}, decided {decided}, expires {expires})", **said, **days)


def listed_then(piece: Told, finding: Told) -> str:
    """Return whether the body was listed when the work appeared, and from when until when it is."""
    say = finding.language.say
    then, days = piece.word("listed_at_publication"), listed_days(finding)
    if days:
        return say("listed at publication: {then} ({days})", then=then, days=days)
    return say("listed at publication: {then}", then=then)


def listed_days(finding: Told) -> str:
    """Return from when until when a body is listed; empty where nothing is told."""
    first, last, say = finding.day("listed_from"), finding.day("listed_until"), finding.language.say
    if first and last:
        return say("listed from {first} until {last}", first=first, last=last)
    if first:
        return say("listed from {first}", first=first)
    return say("listed until {last}", last=last) if last else ""
