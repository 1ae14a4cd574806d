"""`rsscan packet`: applications as directories or zips."""

from pathlib import Path
from typing import Annotated

import typer

from rsscan.cli.options import ScanOptions
from rsscan.cli.taking import SCAN, takes


@takes(SCAN)
def packet(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="A directory, a zip or a file for each application.")
    ],
    manifest: Annotated[
        Path | None,
        typer.Option(help="Write what each file is and names, and what was not read and why (JSON).", metavar="PATH"),
    ] = None,
    *,
    options: ScanOptions,
) -> None:
    """Scan application packets: whom they are about, whom and what they name, and where that differs from OpenAlex.

    Example: rsscan packet applications/17 --source example
    """
    from rsscan.cli.bundle_place import bundle_places
    from rsscan.cli.leaving import must_spare, spare
    from rsscan.cli.pseudonyms import wished_pseudonyms
    from rsscan.cli.question import of_packets
    from rsscan.cli.run import run
    from rsscan.files import write
    from rsscan.inputs.packets import read_packets
    from rsscan.render.manifest import chunks

    spare(options, [*paths, manifest])
    packets = read_packets(paths)
    if manifest is not None:
        must_spare(f"--manifest {manifest}", manifest, paths)
        again = read_packets(paths)  # read once more, so that no more than one stands in memory
        write(manifest, chunks(again, wished_pseudonyms(options)))
    # A bundle copies what was read, so all of it is read at once; else a packet is read when its turn comes.
    run(options, of_packets(tuple(packets) if bundle_places(options) else packets))
