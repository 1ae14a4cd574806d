"""The report as one page of HTML: complete, to be printed and signed, with nothing fetched from anywhere."""

from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rsscan.identifiers import bare
from rsscan.render import career
from rsscan.render.html.copy_part import CopyPart, confidence, place
from rsscan.render.html.overview import overview
from rsscan.render.html.subject_part import SubjectPart
from rsscan.render.html.wording import Wording
from rsscan.render.in_words import EVIDENCE_SHOWN, bar_of, handed_in, lacking, total, verdict
from rsscan.render.pictures import stylesheet
from rsscan.render.reading import PLAIN, Reading
from rsscan.render.searched import lasting, searched
from rsscan.render.told import Told, told_of
from rsscan.render.values import Values
from rsscan.severity import Severity, Verdict

PAGES = {"reviewer": "page.jinja", "subject": "copy.jinja"}
"""The template of each audience."""


def chunks(report: Values, reading: Reading = PLAIN) -> Iterator[str]:
    """Yield the page piece by piece; whatever stands in the report is text there."""
    told = told_of(report, reading.language)
    several = told.part("summary").count("subjects") != 1
    pieces = (
        _templates()
        .get_template(PAGES[reading.audience])
        .stream(
            _words(reading),
            report=told,
            reading=reading,
            rows=overview(report, reading) if several else None,
            subjects=(
                SubjectPart(number, Told(value, told.lacking, told.language), told, reading)
                for number, value in enumerate(report.subjects, 1)
            ),
            verdicts=tuple(Verdict),
            severities=tuple(reversed(Severity)),
            shown=EVIDENCE_SHOWN,
            style=_inline("style.css") + Markup(stylesheet()),  # noqa: S704 # our own
            script=_inline("script.js") if several else None,
        )
    )
    pieces.enable_buffering(256)
    yield from pieces


def _words(reading: Reading) -> dict[str, object]:
    """Return the functions that templates write with."""
    wording, language = Wording(reading.language), reading.language
    return {
        "language": language, "say": wording.say, "counted": wording.counted, "link": wording.link,
        "titled": wording.titled, "tongue": wording.tongue, "verdict": partial(verdict, language=language),
        "total": total, "handed_in": handed_in, "bar_of": bar_of, "searched": searched, "lacking": lacking,
        "bare": bare, "age": _age, "copy_of": CopyPart,
        "lasting": partial(lasting, language=language), "place": place, "confidence": confidence, "digest": _digest,
        "times": career.times, "name_of": career.name_of, "names_of": career.names_of, "standing": career.standing,
        "post_of": career.post_of, "on_lists": career.on_lists, "said_by": career.sources, "now": career.current,
        "concurrent": career.concurrent, "acknowledged": career.acknowledged, "funder_of": career.funder_of,
        "years_of": career.years_of, "award_of": career.award_of,
    }  # fmt: skip


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("rsscan.render.html", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _age(edition: str, as_of: str) -> int | None:
    """Return how many days old an edition is, None where one of the days is none."""
    try:
        return (date.fromisoformat(as_of) - date.fromisoformat(edition)).days
    except ValueError:
        return None


def _inline(name: str) -> Markup:
    """Return a file of this package that stands in the page as it is."""
    return Markup(files(__package__).joinpath(name).read_text(encoding="utf-8"))  # noqa: S704 # our own


def _digest(text: str) -> str:
    """Return by what hash the page's policy of content knows an inline block."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
