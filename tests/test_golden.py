"""Golden cases: a change to the base project, and exactly what it adds to what is found there.

A new behaviour is a new file below golden/, named after it; `pytest --update-goldens`
writes its findings. `spot` is what stands in the source at the place of the finding.
"""

import posixpath
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

import workspace
from gongkai.checks import privacy
from gongkai.i18n.translation import translation
from gongkai.i18n.wording import fix, message
from gongkai.model.findings import Finding, SourcePlace, leaking
from gongkai.report import json, text
from gongkai.verdict.fixing import edit_once
from personal import filled

pytestmark = pytest.mark.usefixtures("read_once")

UNREAD = ("GK001", "GK008", "GK020", "GK023", "GK028")
"""Codes of what keeps others in a file from being seen: its encoding, keys and kinds that
nobody knows, and values of another type."""
GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(GOLDEN.glob("*/*.yml"))


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    return workspace.findings_in(workspace.make(tmp_path_factory.mktemp("before") / "column"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_golden(
    path: Path, column: Path, before: list[Finding], request: pytest.FixtureRequest
) -> None:
    source = path.read_text(encoding="utf-8")
    case = yaml.safe_load(filled(source))
    workspace.apply(case, column)
    findings = workspace.added_in(column, before)
    found = [_as_golden(finding, column) for finding in findings]
    if request.config.getoption("--update-goldens"):
        path.write_text(_rewritten(source, found), encoding="utf-8")
    else:
        assert found == case["findings"]
    _check_edits(column, findings, before)
    for language in ("en", "zh"):
        json.render(findings, translation(language))
        text.render(findings, translation(language), column, leaking=leaking(findings))


def _check_edits(column: Path, findings: list[Finding], before: list[Finding]) -> None:
    """Make the edits that findings carry: what they mend is gone, and they bring nothing new.

    What nobody could see before is not new: what is in a file that could not be read, and what
    the checks say of a record that had an error.
    """
    if all(finding.edit is None for finding in findings):
        return
    done = list(edit_once(column, findings))
    left = workspace.added_in(column, before)
    was, now = (Counter(map(_kind, some)) for some in (findings, left))
    for kind, count in Counter(map(_kind, done)).items():
        assert now[kind] == was[kind] - count
    unread = {posixpath.dirname(one.place.path) for one in done if one.code.id in UNREAD}
    faulty = {one.place.path for one in findings if one.is_error}
    assert [
        one
        for one in left
        if not was[_kind(one)]
        and posixpath.dirname(one.place.path) not in unread
        and not (one.code.id[:3] != "GK0" and one.place.path in faulty)
    ] == []


def _kind(finding: Finding) -> tuple[str, str]:
    return finding.fingerprint, finding.code.id


def _as_golden(finding: Finding, root: Path) -> dict[str, Any]:
    words = translation("en")
    place = finding.place
    golden = {
        "at": f"{place.path}:{place.line}:{place.column}",
        "spot": None if finding.code.id in privacy.CODES else _spot(root / place.path, place),
        "code": finding.code.id,
        "message": message(finding, words),
        "fix": fix(finding, words),
    }
    return {key: value for key, value in golden.items() if value is not None}


def _spot(file: Path, place: SourcePlace) -> str | None:
    """Return what stands at a place, up to 24 characters; never the number of a person."""
    if not file.is_file() or file.is_symlink():
        return None
    text = file.read_bytes().decode("utf-8-sig", "replace")
    return re.split(r"\r\n|\r|\n", text)[place.line - 1][place.column - 1 :][:24]


def _rewritten(source: str, found: list[dict[str, Any]]) -> str:
    given = source.partition("findings:")[0]
    lines = yaml.safe_dump({"findings": found}, allow_unicode=True, sort_keys=False, width=10_000)
    return given + lines
