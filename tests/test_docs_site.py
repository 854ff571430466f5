"""The site of the documentation: built strictly, links right, an address for every code."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from commands import run
from gongkai.model.language import LANGUAGES
from gongkai.report.code_pages import page_of
from gongkai.verdict.codes import CODES
from shared import made_once

DOCS = Path(__file__).parents[1] / "docs"
SETTINGS = DOCS / "website" / "mkdocs.yml"


@pytest.fixture(scope="module")
def site(this_column: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
        built = subprocess.run(
            [*mkdocs, "-f", SETTINGS, "-d", folder],
            cwd=this_column,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert built.returncode == 0, built.stderr

    return made_once(tmp_path_factory, "docs-site", make)


def test_no_link_is_wrong(site: Path) -> None:
    checked = run(DOCS.parent, "links", str(site), "--root", "docs", "--format", "json")
    assert (json.loads(checked.stdout), checked.returncode) == ([], 0)


def test_a_wrong_link_would_be_found(site: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "site"
    shutil.copytree(site, wrong)
    page = wrong / "glossary" / "index.html"
    right = page.read_text(encoding="utf-8")
    page.write_text(right.replace("</article>", '<a href="../glosary/">x</a></article>'), "utf-8")
    checked = run(DOCS.parent, "links", str(wrong), "--root", "docs", "--format", "json")
    assert [found["code"] for found in json.loads(checked.stdout)] == ["GK101"]


def test_every_code_has_its_address_in_both_languages(site: Path) -> None:
    for code in CODES:
        for language in LANGUAGES:
            assert (site / page_of(code, language) / "index.html").is_file()
    chinese = (site / page_of("GK101", "zh") / "index.html").read_text(encoding="utf-8")
    assert 'lang="zh-CN"><h1 id="gk101">GK101</h1>' in chinese
    assert 'href="../../../checks/GK101/">English</a>' in chinese


def test_every_document_is_in_the_navigation() -> None:
    listed = yaml.safe_load(SETTINGS.read_text(encoding="utf-8"))["nav"]
    names = {name for entry in listed for name in _names(entry)}
    assert {file.name for file in DOCS.glob("*.md")} == {
        name for name in names if not name.endswith("checks/index.md")
    }


def _names(entry: str | dict[str, list[str]]) -> list[str]:
    if isinstance(entry, str):
        return [entry]
    return [name for names in entry.values() for name in names]
