"""Every message id that pages can show: of records, views, our templates and the theme's."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, nodes

import gongkai

ROOM = Path(gongkai.__file__).parent
DECLARED = sorted((ROOM / "model").rglob("*.py"))
VIEWS = sorted((ROOM / "views").glob("*.py"))
TEMPLATES = sorted((ROOM / "render" / "templates").rglob("*.html"))
THEME = sorted((ROOM / "mkdocs" / "theme").rglob("*.html"))
PLURAL = "n_"
"""Its first message is for one thing in English; Chinese has a single form, the second's."""


@dataclass(frozen=True)
class Said:
    """One use of a message, with the names of the values that fill it."""

    place: str
    message: str | None
    """None where it is not written out."""
    values: frozenset[str]


def all_said() -> list[Said]:
    """Return every use of a message on a page."""
    found = [said for file in (*DECLARED, *VIEWS) for said in labels_in(file)]
    found += [said for file in TEMPLATES for said in calls_in(file, {"_", PLURAL})]
    found += [said for file in THEME for said in calls_in(file, {"say", "plural"})]
    return found


def labels_in(file: Path) -> Iterator[Said]:
    """Yield the message of every `Label(...)` and of every `Counted(...)` in a Python file."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Counted":
            message = str(node.args[1].value) if isinstance(node.args[1], ast.Constant) else None
            yield Said(f"{file.name}:{node.lineno}", message, frozenset({"number"}))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Label":
            first, *rest = node.args
            message = str(first.value) if isinstance(first, ast.Constant) else None
            names = {key.value for key in rest[0].keys} if rest else set()  # type: ignore[attr-defined]
            yield Said(f"{file.name}:{node.lineno}", message, frozenset(names))


def calls_in(file: Path, functions: set[str]) -> Iterator[Said]:
    """Yield the messages of every call of `functions`, by name or as an attribute."""
    tree = Environment(autoescape=True).parse(file.read_text(encoding="utf-8"))
    for call in tree.find_all(nodes.Call):
        name = getattr(call.node, "name", None) or getattr(call.node, "attr", None)
        if name not in functions:
            continue
        plural = name in (PLURAL, "plural")
        values = {keyword.key for keyword in call.kwargs} | ({"number"} if plural else set())
        argument = call.args[1 if plural else 0]
        message = argument.value if isinstance(argument, nodes.Const) else None
        yield Said(f"{file.name}:{call.lineno}", message, frozenset(values))
