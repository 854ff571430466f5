"""Every message that the program can say, read from its source: for Babel, and for tests.

A message is what stands in `Label("…")`, `Word("…")`, `Phrase("…")` or a call of words, what a
`Code` says, the rule that a validator names (`{"rule": "…"}`), and what a module lists for
translators, in WORDS or another of TABLES. Babel calls `extract` for each file (`make messages`).
"""

import ast
import importlib
from collections.abc import Iterable, Iterator, Mapping
from enum import EnumType
from functools import cache
from pathlib import Path
from typing import IO

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from jinja2 import Environment, nodes

import gongkai
from gongkai.model.findings import Code
from gongkai.model.law import Need
from gongkai.render.reference import meanings
from gongkai.verdict.handbook import file_of_example

ROOM = Path(gongkai.__file__).parent
SAYING = {
    "Label", "Word", "Phrase", "words", "_words", "say", "could_not_run", "spoken",
    "with_language", "worded",
}  # fmt: skip
"""Classes and functions whose first argument is a message, where it is written out."""
ERRORS = {
    "BuildDayError", "BundleError", "CannotPublishError", "ChecksumsError", "EditionsError",
    "EngineError", "FormError", "GeneratorError", "GitError", "HeldError", "HistoryError",
    "LedgerError", "LinkCheckerError", "LinkHistoryError", "ManifestError", "NotInstalledError",
    "RefusedError", "SearchIndexError", "SignatureError", "SigningKeyError", "StateError",
    "TakedownError", "TextStoreError",
}  # fmt: skip
"""Errors for people, whose first argument is one too."""
WITH_A_REASON = {"RefusedFileError"}
"""Errors that begin with a word for programs; their messages stand in WORDS."""
COMMANDS = {"command", "group"}
"""Decorators of functions whose docstring is their help."""
IN_TEMPLATES = {"_": 0, "n_": 1, "say": 0, "plural": 1}
"""Functions of templates, with which argument is a message: Chinese has no singular."""
TABLES = {
    "BY_BASIS", "BY_DUTY", "BY_FAMILY", "CERTAINTIES", "DUTIES", "FAMILIES", "LAW", "PROBLEMS",
    "THE_PAGE", "UNIT_TYPES", "WORDS",
}  # fmt: skip
"""Names under which modules keep messages that no call writes out."""


def extract(
    file: IO[bytes], keywords: object, comment_tags: object, options: object
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield the messages of a file of the engine, as Babel wants them."""
    del keywords, comment_tags, options
    path = Path(file.name)
    found = _of_module(path) if path.suffix == ".py" else _of_template(file.read().decode())
    for line, message in found:
        yield line, "", message, []


@cache
def all_messages() -> frozenset[str]:
    """Return every message of the engine."""
    files = [file for file in ROOM.rglob("*") if file.suffix in (".py", ".html", ".md")]
    return frozenset(message for file in files for message in _of(file))


def messages_of(code: Code) -> list[str]:
    """Return what a code says, and on what it rests."""
    return [
        text for text in (code.message, code.fix, code.otherwise, code.unsure, code.basis) if text
    ]


def write_meanings(file: Path) -> None:
    """Write what the reference of records says of kinds and keys as a catalogue to be filled in."""
    catalog = Catalog()
    for meaning in meanings():
        catalog.add(meaning)
    with file.open("wb") as opened:
        write_po(opened, catalog, omit_header=True, sort_output=True, width=0)


def with_example(codes: Iterable[str]) -> list[str]:
    """Return the codes that have an example; test_codes.py names those that need one."""
    return [code for code in codes if file_of_example(code).is_file()]


def _of(file: Path) -> Iterator[str]:
    with file.open("rb") as opened:
        yield from (message for _, _, message, _ in extract(opened, None, None, None))


def _of_module(path: Path) -> Iterator[tuple[int, str]]:
    source = path.read_text(encoding="utf-8")
    names = path.resolve().relative_to(ROOM).with_suffix("").parts
    for node in ast.walk(ast.parse(source)):
        yield from _called(node)
        yield from _helped(node)
        if names[0] == "model":
            yield from _rule(node)
    if any(name in source for name in ("Code(", *TABLES)):
        module = importlib.import_module(".".join(("gongkai", *names)).removesuffix(".__init__"))
        yield from ((1, message) for message in _held(vars(module)))


def _called(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the message of a call that says one."""
    if isinstance(node, ast.Call) and node.args:
        name = _name(node.func)
        if name in SAYING | ERRORS or (
            isinstance(node.func, ast.Call) and _name(node.func.func) == "spoken"
        ):
            yield from _written(node.args[0])
        elif name == "Counted":  # as of templates, the words for many are translated
            yield from _written(node.args[1])


def _helped(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the help of an option, or of a command."""
    if isinstance(node, ast.Call) and _name(node.func) == "option":
        for keyword in node.keywords:
            if keyword.arg == "help":
                yield from _written(keyword.value)
    elif isinstance(node, ast.FunctionDef):
        marks = (one.func for one in node.decorator_list if isinstance(one, ast.Call))
        if any(_name(mark) in COMMANDS for mark in marks):
            yield node.lineno, ast.get_docstring(node) or ""


def _name(node: ast.expr) -> str | None:
    """Return the name by which something is called."""
    return getattr(node, "id", None) or getattr(node, "attr", None)


def _rule(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the message of what a validator gives as details."""
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant) and key.value == "rule":
                yield from _written(value)


def _written(node: ast.expr) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.lineno, node.value
    elif isinstance(node, ast.IfExp):
        yield from _written(node.body)
        yield from _written(node.orelse)


def _held(names: Mapping[str, object]) -> Iterator[str]:
    """Yield the messages of the codes and tables of a module."""
    for name, value in names.items():
        if isinstance(value, Code):
            yield from messages_of(value)
        elif name in TABLES:
            yield from _in_table(value)


def _in_table(value: object) -> Iterator[str]:
    match value:
        case str():
            yield str(value)
        case Need():
            yield value.about
        case Mapping():
            yield from map(str, value.values())
        case tuple() | list() | EnumType():
            for one in value:
                yield from _in_table(one)


def _of_template(source: str) -> Iterator[tuple[int, str]]:
    for call in Environment(autoescape=True).parse(source).find_all(nodes.Call):
        name = getattr(call.node, "name", None) or getattr(call.node, "attr", None)
        number = IN_TEMPLATES.get(name or "")
        if number is not None and len(call.args) > number:
            argument = call.args[number]
            if isinstance(argument, nodes.Const):
                yield call.lineno, str(argument.value)
