"""`rsscan cache`: what is kept of the answers that came over the network, and how to forget it."""

import sys
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="See or forget what is kept of what the servers answered.")


@app.command()
def status() -> None:
    """Say where the cache is and how much it holds."""
    from rsscan.sources import cache

    kept = cache.status()
    sys.stdout.write(f"{kept.path}: {kept.answers} answers, {kept.bytes:,} bytes\n")


@app.command()
def purge(
    subject: Annotated[
        list[str] | None, typer.Option(help="Forget this person only: ORCID iD or OpenAlex id.", metavar="ID")
    ] = None,
) -> None:
    """Forget every answer, or every answer that mentions a person."""
    from rsscan.identifiers import bare
    from rsscan.inputs import compiled
    from rsscan.inputs.subjects import person_ids
    from rsscan.sources import cache

    if not subject:
        compiled.forget()
    people = frozenset(bare(person) for person in person_ids(subject)) if subject else None
    sys.stdout.write(f"{cache.purge(people)} answers forgotten\n")
