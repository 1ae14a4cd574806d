"""JUnit XML: a suite a subject, whose one test fails when it is flagged and errs when there is no verdict.

An ignored finding is a test of its own that was skipped, with the reason. So failures, errors, skipped and passed tests
are the figures of the report. The elements are those that both Ant's and Jenkins' schema allow, which is why details
stand in a suite's `system-out`: Jenkins shows it with each test of the suite.
Sources: https://github.com/windyroad/JUnit-Schema, https://github.com/jenkinsci/xunit-plugin (junit-10.xsd)
"""

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from rsscan.render import ci
from rsscan.render.in_words import bar_of, flags, is_ignored, result
from rsscan.render.searched import searched
from rsscan.render.told import Told, told_of
from rsscan.render.values import Values
from rsscan.severity import Verdict

_COUNTED = ("works", "works_in_window", "authorships", "with_institution", "with_text_only", "without_affiliation")


def chunks(report: Values) -> Iterator[str]:
    """Yield one document, suite by suite."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
    head = told_of(report)
    common = _common(head)
    for number, subject in enumerate(ci.subjects(report)):
        yield "".join(f"{line}\n" for line in _suite(number, subject, head, common))
    yield "</testsuites>\n"


def _common(head: Told) -> dict[str, str]:
    """Return what holds for the whole run; every suite says it, since some systems show a suite alone."""
    return {
        "rsscan": head.part("tool").text("version"),
        "notice": head.text("notice"),
        "fail on": head.part("run").text("fail_on"),
        "searched": " ".join(searched(head)),
    }


def _suite(number: int, subject: Told, head: Told, common: dict[str, str]) -> Iterator[str]:
    ignored = [remark for remark in ci.findings_of(subject) if is_ignored(remark.about)]
    coverage = {key.replace("_", " "): subject.part("coverage").text(key) for key in _COUNTED}
    yield f"<testsuite{_attributes(_figures(number, subject, head, len(ignored)))}>"
    yield "<properties>"
    for name, value in {**common, "identity": subject.part("identity").text("status"), **coverage}.items():
        yield f"<property{_attributes({'name': name, 'value': value})}/>"
    yield "</properties>"
    yield _case(subject.text("id"), _outcome(subject, head))
    for remark in ignored:
        name = f"{subject.text('id')} {remark.about.text('id')} {ci.heading(remark.about)}"
        yield _case(name, f"<skipped{_attributes({'message': ci.disposed(remark.about)})}/>")
    yield f"<system-out>{_text(_told(subject, head))}</system-out>"
    yield "<system-err></system-err>"
    yield "</testsuite>"


def _figures(number: int, subject: Told, head: Told, ignored: int) -> dict[str, str | int]:
    """Return the attributes of a suite; those that nothing is known of have the value that the schemas ask for."""
    verdict = subject.text("verdict")
    return {
        "id": number,
        "package": "rsscan",
        "name": subject.text("id"),
        "timestamp": head.part("run").text("started").partition("+")[0],
        "hostname": "localhost",
        "tests": 1 + ignored,
        "failures": int(verdict == Verdict.FLAGGED),
        "errors": int(verdict not in {Verdict.FLAGGED, Verdict.CLEAR}),
        "skipped": ignored,
        "time": 0,
    }


def _outcome(subject: Told, head: Told) -> str:
    """Return what the test of a subject's verdict came to; empty where it passed."""
    bar, verdict = bar_of(head), subject.text("verdict")
    if verdict == Verdict.CLEAR:
        return ""
    blocking = [remark for remark in ci.gaps_of(subject) if remark.about.flag("blocks_verdict")]
    unseen = [_gap(remark) for remark in blocking]
    if verdict != Verdict.FLAGGED:
        message = f"No verdict: {', '.join(remark.about.text('code') for remark in blocking)}"
        return f"<error{_attributes({'type': 'incomplete', 'message': message})}>{_text(unseen)}</error>"
    flagging = [remark for remark in ci.findings_of(subject) if flags(remark.about, bar)]
    message = f"Flagged for review: {'; '.join(ci.heading(remark.about) for remark in flagging)}"
    said = _text([*map(ci.sentence, flagging), *unseen])
    return f"<failure{_attributes({'type': 'flagged', 'message': message})}>{said}</failure>"


def _told(subject: Told, head: Told) -> list[str]:
    """Return everything about a subject, a line each."""
    found = (f"{ci.heading(remark.about)}. {ci.sentence(remark)}" for remark in ci.findings_of(subject))
    return [result(subject, head), *found, *map(_gap, ci.gaps_of(subject))]


def _gap(remark: ci.Remark) -> str:
    return f"{remark.about.text('code')} {ci.unseen(remark)}"


def _case(name: str, outcome: str) -> str:
    head = f"<testcase{_attributes({'classname': 'rsscan', 'name': name, 'time': 0})}"
    return f"{head}>{outcome}</testcase>" if outcome else f"{head}/>"


def _attributes(values: Mapping[str, str | int]) -> str:
    return "".join(f" {name}={quoteattr(str(value))}" for name, value in values.items())


def _text(lines: list[str]) -> str:
    return escape("\n".join(lines))
