"""The options that every scan shares: one field each, which is its flag, its environment name and its config key.

Precedence: flag > environment (`RSSCAN_OPTION_NAME`) > config file > default.
"""

import dataclasses
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rsscan.errors import InputError

_LISTS, _LOOK, _OUT, _NET = "Lists and policy", "What is looked at", "Output", "OpenAlex"


class SeverityName(StrEnum):
    """The words of a severity, lowest first."""

    none = "none"
    low = "low"
    medium = "medium"
    high = "high"
    critical = "critical"


class FormatName(StrEnum):
    """The formats of a report."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    markdown = "markdown"
    html = "html"
    sarif = "sarif"
    junit = "junit"
    github = "github"
    gitlab = "gitlab"


class LanguageName(StrEnum):
    """Languages that people can read a report in."""

    en = "en"
    ja = "ja"
    zh_Hant = "zh-Hant"  # noqa: N815 # as the tag is written


class AudienceName(StrEnum):
    """Who reads a report."""

    reviewer = "reviewer"
    subject = "subject"


class ColorName(StrEnum):
    """When to colour."""

    auto = "auto"
    always = "always"
    never = "never"


def _config(context: typer.Context, value: Path | None) -> Path | None:
    """Read the config file before the other options are, so that it can stand in for what is not given."""
    from rsscan.inputs.config import load_config

    names = [str(param.name) for param in context.command.params]
    context.default_map = {**(context.default_map or {}), **load_config(value, names, every_option())}
    return value


@dataclass(frozen=True, slots=True)
class ScanOptions:
    """Everything that tells a scan how to run; the names of the fields are the names in a config file."""

    source: Annotated[
        str,
        typer.Option(
            help="openalex, example, recorded:DIR, or snapshot:STORE.", rich_help_panel=_LOOK, metavar="SOURCE"
        ),
    ] = "openalex"
    lists: Annotated[
        list[str],
        typer.Option(help="Use this list in place of the policy's: ID or PATH.", rich_help_panel=_LISTS),
    ] = dataclasses.field(default_factory=list)
    add_lists: Annotated[list[str], typer.Option(help="Use this list too: ID or PATH.", rich_help_panel=_LISTS)] = (
        dataclasses.field(default_factory=list)
    )
    policy: Annotated[str, typer.Option(help="Grade by this policy: ID or PATH.", rich_help_panel=_LISTS)] = "default"
    strict_lists: Annotated[
        bool,
        typer.Option("--strict-lists", help="No verdict while a list is incomplete.", rich_help_panel=_LISTS),
    ] = False
    since: Annotated[
        str | None, typer.Option(help="Judge works from this day on.", rich_help_panel=_LOOK, metavar="DATE")
    ] = None
    lookback: Annotated[
        str | None, typer.Option(help="Judge works of this last time: 5y, 18m, 90d.", rich_help_panel=_LOOK)
    ] = None
    indirect: Annotated[
        int,
        typer.Option(
            help="Look at the other works of so many frequent co-authors too.", rich_help_panel=_LOOK, metavar="N",
            min=0, max=50,
        ),
    ] = 0  # fmt: skip
    ignore_file: Annotated[
        str | None,
        typer.Option(
            help="Decisions on links reviewed before; '' for none.", rich_help_panel=_LISTS, metavar="PATH",
            show_default=".rsscanignore.yaml, if there",
        ),
    ] = None  # fmt: skip
    ignore_max: Annotated[
        str, typer.Option(help="How long such a decision lasts at most.", rich_help_panel=_LISTS, metavar="PERIOD")
    ] = "2y"
    baseline: Annotated[
        str | None,
        typer.Option(
            help="Flag only what this saved report does not have; '' for none.", rich_help_panel=_LISTS,
            metavar="OLD.json",
        ),
    ] = None  # fmt: skip
    as_of: Annotated[
        str | None,
        typer.Option(help="Judge as of this day.", rich_help_panel=_LOOK, metavar="DATE", show_default="today"),
    ] = None
    format: Annotated[FormatName, typer.Option("--format", "-f", help="What goes to stdout.", rich_help_panel=_OUT)] = (
        FormatName.table
    )
    output: Annotated[
        list[str],
        typer.Option(
            "--output", "-o", metavar="[FORMAT=]PATH", rich_help_panel=_OUT,
            help="FORMAT=PATH writes that file too; PATH alone writes --format there, not to stdout; bundle=DIR a "
            "folder for rsscan verify.",
        ),
    ] = dataclasses.field(default_factory=list)  # fmt: skip
    fail_on: Annotated[
        SeverityName, typer.Option(help="Flag (exit 1) from this severity on.", rich_help_panel=_LISTS)
    ] = SeverityName.high
    min_severity: Annotated[
        SeverityName, typer.Option(help="Leave findings below this out of what people read.", rich_help_panel=_OUT)
    ] = SeverityName.none
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Show how each grade came about.", rich_help_panel=_OUT),
    ] = False
    lang: Annotated[LanguageName, typer.Option(help="Language of what people read.", rich_help_panel=_OUT)] = (
        LanguageName.en
    )
    audience: Annotated[
        AudienceName,
        typer.Option(help="Who reads it: a reviewer, or the person whose links they are.", rich_help_panel=_OUT),
    ] = AudienceName.reviewer
    width: Annotated[
        int | None,
        typer.Option(
            help="Columns of the table.", rich_help_panel=_OUT, min=60, max=1000,
            show_default="the terminal's, else 80",
        ),
    ] = None  # fmt: skip
    pseudonymize: Annotated[
        bool | None,
        typer.Option(
            "--pseudonymize/--no-pseudonymize", rich_help_panel=_OUT,
            help="Show keyed pseudonyms, not persons and papers.", show_default="in CI, for its formats",
        ),
    ] = None  # fmt: skip
    offline: Annotated[bool, typer.Option("--offline", help="Answer from the cache alone.", rich_help_panel=_NET)] = (
        False
    )
    refresh: Annotated[bool, typer.Option("--refresh", help="Ask anew what is in the cache.", rich_help_panel=_NET)] = (
        False
    )
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Neither read nor keep answers.", rich_help_panel=_NET)
    ] = False
    cache_hours: Annotated[
        float, typer.Option(help="Hours an answer is kept.", rich_help_panel=_NET, min=0.01, max=24 * 366)
    ] = 24
    max_wait: Annotated[
        float,
        typer.Option(help="Seconds to wait at most when OpenAlex asks to.", rich_help_panel=_NET, min=0),
    ] = 120
    orcid: Annotated[
        bool | None,
        typer.Option(
            "--orcid/--no-orcid", rich_help_panel=_NET,
            help="Ask for the ORCID record of each person too.", show_default="with openalex",
        ),
    ] = None  # fmt: skip
    crossref: Annotated[
        bool | None,
        typer.Option(
            "--crossref/--no-crossref", rich_help_panel=_NET,
            help="Ask Crossref for affiliations that OpenAlex lacks.", show_default="with openalex",
        ),
    ] = None  # fmt: skip
    no_progress: Annotated[bool, typer.Option("--no-progress", help="No progress line.", rich_help_panel=_OUT)] = False
    color: Annotated[ColorName, typer.Option(help="Colour; NO_COLOR is obeyed too.", rich_help_panel=_OUT)] = (
        ColorName.auto
    )
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only errors on stderr.", rich_help_panel=_OUT)] = False
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more on stderr.", rich_help_panel=_OUT)] = False
    config: Annotated[
        Path | None,
        typer.Option(
            help="Config file.", is_eager=True, callback=_config, rich_help_panel=_LISTS,
            show_default="rsscan.yaml, or [tool.rsscan] in pyproject.toml",
        ),
    ] = None  # fmt: skip


def every_option() -> frozenset[str]:
    """Return the names of all of them."""
    return frozenset(field.name for field in dataclasses.fields(ScanOptions))


EARLIEST = date(1000, 1, 1)
"""OpenAlex leaves out dates of publication that lie before; with a window before it, the calendar still has days."""


def day(flag: str, text: str | None) -> date | None:
    """Read a date given to an option."""
    try:
        found = date.fromisoformat(text) if text else None
    except ValueError:
        raise InputError(f"{flag} {text}: is not a date (YYYY-MM-DD)") from None
    if found and found < EARLIEST:
        raise InputError(f"{flag} {text}: lies before {EARLIEST}, the first day that is reckoned with")
    return found
