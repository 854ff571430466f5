"""One direction (decision 17): an import against the arrows fails here."""

import ast
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import gongkai

PACKAGE = Path(gongkai.__file__).parent
HOOKS = PACKAGE.parents[1] / "hooks"

ALLOWED = {
    "model": set(),
    "whole": set(),
    "markdown": set(),
    "sources": {"model", "whole", "markdown", "i18n", "digests"},
    "measures": {"model", "markdown"},
    "views": {"model", "measures"},
    "render": {"model", "measures", "views", "i18n", "markdown"},
    "checks": {"model", "measures"},
    "links": {"model", "background", "whole", "digests"},
    "background": set(),
    "publish": {"model", "sources", "signing", "whole"},
    "signing": {"model"},
    "digests": set(),
    "starter": {"model", "sources"},
    "doctor": {"model", "sources", "starter", "render", "whole"},
    "form": {"model", "sources", "i18n", "whole"},
    "importing": {"model", "sources", "measures", "markdown", "render", "i18n"},
    "report": {"model", "i18n"},
    "i18n": {"model"},
    "editing": {"model", "i18n", "sources", "render", "whole"},
}
"""What each room may import beside itself; rooms that are not here may import anything."""
IN_LINKS = {
    "reading": set(),
    "broken": {"reading"},
    "misleading": {"reading"},
    "external": {"reading"},
    "history": {"external", "reading"},
}
"""What each room inside links/ may import of it beside itself; what stands above them may all."""
FLOORS = 9
"""How many modules of links/ may stand one upon the other."""
LINES = 300
"""How long a file may be."""
FREE = {
    "verdict",
    "gate",
    "mkdocs",
    "commands",
    "cli",
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


LINKS = [file for file in FILES if room_of(file) == "links"]


@pytest.mark.parametrize("file", LINKS, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_arrows_inside_links_point_one_way(file: Path) -> None:
    own = file.relative_to(PACKAGE / "links").parts[0]
    against = [
        f"{file}:{line}: links/{own} must not import {name}"
        for line, name in imports_of(file)
        if own in IN_LINKS
        and name.startswith("gongkai.links.")
        and name.split(".")[2] not in IN_LINKS[own] | {own}
    ]
    assert against == []


def test_links_is_kept_in_its_rooms() -> None:
    rooms = {file.parent.name for file in LINKS if file.parent != PACKAGE / "links"}
    assert rooms == IN_LINKS.keys()


def module_of(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(file): file for file in FILES}


def imported_by(file: Path) -> set[str]:
    """Return the modules of ours that a file imports, without the packages around them."""
    names = [name for _, name in imports_of(file)]
    found = (name if name in MODULES else name.rpartition(".")[0] for name in names)
    return {name for name in found if name in MODULES} - {module_of(file)}


ARROWS = {module: imported_by(file) for module, file in MODULES.items()}


def test_no_module_imports_itself_by_way_of_others() -> None:
    try:
        TopologicalSorter(ARROWS).prepare()
    except CycleError as error:
        pytest.fail(f"modules import one another in a circle: {' <- '.join(error.args[1])}")


def test_a_circle_would_be_reported() -> None:
    with pytest.raises(CycleError):
        TopologicalSorter({**ARROWS, "gongkai.model.findings": {"gongkai.cli"}}).prepare()


def test_links_stand_on_few_floors() -> None:
    floors: dict[str, int] = {}
    for module in TopologicalSorter(ARROWS).static_order():
        below = (floors[other] for other in ARROWS[module] if other.startswith("gongkai.links"))
        floors[module] = 1 + max(below, default=0)
    high = {module: at for module, at in floors.items() if module.startswith("gongkai.links")}
    assert max(high.values()) <= FLOORS, high


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_no_file_is_too_long(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LINES


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
    """It is under the GPL and runs as a process (decision 15)."""
    names = {name.split(".")[0] for file in FILES for _, name in imports_of(file)}
    assert "linkcheck" not in names


SHARED = {
    "Beside",
    "Cell",
    "Field",
    "Heading",
    "Listing",
    "Notice",
    "Period",
    "Progress",
    "RegistryFile",
    "Rule",
    "Run",
    "Translation",
}
"""Names that still mean two things; the list only gets shorter."""


def test_a_public_class_has_a_name_of_its_own() -> None:
    homes: dict[str, list[str]] = {}
    for module, file in MODULES.items():
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, []).append(module)
    several = {name: found for name, found in homes.items() if len(found) > 1}
    assert {name: found for name, found in several.items() if name not in SHARED} == {}
    assert several.keys() >= SHARED, "take out what means one thing now"
