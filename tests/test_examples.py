"""The good and bad example of every code, as `gongkai explain` shows them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import workspace
from example_files import put
from gongkai.checks.check import Scope
from gongkai.checks.registered import CHECKS, run_checks
from gongkai.verdict.codes import CODES
from gongkai.verdict.handbook import FOLDERS, example_of, file_of_example
from gongkai.verdict.judge import is_of_links
from messages import with_example
from small_column import make_catalog, read_case, registries

pytestmark = pytest.mark.usefixtures("read_once")

AS_OF = date(2021, 7, 15)
CHECKED = with_example(check.code.id for check in CHECKS)
IN_FILES = [code for code in with_example(CODES) if code not in CHECKED and not is_of_links(code)]
"""Codes whose examples are files of a project."""


def codes_in(example: dict[str, Any], which: str) -> list[str]:
    """Return what is found in the records of an example, which may bring registries along.

    `history` of an example says when files were first committed.
    """
    known = registries(example)
    days = {path: date.fromisoformat(day) for path, day in example.get("history", {}).items()}
    scope = Scope(make_catalog(example[which], known), AS_OF, history=days)
    return [finding.code.id for finding in run_checks(scope)]


@pytest.mark.parametrize("code", CHECKED)
def test_bad_example_is_found_and_good_one_is_not(code: str) -> None:
    example = read_case(file_of_example(code))
    assert code in codes_in(example, "bad")
    assert code not in codes_in(example, "good")


@pytest.mark.parametrize("code", IN_FILES)
def test_bad_files_are_found(code: str, column: Path) -> None:
    put(code, "bad", column)
    assert code in {finding.code.id for finding in workspace.findings_in(column)}


@pytest.mark.parametrize("code", IN_FILES)
def test_good_files_are_not_found(code: str, column: Path) -> None:
    put(code, "good", column)
    assert code not in {finding.code.id for finding in workspace.findings_in(column)}


def test_no_example_is_of_a_code_that_is_gone() -> None:
    there = {path for folder in FOLDERS for path in folder.glob("*.yml")}
    assert there <= {file_of_example(code) for code in CODES}


@pytest.mark.parametrize("code", with_example(CODES))
def test_what_is_shown_is_what_is_tested(code: str) -> None:
    """Records in short are cut out of the file as they stand there, comments and all."""
    example = example_of(code)
    for fragments in (example.bad, example.good):
        assert "```" not in "".join(fragment.text or "" for fragment in fragments)
    if code in CHECKED:
        case = read_case(file_of_example(code))
        for key, (fragment,) in (("bad", example.bad), ("good", example.good)):
            assert fragment.text
            assert yaml.load(f"{fragment.text}\n", yaml.BaseLoader) == yaml.load(
                yaml.safe_dump(case[key], allow_unicode=True), yaml.BaseLoader
            )
