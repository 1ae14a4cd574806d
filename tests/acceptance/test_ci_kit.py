"""The CI kit: the action's steps run in a shell, hooks and examples name what exists."""

import json
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from rsscan.render import FORMATS
from tests.acceptance.test_author import CARBERRY, CLEAN, CUT
from tests.conftest import ROOT, Run

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
SECRETS = {"openalex-api-key": "sk-made-secret-value", "pseudonym-key": "made pseudonym key of a test"}


PERSONAL = re.compile(
    "Carberry|Fjordheim-Okafor|Valdivia|Tsukifune|Dolgang|Isblomst|Nampori|1825-0097|1000-0013|10\\.5555",
    re.IGNORECASE,
)
"""What leads to a person of the example."""


@dataclass(frozen=True)
class Done:
    """What a job saw of the action."""

    code: int
    log: str
    summary: str
    outputs: dict[str, str]


def _value(text: str, inputs: dict[str, str]) -> str:
    """Return what the runner puts in the place of an expression; nothing but inputs is asked for."""
    return re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda met: inputs[met[1]], text)


def _run_action(folder: Path, **given: str) -> Done:
    """Run the steps as the runner does: `bash` with strict flags, the environment of the step, files for what it tells.

    What makes and fills an environment is stood in for by this one, so that nothing is installed.
    """
    inputs = {name: str(spec.get("default", "")) for name, spec in ACTION["inputs"].items()}
    inputs |= SECRETS | {name.replace("_", "-"): value for name, value in given.items()}
    temporary, stubs = folder / "runner temp", folder / "stubs"
    for made in (temporary, stubs):
        made.mkdir()
    python = shlex.quote(sys.executable)
    (stubs / "python3").write_text(
        f'#!/bin/sh\nmkdir -p "$3/bin"\nprintf "#!/bin/sh\\nexec {python} -m rsscan \\"\\$@\\"\\n" > "$3/bin/rsscan"\n'
        f'printf "#!/bin/sh\\necho pip \\"\\$@\\"\\n" > "$3/bin/pip"\nchmod +x "$3/bin/"*\n'
        f'ln -s {python} "$3/bin/python"\n',
        encoding="utf-8",
    )
    (stubs / "python3").chmod(0o755)
    environment = {
        **os.environ, "PATH": f"{stubs}:{os.environ['PATH']}", "RUNNER_TEMP": str(temporary), "CI": "true",
        "GITHUB_ACTION_PATH": str(ROOT), "GITHUB_OUTPUT": str(folder / "output"), "PYTHONUTF8": "1",
        "GITHUB_STEP_SUMMARY": str(folder / "summary"),
    }  # fmt: skip
    log, code = "", 0
    for step in ACTION["runs"]["steps"]:
        own = {name: _value(value, inputs) for name, value in step.get("env", {}).items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=folder, env=environment | own, capture_output=True, encoding="utf-8", check=False, timeout=60,
        )  # fmt: skip
        log, code = log + done.stdout + done.stderr, done.returncode
        if code:
            break
    outputs = dict(line.split("=", 1) for line in (folder / "output").read_text(encoding="utf-8").splitlines())
    summary = folder / "summary"
    return Done(code, log, summary.read_text(encoding="utf-8") if summary.exists() else "", outputs)


@pytest.fixture
def job(tmp_path: Path, rsscan: Run) -> Path:
    """Return the empty folder of a job, with the lists read before."""
    return tmp_path


def test_no_expression_stands_in_a_script() -> None:
    """An input within a script would be code; in the environment it is text."""
    for step in ACTION["runs"]["steps"]:
        assert step["shell"] == "bash"
        assert "${{" not in step["run"]
    used = set(re.findall(r"inputs\.([a-z-]+)", json.dumps(ACTION["runs"])))
    assert used == set(ACTION["inputs"])


