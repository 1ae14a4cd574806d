"""Runs of the program, each a process of its own that is forked from one which has imported what the program imports.

Importing takes four fifths of a short run, and the suite makes hundreds. What a run can see is its own: arguments,
environment, folder, streams. Where the interpreter itself is told something (`PYTHON…`), a new one is started.
"""

import io
import os
import subprocess
import sys
import tempfile
from multiprocessing import get_context
from pathlib import Path

PRELOADED = (
    "rsscan.cli.main rsscan.cli.run rsscan.cli.batched rsscan.cli.bundling rsscan.cli.finding rsscan.cli.lists "
    "rsscan.cli.policy rsscan.render.cards rsscan.render.finding_table rsscan.render.html rsscan.render.json_text "
    "rsscan.render.lists rsscan.render.markdown rsscan.render.policies rsscan.render.table rsscan.inputs.packets "
    "rsscan.inputs.config rsscan.inputs.policies rsscan.inputs.technology rsscan.sources.openalex "
    "rsscan.sources.cache rsscan.sources.conversation rsscan.sources.network "
    "rsscan.sources.recorded typer._adapters opencc openpyxl bibtexparser pylatexenc.latex2text pypdf docx"
).split()
"""What most runs import; nothing of it looks at the environment while it is imported."""

_FORKED = get_context("forkserver")
_FORKED.set_forkserver_preload(PRELOADED)


def run(
    arguments: list[str], folder: Path, environment: dict[str, str], timeout: float
) -> "subprocess.CompletedProcess[str]":
    """Run the program and return what it said. Raises TimeoutExpired after `timeout` seconds."""
    with tempfile.TemporaryDirectory() as kept:
        paths = [str(Path(kept) / name) for name in ("out", "err")]
        child = _FORKED.Process(target=_as_program, args=(arguments, str(folder), environment, *paths))
        child.start()
        child.join(timeout)
        if child.exitcode is None:
            child.kill()
            raise subprocess.TimeoutExpired(arguments, timeout)
        out, err = (Path(path).read_bytes().decode("utf-8") for path in paths)
        return subprocess.CompletedProcess(arguments, child.exitcode, out, err)


def started(
    arguments: list[str], folder: Path, environment: dict[str, str], timeout: float
) -> "subprocess.CompletedProcess[str]":
    """Run the program in a new interpreter."""
    return subprocess.run(
        [sys.executable, "-m", "rsscan", *arguments],
        capture_output=True, encoding="utf-8", cwd=folder, env=environment, timeout=timeout, check=False,
    )  # fmt: skip


def _as_program(arguments: list[str], folder: str, environment: dict[str, str], out: str, err: str) -> None:
    """Become the program in a process that was forked: its arguments, environment, folder and streams."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for number, path, flags in ((0, os.devnull, os.O_RDONLY), (1, out, os.O_WRONLY), (2, err, os.O_WRONLY)):
        opened = os.open(path, flags | os.O_CREAT, 0o600) if number else os.open(path, flags)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin, sys.stdout, sys.stderr = (
        io.TextIOWrapper(os.fdopen(number, mode, closefd=False), encoding="utf-8", line_buffering=number == 2)
        for number, mode in ((0, "rb"), (1, "wb"), (2, "wb"))
    )
    sys.argv = [str(Path(sys.executable).parent / "rsscan"), *arguments]
    from rsscan.cli.main import main

    main()
