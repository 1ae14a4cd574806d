"""Which outputs of a run show pseudonyms, and under which key."""

import functools
import secrets

from rsscan.cli.options import ScanOptions
from rsscan.cli.saying import say, say_through
from rsscan.inputs.pseudonym_key import NAME, in_ci, pseudonym_key
from rsscan.render.pseudonyms import Pseudonyms, unquoted
from rsscan.render.values import Values

FOR_CI = frozenset({"github", "junit", "sarif", "gitlab"})
"""Formats that a CI job shows to all who may see the project."""


def veiled(report: Values, form: str, options: ScanOptions) -> Values:
    """Return a report as the format shows it: with pseudonyms where they are wanted or it is made for CI."""
    if not _wanted(options, form):
        return report
    from rsscan.render.pseudonymized import pseudonymized

    return pseudonymized(report, _pseudonyms())


def wished_pseudonyms(options: ScanOptions) -> Pseudonyms | None:
    """Return the pseudonyms for what is no report; none unless they are asked for."""
    return _pseudonyms() if options.pseudonymize else None


def hide_on_stderr(options: ScanOptions) -> None:
    """Hide persons in what is said where an output hides them. Raises InputError for a key that cannot be used."""
    forms = {options.format.value, *(target.partition("=")[0] for target in options.output if "=" in target)}
    if any(_wanted(options, form) for form in forms):
        hidden = _pseudonyms().hidden
        say_through(lambda text: hidden(unquoted(text)))


def _wanted(options: ScanOptions, form: str) -> bool:
    return form in FOR_CI and in_ci() if options.pseudonymize is None else options.pseudonymize


@functools.cache
def _pseudonyms() -> Pseudonyms:
    key = pseudonym_key()
    if key is None:
        say(f"without {NAME} the pseudonyms of this run are its own: the next run will use others")
    return Pseudonyms(key or secrets.token_bytes(32))