@pytest.mark.parametrize(("persons", "code", "verdict", "flagged"), [
    ((CLEAN,), 0, "clear", "0"),
    ((CLEAN, CARBERRY), 1, "flagged", "1"),
    ((CUT,), 3, "incomplete", "0"),
])  # fmt: skip
def test_the_action_tells_verdict_and_exit_code(
    job: Path, persons: tuple[str, ...], code: int, verdict: str, flagged: str
) -> None:
    """Its outputs, its summary and its own exit code agree; nobody is named, and no secret, anywhere in the log."""
    done = _run_action(job, command="author", source="example", paths="\r\n".join(("", *persons)))
    assert (done.code, done.outputs["exit-code"]) == (code, str(code)), done.log
    assert (done.outputs["verdict"], done.outputs["flagged"]) == (verdict, flagged)
    report = json.loads(Path(done.outputs["report"]).read_text(encoding="utf-8"))
    assert len(report["subjects"]) == len(persons)
    assert json.loads(Path(done.outputs["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert report["subjects"][0]["id"] in done.summary
    for said in (done.log, done.summary):
        assert not re.search("Carberry|Fjordheim(?! Technical)|Valdivia|" + "|".join(persons), said)
        assert not any(secret in said for secret in SECRETS.values())


@pytest.mark.parametrize("hostile", [
    '"; touch pwned; "',
    "$(touch pwned)",
    "`touch pwned`",
    "--output=json=pwned",
    "* $PATH",
    "::error::pwned",
])  # fmt: skip
def test_hostile_inputs_are_text(job: Path, hostile: str) -> None:
    """What would be a command, an option, a pattern or a workflow command is an identifier or a path that is none."""
    done = _run_action(job, command="author", source="example", paths=f"{CLEAN}\n{hostile}", policy=hostile)
    assert (done.code, done.outputs["exit-code"], done.outputs["verdict"]) == (2, "2", "none")
    assert not list(job.rglob("pwned"))
    stop, *_, resume = re.findall(r"^::.*$", done.log, re.MULTILINE)
    assert stop == f"::stop-commands::{resume.strip(':')}"


def test_a_pattern_is_each_packet_of_a_folder(job: Path) -> None:
    """One that is flagged and one with a file that cannot be read: flagged, and whose they are is not shown."""
    done = _run_action(job, source="example", paths=f"{ROOT}/examples/packets/*")
    assert (done.code, done.outputs["verdict"], done.outputs["flagged"]) == (1, "flagged", "1"), done.log
    report = json.loads(Path(done.outputs["report"]).read_text(encoding="utf-8"))
    assert "RS908" in {gap["code"] for subject in report["subjects"] for gap in subject["gaps"]}
    assert not PERSONAL.search(done.log + done.summary + json.dumps(report, ensure_ascii=False))


def test_a_line_end_in_an_input_tells_no_other_output(job: Path) -> None:
    """A command that is none is refused, and what follows its line end is not an output."""
    done = _run_action(job, command="author\nverdict=clear", paths=CLEAN)
    assert (done.code, done.outputs["verdict"]) == (2, "none")


@pytest.mark.parametrize("hook", yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")))
def test_hooks_name_commands_that_exist(rsscan: Run, hook: dict[str, Any]) -> None:
    """Each hook's command line is one of this program; an option that it has not would be told."""
    [said] = re.findall(r"rsscan ((?:[a-z]+ ?)+)((?:--[a-z]+ ?)*)", " ".join(shlex.split(hook["entry"])))
    command, options = (part.split() for part in said)
    assert hook["language"] == "python"
    shown = rsscan(*command, "--help", COLUMNS="200")
    assert shown.returncode == 0, shown.stderr
    assert all(option in shown.stdout for option in options if option != "--")


def test_examples_of_ci_name_inputs_and_options_that_exist(rsscan: Run) -> None:
    """The workflow uses inputs of the action, the GitLab job options and formats of the program."""
    workflow = yaml.safe_load((ROOT / "examples/ci/github.yml").read_text(encoding="utf-8"))
    [step] = [step for step in workflow["jobs"]["scan"]["steps"] if "rsscan@" in step["uses"]]
    assert set(step["with"]) <= set(ACTION["inputs"])
    job = yaml.safe_load((ROOT / "examples/ci/gitlab-ci.yml").read_text(encoding="utf-8"))["packets"]
    [line] = job["script"]
    reports = job["artifacts"]["reports"]
    written = dict(target.split("=") for target in re.findall(r"-o (\S+)", line))
    assert written == {"gitlab": reports["codequality"], "junit": reports["junit"]}
    assert set(written) <= set(FORMATS)


def test_the_examples_packets_and_roster_are_of_made_persons() -> None:
    """Every ORCID iD and DOI in them is one of the made records."""
    records = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "examples/records").rglob("*.json"))
    texts = [path for path in (ROOT / "examples/packets").rglob("*") if path.suffix in {".json", ".bib", ".txt"}]
    assert len(texts) >= 4
    for path in (*texts, ROOT / "examples/staff.csv"):
        said = path.read_text(encoding="utf-8")
        found = re.findall(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]|10\.5555/[\w.]+\w", said)
        assert found
        assert all(identifier in records for identifier in found)
