"""Which of the shared options a command takes, and how it gets them."""

import dataclasses
import functools
import inspect
from collections.abc import Callable
from typing import Any, get_args, get_type_hints

from rsscan.cli.options import ScanOptions, every_option

SCAN = every_option()
"""What scans persons."""

WORK = SCAN - frozenset({"indirect", "orcid"})
"""What scans works: nobody of a byline is followed or has a record read."""

INSTITUTION = SCAN - frozenset("indirect orcid crossref audience".split())
"""What scans institutions: nor is there a person to read a copy, and lines without affiliation stay so."""

SWEEP = SCAN - frozenset("source offline refresh no_cache cache_hours max_wait indirect orcid crossref".split())
"""What reads a store and asks nobody."""

SOURCE = frozenset("source format offline refresh no_cache cache_hours max_wait quiet verbose".split())
"""What asks a source and scans nobody."""

DISPOSITIONS = frozenset("ignore_file ignore_max as_of config".split())
"""What keeps dispositions."""

DIFF = frozenset("fail_on pseudonymize config".split())
"""What compares saved reports."""

OUTPUT = frozenset(
    "pseudonymize format output min_severity explain lang audience width color quiet verbose config".split()
)
"""What hands a report out and scans nobody."""


def takes(names: frozenset[str]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command these of the shared options; it receives all as one `ScanOptions` in its parameter `options`.

    Those it does not take keep their defaults.
    """
    return functools.partial(_taking, names)


def _taking(names: frozenset[str], command: Callable[..., Any]) -> Callable[..., Any]:
    hints = get_type_hints(ScanOptions, include_extras=True)
    shared = []
    for field in dataclasses.fields(ScanOptions):
        if field.name not in names:
            continue
        info = get_args(hints[field.name])[1]
        info.envvar = f"RSSCAN_{field.name.upper()}"
        info.show_envvar = False
        default = field.default if field.default is not dataclasses.MISSING else []
        shared.append(
            inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hints[field.name])
        )
    own = get_type_hints(command, include_extras=True)
    kept = [
        parameter.replace(annotation=own[name])
        for name, parameter in inspect.signature(command).parameters.items()
        if name != "options"
    ]

    @functools.wraps(command)
    def wrapped(**given: Any) -> None:
        shared_names = {parameter.name for parameter in shared}
        options = ScanOptions(**{name: value for name, value in given.items() if name in shared_names})
        if "pseudonymize" in shared_names:
            from rsscan.cli.pseudonyms import hide_on_stderr

            hide_on_stderr(options)
        command(**{name: value for name, value in given.items() if name not in shared_names}, options=options)

    wrapped.__signature__ = inspect.Signature([*kept, *shared])  # type: ignore[attr-defined] # read by inspect
    wrapped.__annotations__ = {parameter.name: parameter.annotation for parameter in (*kept, *shared)}
    return wrapped
