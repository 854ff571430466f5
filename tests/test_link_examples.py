"""The good and bad example of every code of links, as `gongkai explain` shows them."""

from functools import partial
from pathlib import Path

import pytest
import yaml

import small_site
from gongkai.codes import CODES as ALL_CODES
from gongkai.judge import is_of_links
from gongkai.links import identity
from gongkai.model.units import Unit
from messages import ROOM

CODES = [code for code in ALL_CODES if is_of_links(code)]
UNITS = [
    Unit.model_validate(
        {
            "id": "shizhong",
            "type": "government",
            "name": {
                "zh": "枣庄市市中区人民政府",
                "en": "People's Government of Shizhong District",
            },
            "short": {"zh": "市中区政府", "en": "Shizhong District"},
        }
    )
]
identify = partial(identity.check, units=UNITS)


def found(code: str, which: str, folder: Path) -> set[str]:
    file = ROOM / "links" / "examples" / f"{code}.yml"
    shown = yaml.safe_load(file.read_text(encoding="utf-8"))[which]
    small_site.make(folder / "site", shown)
    return {finding.code.id for finding in small_site.check(folder, identify).findings}


@pytest.mark.parametrize("code", CODES)
def test_bad_example_is_found(code: str, tmp_path: Path) -> None:
    assert code in found(code, "bad", tmp_path)


@pytest.mark.parametrize("code", CODES)
def test_good_example_is_not_found(code: str, tmp_path: Path) -> None:
    assert found(code, "good", tmp_path) == set()
