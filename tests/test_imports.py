"""One direction (design.md §3): an import against the arrows fails here."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import gongkai

PACKAGE = Path(gongkai.__file__).parent
HOOKS = PACKAGE.parents[1] / "hooks"

ALLOWED = {
    "model": set(),
    "whole": set(),
    "sources": {"model", "whole"},
    "measures": {"model"},
    "views": {"model", "measures"},
    "render": {"model", "measures", "views", "translation", "wording"},
    "checks": {"model", "measures"},
    "links": {"model"},
    "publish": {"model", "sources"},
    "starter": {"model", "sources"},
    "report": {"model", "translation", "wording"},
    "wording": {"model", "translation"},
    "translation": {"model"},
}
"""What each room may import beside itself; rooms that are not here may import anything."""
FREE = {
    "beside",
    "handbook",
    "judge_links",
    "gate",
    "mkdocs",
    "commands",
    "cli",
    "codes",
    "judge",
    "__main__",
    "__init__",
}
FOR_HOOKS = ("gongkai.mkdocs.", "gongkai.views.")
ENGINES = {"mkdocs", "material", "properdocs", "zensical"}

FILES = sorted(PACKAGE.rglob("*.py"))


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(file: Path) -> Iterator[tuple[int, str]]:
    """Yield line and full name of every import, wherever in the file it stands."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: write the import out in full"
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"


def test_every_room_is_known() -> None:
    assert {room_of(file) for file in FILES} <= ALLOWED.keys() | FREE


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_arrows_point_one_way(file: Path) -> None:
    room = room_of(file)
    against = []
    for line, name in imports_of(file):
        package, _, rest = name.partition(".")
        target = rest.split(".")[0]
        if package == "gongkai" and room in ALLOWED and target not in ALLOWED[room] | {room}:
            against.append(f"{file}:{line}: {room} must not import {target}")
        if package in ENGINES and room != "mkdocs":
            against.append(f"{file}:{line}: only the room mkdocs/ imports {package}")
    assert against == []


@pytest.mark.parametrize("file", sorted(HOOKS.glob("*.py")), ids=lambda file: file.name)
def test_hooks_only_ask_for_state_and_views(file: Path) -> None:
    wrong = [
        f"{file}:{line}: a hook must not import {name}"
        for line, name in imports_of(file)
        if (name.startswith("gongkai") and not name.startswith(FOR_HOOKS))
        or name.split(".")[0] not in {"gongkai", "mkdocs", *sys.stdlib_module_names}
    ]
    assert wrong == []


def test_linkchecker_is_never_imported() -> None:
    """It is GPL and runs as a process (design.md §4.15)."""
    names = {name.split(".")[0] for file in FILES for _, name in imports_of(file)}
    assert "linkcheck" not in names
