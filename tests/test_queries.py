"""Records are reached through named queries, so that it is known what a page asked for."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import gongkai

PACKAGE = Path(gongkai.__file__).parent
HOOKS = PACKAGE.parents[1] / "hooks"
ASKING = ("checks", "measures", "mkdocs", "render", "report", "views")

WHOLE = {
    "checks/check.py": "the records that are judged, one at a time",
    "checks/privacy.py": "every text is read for what must not be published",
    "checks/gate.py": "the gate looks at every record",
    "measures/column_health.py": "the day of the newest record stands on the first page",
    "measures/obligations/judged.py": "what each unit published, found once for all duties",
    "measures/reports.py": "what each unit reported, found once for all units",
    "mkdocs/manifest.py": "the manifest lists every file",
    "mkdocs/plugin.py": "every attachment is copied",
    "render/links.py": "a text names other records by their files",
    "views/datasets.py": "the catalogue of data counts what the exports print",
    "views/downloads.py": "each record is printed",
    "views/exports.py": "exports print all",
    "views/feeds.py": "an entry of each record is made once for all feeds",
    "views/jump.py": "an export of all numbers",
    "views/record_lines.py": "exports print all",
    "views/records.py": "each record has a page",
}
"""The files that ask for everything, and why."""


def files() -> Iterator[Path]:
    for room in ASKING:
        yield from sorted((PACKAGE / room).rglob("*.py"))
    yield from sorted(HOOKS.glob("*.py"))


def name_of(file: Path) -> str:
    return file.relative_to(PACKAGE if file.is_relative_to(PACKAGE) else HOOKS.parent).as_posix()


def attributes(file: Path) -> Iterator[tuple[int, str, str]]:
    """Yield line, what is asked, and the attribute: `scope.catalog` and `records`."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            asked = node.value
            name = asked.attr if isinstance(asked, ast.Attribute) else getattr(asked, "id", "")
            yield node.lineno, name, node.attr


@pytest.mark.parametrize("file", list(files()), ids=name_of)
def test_nothing_walks_all_records(file: Path) -> None:
    asked = list(attributes(file))
    by_hand = [
        f"{name_of(file)}:{line}: ask by a named query"
        for line, name, attribute in asked
        if attribute == "records" and name.strip("_") in ("catalog", "loaded")
    ]
    assert by_hand == []
    asks_for_all = any(attribute == "everything" for _, _, attribute in asked)
    assert asks_for_all == (name_of(file) in WHOLE), "WHOLE lists who asks for everything, and why"


def test_the_list_holds_no_file_that_is_gone() -> None:
    assert WHOLE.keys() <= {name_of(file) for file in files()}
