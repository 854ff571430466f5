"""What libyaml says of a broken line, in words for those who wrote it."""

import re

import yaml

from gongkai.model.findings import Word

_NO_COLON = "a colon and a space are missing after the key"
_INDENT = "the line is indented differently from those before it"
_PROBLEMS = {
    "mapping values are not allowed in this context": "a second “: ” stands on the line",
    "could not find expected ':'": _NO_COLON,
    "found unexpected end of stream": "a quotation mark is never closed",
    "did not find expected ',' or ']'": "a bracket “[” is never closed, or a comma is missing",
    "did not find expected ',' or '}'": "a brace is never closed, or a comma is missing",
    "did not find expected key": "the line is indented differently from those before it, "
    "or something follows a closing quotation mark or bracket",
    "did not find expected <document start>": _INDENT,
    "did not find expected '-' indicator": "a list ends here, but a key follows at its margin",
    "found character that cannot start any token": "the value begins with a character that "
    "needs quotes",
    "found unknown escape character": "a backslash in double quotes; use single quotes",
    "block sequence entries are not allowed in this context": "a list begins on the line of its "
    "key; begin it on the next line",
    "did not find expected comment or line break": "text follows “|” or “>” on the same line",
}
_OTHER = "the line does not follow the rules of YAML"
A_TAG = "a tag (!) changes what the value is"
A_SECOND_DOCUMENT = "a line “---” begins a second document"
WORDS = (*_PROBLEMS.values(), _OTHER, A_TAG, A_SECOND_DOCUMENT)
"""Every explanation, for translators."""

_OPENERS = (
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
)
_KEY = re.compile(r"( *)[A-Za-z_]+ *")


def explain(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, int, Word]:
    """Return line and column, counted from 0, where the clerk must look, and what is wrong."""
    line, column = _position(error.problem_mark)
    problem = _PROBLEMS.get(error.problem or "", _OTHER)
    if error.context in _OPENERS and _position(error.context_mark)[0] != line:
        line, column = _position(error.context_mark)
    elif 0 < line < len(lines) and (key := _KEY.fullmatch(lines[line][:column])):
        above = next((n for n in reversed(range(line)) if lines[n].strip()), None)
        if key[1]:
            column, problem = len(key[1]), _INDENT
        elif above is not None:  # A line without a colon runs on into this key.
            line, column, problem = above, 0, _NO_COLON
    return line, column, Word(problem)


def _position(mark: yaml.Mark | None) -> tuple[int, int]:
    return (mark.line, mark.column) if mark else (0, 0)
