"""`rsscan lists diff`: what a new edition changes, and which scanned subjects that touches."""

from pathlib import Path
from typing import Annotated

import typer

from rsscan.cli.lists.options import Form, FormOption, put


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The older list: ID or PATH.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The newer list: ID or PATH.")],
    against: Annotated[
        list[Path] | None,
        typer.Option(metavar="REPORT.json", help="A saved report: whom of it does a change touch?"),
    ] = None,
    format: FormOption = Form.text,
) -> None:
    """Show entries added, removed, renamed and changed; with --against, whom of saved reports a change touches.

    Nothing is asked of any network.
    """
    from rsscan.editions import difference
    from rsscan.impact import touched
    from rsscan.inputs.lists import load_lists
    from rsscan.inputs.saved_reports import saved_subjects
    from rsscan.render.editions import difference_record, difference_text, touched_record, touched_text

    (before,), (after,) = load_lists([old]), load_lists([new])
    subjects = saved_subjects(against or ())
    told = difference(before, after)
    whom = touched(subjects, before, after, told)
    put(
        format,
        lambda: difference_text(before, after, told) + (touched_text(subjects, whom) if against else ""),
        lambda: (
            difference_record(before, after, told)
            | ({"touched": [touched_record(one) for one in whom]} if against else {})
        ),
    )
