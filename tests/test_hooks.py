"""Hooks say which pages a site has: whichever is left out, nothing leads to what it added."""

from pathlib import Path

import pytest
import yaml
from mkdocs.exceptions import Abort

import built
import in_process
from gongkai.links.run import check_links

HOME = "home"
HOOKS = sorted(file.stem for file in (built.ROOT / "hooks").glob("*.py") if file.stem != HOME)
HALVES = [
    [hook for place, hook in enumerate(HOOKS) if bool(place >> bit & 1) == is_set]
    for bit in range((len(HOOKS) - 1).bit_length())
    for is_set in (True, False)
]
"""Of any two hooks, some half leaves out the one and keeps the other."""
DEAD = {"GK101", "GK102", "GK103", "GK104", "GK124"}


def without(hooks: list[str], column: Path) -> Path:
    """Return the small column without some of the hooks."""
    in_process.equip(column)
    config = yaml.safe_load((column / "mkdocs.yml").read_text(encoding="utf-8"))
    config["hooks"] = [f"hooks/{hook}.py" for hook in (HOME, *HOOKS) if hook not in hooks]
    (column / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return column


@pytest.mark.parametrize("hooks", HALVES, ids="-".join)
def test_without_some_hooks_nothing_leads_nowhere(hooks: list[str], column: Path) -> None:
    site = in_process.run(
        without(hooks, column), "https://column.example/", inspection="sample", downloads=[]
    )
    outcome = check_links(site, column)

    assert outcome.doubts == ()
    dead = [(f.code.id, dict(f.details)) for f in outcome.findings if f.code.id in DEAD]
    assert [one for one in dead if not one[1]["target"].startswith("/zh/")] == []


def test_every_hook_is_left_out_while_any_other_is_there() -> None:
    for gone in HOOKS:
        for there in HOOKS:
            assert gone == there or any(gone in half and there not in half for half in HALVES)


def test_site_without_a_first_page_is_refused(
    column: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        in_process.run(without([HOME], column))

    assert "hooks/home.py" in caplog.text
