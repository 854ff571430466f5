"""Everything that findings and their reports can say, as message ids, and what explains it."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment

import gongkai
from gongkai.checks import attachments as in_attachments
from gongkai.checks import leaks, privacy
from gongkai.codes import CODES as ALL_CODES
from gongkai.commands import opinion
from gongkai.handbook import file_of_example
from gongkai.links import external_codes
from gongkai.model.duty import DUTIES
from gongkai.model.findings import Code, Severity
from gongkai.model.law import LAW
from gongkai.model.units import UNIT_TYPES
from gongkai.report import explanation, markdown_summary, night, review, takedown, text
from gongkai.sources import attachments, coercion, lacking, samples, syntax, typed, words
from gongkai.sources import text as bytes_of_files

ROOM = Path(gongkai.__file__).parent
TABLES = (
    coercion.WORDS,
    syntax.WORDS,
    typed.WORDS,
    words.WORDS,
    bytes_of_files.WORDS,
    leaks.WORDS,
    in_attachments.WORDS,
    lacking.WORDS,
    privacy.WORDS,
    text.WORDS,
    markdown_summary.WORDS,
    review.WORDS,
    night.WORDS,
    takedown.WORDS,
    tuple(explanation.FAMILIES.values()),
    tuple(explanation.CERTAINTIES.values()),
    (attachments.THE_PAGE,),
    samples.PROBLEMS,
    opinion.WORDS,
    external_codes.WORDS,
    tuple(Severity),
    tuple(DUTIES.values()),
    tuple(UNIT_TYPES.values()),
    tuple(need.about for need in LAW),
)


def with_example(codes: Iterable[str]) -> list[str]:
    """Return the codes that have an example; test_codes.py names those that need one."""
    return [code for code in codes if file_of_example(code).is_file()]


def messages_of(code: Code) -> list[str]:
    """Return what a code says."""
    return [message for message in (code.message, code.fix, code.otherwise) if message]


def other_messages() -> list[str]:
    """Return every message id that is not of a code, once, in a stable order."""
    found: dict[str, None] = {}
    for table in TABLES:
        found.update(dict.fromkeys(map(str, table)))
    found.update(dict.fromkeys(literal_words()))
    found.update(dict.fromkeys(rules_of_kinds()))
    found.update(dict.fromkeys(words_of_reports()))
    said = {message for code in ALL_CODES.values() for message in messages_of(code)}
    return [message for message in found if message and message not in said]


def literal_words() -> Iterator[str]:
    """Yield the texts written as `Word("...")` anywhere in the package."""
    for node in _nodes():
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Word":
            for argument in node.args:
                if isinstance(argument, ast.Constant):
                    yield str(argument.value)


def rules_of_kinds() -> Iterator[str]:
    """Yield the texts of rules that the validators of kinds name, `{"rule": "..."}`."""
    for node in _nodes("model"):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and key.value == "rule":
                    yield _text(value)


def words_of_reports() -> Iterator[str]:
    """Yield the texts that the templates of reports translate."""
    env = Environment(extensions=["jinja2.ext.i18n"])
    for template in sorted(explanation.TEMPLATES.iterdir()):
        for _, _, message in env.extract_translations(template.read_text(encoding="utf-8")):
            first = message if isinstance(message, str) else message and message[0]
            if first is not None:  # what is no literal is a message of a code
                yield first


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    raise AssertionError(f"write the rule on line {node.lineno} as a literal")


def _nodes(room: str = "") -> Iterator[ast.AST]:
    for file in sorted((ROOM / room).rglob("*.py")):
        yield from ast.walk(ast.parse(file.read_text(encoding="utf-8")))
