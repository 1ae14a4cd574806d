"""What leaves: formats of a report, registered in one line each."""

from typing import TYPE_CHECKING

from rsscan.severity import Severity

if TYPE_CHECKING:  # the door needs this package for its error sentences, and must start without the judgement
    from rsscan.report import Report

FORMATS = ("table", "json")
"""Names of the formats."""


def text(report: "Report", form: str, least: Severity = Severity.NONE, *, explain: bool = False) -> str:
    """Return the report in a format as plain text, as it stands in a file.

    A table leaves out findings below `least`, and says so, and shows chains to `explain` itself; a format that programs
    read always has all.
    """
    if form == "json":
        from rsscan.render.json_report import dumps

        return dumps(report)
    from rsscan.render.plain import plain
    from rsscan.render.table import parts

    return plain(parts(report, least, explain=explain))
