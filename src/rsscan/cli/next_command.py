"""The command that is most useful after a scan, told to whoever sits at the terminal."""

import shlex
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from rsscan.cli.leaving import Target
from rsscan.cli.options import ScanOptions
from rsscan.cli.saying import say
from rsscan.cli.terminal import is_coloured
from rsscan.inputs.pseudonym_key import in_ci
from rsscan.render.escapes import shown
from rsscan.render.values import Values
from rsscan.severity import Severity, Verdict

_ANOTHER_TRY = ("RS907", "RS903")
"""Gaps of a source that another try may close; they come before all others."""


def tell_next_command(report: Values, files: Sequence[Target], options: ScanOptions) -> None:
    """Tell it on a terminal, unless nothing but errors is to be said or persons are hidden, whom it could name."""
    if not (sys.stdout.isatty() and sys.stderr.isatty()) or options.quiet or options.pseudonymize or in_ci():
        return
    sentence = next_command(report, {file.form: file.path for file in files}, sys.argv[1:], options)
    if sentence and shown(sentence) == sentence:  # else it could not be copied
        say(sentence, dim=is_coloured(sys.stderr, options))


def next_command(report: Values, written: Mapping[str, Path], given: Sequence[str], options: ScanOptions) -> str | None:
    """Return what to do next, and the command for it as a shell reads it; None where nothing is left to do.

    `written` are the files of the report by their formats, `given` the arguments of the scan.
    """
    if gravest := _gravest(report):
        if "json" in written:
            command = _command("explain", gravest["id"], "--report", str(written["json"]))
            return f"next, how the gravest link came about: {command}"
        if "html" in written:
            return f"next, keep it for rsscan explain and render: {_command(*given, '-o', 'json=report.json')}"
        return f"next, a page to review it with: {_command(*given, '-o', 'html=report.html')}"
    if gaps := _blocking(report):
        return _after_a_gap(gaps, given, options)
    if "json" not in written:
        return f"next, keep it for a later --baseline: {_command(*given, '-o', 'json=report.json')}"
    return None


def _command(*arguments: str) -> str:
    return shlex.join(["rsscan", *arguments])


def _gravest(report: Values) -> Mapping[str, Any] | None:
    """Return the gravest of the findings that flag a subject."""
    deciding = (
        finding
        for subject in report.subjects
        if subject["verdict"] == Verdict.FLAGGED.value
        for finding in subject["findings"]
        if finding["status"] == "open" and finding["baseline"] != "known"
    )
    return max(deciding, key=lambda finding: Severity[finding["severity"].upper()], default=None)


def _blocking(report: Values) -> dict[str, Mapping[str, Any]]:
    """Return the codes of the gaps that hold back a verdict, each with the first subject that has it."""
    found: dict[str, Mapping[str, Any]] = {}
    for subject in report.subjects:
        for gap in subject["gaps"]:
            if gap["blocks_verdict"]:
                found.setdefault(gap["code"], subject)
    return found


def _after_a_gap(gaps: Mapping[str, Mapping[str, Any]], given: Sequence[str], options: ScanOptions) -> str:
    """Return what may close a gap, or what its code means."""
    code = next((code for code in (*_ANOTHER_TRY, *gaps) if code in gaps), "")
    subject = gaps[code]
    place = subject["location"]
    names = {argument.partition("=")[0] for argument in given}
    may_ask = options.source == "openalex" and ("--offline" in names or not options.offline)
    if code in _ANOTHER_TRY and may_ask and (again := _another_try(code, given, names)):
        return again
    if code == "RS902" and place and not subject["openalex_ids"] and given[0] == "batch":
        row = f"line {place['line']} of {place['file']}"
        return f"next, put the identifier of the right person into {row}, then: {_command(*given)}"
    if code == "RS901" and subject["name"]:
        return f"next, look for the person by name: {_command('author', '--name', subject['name'])}"
    if code == "RS906":
        return f"next, see which lists are old or incomplete: {_command('lists', 'status')}"
    if code == "RS908" and "--manifest" not in names:
        return f"next, have it said what was not read and why: {_command(*given, '--manifest', 'manifest.json')}"
    return f"next, what {code} means and what to do: {_command('explain', code)}"


def _another_try(code: str, given: Sequence[str], names: Collection[str]) -> str | None:
    """Return how more is seen where the source is asked once more; None where it would answer the same.

    What an application does not name, or is not looked for beside an institution, is no failure of the source.
    """
    if code == "RS903" and given[0] == "institution" and "--wide" not in names:
        return f"next, look for bodies without an identifier by their countries too: {_command(*given, '--wide')}"
    if code == "RS903" and given[0] in {"packet", "institution"}:
        return None
    online = [argument for argument in given if argument not in {"--offline", "--refresh"}]
    return f"next, ask once more (a key raises what may be asked a day): {_command(*online, '--refresh')}"
