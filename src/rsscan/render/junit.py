"""JUnit XML: a suite a subject, whose one test fails when it is flagged and errs when there is no verdict.

An ignored finding is a test of its own that was skipped, with the reason. So failures, errors, skipped and passed tests
are the figures of the report. The elements are those that both Ant's and Jenkins' schema allow, which is why details
stand in a suite's `system-out`: Jenkins shows it with each test of the suite.
Sources: https://github.com/windyroad/JUnit-Schema, https://github.com/jenkinsci/xunit-plugin (junit-10.xsd)
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from rsscan.render import ci
from rsscan.render.told import Told
from rsscan.render.values import Values
from rsscan.severity import Severity

_COUNTED = ("works", "works_in_window", "authorships", "with_institution", "with_text_only", "without_affiliation")


def chunks(report: Values) -> Iterator[str]:
    """Yield one document, suite by suite."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
    common = _common(report)
    stamp, bar = ci.run_of(report).text("started")[: len("2026-09-01T00:00:00")], ci.bar_of(report)
    for number, subject in enumerate(ci.subjects(report)):
        yield "".join(f"{line}\n" for line in _suite(number, subject, common, stamp, bar))
    yield "</testsuites>\n"


def _common(report: Values) -> dict[str, str]:
    """Return what holds for the whole run; every suite says it, since some systems show a suite alone."""
    run = ci.run_of(report)
    lists = [Told(dict(each)) for each in report.lists]
    return {
        "rsscan": ci.head_of(report).part("tool").text("version"),
        "notice": ci.head_of(report).text("notice"),
        "source": run.part("source").text("name"),
        "as of": run.text("as_of"),
        "policy": run.part("policy").text("id"),
        "fail on": run.text("fail_on"),
        "lists": ", ".join(f"{each.text('id')} {each.text('edition')}" for each in lists),
    }


def _suite(number: int, subject: Told, common: dict[str, str], stamp: str, bar: Severity) -> Iterator[str]:
    remarks = list(ci.findings_of(subject))
    ignored = [remark for remark in remarks if ci.is_ignored(remark.about)]
    verdict, name = subject.text("verdict"), subject.text("id")
    figures = {
        "tests": 1 + len(ignored),
        "failures": int(verdict == "flagged"),
        "errors": int(verdict == "incomplete"),
        "skipped": len(ignored),
    }
    counts = "".join(f' {key}="{value}"' for key, value in figures.items())
    head = f'id="{number}" package="rsscan" name={quoteattr(name)} timestamp={quoteattr(stamp)} hostname="localhost"'
    yield f'<testsuite {head}{counts} time="0">'
    yield "<properties>"
    coverage = {key.replace("_", " "): subject.part("coverage").text(key) for key in _COUNTED}
    for key, value in {**common, "identity": subject.part("identity").text("status"), **coverage}.items():
        yield f"<property name={quoteattr(key)} value={quoteattr(value)}/>"
    yield "</properties>"
    yield from _verdict(subject, remarks, bar)
    for remark in ignored:
        reason = f"<skipped message={quoteattr(ci.disposed(remark.about))}/>"
        yield _case(f"{name} {remark.about.text('id')} {ci.heading(remark.about)}", reason)
    yield f"<system-out>{_text(_told(subject, remarks))}</system-out>"
    yield "<system-err></system-err>"
    yield "</testsuite>"


def _verdict(subject: Told, remarks: list[ci.Remark], bar: Severity) -> Iterator[str]:
    """Yield the test of the subject's verdict."""
    name, verdict = subject.text("id"), subject.text("verdict")
    blocking = [remark for remark in ci.gaps_of(subject) if remark.about.flag("blocks_verdict")]
    unseen = [f"{remark.about.text('code')} {ci.unseen(remark)}" for remark in blocking]
    flagging = [remark for remark in remarks if ci.flags(remark.about, bar)]
    if verdict == "flagged":
        message = f"Flagged for review: {'; '.join(ci.heading(remark.about) for remark in flagging)}"
        body = [*map(ci.sentence, flagging), *unseen]
        yield _case(name, f'<failure type="flagged" message={quoteattr(message)}>{_text(body)}</failure>')
    elif verdict == "incomplete":
        message = f"No verdict: {', '.join(remark.about.text('code') for remark in blocking)}"
        yield _case(name, f'<error type="incomplete" message={quoteattr(message)}>{_text(unseen)}</error>')
    else:
        yield _case(name, "")


def _case(name: str, outcome: str) -> str:
    head = f'<testcase classname="rsscan" name={quoteattr(name)} time="0"'
    return f"{head}>{outcome}</testcase>" if outcome else f"{head}/>"


def _told(subject: Told, remarks: list[ci.Remark]) -> list[str]:
    """Return everything about a subject, a line each."""
    gaps = (f"{remark.about.text('code')} {ci.unseen(remark)}" for remark in ci.gaps_of(subject))
    found = (f"{ci.heading(remark.about)}. {ci.sentence(remark)}" for remark in remarks)
    return [*(found if remarks else ["No link to a listed body was found in what was read."]), *gaps]


def _text(lines: list[str]) -> str:
    return escape("\n".join(lines))
