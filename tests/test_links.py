"""Links of built sites: a small site a case, and exactly what must be found in it.

A new behaviour is a new file below links/, named after it; `pytest --update-goldens` writes its
findings. `site` are files of the site, `manifest` what its manifest says beside the usual,
`project` are the sources.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

import small_site
import workspace
from gongkai.i18n.translation import translation
from gongkai.i18n.wording import fix, message
from gongkai.links.broken.codes import CODES
from gongkai.model.findings import Finding

CASES = sorted((Path(__file__).parent / "links" / "broken").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_links(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    source = path.read_text(encoding="utf-8")
    case = yaml.safe_load(source)
    small_site.make(tmp_path / "site", case["site"], case.get("manifest"))
    for name, content in case.get("project", {}).items():
        workspace.write(tmp_path / name, content)
    found = [_as_golden(finding) for finding in small_site.check(tmp_path).findings]
    if request.config.getoption("--update-goldens"):
        before = source.partition("\nfindings:")[0].rstrip("\n")
        listed = yaml.safe_dump({"findings": found}, allow_unicode=True, sort_keys=False, width=200)
        path.write_text(f"{before}\n{listed}", encoding="utf-8")
    else:
        assert found == case["findings"]


def _as_golden(finding: Finding) -> dict[str, Any]:
    words, place = translation("en"), finding.place
    return {
        "at": f"{place.path}:{place.line}:{place.column}",
        "code": finding.code.id,
        "message": message(finding, words),
        "fix": fix(finding, words),
    }


def test_every_code_has_a_case_in_which_it_is_found() -> None:
    cases = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in CASES]
    found = {finding["code"] for case in cases for finding in case["findings"]}
    assert found == CODES.keys()
