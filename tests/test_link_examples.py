"""The good and bad example of every code of links, as `gongkai explain` shows them."""

from pathlib import Path

import pytest
import yaml

import small_site
from gongkai.links.codes import CODES
from messages import ROOM


def found(code: str, which: str, folder: Path) -> set[str]:
    file = ROOM / "links" / "examples" / f"{code}.yml"
    shown = yaml.safe_load(file.read_text(encoding="utf-8"))[which]
    small_site.make(folder / "site", shown)
    return {finding.code.id for finding in small_site.check(folder).findings}


@pytest.mark.parametrize("code", CODES)
def test_bad_example_is_found(code: str, tmp_path: Path) -> None:
    assert code in found(code, "bad", tmp_path)


@pytest.mark.parametrize("code", CODES)
def test_good_example_is_not_found(code: str, tmp_path: Path) -> None:
    assert found(code, "good", tmp_path) == set()
