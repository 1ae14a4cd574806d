"""The report as JSON lines, so that a program can read it subject by subject.

The first line is `{"report": …}` with everything that holds for the run, then each subject is `{"subject": …}`, and the
last is `{"summary": …}`: without it the file is cut. The JSON Schema of a line is shipped as
`rsscan/schemas/report-line-1.0.schema.json`.
"""

from collections.abc import Iterator

from rsscan.render.json_text import dumped
from rsscan.render.values import Values


def chunks(report: Values) -> Iterator[str]:
    """Yield the report line by line."""
    yield f"{dumped({'report': {**report.head, 'lists': list(report.lists)}})}\n"
    for subject in report.subjects:
        yield f"{dumped({'subject': subject})}\n"
    yield f"{dumped({'summary': report.summary})}\n"
