"""Everything that findings and their reports can say, as message ids."""

import ast
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment

import gongkai
from gongkai.checks import attachments as in_attachments
from gongkai.checks import leaks, privacy
from gongkai.codes import CODES as ALL_CODES
from gongkai.commands import opinion
from gongkai.links import external_codes
from gongkai.model.findings import Severity
from gongkai.report import explanation, markdown_summary, night, review, text
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
    tuple(explanation.FAMILIES.values()),
    tuple(explanation.CERTAINTIES.values()),
    (attachments.THE_PAGE,),
    samples.PROBLEMS,
    opinion.WORDS,
    external_codes.WORDS,
    tuple(Severity),
)


def all_messages() -> list[str]:
    """Return every message id once, in a stable order."""
    found: dict[str, None] = {}
    for code in ALL_CODES.values():
        found.update(dict.fromkeys([code.message, code.fix, code.otherwise]))
    for table in TABLES:
        found.update(dict.fromkeys(map(str, table)))
    found.update(dict.fromkeys(literal_words()))
    found.update(dict.fromkeys(rules_of_kinds()))
    found.update(dict.fromkeys(words_of_reports()))
    return [message for message in found if message]


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
