"""Hooks say which pages a site has: whichever is left out, nothing leads to what it added."""

from pathlib import Path

import pytest
import yaml
from mkdocs.exceptions import Abort

import built
import in_process
from gongkai.links.run import check_links
from tabled_column import ROUTES_NOW, add_tables

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
    """Return the small column, with tables, without some of the hooks."""
    add_tables(in_process.equip(column))
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


def test_without_the_hook_of_tables_they_stand_on_the_pages_of_their_records(column: Path) -> None:
    site = in_process.run(without(["tables"], column), inspection="internal", downloads=[])
    pages = built.pages(site)
    shown = pages[f"r/{ROUTES_NOW}/index.html"]

    assert len(shown.css("table[data-gk-table] tbody tr")) == 100
    assert shown.css_first("table[data-gk-table]").attributes["data-pages"] == "[null]"
    assert not (site / f"r/{ROUTES_NOW}/tables").exists()
    assert [one for one in shown.css("a[href*=tables]") if one.attributes["href"][0] == "t"] == []
    has_table = {path for path, page in pages.items() if page.css_first("table[data-gk-table]")}
    has_script = {
        path for path, page in pages.items() if page.css_first('script[src$="tables.js"]')
    }
    assert has_script == has_table
    assert len(has_table) == 3 < len(pages)


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
