"""One run hands a scan to every system of continuous integration at once."""

import json
from pathlib import Path

from defusedxml.ElementTree import fromstring

from tests.acceptance.test_author import EXAMPLE
from tests.conftest import Run

PEOPLE = ("0000-0002-1825-0097", "0000-0000-1000-0013", "0000-0000-1000-0099")


def test_one_run_writes_every_format_with_the_same_figures(rsscan: Run, tmp_path: Path) -> None:
    """Annotations on stdout, the files beside them; what one calls flagged, each of them does."""
    files = ("json=r.json", "sarif=r.sarif", "junit=r.xml", "gitlab=r.gitlab.json")
    done = rsscan("author", *PEOPLE, *EXAMPLE, "-f", "github", *(word for file in files for word in ("-o", file)))
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    findings = [finding for subject in report["subjects"] for finding in subject["findings"]]
    assert done.returncode == report["run"]["exit_code"] == 1
    (run,) = json.loads((tmp_path / "r.sarif").read_text(encoding="utf-8"))["runs"]
    assert [each["partialFingerprints"]["finding/v1"] for each in run["results"]] == [each["id"] for each in findings]
    issues = json.loads((tmp_path / "r.gitlab.json").read_text(encoding="utf-8"))
    assert [each["check_name"] for each in issues if each["check_name"] < "RS9"] == [each["rule"] for each in findings]
    suites = list(fromstring((tmp_path / "r.xml").read_text(encoding="utf-8")))
    assert [suite.attrib["name"] for suite in suites] == [subject["id"] for subject in report["subjects"]]
    assert sum(int(suite.attrib["failures"]) for suite in suites) == report["summary"]["flagged"]
    assert f"{report['summary']['flagged']} flagged for review" in done.stdout.splitlines()[-1]
    assert done.stdout.startswith("::group::")
